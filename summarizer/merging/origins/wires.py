"""News agencies a text credits: in the dateline, the byline or the tail, or in one sentence.

A credit of the whole report is looked for in all of a source's text, also in what reading
removed as page furniture, for that is where bylines and tails end up. Credits of pictures are
none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.extraction.evidence import Evidence
from summarizer.values.text import fold

_WIRES = {
    "AFP": r"AFP|Agence France[- ]Presse",
    "Reuters": r"Reuters|REUTERS",
    "AP": r"AP|(?:The )?Associated Press",
    "PA": r"PA|PA Media|Press Association",
    "UPI": r"UPI|United Press International",
    "Bloomberg": r"Bloomberg(?: News)?",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "ANSA": r"ANSA|Ansa",
    "EFE": r"EFE|Efe",
    "Lusa": r"Lusa|LUSA",
    "Belga": r"Belga|BELGA",
    "ANP": r"ANP",
    "Keystone-ATS": r"Keystone[-/]ATS|ATS|Keystone[-/]SDA|SDA",
    "APA": r"APA",
    "TASS": r"(?:ITAR-)?TASS|(?:Itar-)?Tass",
    "Interfax": r"Interfax|INTERFAX",
    "RIA Novosti": r"R[Ii][Aa][- ]Novosti",
    "Ukrinform": r"Ukrinform",
    "Xinhua": r"Xinhua|XINHUA|Chine [Nn]ouvelle",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "PTI": r"PTI|Press Trust of India",
    "Anadolu": r"Anadolu(?: Agency)?",
    "AAP": r"AAP|Australian Associated Press",
    "Presse canadienne": r"(?:La )?Presse [Cc]anadienne|(?:The )?Canadian Press",
    "MAP": r"MAP",
    "APS": r"APS",
}
_KNOWN = "|".join(sorted(_WIRES.values(), key=len, reverse=True))
# An agency nobody listed: "Agence Littorale", "Coastline News Agency".
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_ANY = rf"(?:{_KNOWN}|Agence(?: {_CAPITAL}){{1,3}}|(?:{_CAPITAL} ){{1,3}}(?:News )?Agency)"
_MENTION = re.compile(rf"\b(?:{_KNOWN}|Agence|Agency)\b")
_WIRE = rf"(?P<wire>{_ANY})(?![\w/])"
_MORE = rf"(?P<more>(?:(?:\s*[,/&]\s*|\s+(?:et|and)\s+)(?:l[’']|the )?(?:{_ANY})(?!\w))*)"
_THE = (
    r"(?:l[’']agence(?: de presse)?(?: [a-zà-ÿ]+)?\s+|the\s+(?:[\w-]+ )?(?:news )?agency\s+"
    r"|l[’']|the\s+|agences?\s+)?"
)

# The whole report: a dateline, a byline or a tail, each a line or the edge of one.
_REPORT = [
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^[^()\n]{{0,60}}\((?:avec |with )?{_THE}{_WIRE}{_MORE}\)\s*(?:[-–—:]|$)",
        rf"\b[A-ZÀ-Þ]{{3,}}(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}})? \({_WIRE}{_MORE}\)\s*[-–—]",
        rf"\((?:avec |with )?{_THE}{_WIRE}{_MORE}\)[.»”\"]*[ \t]*$",
        (
            rf"^[ \t>*_]*(?:By|BY|Par|From|De|Sources?\s?:|Author\s?:|[Aa]uthor:|[Aa]uteur\s?:|"
            rf"[Bb]yline:|[Ss]ource:|[Aa]gency:|[Aa]gence\s?:)\s*[\"']?{_THE}{_WIRE}{_MORE}"
            rf"[^.!?\n]{{0,40}}$"
        ),
        rf"^[^.!?\n]{{0,60}}\b(?:[Aa]vec|AVEC|[Ww]ith)\s+{_THE}{_WIRE}{_MORE}[^.!?\n]{{0,40}}\.?$",
        rf"^[^!?\n]{{0,40}}\b(?:[Aa]vec|AVEC)\s+{_THE}{_WIRE}{_MORE}\s*(?:\||[-–—]|$)",
        rf"^[ \t(*_—–-]*{_WIRE}{_MORE}[ \t).*_]*$",
        rf"{_WIRE}{_MORE} (?:\w+ )?(?:contributed to|a contribué à)\b",
    )
]
# One sentence: its content is what the agency reports, or what somebody told the agency.
_TELLS = r"(?:reported|reports|said|says|quoted|wrote)"
_RAPPORTE = r"(?:a (?:rapporté|annoncé|indiqué|écrit)|rapporte|indique|annonce|écrit)"
_SENTENCE = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ss]elon|[Dd][’']après|auprès de)\s+{_THE}{_WIRE}",
        rf"\b(?:[Aa]ccording to|told|informed|reported by|quoted by|cited by)\s+{_THE}{_WIRE}",
        (
            rf"\b(?:[Cc]ité|[Rr]apporté|[Ii]nterrogé|[Cc]ontacté|[Ss]ollicité|[Jj]oint|[Oo]btenu|"
            rf"[Rr]ecueilli|[Rr]elayé|[Dd]iffusé)(?:e?s?)\s+(?:\w+\s+)?par\s+{_THE}{_WIRE}"
        ),
        rf"\bà\s+l[’'](?:agence(?: de presse)?(?: [a-zà-ÿ]+)?\s+)?{_WIRE}",
        rf"\bto\s+the\s+(?:[\w-]+ )?(?:news )?agency\s+{_WIRE}",
        rf"\b{_WIRE}(?: news agency| agency)?\s+(?:has )?(?:{_TELLS}|{_RAPPORTE})\b",
        rf"\((?:selon|d[’']après|via)\s+{_THE}{_WIRE}\)",
    )
]
_PICTURE = re.compile(
    r"\b(?:photo\w*|image|picture|crédits?|credit|copyright|video|vidéo|getty)\b", re.IGNORECASE
)
_BEFORE = 40  # code points before a credit in which a word makes it one of a picture


Place = Literal["report", "sentence"]


@dataclass(frozen=True)
class Credit:
    """One credit of an agency.

    Attributes:
        wire: The agency's usual name.
        place: "report" when it is for the whole text, "sentence" for the sentence it stands in.
        start: First code point in the source's text.

    """

    wire: str
    place: Place
    start: int


def credits_of(evidence: Evidence, outlet: str | None = None) -> list[Credit]:
    """Return the agencies a source credits, and its own outlet when that is an agency."""
    found: set[Credit] = set()
    own = wire_named(outlet) if outlet else None
    if own is not None:
        found.add(Credit(own, "report", 0))
    text = evidence.article.text
    mentions = [match.start() for match in _MENTION.finditer(text)]
    for start, end in _holding(mentions, _lines(text)):
        found.update(_credits(_REPORT, "report", text[start:end], start))
    sentences = [(each.sentence.start, each.sentence.end) for each in evidence.sentences]
    for start, end in _holding(mentions, sentences):
        found.update(_credits(_SENTENCE, "sentence", text[start:end], start))
    return sorted(found, key=lambda credit: (credit.start, credit.wire, credit.place))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _holding(places: Sequence[int], spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans that hold one of the places, which are in order."""
    for start, end in spans:
        at = bisect_left(places, start)
        if at < len(places) and places[at] < end:
            yield start, end


def wire_named(name: str) -> str | None:
    """Return the usual name of a listed agency written as `name`, else None."""
    for wire, pattern in _WIRES.items():
        if re.fullmatch(pattern, name.strip()):
            return wire
    return None


def _credits(
    patterns: Sequence[re.Pattern[str]], place: Place, text: str, offset: int
) -> Iterator[Credit]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            start = match.start("wire")
            if _PICTURE.search(text[max(0, start - _BEFORE, match.start()) : start]):
                continue
            others = re.findall(_ANY, match.groupdict().get("more") or "")
            for name in (match["wire"], *others):
                yield Credit(_canonical(name), place, offset + start)


def _canonical(name: str) -> str:
    known = wire_named(name)
    if known is not None:
        return known
    return " ".join(word.capitalize() for word in fold(name).split())
