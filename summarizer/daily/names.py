"""File names of stored articles: made by code of plain letters, never a given path as it is."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from anyascii import anyascii

from summarizer.store.articles import StoredArticle

_OUTLET, _TITLE, _MARK = 24, 48, 8  # longest parts, in characters
_KIND = re.compile(r"\.[a-z]{1,8}")
OURS = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9-]{1,160}\.[a-z]{1,8}")
"""What every name made here looks like."""


def file_names(articles: Sequence[StoredArticle]) -> dict[str, str]:
    """Return a file name for each article, by its id.

    A name depends on its article alone, unless two would share one; sorted, the names are in
    order of the articles' days.
    """
    names = {each.id: _name(each, each.id[:_MARK]) for each in articles}
    often = Counter(names.values())
    return {
        each.id: names[each.id] if often[names[each.id]] == 1 else _name(each, each.id)
        for each in articles
    }


def _name(each: StoredArticle, mark: str) -> str:
    # Where no outlet is named, people know an article by the file it came as.
    whose = _slug(each.article.outlet, _OUTLET) or _slug(Path(each.name).stem, _OUTLET)
    parts = [whose, _slug(each.article.title, _TITLE), mark]
    kind = each.suffix.lower() if _KIND.fullmatch(each.suffix.lower()) else ".txt"
    return "-".join([each.day, *(part for part in parts if part)]) + kind


def _slug(text: str | None, most: int) -> str:
    words = re.findall(r"[a-z0-9]+", anyascii(text or "").lower())
    return "-".join(words)[:most].rstrip("-")
