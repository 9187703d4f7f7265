"""Variants: other ways of saying the same, in conflict with nothing, that an editor should see."""

from schemas.entries import Align
from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Variant
from summarizer.merging.consensus import Settled
from summarizer.merging.likeness import Reading
from summarizer.merging.quotes import contains, same_voice


def variants(settled: Settled) -> list[Variant]:
    """Return what members of an entry say more precisely, in other words, or by another voice.

    Members that only word the same differently are no variants: their citations show that.
    """
    kept: list[Variant] = []
    for member in settled.members:
        if member is settled.shown:
            continue
        variant = _variant(member, settled.shown)
        if variant is not None:
            kept.append(variant)
    return _joined(kept)


def _variant(member: Reading, shown: Reading) -> Variant | None:
    citations = list(member.claim.citations)
    if member.claim.align is Align.QUOTE:
        if contains(member.claim.text, shown.claim.text):
            return None
        return Variant(kind="translation", text=member.claim.text, citations=citations)
    if member.claim.align is Align.NAME:
        return None  # other spellings are aliases
    if _values(member) != _values(shown):
        return _made("precision", member, citations)
    voices = (member.claim.said_by, shown.claim.said_by)
    if None not in voices and not same_voice(*voices):
        return Variant(kind="attribution", text=str(member.claim.said_by), citations=citations)
    return None


def _made(kind: str, member: Reading, citations: list[Citation]) -> Variant:
    return Variant.model_validate(
        {
            "kind": kind,
            "text": member.claim.text,
            "values": [*member.quantities, *member.dates],
            "citations": citations,
        }
    )


def _values(reading: Reading) -> set[tuple[object, ...]]:
    """The values a claim gives, comparably: bounds for quantities, days for dates."""
    quantities = {(q.low, q.high, q.unit) for q in reading.quantities}
    return quantities | {(d.first or d.key, d.last, d.time) for d in reading.dates}


def _joined(found: list[Variant]) -> list[Variant]:
    """Join variants of one kind and text; keep the order in which they were found."""
    joined: dict[tuple[str, str], Variant] = {}
    for variant in found:
        key = (variant.kind, variant.text)
        if key in joined:
            citations = [*joined[key].citations, *variant.citations]
            variant = variant.model_copy(update={"citations": citations})  # noqa: PLW2901
        joined[key] = variant
    return list(joined.values())
