"""The repair round: which refused entries are worth asking for again, and what the answer changes.

The model is shown what was refused and why, once. An entry it corrects so that it passes every
gate becomes a claim; one it corrects in vain, or drops, stays withheld. Each refused entry is
counted once, whatever the second round brought.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz

from summarizer.extraction.summary import Claim, Reason, Withheld

# The passage itself may not be used: no wording of the entry could mend that.
HOPELESS: frozenset[Reason] = frozenset({"boilerplate", "hidden_text", "instruction_like"})
# Words in common, of 100, from which a second entry counts as a new wording of a refused one.
# This only pairs the two for counting; the gates alone decide what is kept.
SAME_ENTRY = 50


class Checked(Protocol):
    """What checking an answer gives."""

    @property
    def claims(self) -> Sequence[Claim]:
        """Entries that passed every gate."""
        ...

    @property
    def withheld(self) -> Sequence[Withheld]:
        """Entries the article does not carry."""
        ...


@dataclass(frozen=True, slots=True)
class CheckedParts:
    """The claims and withheld entries of one article."""

    claims: list[Claim]
    withheld: list[Withheld]


def repairable(withheld: Sequence[Withheld]) -> list[Withheld]:
    """Return the entries that another wording or other sentence numbers could save."""
    return [entry for entry in withheld if entry.reason not in HOPELESS]


def joined(first: CheckedParts, second: CheckedParts) -> CheckedParts:
    """Put the second round's entries in the place of the refused ones of the first.

    Claims of the second round get ids after those of the first. What the first round already
    has is not taken twice. A refused entry leaves `withheld` only for its corrected wording.
    """
    open_entries = repairable(first.withheld)
    taken = {_content(claim) for claim in first.claims}
    added = []
    for claim in second.claims:
        if _content(claim) not in taken:
            _strike(open_entries, claim.field, _said(claim))
            taken.add(_content(claim))
            added.append(claim)
    for entry in second.withheld:
        _strike(open_entries, entry.field, entry.text)
    closed = [entry for entry in first.withheld if entry.reason in HOPELESS]
    return CheckedParts(
        [*first.claims, *_numbered(first, added)], [*closed, *open_entries, *second.withheld]
    )


def _strike(entries: list[Withheld], field: str, text: str) -> None:
    """Take the entry that `text` most likely rewrites off the list, if there is one."""
    likeness = {
        at: fuzz.token_set_ratio(entry.text.casefold(), text.casefold())
        for at, entry in enumerate(entries)
        if entry.field == field
    }
    best = max(likeness, key=lambda at: likeness[at], default=None)
    if best is not None and likeness[best] >= SAME_ENTRY:
        del entries[best]


def _content(claim: Claim) -> tuple[object, ...]:
    spans = frozenset((citation.start, citation.end) for citation in claim.citations)
    return claim.field, claim.text, claim.said_by, claim.role, claim.value, spans


def _said(claim: Claim) -> str:
    return " ".join(part for part in (claim.text, claim.said_by, claim.value) if part)


def _numbered(first: CheckedParts, added: list[Claim]) -> list[Claim]:
    """Give claims of the second round numbers that the first round did not use."""
    last: dict[str, int] = {}
    for claim in first.claims:
        last[claim.field] = max(last.get(claim.field, 0), _number(claim.id))
    for entry in first.withheld:
        last[entry.field] = last.get(entry.field, 0) + 1
    numbered = []
    for claim in added:
        last[claim.field] = last.get(claim.field, 0) + 1
        place = claim.id.rpartition(".")[0]
        numbered.append(claim.model_copy(update={"id": f"{place}.{last[claim.field]}"}))
    return numbered


def _number(claim_id: str) -> int:
    digits = claim_id.rpartition(".")[2]
    return int(digits) if digits.isdigit() else 0
