"""Prove a brief from the source files alone: citations, the ledger that rests on them, words.

Nothing the brief says about a text is believed. Each file is read again, and every cited span
must be there, letter for letter, in a file nobody changed since, outside what nothing may cite;
and what a line says must be carried by the passages it cites.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief, RemovedSpan
from summarizer.output.citing import citations_of
from summarizer.output.failure import Failure, Fault
from summarizer.output.held import check_words
from summarizer.output.structure import check_structure
from summarizer.reading.article import Article, Removal
from summarizer.reading.folder import read_article

_LINE_END = re.compile(r"\r\n|\r|\n")
# One article of a .json list or one line of a .jsonl file.
_NUMBERED = re.compile(r"(?P<file>.+\.jsonl?)#[0-9]+", re.IGNORECASE)
_SHOWN = 80  # code points of a text shown in a message


def prove(brief: Brief, folder: Path, *, beside: Path | None = None) -> list[Failure]:
    """Check every citation of `brief` against the files in `folder`, and the brief's own ledger.

    Args:
        brief: The brief to prove.
        folder: Where the source files lie.
        beside: The folder the brief stands in, where texts kept apart from their files are;
            `folder` when it is not given.

    Returns:
        What does not hold, each with its place in the brief; an empty list proves the brief.

    """
    reread = _reread(brief, folder)
    return [
        *reread.failures,
        *_kept_texts(brief, reread, beside or folder),
        *_removals(brief, reread),
        *_citations(brief, reread),
        *check_structure(brief),
        *check_words(brief, reread.articles),
    ]


def texts_of(brief: Brief, folder: Path) -> dict[str, str]:
    """Return, by id, the text of every source of `brief` that `folder` still holds unchanged."""
    return {ident: article.text for ident, article in _reread(brief, folder).articles.items()}


@dataclass(frozen=True, slots=True)
class _Reread:
    """The sources as their files give them now, and what stood in the way.

    Attributes:
        changed: Ids of the sources whose file can be read and is another than it was.

    """

    articles: dict[str, Article]
    failures: list[Failure]
    changed: set[str]


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a source could not be read again."""

    what: Fault
    detail: str


def _reread(brief: Brief, folder: Path) -> _Reread:
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    changed: set[str] = set()
    files: dict[Path, list[Article]] = {}
    cited = {citation.source for _, citation in citations_of(brief)}
    for index, source in enumerate(brief.sources):
        if source.status != "used" and source.id not in cited and not source.sha256:
            continue  # a file nothing could be read from: there is nothing to prove
        found = _compared(source, _find(source, folder, files))
        if isinstance(found, _Problem):
            place = f"sources[{index}]"
            failures.append(Failure(where=place, what=found.what, detail=found.detail))
            if found.what == "source_changed":
                changed.add(source.id)
        elif found.status != "unreadable":
            articles[source.id] = found
    return _Reread(articles, failures, changed)


def _compared(source: Source, found: Article | _Problem) -> Article | _Problem:
    """Return what was read again, or how it differs from what the brief says of it."""
    if isinstance(found, _Problem):
        return found
    if found.status == "unreadable" and source.status != "unreadable":
        return _Problem("source_unreadable", f"{source.file}: {found.reason}")
    if found.sha256 != source.sha256:
        detail = f"{source.file} has sha256 {found.sha256}, the brief says {source.sha256!r}"
        return _Problem("source_changed", detail)
    return found


def _find(source: Source, folder: Path, files: dict[Path, list[Article]]) -> Article | _Problem:
    """Read the file of `source` again, once for all sources in it, and pick its article."""
    path = folder / source.file
    numbered = _NUMBERED.fullmatch(source.file)
    if numbered is not None and not _is_file(path):
        path = folder / numbered["file"]
    if not _inside(path, folder):
        return _Problem("source_outside", f"{source.file!r} does not lie inside {folder}")
    if not _is_file(path):
        return _Problem("source_missing", f"there is no file {path}")
    if path not in files:
        files[path] = read_article(path, folder, "S1")
    for article in files[path]:
        if article.file == source.file:
            return article
    return _Problem("source_missing", f"{path} holds no article {source.file!r}")


