"""From a group of like claims to one entry: whose words to show, and who carries them.

An entry says only what all its supporters carry. Its text is one source's claim, copied: no
extra detail the others lack, then the shortest, then the lowest id. Members that do not carry
it leave the group and are settled among themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from summarizer.extraction.attribution import attributions_in
from summarizer.extraction.extractive.standing import Lean, leaning
from summarizer.extraction.summary import Citation
from summarizer.merging import lexicon
from summarizer.merging.clusters import Group, claim_order
from summarizer.merging.concepts import concept
from summarizer.merging.evidence import SAME
from summarizer.merging.fates import fate, fate_in
from summarizer.merging.features import same_actor, telling
from summarizer.merging.identity import Identity
from summarizer.merging.lexicon import OF_PEOPLE
from summarizer.merging.likeness import Reading
from summarizer.merging.nouns import in_terms_of
from summarizer.values.dates import same_date
from summarizer.values.folding import fold
from summarizer.values.quantities import compatible, vaguer
from summarizer.values.quotation import quoted_spans
from summarizer.values.typed import Name, Quantity, When

_LEANS: dict[Lean, int] = {"none": 0, "some": 1, "all": 2}
_FEW = 2  # days a night takes
_TELLING = 8  # content words from which a claim tells more than the vectors of a like one prove
_BARELY = 0.3  # share of its words a supporter must have then
_CARRIED = 0.5  # share of the shown claim's words a supporter's claim and sentences must have


@dataclass
class Settled:
    """One entry in the making.

    Attributes:
        shown: The claim whose text is shown.
        members: All claims that carry it, `shown` included.
        found: Citations in sources whose own summary left the claim out.

    """

    shown: Reading
    members: list[Reading]
    found: list[Citation] = field(default_factory=list)

    @cached_property
    def first_id(self) -> tuple[int, str, tuple[int, ...]]:
        """Sort key: the lowest claim id among the members."""
        return min(claim_order(member.claim.id) for member in self.members)

    def citations(self) -> list[Citation]:
        """Return all citations that carry it."""
        return [*(c for member in self.members for c in member.claim.citations), *self.found]

    def sources(self) -> list[str]:
        """Return the ids of all sources that say it, in order."""
        ids = {member.source for member in self.members} | {c.source for c in self.found}
        return sorted(ids, key=lambda ident: int(ident[1:]))


def settle_group(
    members: Group, identity: Identity | None = None, language: str | None = None
) -> list[Settled]:
    """Turn a group of like claims into one entry, or several where one text does not fit all.

    Args:
        members: Claims that say the same.
        identity: What compared them; without it their words alone tell what they carry.
        language: The brief's language, preferred for the text to show.

    """
    remaining, settled = list(members), list[Settled]()
    carried = {
        (id(member), id(shown)): member is shown or carries(member, shown, identity)
        for member in members
        for shown in members
    }
    while remaining:
        held = {
            id(shown): [m for m in remaining if carried[id(m), id(shown)]] for shown in remaining
        }
        shown = min(remaining, key=lambda reading: _rank(reading, held[id(reading)], language))
        taken = held[id(shown)]
        settled.append(Settled(shown, taken))
        remaining = [m for m in remaining if m not in taken]
    return settled


def _rank(reading: Reading, members: Sequence[Reading], language: str | None) -> tuple[object, ...]:
    """Sort key: carried by most sources, in the brief's language, clear by itself, plain, short."""
    details = len(reading.quantities) + len(reading.dates) + len(reading.names)
    details += len(quoted_spans(reading.claim.text))
    return (
        -len({member.source for member in members}),
        language is not None and reading.language != language,
        len({member.source for member in members if _sharper(reading, member)}),
        reading.claim.said_by is None,
        _LEANS[leaning(reading.claim.text)],
        details,
        len(reading.claim.text),
        claim_order(reading.claim.id),
    )


