"""Gates over names: which names stand there, who acts and who speaks."""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated, value_spans
from summarizer.values.name_compare import skeleton
from summarizer.values.names import same_name, same_token
from summarizer.values.text import Token, content_words, fold, words

_AUXILIARIES = frozenset(
    [
        "a",
        "ont",
        "avait",
        "avaient",
        "aura",
        "auront",
        "est",
        "sont",
        "etait",
        "etaient",
        "sera",
        "seront",
        "va",
        "vont",
        "doit",
        "doivent",
        "l",
        "s",
        "se",
        "n",
        "ne",
        "pas",
        "y",
        "en",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "be",
        "been",
        "to",
    ]
)


def proper_names(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Every token of every name, and every required word, must stand in the sentences."""
    tokens = [part for sentence in sentences for token in sentence.tokens for part in _parts(token)]
    foreign = translated(claim, sentences)
    for word in claim.required:
        if not any(same_token(word, other) for other in tokens):
            return Refusal("name_not_in_source", f"“{word}” does not stand there")
    for name in claim.names:
        for part in (part for token in words(name.raw) for part in token.folded.split("-")):
            if not any(_written(part, other, foreign=foreign) for other in tokens):
                return Refusal("name_not_in_source", f"“{name.raw}” does not stand there")
    return None if foreign else _capitals(claim, tokens)


def _written(part: str, token: str, *, foreign: bool) -> bool:
    """Tell whether a word of a name stands there; "France" does not stand in "français".

    Only a translation may write a name in its own language's way ("Londres" for "London").
    """
    return same_token(part, token) and (foreign or skeleton(part) == skeleton(token))


def _parts(token: str) -> list[str]:
    """A hyphenated word and its parts: "Maison-Blanche" may be written without the hyphen."""
    return [token, *token.split("-")] if "-" in token else [token]


def _capitals(claim: Statement, tokens: Sequence[str]) -> Refusal | None:
    """A capital inside a claim marks a name, also one the name reader does not know."""
    values = value_spans(claim)
    tokens_here = words(claim.text)
    first = tokens_here[0] if tokens_here else None
    if first is not None and _foreign_opening(claim, first, tokens):
        return Refusal("name_not_in_source", f"“{first.text}” does not stand there")
    for before, token in pairwise(tokens_here):
        opens = any(mark in claim.text[before.end : token.start] for mark in '.!?:«“"‘—–(')
        inside = any(start <= token.start < end for start, end in values)
        if opens or inside or not token.text[:1].isupper():
            continue
        if not any(same_token(token.folded, other) for other in tokens):
            return Refusal("name_not_in_source", f"“{token.text}” does not stand there")
    return None


def _foreign_opening(claim: Statement, first: Token, tokens: Sequence[str]) -> bool:
    """Tell whether a claim opens with a capitalised word that its article never writes small."""
    return (
        first.start == 0
        and first.text[:1].isupper()
        and bool(content_words(first.text, claim.language))
        and first.folded not in claim.ordinary
        and not any(start <= 0 < end for start, end in value_spans(claim))
        and not any(same_token(first.folded, other) for other in tokens)
    )


def speakers(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Whoever the claim's own words make speak must be made to speak by the sentences."""
    claimed = [item for item in attributions(claim) if item.names]
    if not claimed:
        return None
    stated = [item for sentence in sentences for item in attributions(sentence)]
    named = [item for item in stated if item.names]
    for item in claimed:
        known = any(
            same_name(name.raw, other.raw)
            for name in item.names
            for said in named
            for other in said.names
        )
        if not known and named and not any(said.pronoun for said in stated):
            return Refusal("speaker_not_in_source", f"“{item.text}” does not say so there")
    return None


def agents(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """The name that opens a claim must not stand after its verb where another stands before."""
    if not claim.names or claim.names[0].start > 25:  # noqa: PLR2004  not the subject
        return None
    subject = claim.names[0]
    verb = next(
        (
            token
            for token in words(claim.text)
            if token.start >= subject.end and fold(token.text) not in _AUXILIARIES
        ),
        None,
    )
    if verb is None or not verb.text.islower():
        return None
    for sentence in sentences:
        places = [token.start for token in words(sentence.text) if token.folded == verb.folded]
        before = [name for at in places for name in sentence.names if name.end <= at]
        after = [name for at in places for name in sentence.names if name.start > at]
        if _passive(sentence.text, verb.folded) != _passive(claim.text, verb.folded):
            return None  # who acts stands behind the verb in one of them: see relations
        if not places or any(same_name(subject.raw, name.raw) for name in before):
            return None
        if not before or not any(same_name(subject.raw, name.raw) for name in after):
            return None
    return Refusal("weak_support", f"there “{verb.text}” is not said of “{subject.raw}”")


def _passive(text: str, verb: str) -> bool:
    """Tell whether "by" or "par" follows a verb, which then is told passively."""
    return re.search(rf"\b{re.escape(verb)}\b (?:\S+ )?(?:by|par)\b", fold(text)) is not None
