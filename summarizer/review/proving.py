"""That a brief and its sources are, byte for byte, what was approved."""

import tempfile
from pathlib import Path

from sqlalchemy import Connection

from summarizer.errors import NotInStoreError, UnprovedError
from summarizer.output.failure import Failure
from summarizer.output.proof import prove
from summarizer.reading.article import Article
from summarizer.reading.folder import read_bytes
from summarizer.store.articles import article_id, get_articles, original_of
from summarizer.store.briefs import Version


def article_behind(connection: Connection, version: Version, source: str) -> Article:
    """Return the article behind a source of a brief, read from its bytes, under its id there.

    Raises NotInStoreError when the store does not have it, UnprovedError when its bytes are not
    what they were.
    """
    name = next((s.file for s in version.brief.sources if s.id == source), None)
    ident = version.articles.get(source)
    if name is None or ident is None:
        raise NotInStoreError(f"The brief has no source {source}.")
    suffix = get_articles(connection, [ident])[0].suffix
    original = original_of(connection, ident)
    if article_id(original, suffix) != ident:
        raise UnprovedError(
            f"The source {source} was changed in the database since the brief was made. Restore "
            "the store from a backup."
        )
    return read_bytes(name.partition("#")[0], original, source)[0]


def unproved(connection: Connection, version: Version) -> list[Failure]:
    """Return what of a brief its stored sources do not prove; nothing when all holds.

    Raises UnprovedError when a source's bytes are not what they were.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in version.brief.sources:
            article_behind(connection, version, source.id)
            original = original_of(connection, version.articles[source.id])
            _put(folder, source.file.partition("#")[0], original)
        bare = [source.model_copy(update={"text_file": None}) for source in version.brief.sources]
        return prove(version.brief.model_copy(update={"sources": bare}), folder)


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write a file of that name below `folder`; raises UnprovedError when it would lie elsewhere.

    The name stands in the brief, and a falsified brief may say anything.
    """
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise UnprovedError(f"The brief names a file outside its sources: {name!r}.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except (OSError, ValueError) as error:
        raise UnprovedError(f"The brief names a file that cannot be: {name[:80]!r}.") from error