def _sharper(shown: Reading, member: Reading) -> bool:
    """Tell whether a claim gives a figure that leaves less open than that of one that carries it.

    "About 320" is more than a source says that has "more than 300".
    """
    return any(
        compatible(x, q) and vaguer(q, x) for x in shown.quantities for q in member.quantities
    )


def carries(member: Reading, shown: Reading, identity: Identity | None = None) -> bool:
    """Tell whether a claim, with the sentences it cites, says all that `shown` says."""
    if not _carries_values(member, shown) or _hides_people(member, shown):
        return False
    if not shown.stems or (identity is not None and identity.score(member, shown) >= SAME):
        return True
    wanted = _concepts(shown.stems, shown.language)
    return len(wanted & _concepts(member.ground_stems, member.language)) >= _CARRIED * len(wanted)


def _carries_values(member: Reading, shown: Reading) -> bool:
    """Tell whether a claim gives every figure, date and name that `shown` gives."""
    for quantity in shown.quantities:
        became = fate(shown, quantity)
        # "One person died" is "a man died", two dead are no "some dead".
        several = became in OF_PEOPLE and quantity.number > 1
        if (telling(quantity) or several) and not any(
            compatible(quantity, in_terms_of(shown, quantity, member, q))
            and (became is None or theirs in {None, became})
            for q, theirs in _quantities(member)
        ):
            return False
    for when in shown.dates:
        if not any(same_date(when, other) or _one_day(when, other) for other in _dates(member)):
            return False
    return all(
        any(same_actor(name, other) for other in _names(member)) for name in _told_names(shown)
    )


def _hides_people(member: Reading, shown: Reading) -> bool:
    """Tell whether one of two claims leaves out a toll or the deaths that the other tells of.

    Neither is hidden behind "several people".
    """
    if not shown.quantities and any(fate(member, q) in OF_PEOPLE for q in member.quantities):
        return True
    told = [member.claim.text, *(sentence.text for sentence in member.cited)]
    return _deaths_left_out(shown.claim.text, told) or _deaths_left_out(
        member.claim.text, [shown.claim.text]
    )


def _deaths_left_out(text: str, others: Sequence[str]) -> bool:
    """Tell whether a text tells of dead people and none of the others has any word of them.

    That an avalanche swept skiers away does not say that any of them died.
    """
    if not lexicon.FATES["dead"].search(fold(text)):
        return False
    return not any(lexicon.OF_DEAD.search(fold(other)) for other in others)


def _told_names(shown: Reading) -> list[Name]:
    """Return the names a claim is about; who says so, its own words or not, is not among them."""
    if not shown.told_names:
        return []
    said = attributions_in(shown.claim.text, shown.language)
    return [
        name
        for name in shown.told_names
        if not any(name.raw in item.text or name in item.names for item in said)
    ]


def _concepts(stems: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(concept(stem, language) for stem in stems)


def _quantities(member: Reading) -> Iterator[tuple[Quantity, str | None]]:
    """The figures of a claim and of what it cites, each with what became of those it counts."""
    yield from ((quantity, fate(member, quantity)) for quantity in member.quantities)
    for sentence in member.cited:
        yield from ((q, fate_in(sentence.text, q)) for q in sentence.quantities)


def _dates(member: Reading) -> Iterator[When]:
    yield from member.told_dates
    for sentence in member.cited:
        yield from sentence.dates


def _names(member: Reading) -> Iterator[Name]:
    """The names of a claim, of what it cites and of what stands right before that."""
    yield from member.names
    for sentence in [*member.cited, *member.before]:
        yield from sentence.names


def _one_day(a: When, b: When) -> bool:
    """Tell whether two dates that are worded differently mean days in common, a few at most."""
    if not (a.first and a.last and b.first and b.last):
        return False
    short = all(_days(when) <= _FEW for when in (a, b))
    return short and a.first <= b.last and b.first <= a.last


def _days(when: When) -> int:
    first, last = (date.fromisoformat(str(day)) for day in (when.first, when.last))
    return (last - first).days + 1
