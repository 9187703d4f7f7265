"""What `check` found, worded for a person: a changed file once, then the rest, line by line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.counting import counted
from summarizer.merging.brief import Brief
from summarizer.output.citing import citations_of, entries_of
from summarizer.output.failure import Failure
from summarizer.output.visible import one_line

_ENTRY = re.compile(r"fields\.[^\[]+\[\d+\]")
_SHOWN = 70  # characters of an entry


def told_faults(brief: Brief, failures: Sequence[Failure]) -> Iterator[str]:
    """Yield a line for each file that changed, with what it concerns, then for the rest."""
    cited = {where: citation.source for where, citation in citations_of(brief)}
    changed = [each for each in failures if each.what == "source_changed"]
    concerned = Counter(cited[each.where] for each in changed if each.where in cited)
    for index, source in enumerate(brief.sources):
        told = [each for each in changed if each.where == f"sources[{index}]"]
        if told:
            several = counted(concerned.get(source.id, 0), "citation")
            yield (
                f"{one_line(source.file)} has changed since the brief was made (its hash differs), "
                f"which concerns {several} of it. {one_line(told[0].detail)}"
            )
    texts = {path: entry.text for path, entry in entries_of(brief)}
    for each in failures:
        if each.what != "source_changed":
            yield f"{_named(each.where, texts)}: {each.what}: {one_line(each.detail)}"


def _named(where: str, texts: dict[str, str]) -> str:
    """Return a place with the words of the entry it is in."""
    found = _ENTRY.match(where)
    text = texts.get(found[0]) if found else None
    if text is None:
        return where
    words = one_line(text)
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
    return f"“{short}” ({where})"
