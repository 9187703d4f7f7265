"""Gate over tense: what is yet to come there must not be told as done."""

import re
from collections.abc import Sequence

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import Token, words
from summarizer.values.wording import forms

# Words that may stand between an auxiliary and its verb.
_BETWEEN = {
    "fr": re.compile(
        r"se|s|y|en|l|le|la|les|lui|leur|ne|n|pas|plus|deja|bien|aussi|ainsi|egalement|ensuite|donc|"
        r"finalement|officiellement|\w{3,}ment|etre|ete|tous|toutes|d|abord|encore|jamais"
    ),
    "en": re.compile(r"be|been|being|have|also|then|not|now|soon|all|both|\w{3,}ly"),
}
# Verbs after which another one is yet to come; with a mark of the infinitive between them, or not.
_COMING = {
    "fr": frozenset(
        "sera seront aura auront serait seraient va vont doit doivent devra devront devrait "
        "devraient".split()
    ),
    "en": frozenset("will shall would won't".split()),
}
_LEADING = {
    "fr": re.compile(r"prevoi(?:t|ent)|prevu(?:e|s|es)?|compte|comptent|appretent?|appelee?s?"),
    "en": re.compile(
        r"is|are|set|due|expected|scheduled|plan|plans|planned|planning|intends?|intended|about|"
        r"likely|going|prepar(?:e|es|ed|ing)|vows?|vowed|pledged?|promised?|wants?|hopes?|agreed"
    ),
}
_MARKS = {"fr": frozenset("a de d".split()), "en": frozenset({"to"})}
_FUTURE = re.compile(r"\w{2,}r(?:a|ont)")
_NO_FUTURE = re.compile(r"(?:ope|came|chole|gene|corde|chime|auro|saha|ju)ra|(?:af)?front")
_PAST = {
    "fr": frozenset("a ont avait avaient est sont était étaient fut furent ayant".split()),
    "en": frozenset("was were has have had".split()),
}
_PARTICIPLE = {
    "fr": re.compile(r"(?:e|i|u|is|it|ert|ort|int|ait)e?s?$"),
    "en": re.compile(r"(?<!ing)$"),
}
_PRESENT_PASSIVE = frozenset({"est", "sont"})
_COMING_PASSIVE = frozenset("sera seront va vont doit doivent devra devront".split())
_PAST_SIMPLE = re.compile(r"\w{2,}(?:erent|irent|urent)")
_PRONOUNS = frozenset("he she it they who which that and we".split())


def tense(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A verb that stands there only as yet to come must not stand in the claim as over."""
    language = claim.language
    if translated(claim, sentences) or language not in _COMING:
        return None
    ours, theirs = words(claim.text), [words(sentence.text) for sentence in sentences]
    for at, token in enumerate(ours):
        auxiliary = _told_as_over(ours, at, language)
        if auxiliary is None:
            continue
        own = forms(token.text, language)
        found = [
            _coming(there, place, language)
            for there in theirs
            for place, other in enumerate(there)
            if own & forms(other.text, language)
        ]
        if not found or not all(found):
            continue
        # "Est organisée" may be told of what will be; "est arrivé" may not.
        if auxiliary in _PRESENT_PASSIVE and set(found) <= _COMING_PASSIVE:
            continue
        return Refusal("weak_support", f"there “{token.text}” is yet to come: “{found[0]}”")
    return None


def _told_as_over(tokens: Sequence[Token], at: int, language: str) -> str | None:
    """Return what tells the word at a place as over: its auxiliary, or "" for its own form."""
    token = tokens[at]
    if not token.text.islower() or token.folded in STOPWORDS[language]:
        return None
    if _coming(tokens, at, language):
        return None
    if _PARTICIPLE[language].search(token.folded):
        for other in tokens[max(0, _governor(tokens, at, language)) : at]:
            if other.text.lower() in _PAST[language]:  # "a" is not "à"
                return other.folded
    if language == "fr":
        return "" if _PAST_SIMPLE.fullmatch(token.folded) else None
    simple = token.folded.endswith("ed") and _stands_as_verb(tokens, at)
    return "" if simple else None


def _stands_as_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an English word in "-ed" stands after its subject, and not as an adjective."""
    if at == 0 or (at + 1 < len(tokens) and tokens[at + 1].folded == "by"):
        return False
    before = tokens[at - 1].folded
    return before in _PRONOUNS or before not in STOPWORDS["en"]


def _governor(tokens: Sequence[Token], at: int, language: str) -> int:
    """Return the place of the word a verb hangs on, over what may stand between; -1 for none."""
    place = at - 1
    while place >= 0 and _BETWEEN[language].fullmatch(tokens[place].folded):
        place -= 1
    return place


def _coming(tokens: Sequence[Token], at: int, language: str) -> str:
    """Return the word that makes the verb at a place yet to come, or nothing."""
    token = tokens[at]
    if language == "fr" and _FUTURE.fullmatch(token.folded):
        return "" if _NO_FUTURE.fullmatch(token.folded) else token.text
    place = _governor(tokens, at, language)
    if place < 0:
        return ""
    if tokens[place].folded in _COMING[language] or tokens[place].folded.endswith("'ll"):
        return tokens[place].folded
    if tokens[place].folded in _MARKS[language] and place:
        leading = _governor(tokens, place, language)
        if leading >= 0 and _LEADING[language].fullmatch(tokens[leading].folded):
            return tokens[leading].text
    return ""
