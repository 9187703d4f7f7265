"""What follows a number: scale words, currencies, percent, durations, ages, measures."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.values.quantity_lexicon import ATTACHED_SCALES, SCALE_WORDS, SCALES
from summarizer.values.typed import QuantityKind
from summarizer.values.units import CURRENCIES, DURATIONS, MEASURES


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit: value in that unit, and where the expression ends."""

    value: float
    unit: str | None
    kind: QuantityKind
    end: int


def _plural(words: dict[str, object] | object) -> str:
    names = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(
        re.escape(name) + ("s?" if name[-1].isalpha() and len(name) > 2 else "") for name in names
    )


_END = r"(?![a-z0-9])"
_SCALE = re.compile(
    rf"[ -](?:de |d')?(?P<word>{SCALE_WORDS}){_END}|(?P<short> ?(?:bn|mds|md|mrd|mn|trn|tn)){_END}"
)
_SCALE_AGAIN = re.compile(rf" (?:de |d'|of )?(?P<word>{SCALE_WORDS}){_END}")
_ATTACHED = re.compile(r"(?P<short>bn|mds|md|mrd|mn|trn|tn|m|k|b)(?=[^a-z0-9]|$)")
_SYMBOL_BEFORE = re.compile(
    r"(?P<symbol>(?:us|a|c|nz|hk)?[$£€¥]) ?$|\b(?P<code>usd|eur|gbp|chf) ?$"
)
_DOLLARS = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD"}
_CURRENCY_WORDS = [
    name for name in CURRENCIES if name.isascii() and name[0].isalpha() and " " not in name
]
_CURRENCY = re.compile(
    r" ?(?:d'|de )?(?P<symbol>[€£¥]|us\$|\$)(?!\d)"
    r"| ?(?:d'|de |of |u\.?s\.? |american |canadian |australian )?"
    rf"(?P<word>{_plural(_CURRENCY_WORDS)}|livres sterling|pounds sterling|francs? suisses?|swiss francs?)"
    rf"(?P<of> canadiens?| australiens?| americains?| suisses?)?{_END}"
    r"|-(?P<hyphen>euro|dollar|pound)s?(?![a-z])"
)
_NATIONAL = re.compile(r"(?P<which>canadian|australian) $")
_PERCENT = re.compile(r" ?%| ?(?:per ?cent|pour ?cents?|percent|pct)\b(?! mille)")
_POINTS = re.compile(r" ?(?:points? de pourcentage|percentage points?|points? de pour ?cent)\b")
_DURATION = re.compile(
    r"(?P<half> and a half| et demie?)?(?: (?:dernier|derniere|prochain|prochaine|premier|premiere|long|longue|"
    r"bonne|autre|past|last|next|first|more|full|further|extra|additional|consecutive|straight|long|whole|"
    r"solid|other)s?(?= ))?"
    rf"[ -]?(?P<unit>{_plural(DURATIONS)}){_END}(?P<late> et demie?| and a half)?"
)
_OF_TIME = re.compile(
    rf" (?:de |d'|of )?(?P<unit>{_plural(name for name in DURATIONS if len(name) > 1)}){_END}"
)
_DURATION_SHORT = re.compile(r" ?h ?(?P<minutes>[0-5]\d)(?![\d])(?: ?(?:mn|min))?")
_MINUTES_AFTER = re.compile(
    r" (?:et |and )?(?P<minutes>[1-5]?\d|quinze|vingt|trente|quarante|quarante-cinq|cinquante|cinq|dix|thirty|fifteen|forty-five)"
    r"(?P<word> (?:minutes?|mins?|mn))?(?![a-z0-9]| \w+ ?(?:plus|de))"
)
_MINUTE_WORDS = {"cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
                 "quarante-cinq": 45, "cinquante": 50, "thirty": 30, "fifteen": 15, "forty-five": 45}  # fmt: skip
