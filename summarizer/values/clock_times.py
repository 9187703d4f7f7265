"""Clock times, told apart from durations: "à 2 h 30" is a time, "pendant 2 h 30" is not."""

import re

from summarizer.values.date_fields import Found
from summarizer.values.date_lexicon import NUMBERS, options
from summarizer.values.folding import Folded

_FR_WORDS = options(word for word in NUMBERS["fr"] if word != "un")
_FR = re.compile(
    rf"\b(?P<hour>\d{{1,2}}|{_FR_WORDS}) ?(?:h|heures?)(?: ?(?P<minute>[0-5]\d)\b"
    r"| (?P<half>et demie|et quart|moins le quart|trente|quinze|quarante-cinq))?(?![a-z\d])"
    r"(?P<side>(?: du matin| du soir| de l'apres-midi| locales?| \(?gmt| pile))?"
)
_FR_BEFORE = re.compile(
    r"(?:\bvers|\bdes|\bavant|\bjusqu'a|\bpeu apres|\bpeu avant|\ba partir de|\baux alentours de|"
    r"\baux environs de|\bdepuis|\bsur les coups de|\bqu'a|\bil est|\bil etait) (?:les )?$|\(\s*$"
)
_FR_RANGE = re.compile(r"(?:\bentre|\bde|\ba) [\w ]{1,12}(?:et|a) $")
_FR_LONG = re.compile(
    r"\b(?:pendant|dure\w*|durant|en|de|d'|presque|environ|moins de|plus de|pres de|total|apres|"
    r"quelque|bout de|toutes les|les|ces|des|en moins de|quasi|quasiment) ?$"
)
_FR_DISTANCE = re.compile(r" (?:de |d'|du |plus tard|plus tot|apres|avant)")
_NOON = re.compile(
    r"\b(?:a|vers|avant|apres|des|peu apres|peu avant|jusqu'a) (?P<noon>midi|minuit)\b"
)
_EN = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.m\.|\.?m\b)"
    r"|\b(?P<hour24>2[0-3]|[01]?\d)[:](?P<minute24>[0-5]\d)\b(?![.:]\d)(?! ?(?:a\.?m|p\.?m))"
    r"|(?<=at )(?P<hourdot>2[0-3]|[01]?\d)\.(?P<minutedot>[0-5]\d)\b(?! ?(?:per|%|million|billion))"
)
_OCLOCK = re.compile(rf"\b(?P<hour>\d{{1,2}}|{options(NUMBERS['en'])}) o'?clock\b")
_EN_NOON = re.compile(r"\b(?P<noon>noon|midnight|midday)\b")
_HALVES = {"et demie": 30, "trente": 30, "et quart": 15, "quinze": 15, "quarante-cinq": 45}
_EVENING = re.compile(r"soir|apres-midi")
_NOON_HOUR = 12
_FIRST_BARE_HOUR = 5  # "18 h 30" alone is a time, "2 h 30" alone a duration


def _found(start: int, end: int, hour: int, minute: int, precision: str) -> Found | None:
    if hour == 24:  # noqa: PLR2004  midnight at the end of a day
        hour = 0
    if hour > 23:  # noqa: PLR2004  no such hour
        return None
    return Found(start, end, {"time": f"{hour:02d}:{minute:02d}", "precision": precision})


def _french(text: str, folded: Folded, match: re.Match[str]) -> Found | None:
    word = match["hour"]
    hour = int(word) if word.isdigit() else NUMBERS["fr"][word]
    minute = int(match["minute"]) if match["minute"] else _HALVES.get(match["half"] or "", 0)
    if match["half"] == "moins le quart":
        hour, minute = hour - 1, 45
    before = folded.text[: match.start()]
    after = folded.text[match.end() :]
    start = match.start()
    preposition = _FR_BEFORE.search(before)
    if preposition is None and hour >= _FIRST_BARE_HOUR and word.isdigit():
        preposition = _FR_RANGE.search(before[-24:])  # not "entre deux et trois heures"
    if before.endswith(" a ") or before == "a ":
        # "à 18 h 30", not the verb in "il a 2 heures".
        place = folded.offsets[len(before) - 2]
        preposition = preposition or (re.match("[àÀA]", text[place]) if place < len(text) else None)
    if not match["side"]:
        if word == "une" and not match["half"]:
            return None  # "à une heure non précisée"
        if not match["minute"] and not match["half"] and _FR_DISTANCE.match(after):
            return None
        if not preposition and _FR_LONG.search(before):
            return None
        bare = match["minute"] and word.isdigit() and hour >= _FIRST_BARE_HOUR
        if not preposition and not bare:
            return None
    elif _EVENING.search(match["side"]) and hour < _NOON_HOUR:
        hour += _NOON_HOUR
    exact = "minute" if match["minute"] or match["half"] else "hour"
    return _found(start, match.end(), hour, minute, exact)


def _english(match: re.Match[str]) -> Found | None:
    hour = int(match["hour"] or match["hour24"] or match["hourdot"])
    minute = match["minute"] or match["minute24"] or match["minutedot"]
    if match["half"] == "p" and hour < _NOON_HOUR:
        hour += _NOON_HOUR
    if match["half"] == "a" and hour == _NOON_HOUR:
        hour = 0
    return _found(
        match.start(), match.end(), hour, int(minute or 0), "minute" if minute else "hour"
    )


def find_times(text: str, language: str, folded: Folded) -> list[Found]:
    """Return the clock times of `text`, with places in the folded text."""
    found: list[Found | None] = []
    if language != "en":
        found += [_french(text, folded, match) for match in _FR.finditer(folded.text)]
        found += [
            _found(m.start("noon"), m.end(), 12 if m["noon"] == "midi" else 0, 0, "hour")
            for m in _NOON.finditer(folded.text)
        ]
    if language != "fr":
        found += [
            _found(m.start(), m.end(), 0 if m["noon"] == "midnight" else 12, 0, "hour")
            for m in _EN_NOON.finditer(folded.text)
        ]
        for match in _OCLOCK.finditer(folded.text):
            word = match["hour"]
            hour = int(word) if word.isdigit() else NUMBERS["en"][word]
            found.append(_found(match.start(), match.end(), hour, 0, "hour"))
    found += [_english(match) for match in _EN.finditer(folded.text)]
    return [item for item in found if item is not None]
