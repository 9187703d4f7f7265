"""Whether one entry of the brief carries a stretch of a sentence: the gates, at their strictest.

The gates of extraction compare values, names, quoted words, speakers and negation. They let a
share of a claim's words differ, since a person checks a claim against its sentence. A lede is
read alone, so here every word must be the entry's, in its order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import isclose

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.gates import refusals
from summarizer.extraction.gates.refusal import value_spans
from summarizer.extraction.speech import SPEECH_EN, SPEECH_FR
from summarizer.extraction.subjects import Attribution
from summarizer.merging.brief import Entry
from summarizer.merging.brief_run import LedeReason
from summarizer.merging.lede import attributed, ended, surer
from summarizer.reading.article import Article, Sentence
from summarizer.values.names import same_name
from summarizer.values.quotation import cut_in_two
from summarizer.values.text import (
    Token,
    content_words,
    fold,
    is_negated,
    modality,
    quoted_spans,
    words,
)

_LEAST = 2  # telling words and values of a stretch
# Words that join or weigh and say nothing of the event.
_NEUTRAL = frozenset("selon tandis alors according while whereas".split())
# Words without which a sentence says something else.
_TURNING = re.compile(
    r"\b(?:faux|fausses?|presque|quasi\w*|faill\w+|tentatives?|tent(?:e|ent|er|ait|aient|é|ée)|"
    r"proje\w+|menac\w*|refus\w*|soupconn\w*|presum\w*|accus\w*|suspect\w*|pretend\w*|dement\w*|"
    r"ni(?:e|ent|ait|é)|contest\w*|si|sauf|sans|hors|seule?s?|seulement|uniquement|ex|ancien\w*|"
    r"condition|cas|false|fake|hoax|nearly|almost|attempt\w*|tried|trying|threat\w*|suspected|"
    r"alleged\w*|presumed|claim\w*|denies|denied|deny|disput\w*|if|unless|except|without|only|"
    r"former|ex|fail\w*|hop(?:es?|ed|ing)|want\w*|veu(?:t|lent)|voul\w+|souhait\w*|esper\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a sentence may not stand: the reason code and, for a person, what is wrong."""

    reason: LedeReason
    detail: str


TOO_LITTLE = Missing("weak_support", "it says too little to be checked")


class Ground:
    """An entry as evidence: its words, with whoever says them."""

    def __init__(self, entry: Entry, language: str) -> None:
        self.entry = entry
        self.line = attributed(entry, language)
        if entry.value and entry.value not in self.line:
            self.line = ended(f"{self.line.rstrip('.')}, {entry.value}")
        sentence = Sentence(n=1, start=0, end=len(self.line), line=1)
        self.evidence = Evidence(
            Article(id="E", file="", language=language, text=self.line, sentences=[sentence])
        )
        self.statement = self.evidence.sentences[0]

    @cached_property
    def order(self) -> list[str]:
        """Stems of the line's words, in order."""
        return content_words(self.line, self.statement.language)

    @cached_property
    def voices(self) -> list[Attribution]:
        """Whoever the line makes speak."""
        return attributions(self.statement)

    @cached_property
    def speaker(self) -> str:
        """Whoever says it, folded to compare; empty where nobody is named."""
        voice = self.entry.said_by or next((voice.text for voice in self.voices), "")
        return fold(voice)

    def shares(self, text: str) -> int:
        """Count the content words of `text` the line has."""
        return len(set(content_words(text, self.statement.language)) & set(self.order))

    def read(self, text: str) -> Statement:
        """Read a stretch of a sentence the way the line is read."""
        return Statement(
            text,
            self.statement.language,
            known=self.evidence.known,
            ordinary=self.evidence.ordinary,
        )


def carried(stretch: str, ground: Ground) -> Missing | None:
    """Return why `ground` does not carry a stretch of a sentence; None when it does."""
    claim = ground.read(stretch)
    if _tokens(stretch) == _tokens(ground.line):
        return _mode(claim, ground)  # a copy; the entry itself has passed its gates
    for check in (
        _too_little,
        _voices,
        _mode,
        _meaning,
        _foreign_words,
        _quotations,
        _turned_round,
    ):
        missing = check(claim, ground)
        if missing is not None:
            return missing
    refusal = next(refusals(claim, [ground.statement], 0.0), None)
    return None if refusal is None else Missing(refusal.reason, refusal.detail)


def _too_little(claim: Statement, ground: Ground) -> Missing | None:
    """A stretch says something of the event; who says so alone is part of another stretch."""
    told = len(list(_telling(claim, ground))) + len(claim.quantities) + len(claim.dates)
    return TOO_LITTLE if told < _LEAST else None


def _foreign_words(claim: Statement, ground: Ground) -> Missing | None:
    """Every word must be the entry's; values are left to the gates that compare values."""
    for token, stems in _telling(claim, ground):
        if any(stem not in ground.order for stem in stems):
            return Missing("weak_support", f"“{token.text}” does not stand there")
    return None


