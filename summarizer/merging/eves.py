"""The day of a happening told only as the day after another: "the day before his visit".

A claim made of such a sentence gives no date, yet its article does: the call came on the eve of
the visit, so the visit is on the day after the call.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from summarizer.extraction.evidence import Statement
from summarizer.extraction.summary import Claim
from summarizer.merging.concepts import concept
from summarizer.values.date_anchor import anchor_date
from summarizer.values.folding import fold, fold_with_offsets
from summarizer.values.text import content_words, words
from summarizer.values.typed import When

_EVE = re.compile(
    r"\bla veille (?:de (?:la |l')?|du |des |d')"
    r"|\b(?:the eve of|the day before) (?:the |his |her )?"
)
_NEAR = 3  # words after it among which the happening is named
_DAY = timedelta(days=1)


def days_after(claim: Claim, cited: Iterable[Statement], published: str | None) -> list[When]:
    """Return the days of a claim that a cited sentence places on the morrow of another happening.

    The claim must be what the expression leads up to, in its noun and its names. The other
    happening is of the one day the sentence names; without any, and where the claim is still to
    come, it is of the day the article appeared (`published`) or of the day before.
    """
    found = []
    for sentence in cited:
        match = _EVE.search(fold(sentence.text))
        if match is None:
            continue
        folded = fold_with_offsets(sentence.text)
        start, end = folded.span(match.start(), match.end())
        if not _leads_to(claim, sentence, sentence.text[end:]):
            continue
        days = _days(claim, sentence, (start, end), published)
        if days is not None:
            first, last = (day.isoformat() for day in days)
            found.append(
                When(
                    raw=sentence.text[start:end].strip(),
                    key="eve:1",
                    first=first,
                    last=last,
                    precision="day",
                    basis="published",
                    start=start,
                    end=end,
                )
            )
    return found


def _leads_to(claim: Claim, sentence: Statement, after: str) -> bool:
    """Tell whether the words after the expression name what the claim tells."""
    language = sentence.language
    noun = " ".join(token.text for token in words(after)[:_NEAR])
    told = {concept(stem, language) for stem in content_words(claim.text, language)}
    if told.isdisjoint(concept(stem, language) for stem in content_words(noun, language)):
        return False
    there = {token.folded for token in words(after)}
    names = [value for value in claim.values if value.type == "name"]
    return all(words(name.raw)[-1].folded in there for name in names)


def _days(
    claim: Claim, sentence: Statement, span: tuple[int, int], published: str | None
) -> tuple[date, date] | None:
    others = _others(sentence.dates, span)
    if others:
        (first, last) = others[0].first, others[0].last
        if len(others) > 1 or first is None or first != last:
            return None
        day = date.fromisoformat(first) + _DAY
        return day, day
    appeared = anchor_date(published)
    if appeared is None or claim.mode == "happened":
        return None
    return appeared, appeared + _DAY


def _others(dates: Sequence[When], span: tuple[int, int]) -> list[When]:
    return [when for when in dates if not (when.start < span[1] and span[0] < when.end)]
