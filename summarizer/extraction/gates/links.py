"""Gate over the small words that link: despite and thanks to, except and including, if, from, by.

One such word turns a sentence round and all other words stay. What it governs is read as the first
telling word behind it; where that word stands there under another link only, the claim is refused.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.folding import fold, fold_with_offsets
from summarizer.values.wording import Telling, forms, telling_words

_NEAR = 30  # code points from a link to what it governs
# Links of one line are against one another; within a kind they mean the same.
_LINKS = {
    "fr": (
        {
            "despite": r"malgre|en depit d(?:es?|u)?",
            "thanks to": r"grace a(?:ux?)?|a la demande d(?:es?|u)?|en raison d(?:es?|u)?|"
            r"a cause d(?:es?|u)?",
        },
        {
            "except": r"sauf|excepte|hormis|a l'exception d(?:es?|u)?|sans compter",
            "including": r"y compris|dont|notamment|ainsi que",
        },
        {
            "unlike": r"contrairement aux?|contrairement a|a la difference d(?:es?|u)?",
            "like": r"comme|a l'instar d(?:es?|u)?|de meme que|tout comme",
        },
        {
            "without": r"sans|faute d(?:es?|u)?",
            "with": r"avec",
        },
        {
            "from": r"a partir d(?:es?|u)?|depuis",
            "until": r"jusqu'(?:aux?|a|en|a la)",
        },
        {"by": r"par", "with": r"avec"},
    ),
    "en": (
        {
            "despite": r"despite|in spite of",
            "thanks to": r"thanks to|because of|due to|at the request of|"
            r"with the support of",
        },
        {
            "except": r"except(?: for)?|apart from|other than|excluding",
            "including": r"including|as well as",
        },
        {"unlike": r"unlike|in contrast to", "like": r"(?<!look )(?<!looks )like|just as"},
        {"without": r"without|failing", "with": r"with"},
        {"from": r"from|starting|since", "until": r"until|till|up to"},
        {"by": r"by", "with": r"with"},
    ),
}
_BY_WHOM = {"fr": "par", "en": "by"}
_IF = {
    "fr": re.compile(r"\b(?:si\b|s'(?=ils?\b)|a condition qu[e']|a moins qu[e']|pourvu qu[e'])"),
    "en": re.compile(r"\b(?:if|unless|provided(?: that)?|as long as)\b"),
}
_ASKING = re.compile(
    r"\b(?:savoir|demand\w*|ignor\w*|verifi\w*|determin\w*|interrog\w*|know\w*|knew|ask(?:ed|s|ing)?|"
    r"wonder\w*|question\w*|see|sure|clear)\b[^.;:!?]*$"
)
_WHETHER = re.compile(r"\b(?:meme|comme|seulement|aussi|dire|dit|even|as|only|what|say|said)$")
_ASKED_WITHIN = 60  # code points before "if" in which a verb of asking makes it "whether"
_CONDITION_WORDS = 2  # words of a condition that stand in a claim, when it has been left out
_SET_APART = frozenset({"except", "unlike"})  # links without which what they govern is taken in
# What ends, is put off or avoided does not go on: "appelle à cesser la grève".
_ENDING = {
    "fr": re.compile(
        r"\b(?:cess\w+|mett\w+ fin|mis fin|fin|renonc\w+|annul\w+|report\w+|suspen\w+|"
        r"lev(?:er|e|ee)|evit\w+|abandonn\w+|empech\w+)(?: a| de| d')? ?"
        r"(?:la |le |les |l'|un |une |cette |ce )?$"
    ),
    "en": re.compile(
        r"\b(?:end(?:s|ed|ing)?|stop\w*|halt\w*|cancel\w*|postpon\w*|call\w* off|abandon\w*|"
        r"suspend\w*|avoid\w*|avert\w*|prevent\w*|drop(?:s|ped|ping)?|lift\w*)"
        r" ?(?:to |of )?(?:the |a |an |this |that |its )?$"
    ),
}


def links(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Links, conditions and what comes to an end must be those of the sentences."""
    if translated(claim, sentences) or claim.language not in _LINKS:
        return None
    for check in (_linked, _done_by, _set_apart, _condition, _ended):
        refusal = check(claim, sentences)
        if refusal is not None:
            return refusal
    return None


class Governed(NamedTuple):
    """A link and the first telling word behind it.

    Attributes:
        kind: What kind of link it is.
        word: As written.
        at: First code point of the link.

    """

    kind: str
    word: str
    at: int