def _turned_round(claim: Statement, ground: Ground) -> Missing | None:
    """Words must come in the entry's order, so that who does what to whom stays as it was."""
    at = 0
    for token, stems in _telling(claim, ground):
        for stem in stems:
            if stem not in ground.order[at:]:
                return Missing("weak_support", f"“{token.text}” stands elsewhere there")
            at = ground.order.index(stem, at) + 1
    stated = [quantity.number for quantity in ground.statement.quantities]
    for quantity in claim.quantities:
        while stated and not isclose(stated[0], quantity.number):
            stated.pop(0)
        if not stated:
            return Missing("number_not_in_source", f"“{quantity.raw}” stands elsewhere there")
        stated.pop(0)
    return None


def _telling(claim: Statement, ground: Ground) -> Iterator[tuple[Token, list[str]]]:
    """Yield the words of a claim that tell of the event, with their stems.

    Left out are values, speech verbs where the entry has a speaker, and that speaker.
    """
    values = value_spans(claim)
    taken = [*values, *_speech_spans(claim, ground)]
    speaker = _speaker_stems(ground)
    for token in words(claim.text):
        stems = _stems(token, claim.language)
        if any(start <= token.start < end for start, end in taken) or token.folded in _NEUTRAL:
            continue
        if stems and not speaker.issuperset(stems):
            yield token, stems


def _stems(token: Token, language: str) -> list[str]:
    return content_words(token.text, language)


def _speaker_stems(ground: Ground) -> frozenset[str]:
    who = " ".join([ground.entry.said_by or "", *(voice.text for voice in ground.voices)])
    return frozenset(content_words(who, ground.statement.language))


def _speech_spans(claim: Statement, ground: Ground) -> list[tuple[int, int]]:
    if not ground.voices and ground.entry.said_by is None:
        return []
    pattern = SPEECH_EN if claim.language == "en" else SPEECH_FR
    return [match.span() for match in pattern.finditer(claim.text)]


def _voices(claim: Statement, ground: Ground) -> Missing | None:
    """Whoever says so must be made to say so, and nobody else."""
    said_by = ground.entry.said_by
    made = attributions(claim)
    wanted = [*ground.voices]
    for voice in made:
        known = said_by is not None and _is_called(voice, said_by, ground)
        if not known and not any(_one_voice(voice, other) for other in wanted):
            return Missing("speaker_not_in_source", f"“{voice.text}” does not say so there")
    if (said_by is not None or wanted) and not made:
        who = said_by or wanted[0].text
        return Missing("speaker_not_in_source", f"it does not say that “{who}” says so")
    return None


def _is_called(voice: Attribution, said_by: str, ground: Ground) -> bool:
    if voice.names:
        return any(same_name(name.raw, said_by) for name in voice.names)
    language = ground.statement.language
    own, given = content_words(voice.text, language), content_words(said_by, language)
    return bool(own) and set(own) == set(given)


def _one_voice(a: Attribution, b: Attribution) -> bool:
    if a.names and b.names:
        return any(same_name(x.raw, y.raw) for x in a.names for y in b.names)
    return bool(a.names) == bool(b.names) and fold(a.text) == fold(b.text)


def _mode(claim: Statement, ground: Ground) -> Missing | None:
    """What is planned or possible must not be told as if it were, nor the other way round."""
    if surer(claim.text, ground.entry):
        return Missing("mode_lost", f"there it is only {ground.entry.mode}")
    if modality(claim.text, claim.language) != modality(ground.line, claim.language):
        return Missing("mode_lost", "only one of the two says that it may be so")
    return None


def _meaning(claim: Statement, ground: Ground) -> Missing | None:
    """No negation may come or go, and no word that turns the meaning may be left out."""
    language = claim.language
    if is_negated(claim.text, language) != is_negated(ground.line, language):
        return Missing("meaning_lost", "a negation differs there")
    left = {match.group() for match in _TURNING.finditer(fold(ground.line))}
    kept = {match.group() for match in _TURNING.finditer(fold(claim.text))}
    if left != kept:
        word = min(left ^ kept)
        return Missing("meaning_lost", f"“{word}” stands in only one of the two")
    return None


def _quotations(claim: Statement, ground: Ground) -> Missing | None:
    """Quoted words stay quoted, and nothing else is put between quotation marks."""
    if cut_in_two(claim.text):
        return Missing("quote_not_found", "a quotation mark has lost its other half")
    quoted, plain = _by_marks(ground.statement)
    own_quoted, own_plain = _by_marks(claim)
    if loose := (own_plain & quoted) - plain:
        return Missing("quote_not_found", f"“{min(loose)}” is quoted there")
    if own_quoted - quoted:
        return Missing("quote_not_found", f"“{min(own_quoted - quoted)}” is not quoted there")
    return None


def _by_marks(statement: Statement) -> tuple[set[str], set[str]]:
    """Return the telling words inside and outside the quotation marks of a text, folded."""
    spans = quoted_spans(statement.text)
    sides: tuple[set[str], set[str]] = (set(), set())
    for token in words(statement.text):
        inside = any(start <= token.start < end for start, end in spans)
        if content_words(token.text, statement.language):
            sides[0 if inside else 1].add(token.folded)
    return sides


def _tokens(text: str) -> list[str]:
    return [token.folded for token in words(text)]
