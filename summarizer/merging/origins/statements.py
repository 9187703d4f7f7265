"""Whose words an entry rests on: the origin of the words, apart from that of the reporting.

Four reporters at one press conference are four origins of reporting and one statement.
"""

import re
from collections.abc import Iterable, Sequence

from schemas.entries import Align
from summarizer.merging.brief import Channel, Statement
from summarizer.merging.consensus import Settled
from summarizer.merging.speakers import Offices, one_voice

_CHANNELS: dict[Channel, re.Pattern[str]] = {
    "post": re.compile(
        r"\b(?:Truth Social|Twitter|tweet\w*|Facebook|Instagram|Telegram|Bluesky|LinkedIn|TikTok|"
        r"réseaux? socia(?:l|ux)|social media|sur X|on X|hashtag)\b"
    ),
    "release": re.compile(
        r"\b(?:communiqués?|press release|news release|written statement|in a statement)\b",
        re.IGNORECASE,
    ),
    "conference": re.compile(
        r"\b(?:conférence de presse|point (?:de )?presse|(?:press|news) (?:conference|briefing))\b",
        re.IGNORECASE,
    ),
}


def statements(settled: Settled, offices: Offices = ()) -> list[Statement]:
    """Return the statements an entry's supporters repeat, each with who repeats it.

    A source that reports the entry as its own finding stands in none. Words between quotation
    marks are one statement by whoever says them. A voice named by an office is that of the one
    person known to hold it.
    """
    voices: list[tuple[str | None, list[str], list[str]]] = []
    for source, voice, texts in _tellings(settled):
        home = next((each for each in voices if _one(each[0], voice, settled, offices)), None)
        if home is None:
            voices.append((voice, [source], list(texts)))
            continue
        if source not in home[1]:
            home[1].append(source)
        home[2].extend(texts)
    return [
        Statement(
            said_by=voice,
            channel=_channel(texts),
            sources=sorted(sources, key=lambda ident: (int(ident[1:]), ident)),
        )
        for voice, sources, texts in voices
    ]


def _tellings(settled: Settled) -> Iterable[tuple[str, str | None, Sequence[str]]]:
    """Yield who tells it, in whose words, and from what text; the shown claim's voice first."""
    quoted = settled.shown.claim.align is Align.QUOTE
    members = sorted(settled.members, key=lambda member: member is not settled.shown)
    own = {m.source for m in members if m.claim.said_by is None} if not quoted else set()
    for member in members:
        if member.source not in own:
            claim = member.claim
            yield member.source, claim.said_by, [citation.quote for citation in claim.citations]
    voice = settled.shown.claim.said_by
    if voice is None and not quoted:
        return
    for citation in settled.found:
        yield citation.source, voice, [citation.quote]


def _one(known: str | None, voice: str | None, settled: Settled, offices: Offices) -> bool:
    return settled.shown.claim.align is Align.QUOTE or one_voice(known, voice, offices)


def _channel(texts: Sequence[str]) -> Channel | None:
    """Return where it was said, when the sentences name exactly one kind of place."""
    named = [c for c, pattern in _CHANNELS.items() if any(pattern.search(t) for t in texts)]
    return named[0] if len(named) == 1 else None
