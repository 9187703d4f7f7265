"""Gate over who does it: the deed of one must not be told of another who is named beside it."""

from collections.abc import Sequence

from summarizer.extraction.doers import LANGUAGES, Doers, Subject
from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.names import same_name
from summarizer.values.text import words


def actors(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Whoever does it in the claim must not stand beside another who does it there."""
    language = claim.language
    if translated(claim, sentences) or language not in LANGUAGES:
        return None
    there = [Doers(sentence) for sentence in sentences if sentence.language == language]
    for verb, ours in Doers(claim).deeds():
        found = [subject for doers in there for subject in doers.of(verb)]
        known = [each for each in found if each is not None and each.passive == ours.passive]
        if found and len(known) == len(found) and all(_another(ours, each) for each in known):
            shown = [*known[0].names, *sorted(known[0].nouns, key=len, reverse=True)][0]
            return Refusal("weak_support", f"“{verb.text}” is said of “{shown}” there")
    return None


def _another(ours: Subject, theirs: Subject) -> bool:
    if ours.names and theirs.names:
        return not any(_shared(a, b) for a in ours.names for b in theirs.names)
    if ours.names or theirs.names:
        return False  # "the mayor" may be the one who is named
    return bool(ours.nouns and theirs.nouns) and not ours.nouns & theirs.nouns


def _shared(one: str, other: str) -> bool:
    """Tell whether two names may be one's: "Makers Norvane Foods" and "Norvane Foods"."""
    first, second = ({token.folded for token in words(name)} for name in (one, other))
    return same_name(one, other) or first <= second or second <= first