_AGE_AFTER = re.compile(
    r"[- ]?(?:years?|yrs?|months?|weeks?|days?)[- ]olds?\b| years? of age\b|-years?-olds?\b| ans d'age\b"
)
_AGE_UNIT = re.compile(r"year|yr|month|week|day")
_AGE_BEFORE = re.compile(
    r"(?:\bage(?:e|s|es)?(?: d['e])? ?|\baged(?: between| about| around)? |\bages? (?:of )?|\bage of |\bagee?s? respectivement de |"
    r"\b(?:un homme|une femme|un garcon|une fille|un enfant|un bebe|fillette|garconnet|adolescente?|jeune homme|"
    r"jeune femme|jeunes?|mineure?s?|personnes?|enfants|femmes|hommes|garcons|filles|femme|homme|garcon|fille|mere|pere|suspect|etudiante?|adolescents?|retraitee?|policier|soldat|conducteur|conductrice) de )$"
)
_COMMA_AGE = re.compile(r"(?<=[a-z]), $")
_COMMA_AFTER = re.compile(r" ?(?:,|\.?$|\)| et | and )")
_PAREN_AGE = re.compile(r"\($")
_MEASURE = re.compile(
    rf"[ -]?(?P<unit>km/h|kilometres-heure|kilometres?[ /](?:a l')?heure|kilometers per hour|miles per hour|"
    rf"{_plural(name for name in MEASURES if name not in {'c', 'st', 'km/h', '°', '°c', '°f', 'foot', 'feet', 'pied', 'pouce'})}"
    rf"|feet|foot|°c|°f|°){_END}(?P<square> carres?)?"
)
_OF = re.compile(r" (?:de |d'|of )")
_METRE = re.compile(r" ?m(?![a-z0-9.'])")
_METRE_AWAY = re.compile(
    r" ?m (?:de (?:haut|long|large|profond)|tall|long|high|wide|deep|freestyle|sprint|hurdles)"
)
_PER_HOUR = {"kilometers per hour": "km/h", "miles per hour": "mph"}


def money_before(text: str, start: int) -> int:
    """Return where the currency sign before a number begins, or `start`."""
    match = _SYMBOL_BEFORE.search(text[max(0, start - 6) : start])
    return start - len(match.group()) if match else start


@lru_cache(maxsize=512)
def _unit_of(word: str, table: str) -> tuple[str, float]:
    names = DURATIONS if table == "duration" else MEASURES
    return names.get(word) or names.get(word.rstrip("s")) or names[word.removesuffix("s")]


def _scaled(text: str, at: int, value: float, *, digits: bool, money: bool) -> tuple[float, int]:
    if match := _SCALE.match(text, at):
        word = match["word"] or match["short"].strip()
        value, at = value * SCALES[word], match.end()
        if again := _SCALE_AGAIN.match(text, at):  # "2,5 milliers de milliards"
            value, at = value * SCALES[again["word"]], again.end()
        return value, at
    if digits and (match := _ATTACHED.match(text, at)):
        word = match["short"]
        rest = text[match.end() :]
        plural = re.match(
            r" (?!tall|long|high|wide|deep|away|from|de\b|of\b|in\b|and\b|to\b|a\b|at\b)[a-z]+s\b| people",
            rest,
        )
        if money or word not in {"m", "b"} or rest.lstrip().startswith("€") or plural:
            return value * ATTACHED_SCALES[word], match.end()
    if digits and (match := re.match(r" ?(?P<short>m|md|mds|k)(?=€|\$|£)", text[at:])):
        return value * ATTACHED_SCALES[match["short"]], at + match.end()
    return value, at


def _currency(text: str, at: int, *, scaled: bool) -> tuple[str, int] | None:
    match = _CURRENCY.match(text, at)
    if match is None:
        return None
    if match["symbol"]:
        return CURRENCIES[match["symbol"]], match.end()
    word = (match["hyphen"] or match["word"]).rstrip("s")
    if word == "livres sterling":
        word = "livre sterling"
    if word in {"pound", "livre"} and not scaled and not match["hyphen"]:
        return None  # a weight, or books
    national = (match["of"] or "").strip() or match.group()
    if word == "dollar":
        code = "CAD" if "canad" in national else "AUD" if "austral" in national else "USD"
        return code, match.end()
    codes = {
        "livres sterling": "GBP",
        "livre sterling": "GBP",
        "pounds sterling": "GBP",
        "pound sterling": "GBP",
    }
    return codes.get(word) or CURRENCIES.get(word) or CURRENCIES[word + "s"], match.end()