def _inside(path: Path, folder: Path) -> bool:
    """Tell whether `path` stays in `folder`, links followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name no file can have
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long
        return False


def _kept_texts(brief: Brief, reread: _Reread, beside: Path) -> Iterator[Failure]:
    """Compare the texts written beside the brief with what the files give now."""
    for index, source in enumerate(brief.sources):
        article = reread.articles.get(source.id)
        if source.text_file is None or article is None:
            continue
        where, path = f"sources[{index}].text_file", beside / source.text_file
        if not _inside(path, beside):
            detail = f"{source.text_file} does not lie inside {beside}"
            yield Failure(where=where, what="source_outside", detail=detail)
            continue
        try:
            same = path.read_bytes() == article.text.encode("utf-8")
        except OSError as error:
            why = error.strerror or type(error).__name__
            yield Failure(where=where, what="text_file_missing", detail=f"{path}: {why}")
            continue
        if not same:
            detail = f"{path} is not the text that {source.file} gives"
            yield Failure(where=where, what="text_file_differs", detail=detail)


def _removals(brief: Brief, reread: _Reread) -> Iterator[Failure]:
    known = {source.id for source in brief.sources}
    for index, span in enumerate(brief.removed):
        where = f"removed[{index}]"
        if span.source not in known:
            detail = f"the brief lists no source {span.source!r}"
            yield Failure(where=where, what="source_unknown", detail=detail)
            continue
        article = reread.articles.get(span.source)
        if article is not None and not 0 <= span.start <= span.end <= len(article.text):
            detail = f"{span.start}:{span.end} in a text of {len(article.text)} code points"
            yield Failure(where=where, what="removal_outside_text", detail=detail)


def _citations(brief: Brief, reread: _Reread) -> Iterator[Failure]:
    known = {source.id for source in brief.sources}
    removed: dict[str, list[Removal | RemovedSpan]] = {
        ident: list(article.removed) for ident, article in reread.articles.items()
    }
    for span in brief.removed:
        removed.setdefault(span.source, []).append(span)
    lines = {
        ident: [match.end() for match in _LINE_END.finditer(article.text)]
        for ident, article in reread.articles.items()
    }
    for where, citation in citations_of(brief):
        if citation.source not in known:
            detail = f"the brief lists no source {citation.source!r}"
            yield Failure(where=where, what="source_unknown", detail=detail)
            continue
        article = reread.articles.get(citation.source)
        if citation.source in reread.changed:
            detail = f"the file of {citation.source} has changed since, so nothing is proved"
            yield Failure(where=where, what="source_changed", detail=detail)
            continue
        if article is None:
            detail = f"the text of {citation.source} could not be read again, so nothing is proved"
            yield Failure(where=where, what="source_unreadable", detail=detail)
            continue
        line = bisect_right(lines[citation.source], citation.start) + 1
        yield from _citation(where, citation, article.text, line)
        yield from _allowed(where, citation, removed[citation.source])


def _citation(where: str, citation: Citation, text: str, line: int) -> Iterator[Failure]:
    """Check one citation against its text; `line` is where its start really stands."""
    start, end = citation.start, citation.end
    if not 0 <= start < end <= len(text):
        detail = f"{start}:{end} in a text of {len(text)} code points"
        yield Failure(where=where, what="span_outside_text", detail=detail)
        return
    if text[start:end] != citation.quote:
        detail = (
            f"{citation.source}[{start}:{end}] is {text[start:end][:_SHOWN]!r}, "
            f"the brief says {citation.quote[:_SHOWN]!r}"
        )
        yield Failure(where=where, what="quote_differs", detail=detail)
    if line != citation.line:
        detail = f"the span begins on line {line}, the brief says {citation.line}"
        yield Failure(where=where, what="line_differs", detail=detail)


def _allowed(
    where: str, citation: Citation, removed: list[Removal | RemovedSpan]
) -> Iterator[Failure]:
    """Refuse a citation that touches what was removed.

    Characters that show nothing may stand within a cited sentence; nothing else may.
    """
    for span in removed:
        if span.end <= citation.start or citation.end <= span.start or span.start == span.end:
            continue
        within = citation.start <= span.start and span.end <= citation.end
        whole = (span.start, span.end) == (citation.start, citation.end)
        if span.reason == "hidden" and within and not whole:
            continue
        detail = f"{span.start}:{span.end} of {citation.source} was removed ({span.reason})"
        yield Failure(where=where, what="span_removed", detail=detail)
        return
