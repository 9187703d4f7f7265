"""Whose an office is: the person's whose name it stands right before, or right after a comma.

Between two names an office is the second one's: "Outre Laure Parquin, le patron de la CFDT,
François Cherel". Where the words leave it open it is nobody's.
"""

import re
from collections.abc import Sequence

from summarizer.extraction.callings import attached, of_somebody, people_named, says_what
from summarizer.extraction.complements import (
    DELIMITER,
    DET,
    LINK,
    complement,
    ends_there,
    verb_in,
)
from summarizer.values.memo import remembered
from summarizer.values.typed import Name

Span = tuple[int, int]

_LONGEST_APART = 80  # code points of other words between a name and an office set off after it
_HONORIFIC = r"(?:(?:MM?|Mmes?|Mlle|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Me)\b\.?\s*)"
_DET_AT_END = re.compile(rf"(?<!\w){DET}$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:une?|an?)\s+$", re.IGNORECASE)
_DET_AT_START = re.compile(rf"\s*{DET}", re.IGNORECASE)
_AND = re.compile(r"\b(?:et|and|ou|or|mais|but)\b", re.IGNORECASE)
_ENDS_OPEN = re.compile(
    r"(?:^|\s)(?:de|du|des|à|au|aux|of|for|to|with|avec|by|par|from|chez|et|and)\s+$|\bd['’]$",
    re.IGNORECASE,
)
# Of a phrase that goes on: "porte-parole du |ministre|".
_OF_IT = re.compile(
    rf"(?P<whose>[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:(?:de|du|des|à|au|aux|of|for|to|with|avec|by|par)\s+{DET}?|"
    r"d['’])$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:une?|l['’]une?|one)\s+(?:des|de|of)\s+(?:the\s+|ses\s+|his\s+)?$", re.IGNORECASE
)
_IS = re.compile(
    r"\s*,?\s*(?:qui\s+|who\s+)?"
    r"(?:(?:(?:a|avait) été |est |était |is |was |has been )?"
    r"(?:nommée?|élue?|réélue?|named|appointed|elected|re-elected)|"
    r"est devenue?|a été|has been|serves as|works as|en tant que|"
    r"est|était|sera|fut|devient|reste|demeure|is|was|became|becomes|remains)\s+"
    r"(?:(?:aussi|également|alors|now|then|also|toujours|still)\s+)?",
    re.IGNORECASE,
)
# An age or a party between a name and its office: "Paul Mora (PS), 54 ans, maire de Valmont".
_ASIDE = re.compile(
    r"(?:aged\s+)?\d{1,3}(?:\s+ans)?|[A-Z]{2,6}|(?:from|of|de|à)\s+[A-ZÀ-Þ][\w’'-]+", re.IGNORECASE
)
_QUALIFIED = re.compile(
    r"(?:(?:ancien|ancienne|ex|actuel|actuelle|nouveau|nouvelle|former|current|then|aussi|also|"
    r"également|jusqu['’]ici|longtime|lui aussi|elle aussi|futur|future|jeune|young|veteran)\s*)+",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r"(?:\s+(?:of|from|de)\s+[A-ZÀ-Þ][\w’'-]+)?\s*[,(–—:]\s*|\s+-\s+")
_CLOSED = re.compile(r"\s*(?:$|[,.;:!?()»\"“”–—])")


@remembered(16384)
def belongs(text: str, role: Span, name: Span) -> bool:
    """Tell whether the office at `role` is that of the person at `name`, both in one sentence."""
    others = [n for n in people_named(text) if n.end <= name[0] or n.start >= name[1]]
    if role[1] <= name[0]:
        return _before(text, role, name, others)
    return role[0] >= name[1] and _after(text, role, name, others)


def _before(text: str, role: Span, name: Span, others: Sequence[Name]) -> bool:
    between = text[role[1] : name[0]]
    comma = between.find(",")
    if any(n.start < role[1] < n.end for n in others):
        return False  # "le ministre de la |Mer Claire Dutour|, Jean Morel"
    inside = [
        n
        for n in others
        if role[1] <= n.start
        and n.end <= name[0]
        and (attached(text, n) or not -1 < n.start - role[1] < comma)
    ]
    if inside:
        return _shared(text, role, name, inside)
    of_what, _, rest = re.sub(rf"{_HONORIFIC}+$", "", between).partition(",")
    of_what = re.sub(rf"\b{_HONORIFIC}", "", of_what)  # "de M. Poutine"
    if rest.strip() or not complement(of_what):
        return False
    if comma < 0:
        before = re.sub(rf"{_HONORIFIC}+$", "", text[role[0] : name[0]])
        return not (_ENDS_OPEN.search(before) or of_somebody(text[role[0] : name[0]]))
    return _set_off_before(text, role, name, others)


def _shared(text: str, role: Span, name: Span, inside: Sequence[Name]) -> bool:
    """Tell whether an office in the plural goes for several names: "les ministres X et Y"."""
    rest = text[role[1] : inside[0].start]
    gaps = [*(n.start for n in inside[1:]), name[0]]
    joined = all(
        re.fullmatch(rf"\s*(?:,|et|and|,\s*and)\s*{_HONORIFIC}?", text[n.end : gap])
        for n, gap in zip(inside, gaps, strict=True)
    )
    words = text[slice(*role)].split()
    last = not any(map(LINK.match, words)) and words[-1].endswith(("s", "men"))
    plural = last or words[0].endswith(("s", "x", "men"))
    return joined and plural and not rest.strip(" ,")


