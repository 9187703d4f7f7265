"""The catalogue, numbers, dates and quotation marks as one language writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_symbol
from babel.units import format_unit

from summarizer.output.catalogue import COUNT, SAY
from summarizer.reading.article import Published
from summarizer.values.memo import remembered
from summarizer.values.typed import Quantity, TypedValue, When

Language = Literal["en", "fr"]

_QUOTES: dict[Language, tuple[str, str]] = {
    "en": ("\u201c", "\u201d"),
    "fr": ("«\u00a0", "\u00a0»"),
}
_BOUNDS = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
# Canonical units of `values` and their names in the Unicode locale data.
_CLDR = {
    "s": "duration-second",
    "min": "duration-minute",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "mm": "length-millimeter",
    "cm": "length-centimeter",
    "m": "length-meter",
    "km": "length-kilometer",
    "in": "length-inch",
    "ft": "length-foot",
    "yd": "length-yard",
    "mile": "length-mile",
    "m2": "area-square-meter",
    "km2": "area-square-kilometer",
    "ha": "area-hectare",
    "acre": "area-acre",
    "ft2": "area-square-foot",
    "mile2": "area-square-mile",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "t": "mass-tonne",
    "lb": "mass-pound",
    "oz": "mass-ounce",
    "stone": "mass-stone",
    "l": "volume-liter",
    "km/h": "speed-kilometer-per-hour",
    "mph": "speed-mile-per-hour",
    "knot": "speed-knot",
    "degree": "temperature-generic",
    "°f": "temperature-fahrenheit",
    "MW": "power-megawatt",
    "kWh": "energy-kilowatt-hour",
}
_OPENING, _CLOSING = re.compile(r"«\s?"), re.compile(r"\s?»")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
# French sets an unbreakable space before these, and inside its quotation marks.
_HIGH_MARKS = re.compile(r" (?=[:;?!»])|(?<=«) ")


@dataclass(frozen=True, slots=True)
class Wording:
    """The catalogue, bound to one language, and how that language writes things."""

    language: Language
    locale: Locale

    def say(self, key: str, **values: str) -> str:
        """Return the label `key` with `values` put in as they are, never as patterns."""
        return self.pattern(key).format_map(values)

    def pattern(self, key: str) -> str:
        """Return the label `key` with its braces; raises KeyError for a key nobody wrote."""
        label = SAY[key]
        return self.spaced(label.fr if self.language == "fr" else label.en)

    def count(self, key: str, n: int) -> str:
        """Return a counting label for `n`, in the plural form the language asks for."""
        label = COUNT[key]
        one, other = label.fr if self.language == "fr" else label.en
        form = one if self.locale.plural_form(n) == "one" else other
        return self.spaced(form).format_map({"n": self.number(n)})

    def spaced(self, text: str) -> str:
        """Return `text` with the unbreakable spaces the language asks for."""
        return _HIGH_MARKS.sub("\u00a0", text) if self.language == "fr" else text

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        return _decimal(value, self.language)

    def dollars(self, value: float | None) -> str:
        """Return an amount of US dollars to the hundredth of a cent, or "unknown"."""
        if value is None:
            return self.say("unknown")
        return format_currency(
            value, "USD", format="#,##0.00## ¤", locale=self.locale, currency_digits=False
        )

    def listed(self, items: Iterable[str]) -> str:
        """Return "A, B and C"."""
        return format_list(list(items), locale=self.locale)

    def joined(self, parts: Iterable[str]) -> str:
        """Return "A; B; C", with the space French sets before the mark."""
        return ("\u00a0; " if self.language == "fr" else "; ").join(parts)

    @property
    def colon(self) -> str:
        """The colon, with the space French sets before it."""
        return "\u00a0:" if self.language == "fr" else ":"

    def quoted(self, text: str) -> str:
        """Return `text` between the language's quotation marks.

        Where it has those marks itself, French sets the other ones inside, English outside.
        """
        outer, other = _QUOTES[self.language], _QUOTES["fr" if self.language == "en" else "en"]
        if self.language == "fr":
            text = _CLOSING.sub(other[1], _OPENING.sub(other[0], text))
        elif any(mark in text for mark in outer):
            outer = other
        return f"{outer[0]}{text}{outer[1]}"

    def passage(self, text: str) -> str:
        """Return `text` between the language's quotation marks, itself letter for letter."""
        before, after = _QUOTES[self.language]
        return f"{before}{text}{after}" if self.language == "fr" else self.quoted(text)

    def clock(self, time: str) -> str:
        """Return a time of day, "13:05", as the language writes it: "13 h 05"."""
        found = _TIME.fullmatch(time)
        if found is None or self.language != "fr":
            return time
        hour, minute = int(found[1]), found[2]
        return f"{hour}\u00a0h" if minute == "00" else f"{hour}\u00a0h\u00a0{minute}"

    def day(self, iso: str) -> str:
        """Return an ISO 8601 date in words, or `iso` itself when it is none."""
        try:
            day = date.fromisoformat(iso[:10])
        except ValueError:
            return iso
        words = format_date(day, format="long", locale=self.locale)
        # French writes the first of a month as an ordinal, which the locale data does not.
        return words.replace("1 ", "1er ", 1) if self.language == "fr" and day.day == 1 else words

    def moment(self, iso: str) -> str:
        """Return an ISO 8601 date or date-time in words; midnight stands for the day alone."""
        midnight = "T" not in iso.replace(" ", "T") or iso.endswith("00:00:00")
        return self.published(
            Published(value=iso, precision="day" if midnight else "minute", basis="given")
        )

    def published(self, when: Published) -> str:
        """Return when an article appeared, to the minute where that is known."""
        if when.value is None:
            return self.say("undated")
        day = self.day(when.value)
        if when.precision not in {"minute", "second"}:
            return day
        try:
            moment = datetime.fromisoformat(when.value)
        except ValueError:
            return day
        time = format_time(moment, format="short", locale=self.locale)
        return self.say("at_time", day=day, time=self.clock(time))

    def value(self, value: TypedValue) -> str:
        """Return what code read in an expression, or "" when that adds nothing to its words."""
        if isinstance(value, Quantity):
            return self._quantity(value)
        if isinstance(value, When):
            return self._when(value)
        return ""

    def _quantity(self, value: Quantity) -> str:
        if value.bound == "range" and value.low is not None and value.high is not None:
            amount = f"{self.number(value.low)}–{self.number(value.high)}"
        else:
            amount = _BOUNDS.get(value.bound, "") + self.number(value.number)
        written = _plain(value.raw)
        if value.kind == "count" or value.unit is None:
            # The unit of a count is a stem to compare by, not a word to show.
            return "" if _plain(amount) in written else amount
        shown = f"{amount}\u00a0{self._unit(value.unit, value.number)}"
        return "" if _plain(shown) == written else shown

    def _unit(self, unit: str, number: float) -> str:
        """Return a canonical unit as the language writes it; one CLDR does not know, as it is."""
        if unit in _CLDR:
            # Short forms of times are ambiguous: "m." is months, not metres.
            length: Literal["long", "short"] = "long" if "duration" in _CLDR[unit] else "short"
            words = format_unit(number, _CLDR[unit], length=length, locale=self.locale)
            return words.removeprefix(self.number(number)).strip()
        return get_currency_symbol(unit, locale=self.locale)

    def _when(self, value: When) -> str:
        if value.first is None:
            return self.clock(value.time or "")
        shown = self.day(value.first)
        if value.last is not None and value.last != value.first:
            shown = self.say("span_of_days", first=shown, last=self.day(value.last))
        if value.time is not None:
            shown = self.say("at_time", day=shown, time=self.clock(value.time))
        return "" if shown == value.raw else shown


@remembered(4096)
def _decimal(value: float, language: Language) -> str:
    return format_decimal(value, locale=language)


def _plain(text: str) -> str:
    """Fold the blanks of a number, so that "1 200" is found however it was spaced."""
    return re.sub(r"\s+", " ", text)
