"""How many independent origins stand behind an entry. A copy is not a witness."""

from collections.abc import Sequence

from summarizer.extraction.summary import Source


def origin_of(source: Source) -> str:
    """Return the id of the source a text comes from: its own, or that of what it copies.

    Only identical texts are known to be copies here. Where nothing shows a common origin,
    none is assumed.
    """
    return source.copy_of or source.id


def independent(sources: Sequence[Source]) -> int:
    """Count the distinct origins of `sources`."""
    return len({origin_of(source) for source in sources})
