"""A folder in, one article for every file out; nothing is lost and nothing raises for one file.

Only the folder's own files are read. Each subfolder is listed as unreadable with the advice to
give it to the program by itself, for a folder is one event. Names that begin with a dot are
left aside. Links that lead out of the folder and special files are never opened.
"""

import hashlib
import os
from pathlib import Path

from summarizer.errors import InputError, UsageError
from summarizer.reading.article import Article, Published
from summarizer.reading.assemble import assemble, noted, unreadable
from summarizer.reading.decode import LINE_END, NotTextError, decode
from summarizer.reading.document import Document, NotReadableError
from summarizer.reading.front_matter import plain_document
from summarizer.reading.opening import (
    CHANGED,
    KINDS,
    KINDS_TEXT,
    MAX_BYTES,
    ChangedError,
    content_of,
    refusal,
    too_large,
    unopened,
)
from summarizer.reading.own_output import (
    NOT_AN_ARTICLE,
    is_kept_text,
    is_own_json,
    is_own_markdown,
    is_own_page,
)
from summarizer.reading.parser import PARSER
from summarizer.reading.parser_limits import KINDS as PARSED
from summarizer.reading.published import fill_from_siblings, parse_published
from summarizer.reading.records import NotAnArticleError, parse_json, record_document
from summarizer.reading.visible import visible

_TELLING = 40  # words of a text beyond which another title does not make it another text


def read_folder(folder: Path, *, date: str | None = None) -> list[Article]:
    """Read every file of `folder`, in order of name, and number the articles S1, S2 and so on.

    `date` is the publication date of articles whose date neither they nor their siblings
    give. Raises InputError when the folder is none, holds no file of a kind that can be read,
    or `date` is no date.
    """
    given = parse_published(date, "given") if date is not None else None
    if date is not None and given is None:
        raise UsageError(f"“{date}” is not a date this program can use; write it as 2025-10-16.")
    paths = _listed(folder)
    articles: list[Article] = []
    for path in paths:
        articles += read_article(path, folder, f"S{len(articles) + 1}")
    return as_one_event(articles, given)


def as_one_event(articles: list[Article], given: Published | None = None) -> list[Article]:
    """Mark copies among the articles of one event, and fill dates from their siblings.

    Args:
        articles: As read one by one, in their order; the first of several copies stays.
        given: The date of articles whose date neither they nor their siblings give.

    """
    return fill_from_siblings(_with_copies(articles), given)


def read_article(path: Path, root: Path, identifier: str) -> list[Article]:
    """Read one file of `root`: one article, or several from .json lists and .jsonl.

    The first gets `identifier` ("S3"), further ones the numbers after it. Depends on the file
    alone, so the same file always gives the same text and sentences. Never raises for the file.
    """
    content = file_content(path, root)
    if isinstance(content, str):
        shown = os.fsencode(path.name).decode("utf-8", errors="backslashreplace")
        return [unreadable(shown, content, identifier=identifier)]
    return read_bytes(path.name, content, identifier)


def file_content(path: Path, root: Path) -> bytes | str:
    """Return what a file of `root` holds, or why it is not read, for a person."""
    refused = refusal(path, root) or (NOT_AN_ARTICLE if is_kept_text(path) else None)
    if refused:
        return refused
    try:
        return content_of(path, root)
    except ChangedError:
        return CHANGED
    except OSError as error:
        return unopened(error)


def read_bytes(name: str, data: bytes, identifier: str = "S1") -> list[Article]:
    """Read what a file called `name` would give if it held `data`; see `read_article`."""
    if Path(name).suffix.lower() not in KINDS:
        reason = f"files of this kind are not read; {KINDS_TEXT} are"
        return [unreadable(name, reason, identifier=identifier)]
    if len(data) > MAX_BYTES:
        return [unreadable(name, too_large(), identifier=identifier)]
    if is_own_page(data) or is_own_markdown(data):
        digest = hashlib.sha256(data).hexdigest()
        return [unreadable(name, NOT_AN_ARTICLE, identifier=identifier, sha256=digest)]
    return _articles(name, data, identifier)


