"""Numbers and dates in a sentence.

Plain patterns of the benchmark's own, on purpose not those of the program it measures. They are
made to be right rather than complete: a sentence they do not understand is left out.
"""

import re

from summarizer.evaluation.faults.text import Found


def _listed(words: str) -> list[str]:
    return words.split()


NUMBER_WORDS = {
    "en": _listed(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    ),
    "fr": _listed(
        "deux trois quatre cinq six sept huit dix onze douze treize quatorze quinze seize vingt "
        "trente quarante cinquante soixante"
    ),
}
NUMBER_VALUES = {
    word: value
    for words in NUMBER_WORDS.values()
    for word, value in zip(
        words,
        [2, 3, 4, 5, 6, 7, 8, 9, *range(10, 21), 30, 40, 50, 60]
        if words[0] == "two"
        else [2, 3, 4, 5, 6, 7, 8, *range(10, 17), 20, 30, 40, 50, 60],
        strict=True,
    )
}
MONTHS = {
    "en": _listed(
        "January February March April May June July August September October November December"
    ),
    "fr": _listed(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
}
WEEKDAYS = {
    "en": _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "fr": _listed("lundi mardi mercredi jeudi vendredi samedi dimanche"),
}
_MONTH = "|".join(month for months in MONTHS.values() for month in months)
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"
_SCALE = r"(?:\s+(?:millions?|milliards?|billions?|mille|thousand|hundred|cents?))?"
_DIGITS = (
    r"(?<![\w.,/:\-])(?:\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)(?![\w:/]|[.,]\d|-\d)"
)
_WORD = "|".join(sorted({*NUMBER_WORDS["en"], *NUMBER_WORDS["fr"]}, key=len, reverse=True))
NUMBER = re.compile(rf"{_DIGITS}|(?<![\w-])(?:{_WORD})(?![\w-])", re.IGNORECASE)
_UNIT = re.compile(
    rf"{_SCALE}\s*(?:(?<=\s)(?:de\s+|d['’]|autres\s+|other\s+|more\s+)?)"
    r"(?P<unit>(?<=[\s'’])(?:[a-zà-ÿ]{3,}|km|kg|m)\b|%)"
)
# Words that follow a number without being what it counts.
_NOT_A_UNIT = re.compile(
    r"millions?|milliards?|billions?|thousand|hundred|cents?|mille|d[io]u?zaines?|dozens?|centaines?|"
    r"and|for|with|from|were|was|have|had|has|are|after|before|over|more|than|other|this|that|into|"
    r"when|who|which|the|per|out|but|near|against|since|until|during|between|about|last|next|new|"
    r"pour|avec|dans|sont|ont|été|après|avant|depuis|entre|sur|par|les|des|une|qui|que|dont|mais|"
    r"premiers?|premières?|derniers?|dernières?|autres?|contre|plus|selon|chez|sans|lors|puis|soit|"
    r"auparavant|environ|ensemble|avant-hier|hier|\w+ment|only|each|others|all|first|full|main|to|of|in|on|at|et|au|aux|en"
)
YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%-]|[.,]\d|\s\d{3})")
DATE = re.compile(
    rf"\b(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b"
    rf"|\b(?P<month_first>{_MONTH})\s+(?P<day_after>{_DAY})\b(?!\s*(?:%|percent))",
)
MONTH_ALONE = re.compile(
    rf"\b(?:in|since|last|of|until|en|depuis|fin|début|mi-|de|jusqu'en|courant)\s?(?P<month>{_MONTH})\b"
)
WEEKDAY = re.compile(r"\b(?:" + "|".join(WEEKDAYS["en"] + WEEKDAYS["fr"]) + r")\b")
# A number next to one of these is a clock time, an ordinal, a score, a range or a part of a date.
NOT_A_COUNT = re.compile(
    rf"^\s*(?:[ap]\.?m\b|h(?:eures?)?\b|hrs?\b|o'clock|GMT|BST|CET|(?:of\s+)?(?:{_MONTH})\b|"
    r"(?:à|au|to|-|–|et|ou|or|and)\s+\d|h\s?\d\d\b|(?:tiers|quarts?|thirds?|quarters?)\b|"
    r"cents?\b|(?:er|e|th|st|nd|rd)\b)|^\s*(?:°|['’]s\b)"
)
RANGE_BEFORE = re.compile(
    rf"(?:\b(?:entre|between|from)\s+(?:\S+\s+){{0,3}}|\b(?:à|to|ou|or|–|-)\s+|(?:{_MONTH})\s+|"
    r"\b(?:age|aged|chapter|article|page|no\.?|n°|numéro|number|top|at)\s+|[#/(]\s?)$",
    re.IGNORECASE,
)
AT_LEAST = re.compile(
    r"(?:plus (?:de|d['’])|au moins|more than|at least|over|above|minimum|dépass\w+|exceed\w*|"
    r"(?:au[- ]delà|au-dessus) d[e'’])\s*(?:\w+\s+)?[$€£]?$",
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"(?:moins (?:de|d['’])|jusqu['’]à|up to|less than|fewer than|at most|under|below|"
    r"au plus|maximum|as (?:many|much) as)\s*(?:\w+\s+)?[$€£]?$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?:environ|près d[e'’]|presque|quelque|about|around|some|nearly|almost|roughly|"
    r"approximately|an estimated|une|à peine|barely)\s*(?:\w+\s+)?[$€£]?$",
    re.IGNORECASE,
)


def value_of(raw: str) -> float | None:
    """Return the number `raw` writes, or None when it cannot be told."""
    if raw.lower() in NUMBER_VALUES:
        return float(NUMBER_VALUES[raw.lower()])
    plain = re.sub(r"[ \u00a0\u202f]", "", raw)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def numbers(text: str) -> list[Found]:
    """Return the numbers that count or measure; no dates, times, ordinals, scores or ranges."""
    years = {match.start() for match in YEAR.finditer(text)}
    return [
        Found(match.group(), match.start(), match.end())
        for match in NUMBER.finditer(text)
        if match.start() not in years
        and not NOT_A_COUNT.match(text[match.end() :])
        and not RANGE_BEFORE.search(text[: match.start()])
    ]


def all_values(text: str) -> set[float]:
    """Return every number written in `text`, whatever it counts."""
    values = {value_of(match.group()) for match in NUMBER.finditer(text)}
    values |= {float(digits) for digits in re.findall(r"\d+", text)}
    return {value for value in values if value is not None}


def counted(text: str) -> list[tuple[Found, Found]]:
    """Return (number, unit) pairs such as "37" and "missiles", "46" and "%"."""
    pairs = []
    for number in numbers(text):
        match = _UNIT.match(text[number.end :])
        if match and not _NOT_A_UNIT.fullmatch(match["unit"]):
            unit = Found(
                match["unit"], number.end + match.start("unit"), number.end + match.end("unit")
            )
            pairs.append((number, unit))
    return pairs