def _set_off_before(text: str, role: Span, name: Span, others: Sequence[Name]) -> bool:
    """Tell whether "…, le patron de la CFDT, François Cherel, …" names him as that."""
    pre = text[: role[0]]
    if _of_another(pre):
        return False
    determined = _DET_AT_END.search(pre)
    bare = pre[: determined.start()].rstrip() if determined else pre.rstrip()
    listed = any(
        re.fullmatch(r"\s*(?:,\s*)?(?:et|and)?\s*[\w-]*\s*", text[n.end : len(bare)])
        for n in others
        if n.end <= len(bare)
    )
    joined = bool(re.search(r"\b(?:et|and)$", bare))
    if listed and not joined and (determined is None or _INDEFINITE.search(pre)):
        return False
    if not determined and _qualifies(pre):
        return True  # "Ancien maire de Lannec, Paul Mora …"
    if not _CLOSED.match(text, name[1]):
        another = re.match(rf"\s+(?:et|and)\s+{DET}", text[name[1] :])
        return (listed or joined) and another is not None
    return not _has_its_own(text, name, others)


def _of_another(pre: str) -> bool:
    """Tell whether an office belongs to what goes before it: "a spokesman for |the mayor|"."""
    if _ONE_OF.search(pre):
        return False
    whole = _OF_IT.search(pre)
    if whole and any(says_what(word) for word in whole["whose"].split()):
        return True
    return bool(re.search(r"\b(?:de|of|as|comme)\s+$|\bd['’]$", pre))  # "au poste de préfet, X"


def _has_its_own(text: str, name: Span, others: Sequence[Name]) -> bool:
    """Tell whether a name is one of a list, or has an office of its own set off after it."""
    after = text[name[1] :]
    if any(re.fullmatch(r",\s+", text[name[1] : n.start]) for n in others if n.start > name[1]):
        return True  # "le préfet, Paul Mora, Luc Aris et …"
    own = re.match(
        rf"\s*[,(](?!\s*(?:et|and)\b)\s*(?P<det>{DET})?(?P<role>[^,.;:()]+)", after, re.IGNORECASE
    )
    if own is None or verb_in(own[0]) or not says_what(own["role"]):
        return False
    end = name[1] + own.end("role")
    start = name[1] + own.start("role")
    return not _passed_on(text, (end, end), bool(own["det"]), others, start)


def _after(text: str, role: Span, name: Span, others: Sequence[Name]) -> bool:
    between = text[name[1] : role[0]]
    if len(between) > _LONGEST_APART or any(name[1] <= n.start < role[0] for n in others):
        return False
    determined = _DET_AT_END.search(text[: role[0]])
    gap = between[: determined.start() - name[1]] if determined else between
    if re.match(r"['’]s?\b", text[name[1] :]):
        return False
    if copula := _IS.match(between):
        rest = between[copula.end() :]
        return _qualifies(_DET_AT_START.sub("", rest, count=1)) and not _taken(
            text, role, others, role[0]
        )
    opening = _SET_OFF.match(between)
    if opening is None or (determined and not ends_there(text, role)):
        return False
    if not _leads(gap[opening.end() :], between):
        return False
    return not _passed_on(text, role, bool(determined), others, role[0])


def _leads(inner: str, between: str) -> bool:
    """Tell whether what stands before an office set off after a name leads on to it."""
    if _OF_IT.search(between) and not _ONE_OF.search(between):
        return False
    if verb_in(inner) or re.match(r"\s*(?:et|and)\s", inner):
        return False
    return all(
        not part.strip()
        or _ASIDE.fullmatch(part.strip())
        or _qualifies(part)
        or _ONE_OF.search(part)
        or says_what(_DET_AT_START.sub("", part, count=1))
        for part in re.split(r"[,()]", inner)
    )


def _qualifies(words: str) -> bool:
    return not words.strip() or bool(_QUALIFIED.fullmatch(words.strip() + " "))


def _taken(text: str, role: Span, others: Sequence[Name], start: int) -> bool:
    """Tell whether a name follows an office directly: "la ministre de l'Economie Claire Dutour"."""
    stop = DELIMITER.search(text, role[1])
    end = stop.start() if stop else len(text)
    return any(
        attached(text, n) and not verb_in(gap) and not _AND.search(gap)
        for n in others
        if start <= n.start < end
        for gap in [text[role[1] : max(role[1], n.start)]]
    )


def _passed_on(text: str, role: Span, determined: bool, others: Sequence[Name], start: int) -> bool:
    """Tell whether an office set off after a name goes on to somebody else, or may.

    With an article ("le gouverneur de la Banque, Jean Morel") it is the next one's; without, as
    French sets off what somebody is, it stays with the name before it.
    """
    if _taken(text, role, others, start):
        return True
    if not determined:
        return False
    stop = DELIMITER.search(text, role[1])
    segment = text[role[1] : stop.start() if stop else len(text)]
    joined = re.search(r"\b(?:et|and)\s+(?:le|la|les|the|l['’])", segment)
    if joined is not None:
        return not verb_in(segment[: joined.start()])
    if verb_in(segment):
        return False
    return stop is not None and stop.group() == "," and _somebody_at(text, stop.end(), others)


def _somebody_at(text: str, at: int, others: Sequence[Name]) -> bool:
    """Tell whether a name, or an office with its article, stands there."""
    title = re.compile(rf"\s*{_HONORIFIC}?").match(text, at)
    if title and any(n.start == title.end() for n in others):
        return True
    opening = _DET_AT_START.match(text, at)
    return bool(opening and says_what(text[opening.end() :]))
