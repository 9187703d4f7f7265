"""Lists of citations: each span once, in order of source and place, and what it does there."""

from collections.abc import Iterable

from summarizer.extraction.summary import Citation, Stance


def source_order(ident: str) -> tuple[int, str]:
    """Sort key of a source id: S2 before S10."""
    return (int(ident[1:]) if ident[1:].isdigit() else 0, ident)


def unique(citations: Iterable[Citation]) -> list[Citation]:
    """Return each span once, in order of source and place; a cited span before a realigned one."""
    best: dict[tuple[str, int, int], Citation] = {}
    for citation in citations:
        key = (citation.source, citation.start, citation.end)
        if key not in best or (best[key].grounding, citation.grounding) == ("realigned", "cited"):
            best[key] = citation
    return sorted(best.values(), key=lambda c: (source_order(c.source), c.start, c.end))


def as_stance(stance: Stance, citations: Iterable[Citation]) -> list[Citation]:
    """Return the citations, each span once, with another stance."""
    return unique(citation.model_copy(update={"stance": stance}) for citation in citations)
