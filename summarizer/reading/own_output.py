"""Telling what this program wrote from articles: a brief must never become its own source.

Pages carry the program's name as their generator, Markdown ends with `MARK`, and the JSON of
briefs, digests and summaries has a form no article has. Kept texts are the articles' own words
and carry no mark; they are known by where they stand.
"""

import re
from pathlib import Path
from typing import Any

NOT_AN_ARTICLE = "it was made by this program from articles; it is not one"
MARK = "[//]: # (made by newsroom-summarizer)"

_GENERATOR = re.compile(rb"<meta name=\"generator\" content=\"newsroom-summarizer\b")
_HEAD = 8_192  # bytes of a page its generator stands in
_SCHEMAS = ("newsroom-brief/", "newsroom-digest/")
_SUMMARY = {"source", "claims", "withheld", "form", "run"}
_KEPT_TEXT = re.compile(r"S\d+\.txt")


def is_own_page(data: bytes) -> bool:
    """Tell whether these are the bytes of a brief.html or digest.html."""
    return _GENERATOR.search(data[:_HEAD]) is not None


def is_own_markdown(data: bytes) -> bool:
    """Tell whether these are the bytes of a brief.md or digest.md."""
    return data[-_HEAD:].rstrip().endswith(MARK.encode("ascii"))


def is_own_json(value: Any) -> bool:
    """Tell whether this is a brief, a digest or a summary."""
    if not isinstance(value, dict):
        return False
    return str(value.get("schema", "")).startswith(_SCHEMAS) or value.keys() >= _SUMMARY


def is_kept_text(path: Path) -> bool:
    """Tell whether a file is the kept text of a source, beside the summaries of a brief."""
    if path.parent.name != "sources" or not _KEPT_TEXT.fullmatch(path.name):
        return False
    return (path.parent.parent / "summaries" / f"{path.stem}.json").is_file()
