"""News agencies a text credits: in the dateline, the byline or the tail, or in one sentence.

A credit of the whole report is looked for in all of a source's text, also in what reading
removed as page furniture, for that is where bylines and tails end up. Credits of pictures are
none.
"""

import re
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
_WIRE = rf"(?P<wire>{_ANY})(?![\w/])"
_MORE = rf"(?:(?:\s*[,/&]\s*|\s+(?:et|and)\s+)(?:l[’']|the )?(?P<more>{_ANY})(?!\w))?"
_THE = r"(?:l[’']agence(?: de presse)?\s+|the\s+(?:news )?agency\s+|l[’']|the\s+|agences?\s+)?"

# The whole report: a dateline, a byline or a tail, each a line or the edge of one.
_REPORT = [
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^[^()\n]{{0,60}}\((?:avec |with )?{_THE}{_WIRE}{_MORE}\)\s*(?:[-–—:]|$)",
        rf"\((?:avec |with )?{_THE}{_WIRE}{_MORE}\)[.»”\"]*[ \t]*$",
        (
            rf"^[ \t>*_]*(?:By|BY|Par|From|De|Sources?\s?:|Author\s?:|[Aa]uthor:|[Aa]uteur\s?:|"
            rf"[Bb]yline:|[Ss]ource:|[Aa]gency:|[Aa]gence\s?:)\s*[\"']?{_THE}{_WIRE}{_MORE}"
            rf"[^.!?\n]{{0,40}}$"
        ),
        rf"^[^.!?\n]{{0,60}}\b(?:[Aa]vec|AVEC|[Ww]ith)\s+{_THE}{_WIRE}{_MORE}[^.!?\n]{{0,40}}\.?$",
        rf"^[^!?\n]{{0,40}}\b(?:[Aa]vec|AVEC)\s+{_THE}{_WIRE}{_MORE}\s*(?:\||[-–—]|$)",
        rf"^[ \t(*_—–-]*{_WIRE}{_MORE}[ \t).*_]*$",
        rf"^[ \t]*{_ANY}(?:\s*[,/&]\s*|\s+(?:et|and)\s+){_WIRE}[ \t).*_]*$",
        rf"{_WIRE}{_MORE} (?:\w+ )?(?:contributed to|a contribué à)\b",
    )
]
# One sentence: its content is what the agency reports, or what somebody told the agency.
_SENTENCE = [
    re.compile(pattern)
    for pattern in (
        (
            rf"\b(?:[Ss]elon|[Dd][’']après|auprès de|cité(?:e?s?)? par|rapporté(?:e?s?)? par|"
            rf"[Aa]ccording to|told|reported by|quoted by|cited by|reports?|informed)\s+{_THE}{_WIRE}"
        ),
        rf"\b(?:à|par)\s+l[’'](?:agence(?: de presse)?\s+)?{_WIRE}",
        rf"\b(?:to|by)\s+the\s+(?:news agency\s+|{_CAPITAL} news agency\s+)?{_WIRE}",
        rf"\bl[’']agence(?: de presse)?(?: \w+)?\s+{_WIRE}",
        (
            rf"\b{_WIRE}(?: news agency)?\s+(?:has )?(?:reported|reports|said|says|quoted|wrote|"
            rf"a (?:rapporté|annoncé|indiqué|écrit|cité)|rapporte|indique|annonce|cite)\b"
        ),
        rf"\((?:selon |via )?{_WIRE}\)",
    )
]
_PICTURE = re.compile(
    r"\b(?:photo\w*|image|picture|crédits?|credit|copyright|video|vidéo|getty)\b", re.IGNORECASE
)
_BEFORE = 40  # code points before a credit in which a word makes it one of a picture


@dataclass(frozen=True)
class Credit:
    """One credit of an agency.

    Attributes:
        wire: The agency's usual name.
        place: "report" when it is for the whole text, "sentence" for the sentence it stands in.
        start: First code point in the source's text.

    """

    wire: str
    place: Literal["report", "sentence"]
    start: int


def credits_of(evidence: Evidence, outlet: str | None = None) -> list[Credit]:
    """Return the agencies a source credits, and its own outlet when that is an agency."""
    found: set[Credit] = set()
    own = wire_named(outlet) if outlet else None
    if own is not None:
        found.add(Credit(own, "report", 0))
    text = evidence.article.text
    for pattern in _REPORT:
        found |= {Credit(wire, "report", at) for wire, at in _matches(pattern, text)}
    for sentence in evidence.sentences:
        start = sentence.sentence.start
        for pattern in _SENTENCE:
            hits = _matches(pattern, sentence.text)
            found |= {Credit(wire, "sentence", start + at) for wire, at in hits}
    return sorted(found, key=lambda credit: (credit.start, credit.wire, credit.place))


def wire_named(name: str) -> str | None:
    """Return the usual name of a listed agency written as `name`, else None."""
    for wire, pattern in _WIRES.items():
        if re.fullmatch(pattern, name.strip()):
            return wire
    return None


def _matches(pattern: re.Pattern[str], text: str) -> list[tuple[str, int]]:
    found = []
    for match in pattern.finditer(text):
        start = match.start("wire")
        if _PICTURE.search(text[max(0, start - _BEFORE, match.start()) : start]):
            continue
        names = [match["wire"], match.groupdict().get("more")]
        found += [(_canonical(name), start) for name in names if name]
    return found


def _canonical(name: str) -> str:
    known = wire_named(name)
    if known is not None:
        return known
    return " ".join(word.capitalize() for word in fold(name).split())
