"""Views over the entries: the figures, dates and places of a brief, for reading and plotting."""

from collections.abc import Mapping, Sequence

from schemas.entries import Align
from summarizer.merging.brief import Entry, ViewItem, Views
from summarizer.values.typed import Name, Quantity, When


def views(fields: Mapping[str, Sequence[Entry]]) -> Views:
    """Read figures, dates and places off the entries, in the order of the entries.

    Dates with a known day come in order of time, before those without.
    """
    figures, dates, places = [], [], []
    for entries in fields.values():
        for entry in entries:
            if entry.align is not Align.CLAIM:
                continue
            for value in entry.values:
                item = ViewItem(entry=entry.id, value=value)
                if isinstance(value, Quantity):
                    figures.append(item)
                elif isinstance(value, When):
                    dates.append(item)
                elif isinstance(value, Name) and value.kind == "place":
                    places.append(item)
    dates.sort(key=_when)
    return Views(figures=figures, dates=dates, places=places)


def _when(item: ViewItem) -> tuple[bool, str]:
    first = item.value.first if isinstance(item.value, When) else None
    return (first is None, first or "")