def _linked(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What a link governs must not stand there only under a link that is against it."""
    for table in _LINKS[claim.language]:
        stated = [item for s in sentences for item in _governed(s, table)]
        for kind, word, _ in _governed(claim, table):
            own = forms(word, claim.language)
            there = {g.kind for g in stated if own & forms(g.word, claim.language)}
            if there and kind not in there:
                return Refusal("weak_support", f"there “{word}” stands behind another link")
    return None


def _governed(statement: Statement, table: Mapping[str, str]) -> list[Governed]:
    """Return the links of a statement with what they govern."""
    folded = fold_with_offsets(statement.text)
    told = _told(statement)
    found = []
    for kind, pattern in table.items():
        for match in re.finditer(rf"\b(?:{pattern})(?:(?<=')|(?![a-z]))", folded.text):
            start, end = folded.span(match.start(), match.end())
            word = next((w.text for w in told if 0 <= w.start - end < _NEAR), None)
            if word is not None:
                found.append(Governed(kind, word, start))
    return found


def _done_by(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """By whom it is done must not stand there only as whom it is done to."""
    language = claim.language
    by = {"by": _BY_WHOM[language]}
    there = [item.word for sentence in sentences for item in _governed(sentence, by)]
    for _, word, at in _governed(claim, by):
        own = forms(word, language)
        verb = next((w.text for w in reversed(_told(claim)) if w.start < at), None)
        if verb is None or any(own & forms(other, language) for other in there):
            continue
        places = [(_places(s, forms(verb, language)), _places(s, own)) for s in sentences]
        if any(acts for _, acts in places) and all(
            verbs and min(acts) > min(verbs) for verbs, acts in places if acts
        ):
            return Refusal("weak_support", f"there “{verb}” is not by “{word}”")
    return None


def _places(statement: Statement, wanted: frozenset[str]) -> list[int]:
    return [w.start for w in _told(statement) if wanted & forms(w.text, statement.language)]


def _set_apart(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Whom the sentences set apart ("unlike X", "except X") must not be taken in by the claim."""
    language = claim.language
    ours = [forms(word.text, language) for word in _told(claim)]
    for table in _LINKS[language]:
        if not _SET_APART & table.keys() or _governed(claim, table):
            continue
        for sentence in sentences:
            for kind, word, _ in _governed(sentence, table):
                own = forms(word, language)
                times = sum(len(_places(each, own)) for each in sentences)
                if kind in _SET_APART and times == 1 and any(own & other for other in ours):
                    return Refusal("weak_support", f"there “{word}” is set apart")
    return None


def _condition(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What is only a condition there must not be told as so."""
    language = claim.language
    if _IF[language].search(fold_with_offsets(claim.text).text):
        return None
    ours = [forms(word.text, language) for word in _told(claim)]
    for sentence in sentences:
        told = _told(sentence)
        for start, end in _conditions(sentence):
            within = [w for w in told if start <= w.start < end][:_CONDITION_WORDS]
            beside = [forms(w.text, language) for w in told if not start <= w.start < end]
            kept = [forms(word.text, language) for word in within]
            verb = any(word.text.islower() for word in within)  # not a name alone
            if (
                verb
                and len(kept) == _CONDITION_WORDS
                and all(
                    any(word & other for other in ours)
                    and not any(word & other for other in beside)
                    for word in kept
                )
            ):
                return Refusal("weak_support", f"there it is a condition: “{within[0].text}”")
    return None


def _conditions(sentence: NumberedStatement) -> Iterator[tuple[int, int]]:
    """Yield where the conditions of a sentence stand; "to know whether" makes none."""
    folded = fold_with_offsets(sentence.text)
    for match in _IF[sentence.language].finditer(folded.text):
        before = folded.text[: match.start()].rstrip()
        if _WHETHER.search(before) or _ASKING.search(before[-_ASKED_WITHIN:]):
            continue
        start = folded.span(match.start(), match.end())[1]
        ends = [clause.end for clause in sentence.clauses if clause.start <= start < clause.end]
        if ends:
            yield start, ends[0]


def _ended(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What the sentences have end, or be put off, must not go on: "appelle à la grève"."""
    language = claim.language
    for before, word in pairwise(_told(claim)):
        if _ender(claim, word):
            return None
        own, leading = forms(word.text, language), forms(before.text, language)
        there = [
            leading & forms(led.text, language)
            for sentence in sentences
            for led, ender, other in _ending(sentence)
            if own & forms(other.text, language) and not leading & forms(ender.text, language)
        ]
        times = sum(len(_places(sentence, own)) for sentence in sentences)
        if there and all(there) and len(there) == times:
            return Refusal("weak_support", f"“{word.text}” is to end there, or is put off")
    return None


def _ending(sentence: Statement) -> Iterator[tuple[Telling, Telling, Telling]]:
    """Yield what leads to an end, what says so, and what ends: "calls … end … strike"."""
    told = _told(sentence)
    for led, ender, word in zip(told, told[1:], told[2:], strict=False):
        if word.noun and _ender(sentence, word):
            yield led, ender, word


def _ender(statement: Statement, word: Telling) -> bool:
    """Tell whether what stands right before a word has it end."""
    before = fold(statement.text[: word.start]) + " "
    return bool(_ENDING[statement.language].search(before))


def _told(statement: Statement) -> Sequence[Telling]:
    return telling_words(statement.text, statement.language)
