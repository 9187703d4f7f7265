"""Gate over what is real: asked, tried or alleged is not done, and the wife is not the mayor.

Sentences tell of acts that did not happen or are not proved ("is accused of having set the fire",
"asked the council to sell the ferry") and of people by those who belong to them ("the mayor's wife
was arrested"). Leaving out the word that says so turns the sentence into another one. Such
words are called non-factive (Kiparsky and Kiparsky 1970, "Fact").
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.folding import fold
from summarizer.values.names import same_name
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import Token, words
from summarizer.values.wording import find_word, forms, telling_words

_SUBJECT_BY = 25  # code points into a claim within which its subject begins
_GOVERNED = 9  # words over which such a verb governs another
_TITLE_WORDS = 3  # words of a title between "of" and a name
# Verbs and nouns under which an act has not happened or is not proved.
_UNREAL = {
    "fr": re.compile(
        r"(?:demand|accus|soupconn|inculp|refus|menac|tent|essa[iy]|souhait|envisag|esper|"
        r"promet|promis|exhort|invit|propos|dement|nier?|nie|empech|evit|echou|risqu|pretend|"
        r"suspect|cens|appel|cherch|vis|charg|ordonn|somm|reclam|interdi|dissuad|renonc|hesit)"
        r"(?:e|es|ent|er|ee?s?|a|ai[st]|aient|ant|erai?t?|eraient|iez|aient|u|us|it|i)?"
        r"|veu(?:t|lent)|voulai(?:t|ent)|voulu|failli|intention|projet|tentatives?|poursuivi\w*"
    ),
    "en": re.compile(
        r"(?:ask|accus|suspect|charg|refus|threaten|attempt|want|hop|consider|propos|promis|"
        r"urg|call|invit|den[yi]|avoid|prevent|fail|risk|alleg|order|forbid|vow|pledg|beg|"
        r"convict|sought|seek|try|tri)(?:e|es|s|ed|d|ing|ied|ies|den)?"
        r"|intention|bid|efforts?|nearly|almost|alleged(?:ly)?"
    ),
}
_GOVERNS_ALONE = frozenset(
    "failli veut veulent voulait voulaient voulu souhaite souhaitent espere esperent pretend "
    "pretendent".split()
)
_MARKS = {
    "fr": frozenset("de d à pour par".split()),
    "en": frozenset("to of with from for".split()),
}
_BETWEEN = {
    "fr": frozenset("avoir etre ete se s y en ne pas".split()),
    "en": frozenset("have having be been being not also".split()),
}
_INFINITE = {"fr": re.compile("(?:er|ir|re)$"), "en": re.compile("ing$")}
_OWNED_BY = re.compile(
    r"([a-z'-]+),?\s+(?:de\s|du\s|des\s|d'|of\s)\s*(?:(?:le|la|les|l'|the)\s*)?"
    rf"((?:(?:[a-z-]+|m\.|mr\.?)\s+){{0,{_TITLE_WORDS}}})$"
)
_OWNS = re.compile(r"^['’]s?\s+((?:[a-z-]+\s+){0,2}[a-z-]+)")
# Before a noun they say that what follows is meant no longer, not yet, not quite or not at all.
_WEAKENING = frozenset(
    "ancien ancienne anciens anciennes ex futur future futurs futures vice faux fausse pretendu "
    "pretendue pseudo quasi anti non presque former deputy acting would-be fake so-called "
    "self-styled self-proclaimed nearly almost barely hardly scarcely".split()
)
_ADDED = frozenset("adjoint adjointe adjoints suppleant suppleante elect designate".split())
_RELATIONS = frozenset(
    fold(word)
    for word in (
        "épouse épouses époux femme mari veuve veuf compagne compagnon fils fille fils enfants "
        "enfant frère sœur père mère parents neveu nièce oncle tante cousin cousine avocat avocate "
        "avocats voisin voisine ami amie amis chauffeur garde collègue rival rivale adversaire "
        "prédécesseur successeur fiancée fiancé filiale filiales concurrent "
        "concurrente biographe médecin victime victimes meurtrier assassin partisans partisan "
        "wife husband widow widower partner girlfriend boyfriend son sons daughter daughters "
        "child children brother brothers sister sisters father mother parents nephew niece uncle "
        "aunt cousin lawyer lawyers attorney neighbour neighbor friend friends driver bodyguard "
        "colleague rival opponent predecessor successor subsidiary rivals "
        "biographer doctor victim victims killer murderer supporters supporter"
    ).split()
)


def reality(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What is not real there must not be told as real, nor of somebody else than there."""
    if translated(claim, sentences) or claim.language not in _UNREAL:
        return None
    for check in (_unreal, _belongs, _weakened):
        refusal = check(claim, sentences)
        if refusal is not None:
            return refusal
    return None


