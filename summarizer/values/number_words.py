"""Numbers in a text, in digits and in words, before anything is said about what they count.

Words are read with text2num; digits by the separators of the language.
"""

import re
import unicodedata
from dataclasses import dataclass

from text_to_num import find_numbers

from summarizer.values.folding import Folded


@dataclass(frozen=True, slots=True)
class Atom:
    """One number: its place in the folded text, its value, and how it is written."""

    start: int
    end: int
    value: float
    digits: bool
    ordinal: bool = False


_WORD = re.compile(r"[a-z]+|[0-9][0-9.,]*|[ -]|[^a-z0-9 -]+")
_DIGITS = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,']*\d|\d")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|eme|ere|er|e|nde?|d)(?![a-z0-9])")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+")
# Words that text2num reads as numbers and news text mostly does not mean so.
_NOT_NUMBERS = {
    "fr": frozenset({"premier", "premiere", "premiers", "premieres", "second", "seconde", "neuve"}),
    "en": frozenset({"second", "seconds", "first", "zero", "oh", "o", "nil", "point"}),
}
_INDEFINITE = frozenset(
    {
        "millions",
        "milliers",
        "milliards",
        "centaines",
        "hundreds",
        "thousands",
        "billions",
        "trillions",
    }
)
_SCALE = frozenset(
    {"million", "millions", "milliard", "milliards", "billion", "billions", "thousand", "hundred",
     "mille", "trillion", "cent", "cents"}
)  # fmt: skip


@dataclass(slots=True)
class _Token:
    """A token as text2num's `find_numbers` wants it."""

    word: str
    start: int
    end: int
    blocked: bool = False

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: "_Token") -> bool:
        return self.blocked or previous.blocked

    def not_a_number_part(self) -> bool:
        return self.blocked


def _tokens(folded: str, language: str) -> list[_Token]:
    tokens = [_Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)]
    words = [token for token in tokens if token.word not in {" ", "-"}]
    stop = _NOT_NUMBERS.get(language, frozenset())
    for at, token in enumerate(words):
        before = words[at - 1].word if at else ""
        if (
            not token.word.isalpha()
            or token.word in stop
            or (token.word in _SCALE and before[:1].isdigit())
            or (token.word in _INDEFINITE and not (at and _may_multiply(before, language)))
        ):
            token.blocked = True
    return tokens


def _may_multiply(word: str, language: str) -> bool:
    found = find_numbers([_Token(word, 0, 0)], language, threshold=0)
    return bool(found)


def _spelled(folded: Folded, text: str, language: str) -> list[Atom]:
    plain = folded.text
    tokens = _tokens(plain, language)
    if language == "fr":  # it knows "neuvième", not "neuvieme"
        for token in tokens:
            if token.word.endswith("ieme"):
                first, last = folded.span(token.start, token.end)
                token.word = unicodedata.normalize("NFC", text[first:last]).lower()
    atoms = []
    for item in find_numbers(tokens, language, threshold=0):
        start, end = tokens[item.start].start, tokens[item.end - 1].end
        while plain[end - 1] in " -":
            end -= 1
        atoms.append(Atom(start, end, float(item.value), digits=False, ordinal=item.is_ordinal))
    return atoms


def parse_digits(written: str, language: str) -> float | None:
    """Read "1 200", "1,200", "10,5" by the language's separators; None when it is no number.

    A comma before exactly three zeros, or several commas, group thousands in French too.
    """
    text = written.strip(".,'")
    if _THOUSANDS.fullmatch(text):
        separator = next((char for char in text if not char.isdigit()), "")
        groups = text.split(separator)
        grouping = {"fr": ". '", "en": ", '"}.get(language, ", '.")
        if separator in grouping or len(groups) > 2 or (groups[-1] == "000" and groups[0] != "0"):  # noqa: PLR2004  several groups
            return float("".join(groups))
        return float(".".join(groups)) if separator in ",." else None
    match = re.fullmatch(r"(\d{1,3}(?:[ ,.']\d{3})+|\d+)(?:[.,](\d+))?", text)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match[1])
    return float(f"{whole}.{match[2]}") if match[2] else float(whole)


def _written(folded: Folded, text: str, language: str) -> list[Atom]:
    atoms = []
    for match in _DIGITS.finditer(folded.text):
        start, written = match.start(), match.group()
        if " " in written and language == "en" and not _hard_spaces(folded, text, match):
            # "in 2014 300 people": plain spaces do not group digits in English.
            cut = written.index(" ")
            written = written[:cut]
        written = written.rstrip(".,'")
        value = parse_digits(written, language)
        if value is None:
            continue
        end = start + len(written)
        ordinal = _ORDINAL.match(folded.text, end)
        atoms.append(
            Atom(
                start, ordinal.end() if ordinal else end, value, digits=True, ordinal=bool(ordinal)
            )
        )
    return atoms


def _hard_spaces(folded: Folded, text: str, match: re.Match[str]) -> bool:
    places = [at for at in range(*match.span()) if folded.text[at] == " "]
    return all(text[folded.offsets[at]] in "\u00a0\u202f\u2009\u2007" for at in places)


def atoms(folded: Folded, text: str, language: str) -> list[Atom]:
    """Return the numbers of a text in order, spelled out or in digits."""
    name = language if language in {"fr", "en"} else "en"
    found = [*_spelled(folded, text, name), *_written(folded, text, name)]
    return sorted(found, key=lambda atom: (atom.start, -atom.end))
