"""Numbers with their units, and the ways English and French texts write them."""

from dataclasses import dataclass, replace
from typing import Literal

from summarizer.evaluation.stories import Language

Bound = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "range"]
Style = Literal["digits", "words", "symbol"]

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()
_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
).split()
_FR_TENS = ". . vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
_SPELLED_BELOW = 100
_LONG = 1e6  # numbers from which a float would be written with an exponent
_EIGHTY = 8  # tens: the French word takes an s where nothing follows, and no "et"

# unit: (English singular, English plural, French singular, French plural, symbol)
_UNITS = {
    "mm": ("millimetre", "millimetres", "millimètre", "millimètres", "mm"),
    "cm": ("centimetre", "centimetres", "centimètre", "centimètres", "cm"),
    "m": ("metre", "metres", "mètre", "mètres", "m"),
    "km": ("kilometre", "kilometres", "kilomètre", "kilomètres", "km"),
    "kg": ("kilogram", "kilograms", "kilogramme", "kilogrammes", "kg"),
    "tonne": ("tonne", "tonnes", "tonne", "tonnes", "tonnes"),
    "second": ("second", "seconds", "seconde", "secondes", ""),
    "minute": ("minute", "minutes", "minute", "minutes", ""),
    "hour": ("hour", "hours", "heure", "heures", ""),
    "day": ("day", "days", "jour", "jours", ""),
    "week": ("week", "weeks", "semaine", "semaines", ""),
    "month": ("month", "months", "mois", "mois", ""),
    "year": ("year", "years", "an", "ans", ""),
}
_MONEY = {"million": ("million", "millions"), "billion": ("milliard", "milliards")}
_CURRENCY = {"EUR": ("euros", "euros", "€"), "USD": ("dollars", "dollars", "$")}
_BETWEEN: dict[Language, tuple[str, ...]] = {"en": ("between {} and",), "fr": ("entre {} et",)}
_BOUNDS: dict[Bound, dict[Language, tuple[str, ...]]] = {
    "about": {"en": ("about", "around", "roughly"), "fr": ("environ", "à peu près")},
    "more_than": {"en": ("more than", "over"), "fr": ("plus de",)},
    "at_least": {"en": ("at least",), "fr": ("au moins",)},
    "less_than": {"en": ("less than",), "fr": ("moins de",)},
    "at_most": {"en": ("at most", "no more than"), "fr": ("au plus",)},
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, what it measures, and how far it may be off.

    Attributes:
        number: In `unit`.
        unit: "" for things counted by the noun in the text; "%"; a key of the units; for money
            the scale and the currency, as "million EUR".
        bound: How the number bounds the value.
        top: Upper end of a range.

    """

    number: int | float
    unit: str = ""
    bound: Bound = "exact"
    top: int | float | None = None

    def bounded(self, bound: Bound, number: float, top: float | None = None) -> "Amount":
        """Return the amount with another bound and number."""
        return replace(self, bound=bound, number=number, top=top)

    def write(self, language: Language, style: Style = "digits", word: int = 0) -> str:
        """Return it as a text writes it; `word` chooses among words of one meaning."""
        if " " in self.unit:
            return self._money(language, style, word)
        plain = self._number(self.number, language, style)
        if self.top is not None:
            top = self._number(self.top, language, style)
            both = {"en": f"between {plain} and {top}", "fr": f"entre {plain} et {top}"}[language]
            return self._with_unit(both, language, "digits")
        return self._bounded(self._with_unit(plain, language, style), language, word)

    def _bounded(self, written: str, language: Language, word: int) -> str:
        if self.bound not in _BOUNDS:
            return written
        words = _BOUNDS[self.bound][language]
        if self.bound == "less_than" and language == "en" and not self.unit:
            words = ("fewer than",)
        return f"{words[word % len(words)]} {written}"

    def _money(self, language: Language, style: Style, word: int) -> str:
        scale, _, currency = self.unit.partition(" ")
        amounts = [_scaled(n, scale) for n in (self.number, self.top) if n is not None]
        names = [_money(n, name, currency, language, style) for n, name in amounts]
        if len(names) > 1:
            return " ".join([*_BETWEEN[language], *names[1:]]).format(names[0])
        return self._bounded(names[0], language, word)

    def _number(self, number: float, language: Language, style: Style) -> str:
        if style == "words" and number == int(number) and number < _SPELLED_BELOW:
            return spelled(int(number), language)
        return digits(number, language)

    def _with_unit(self, number: str, language: Language, style: Style) -> str:
        second = language == "fr"
        if not self.unit:
            return number
        if self.unit == "%":
            ways = {
                "en": (f"{number}%", f"{number} percent"),
                "fr": (f"{number} %", f"{number} pour cent"),
            }
            return ways[language][style != "symbol"]
        names = _UNITS[self.unit]
        if style == "symbol" and names[4]:
            return f"{number} {names[4]}"
        return f"{number} {names[2 * second + (self.number != 1)]}"


def _scaled(number: float, scale: str) -> tuple[float, str]:
    return (number / 1000, "billion") if scale == "million" and number >= 1000 else (number, scale)  # noqa: PLR2004  a thousand millions


def _money(number: float, scale: str, currency: str, language: Language, style: Style) -> str:
    plain = digits(round(number, 3), language)
    name, _, symbol = _CURRENCY[currency]
    if language == "en":
        return f"{symbol}{plain} {scale}" if style == "symbol" else f"{plain} {scale} {name}"
    if style == "symbol":
        return f"{plain} {'M' if scale == 'million' else 'Md'}{symbol}"
    word = _MONEY[scale][0 if number < 2 else 1]  # noqa: PLR2004  French plurals begin at two
    return f"{plain} {word} {'de ' if name[0] not in 'aeiou' else 'd' + chr(39)}{name}"


def digits(number: float, language: Language) -> str:
    """Write a number in digits, with the language's separators."""
    whole, _, rest = f"{number:g}".partition(".") if number < _LONG else (str(int(number)), "", "")
    grouped = f"{int(whole):,}".replace(",", "," if language == "en" else "\u202f")
    return f"{grouped}{'.' if language == 'en' else ','}{rest}" if rest else grouped


def spelled(number: int, language: Language) -> str:
    """Write a number from 0 to 99 in words."""
    if language == "en":
        if number < len(_EN):
            return _EN[number]
        tens, ones = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN[ones]}" if ones else "")
    return _french(number)


def _french(number: int) -> str:
    if number < len(_FR):
        return _FR[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        ones += 10
    word = _FR_TENS[tens]
    if ones == 0:
        return word + ("s" if tens == _EIGHTY else "")
    if ones in (1, 11) and tens < _EIGHTY:
        return f"{word} et {_FR[ones]}"
    return f"{word}-{_FR[ones]}"
