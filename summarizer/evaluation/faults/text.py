"""What every pattern of the generator rests on: words, folding, quotation marks."""

import re
import unicodedata
from dataclasses import dataclass

QUOTED = re.compile(r"«\s*([^«»“”\"]+?)\s*»|“\s*([^«»“”\"]+?)\s*”|\"\s*([^«»“”\"]+?)\s*\"")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text; `start` and `end` are code points of that text."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return `text` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def words(text: str) -> list[str]:
    """Return the words of `text`, folded."""
    return re.findall(r"[^\W_]+", fold(text))


def content(text: str) -> set[str]:
    """Return the words that carry meaning: those of four letters and more, cut to five."""
    return {word[:5] for word in words(text) if len(word) > 3 and not word.isdigit()}  # noqa: PLR2004  a word's length


def quotations(text: str) -> list[Found]:
    """Return the words between quotation marks, for texts whose marks pair up."""
    if text.count("«") != text.count("»") or text.count("“") != text.count("”"):
        return []
    if text.count('"') % 2:
        return []
    found = []
    for match in QUOTED.finditer(text):
        group = next(index for index in (1, 2, 3) if match[index])
        found.append(Found(match[group], *match.span(group)))
    return found


def balanced(text: str) -> bool:
    """Tell whether quotation marks and brackets of `text` pair up."""
    pairs = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in pairs)