def _unreal(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """An act that stands there only as asked, tried or alleged must not be told as done."""
    language = claim.language
    ours = words(claim.text)
    if any(_UNREAL[language].fullmatch(token.folded) for token in ours):
        return None
    for before, token in pairwise(ours):
        if token.folded in STOPWORDS[language] or not token.text.islower():
            continue
        if before.text.lower() in _MARKS[language] | {"the", "le", "la", "un", "une", "an"}:
            continue
        own = forms(token.text, language)
        found = [
            _governor(tokens, at, language)
            for sentence in sentences
            if own & {form for word in sentence.tokens for form in forms(word, language)}
            for tokens in [words(sentence.text)]
            for at, other in enumerate(tokens)
            if own & forms(other.text, language)
        ]
        if found and all(found):
            return Refusal("weak_support", f"there it is “{found[0]}” {token.text}")
    return None


def _governor(tokens: Sequence[Token], at: int, language: str) -> str:
    """Return the word that makes the verb at a place unreal ("accused"), or nothing."""
    start = at - 1
    while start >= 0 and tokens[start].folded in _BETWEEN[language]:
        start -= 1
    infinite = start < at - 1 or _INFINITE[language].search(tokens[at].folded)
    if start < 0 or not (infinite or tokens[start].folded == "to"):
        return ""
    if tokens[start].folded in _GOVERNS_ALONE:
        return tokens[start].text
    if tokens[start].text.lower() not in _MARKS[language]:
        return ""
    for token in reversed(tokens[max(0, start - _GOVERNED) : start]):
        if _UNREAL[language].fullmatch(token.folded):
            return token.text
    return ""


def _belongs(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Whom the claim is about must not stand there only as whose wife, lawyer or victim it is."""
    span = _opening(claim)
    if span is None or _related(claim.text, *span):
        return None
    told = claim.text[span[0] : span[1]]
    owned = [
        _related(sentence.text, *place)
        for sentence in sentences
        for place in _places(told, sentence)
    ]
    if not owned or not all(owned) or find_word(owned[0], claim.text, claim.language):
        return None
    return Refusal("weak_support", f"there it is “{owned[0]}” of “{told}”")


def _opening(claim: Statement) -> tuple[int, int] | None:
    """Return where the claim's subject stands: the name it opens with, or its first noun."""
    if claim.names and claim.names[0].start <= _SUBJECT_BY:
        return claim.names[0].start, claim.names[0].end
    first = next(iter(telling_words(claim.text, claim.language)), None)
    if first is None or not first.noun or first.start > _SUBJECT_BY:
        return None
    return first.start, first.start + len(first.text)


def _places(told: str, sentence: Statement) -> list[tuple[int, int]]:
    """Return where the sentence speaks of the name or noun."""
    named = [(n.start, n.end) for n in sentence.names if same_name(told, n.raw)]
    own = forms(told, sentence.language)
    return named or [
        (token.start, token.end)
        for token in words(sentence.text)
        if own & forms(token.text, sentence.language)
    ]


def _related(text: str, start: int, end: int) -> str:
    """Return the person beside a name or noun whose wife, lawyer or victim stands there."""
    owned = _OWNED_BY.search(fold(text[:start]) + " ")
    owns = _OWNS.match(text[end:])
    phrase = owned[1] if owned else owns[1] if owns else ""
    return next((w for w in re.split(r"[ '’-]", phrase) if fold(w) in _RELATIONS), "")


def _weakened(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A "former minister", "vice-president" or "maire adjoint" must not be told without that."""
    language = claim.language
    ours = frozenset(part for token in claim.tokens for part in token.split("-"))
    for word in telling_words(claim.text, language):
        opens = word.start == 0  # with a capital: "President Morvan"
        if not (word.text.islower() or opens) or fold(word.text) in _WEAKENING | _ADDED:
            continue
        own = forms(word.text, language)
        found = [
            _weakener(parts, at)
            for sentence in sentences
            for parts in [[part for token in sentence.tokens for part in token.split("-")]]
            for at, part in enumerate(parts)
            if own & forms(part, language)
        ]
        if found and all(found) and not ours & set(found):
            return Refusal("weak_support", f"there it is “{found[0]}” {word.text}")
    return None


def _weakener(parts: Sequence[str], at: int) -> str:
    """Return the word beside the one at a place that takes it back, or nothing."""
    if at and parts[at - 1] in _WEAKENING:
        return parts[at - 1]
    if parts[at + 1 : at + 3] == ["par", "interim"]:
        return "interim"
    return parts[at + 1] if at + 1 < len(parts) and parts[at + 1] in _ADDED else ""
