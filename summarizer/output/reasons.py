"""Why something gave nothing, told in the language of whoever reads: recorded reasons are English.

A reason is known by its words. One nobody put into French stays in English, between quotation
marks, so that a reader sees whose words it is.
"""

import re
from functools import cache

from summarizer.output.reasons_french import ASKING, READING

FRENCH = READING | ASKING
_PLACE = re.compile(r"\{([a-z])\}")
_HIGH = re.compile(r" (?=[:;?!»])|(?<=«) ")
_HOLDS = {"d": r"\d+"}  # what a place holds, where anything would be too much
_OURS = frozenset("xy")  # places that hold a reason again


def in_french(reason: str) -> str:
    """Return a recorded reason in French; several stand in one, parted by semicolons."""
    found = _listed(reason.strip())
    return found if found is not None else _quoted(reason)


def _listed(reason: str) -> str | None:
    """Return the French of one reason, or of several; None where one is not known."""
    whole = _told(reason)
    if whole is not None:
        return whole
    parts = reason.split("; ")
    for cut in range(len(parts) - 1, 0, -1):
        first = _told("; ".join(parts[:cut]))
        if first is not None:
            rest = "; ".join(parts[cut:])
            return f"{first}\u00a0; {_listed(rest) or _quoted(rest)}"
    return None


def _told(reason: str) -> str | None:
    for pattern, french in _patterns():
        found = pattern.fullmatch(reason)
        if found is None:
            continue
        values = {name: _filled(name, value) for name, value in found.groupdict().items()}
        if None not in values.values():
            return french.format_map(values).rstrip()
    return None


def _filled(place: str, value: str) -> str | None:
    if not value:
        return ""
    if place in _OURS:
        return _told(value)
    return _quoted(value) if place == "m" else value


def _quoted(text: str) -> str:
    return f"«\u00a0{text}\u00a0»"


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the reasons, those with most words of their own first."""
    by_words = sorted(FRENCH.items(), key=lambda pair: -len(_PLACE.sub("", pair[0])))
    return [(_pattern(english), _HIGH.sub("\u00a0", french)) for english, french in by_words]


def _pattern(english: str) -> re.Pattern[str]:
    parts = _PLACE.split(english)
    fixed = [
        re.escape(part) if n % 2 == 0 else rf"(?P<{part}>{_HOLDS.get(part, '.*?')})"
        for n, part in enumerate(parts)
    ]
    return re.compile("".join(fixed), re.DOTALL)
