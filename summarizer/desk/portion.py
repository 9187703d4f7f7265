"""A brief too long for one page, in portions: a page stays light however many articles it has."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.summary import Withheld
from summarizer.merging.brief import Brief, Entry

ENTRIES = 150  # of a page
WITHHELD = 60
MANY = 50  # sources, above which every entry takes more room and a page holds two thirds


@dataclass(frozen=True, slots=True)
class Portion:
    """What one page shows of a brief.

    Attributes:
        number: 1, 2, …; disagreements, timeline and sources stand on the first.
        of: How many there are.
        fields: By field its entries on this page; on the first page also the empty fields.
        withheld: The withheld claims on this page, with their positions in the brief.

    """

    number: int
    of: int
    fields: list[tuple[str, list[Entry]]]
    withheld: list[tuple[int, Withheld]]

    @property
    def entries(self) -> list[Entry]:
        """The entries on this page."""
        return [entry for _, entries in self.fields for entry in entries]


def portion(brief: Brief, number: int) -> Portion:
    """Return one portion of a brief; the last one where there are not so many."""
    size = entries_of_page(brief)
    flat = [(field, entry) for field, entries in brief.fields.items() for entry in entries]
    of = max(1, _parts(flat, size), _parts(brief.withheld, WITHHELD))
    number = min(max(number, 1), of)
    here = flat[(number - 1) * size : number * size]
    fields = [
        (field, [entry for name, entry in here if name == field])
        for field, entries in brief.fields.items()
        if (number == 1 and not entries) or any(name == field for name, _ in here)
    ]
    withheld = list(enumerate(brief.withheld))
    return Portion(number, of, fields, withheld[(number - 1) * WITHHELD : number * WITHHELD])


def _parts(items: Sequence[object], size: int) -> int:
    return -(-len(items) // size)


def entries_of_page(brief: Brief) -> int:
    """Return how many entries one page of this brief holds."""
    return ENTRIES if len(brief.sources) <= MANY else max(1, ENTRIES * 2 // 3)


def page_of_entry(brief: Brief, position: int) -> int:
    """Return the number of the page of the entry at a position, counted from 0."""
    return position // entries_of_page(brief) + 1


def page_of_withheld(position: int) -> int:
    """Return the number of the page of the withheld claim at a position, counted from 0."""
    return position // WITHHELD + 1