def _listed(folder: Path) -> list[Path]:
    if not folder.exists():
        raise InputError(
            f"There is no folder {folder}. Check the path, or create it and put articles in it."
        )
    if not folder.is_dir():
        raise InputError(f"{folder} is a file. Give the folder the articles are in.")
    try:
        paths = sorted(
            (p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: p.name
        )
    except OSError as error:
        raise InputError(
            f"The folder {folder} cannot be read: {error.strerror}. Check its permissions."
        ) from error
    if not any(path.suffix.lower() in KINDS for path in paths):
        raise InputError(
            f"There is no article in {folder}. Put one file per article there; "
            f"{KINDS_TEXT} can be read."
        )
    return paths


def _articles(name: str, data: bytes, identifier: str) -> list[Article]:
    """Read the bytes of a file by its extension."""
    digest = hashlib.sha256(data).hexdigest()
    kind = Path(name).suffix.lower()
    if kind in PARSED:
        return [_parsed(name, kind, data, digest, identifier)]
    try:
        decoded = decode(data)
    except NotTextError as error:
        return [unreadable(name, f"it is {error}", identifier=identifier, sha256=digest)]
    text = decoded.text
    if kind == ".jsonl":
        return _lines(name, text, identifier, digest)
    if kind == ".json" and text.lstrip().startswith("["):
        return _list(name, text, identifier, digest)
    try:
        if kind == ".json":
            document = _record(text)
        else:
            document = plain_document(text, markdown=kind == ".md")
    except NotAnArticleError as error:
        return [unreadable(name, f"it {error}", identifier=identifier, sha256=digest)]
    return [assemble(noted(document, decoded.note), name, digest, identifier=identifier)]


def _record(text: str) -> Document:
    """Read one article as a JSON object; raises NotAnArticleError."""
    if not text.strip():
        return Document(text="")
    value = parse_json(text)
    if is_own_json(value):
        raise NotAnArticleError(NOT_AN_ARTICLE.removeprefix("it "))
    return record_document(value)


def _parsed(name: str, kind: str, data: bytes, digest: str, identifier: str) -> Article:
    """Read a file that is more than text, in the process that is made for it."""
    try:
        document = PARSER.parse(kind, data)
    except NotReadableError as error:
        return unreadable(name, f"it {error}", identifier=identifier, sha256=digest)
    return assemble(document, name, digest, identifier=identifier)


def _lines(name: str, text: str, identifier: str, digest: str) -> list[Article]:
    """Read one article a line; a broken line costs no other."""
    articles: list[Article] = []
    for number, line in enumerate(LINE_END.split(text), start=1):
        if not line.strip():
            continue
        own = _next(identifier, len(articles))
        line_digest = hashlib.sha256(line.encode("utf-8")).hexdigest()
        try:
            document = record_document(parse_json(line))
        except NotAnArticleError as error:
            articles.append(
                unreadable(
                    f"{name}#{number}", f"this line {error}", identifier=own, sha256=line_digest
                )
            )
            continue
        articles.append(assemble(document, f"{name}#{number}", line_digest, identifier=own))
    return articles or [assemble(Document(text=""), name, digest, identifier=identifier)]


def _list(name: str, text: str, identifier: str, digest: str) -> list[Article]:
    """Read a JSON list of articles; an element that is none costs no other."""
    try:
        values = parse_json(text)
    except NotAnArticleError as error:
        return [unreadable(name, f"it {error}", identifier=identifier, sha256=digest)]
    articles: list[Article] = []
    for number, value in enumerate(values, start=1):
        own = _next(identifier, len(articles))
        try:
            document = record_document(value)
        except NotAnArticleError as error:
            articles.append(
                unreadable(
                    f"{name}#{number}", f"this element {error}", identifier=own, sha256=digest
                )
            )
            continue
        articles.append(assemble(document, f"{name}#{number}", digest, identifier=own))
    return articles or [assemble(Document(text=""), name, digest, identifier=identifier)]


def _next(identifier: str, step: int) -> str:
    return f"S{int(identifier.removeprefix('S')) + step}"


def _with_copies(articles: list[Article]) -> list[Article]:
    """Mark articles whose visible text an earlier one has already, be it under another title."""
    first: dict[str, str] = {}
    result: list[Article] = []
    for article in articles:
        if article.status != "used":
            result.append(article)
            continue
        original = first.setdefault(_copy_key(article), article.id)
        if original == article.id:
            result.append(article)
            continue
        changes = {"status": "copy", "copy_of": original, "reason": f"the same text as {original}"}
        result.append(article.model_copy(update=changes))
    return result


def _copy_key(article: Article) -> str:
    """Return what copies share: the text alone, or with the title where there is little text."""
    body = [visible(article, sentence) for sentence in article.sentences if sentence.n > 0]
    telling = sum(len(text.split()) for text in body) >= _TELLING
    title = [] if telling or not article.title else [article.title]
    return hashlib.sha256("\n".join([*title, *body]).encode("utf-8")).hexdigest()