def _duration(text: str, start: int, at: int, value: float) -> Measured | None:
    if match := _DURATION_SHORT.match(text, at):
        return Measured(value * 60 + int(match["minutes"]), "min", "duration", match.end())
    match = _DURATION.match(text, at)
    if match is None or (match["unit"] == "second" and value == 1):
        return None
    unit, factor = _unit_of(match["unit"], "duration")
    if match["half"] or match["late"]:
        value += 0.5
    end, total = match.end(), value * factor
    if unit == "min" and factor > 1 and not match["late"]:
        after = _MINUTES_AFTER.match(text, end)
        if after and (
            after["word"]
            or not after["minutes"].isdigit()
            or after["minutes"] in {"30", "15", "45"}
        ):
            word = after["minutes"]
            total += int(word) if word.isdigit() else _MINUTE_WORDS[word]
            end = after.end()
    if unit in {"year", "month", "week", "day"} and _is_age(
        text, start, match.end(), match["unit"]
    ):
        return Measured(total, unit, "age", end)
    return Measured(total, unit, "duration", end)


def says_age(before: str) -> bool:
    """Tell whether the text before a number announces an age ("âgé de", "aged", "un homme de")."""
    return bool(_AGE_BEFORE.search(before[-48:]))


def _is_age(text: str, start: int, end: int, unit: str) -> bool:
    before = text[max(0, start - 40) : start]
    if says_age(before):
        return True
    if unit not in {"an", "ans"}:
        return False
    return bool(
        (_COMMA_AGE.search(before) or _PAREN_AGE.search(before))
        and re.match(r" ?[,.)]|$| et ", text[end:])
    )


def _age(text: str, start: int, at: int, value: float) -> Measured | None:
    if match := _AGE_AFTER.match(text, at):
        word = _AGE_UNIT.search(match.group())
        unit = {"yr": "year"}.get(word.group(), word.group()) if word else "year"
        return Measured(value, unit, "age", match.end())
    before = text[max(0, start - 40) : start]
    bare = re.match(r"(?= ?[,.)]| and | et |$| from | when | who | to )", text[at:])
    if re.search(r"\b(?:aged|age|age of|ages) $", before) and value <= 120:  # noqa: PLR2004  a life
        return Measured(value, "year", "age", at)
    if bare and _COMMA_AGE.search(before) and 0 < value <= 120 and value == int(value):  # noqa: PLR2004  a life
        follows = re.match(r" ?,", text[at:])
        if follows:
            return Measured(value, "year", "age", at)
    return None


def _measure(text: str, at: int, value: float, *, digits: bool) -> Measured | None:
    if digits and (_METRE_AWAY.match(text, at) or _METRE.match(text, at)):
        return Measured(
            value,
            "m",
            "measure",
            at + len(_METRE.match(text, at).group()) if _METRE.match(text, at) else at,
        )  # type: ignore[union-attr]
    match = _MEASURE.match(text, at)
    if match is None:
        return None
    word = match["unit"]
    if "heure" in word or word in _PER_HOUR or word == "km/h":
        return Measured(value, "mph" if word.startswith("mile") else "km/h", "measure", match.end())
    unit, factor = _unit_of(word, "measure")
    if match["square"]:
        unit += "2"
    return Measured(value * factor, unit, "measure", match.end())


def round_duration(text: str, at: int) -> tuple[str, float, int] | None:
    """Read " de jours", " of years" after a round number: unit, factor to it, and the end."""
    match = _OF_TIME.match(text, at)
    if match is None:
        return None
    unit, factor = _unit_of(match["unit"], "duration")
    return unit, factor, match.end()


def measured(
    text: str,
    start: int,
    end: int,
    value: float,
    language: str,
    *,
    digits: bool,
) -> Measured | None:
    """Read what stands after (and, for money, before) the number `text[start:end]`.

    Returns kind "count" with a scaled value for "5 million", None when nothing follows that
    says what is measured.
    """
    symbol = _SYMBOL_BEFORE.search(text[max(0, start - 6) : start])
    sign = -1 if re.search(r"(?:^|[ (])-$", text[max(0, start - 2) : start]) else 1
    value, at = _scaled(text, end, value * sign, digits=digits, money=symbol is not None)
    scaled = at > end
    if symbol is not None:
        mark = symbol["symbol"] or symbol["code"]
        return Measured(value, _DOLLARS.get(mark) or CURRENCIES[mark], "money", at)
    if currency := _currency(text, at, scaled=scaled):
        return Measured(value, currency[0], "money", currency[1])
    if match := _POINTS.match(text, at):
        return Measured(value, "point", "measure", match.end())
    if match := _PERCENT.match(text, at):
        return Measured(value, "%", "percent", match.end())
    found = (
        _age(text, start, at, value)
        or _duration(text, start, at, value)
        or _measure(text, at, value, digits=digits)
    )
    if found is not None:
        return found
    return Measured(value, None, "count", at) if scaled else None
