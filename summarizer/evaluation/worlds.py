"""What is true in one telling of a story: a value for each slot, and how it is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from summarizer.evaluation.amounts import Amount, Style
from summarizer.evaluation.stories import Language, Story, Words

WEEKDAYS: dict[Language, list[str]] = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
MONTHS: dict[Language, list[str]] = {
    "en": "January February March April May June July August September October November "
    "December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre".split(),
}
PLACES = (
    "Rouen Bristol Nantes Leeds Dijon Plymouth Brest Cardiff Lorient Sheffield Limoges Norwich "
    "Grenoble Dundee Bayonne Swansea Colmar Preston Tours Durham"
).split()
GIVEN = {
    "m": (
        "Paul Martin Victor Simon Thomas Daniel Benoît Quentin Gabriel Lucas Marc Bruno Philippe "
        "Robert Kevin David Julien Samuel Walter Vincent"
    ).split(),
    "f": (
        "Claire Sophie Marion Judith Nadia Camille Laura Béatrice Rachel Karine Valérie Monica "
        "Delphine Caroline Sylvie Teresa Nora Pauline Margaret Lucie"
    ).split(),
}
# Given names a hand or an ear may take for one another, but which are different names.
SLIPS = {
    "m": [("Mario", "Marco"), ("Julien", "Julian"), ("Daniel", "Denis"), ("Martin", "Marvin")],
    "f": [("Laura", "Laure"), ("Marion", "Marianne"), ("Nadia", "Nadine"), ("Carole", "Carla")],
}
FAMILY = (
    "Vasseur Kervern Holloway Pemberton Lefranc Tanguy Bouchard Whitcombe Guillerm Rastoul "
    "Fairbanks Delmotte Kowalski Santini Marchetti Brannigan Quillfeather Morvan Thibault Castell"
).split()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's name."""

    given: str
    family: str
    gender: str

    def write(self, language: Language, style: str) -> str:
        """Write the name: "full", "surname", "title" (with a title), or "titled" surname."""
        title = {"en": {"m": "Mr", "f": "Ms"}, "fr": {"m": "M.", "f": "Mme"}}[language][self.gender]
        ways = {
            "surname": self.family,
            "title": f"{title} {self.given} {self.family}",
            "titled": f"{title} {self.family}",
        }
        return ways.get(style, f"{self.given} {self.family}")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    hour: int
    minute: int

    def write(self, language: Language, style: str) -> str:
        """Write it with its preposition; "words" gives the language's other habit."""
        if language == "fr":
            space = " " if style == "words" else ""
            return f"à {self.hour}{space}h{space}{self.minute:02}"
        if style == "words":
            half = "pm" if self.hour >= 12 else "am"  # noqa: PLR2004  noon
            return f"at {(self.hour - 1) % 12 + 1}:{self.minute:02} {half}"
        return f"at {self.hour}:{self.minute:02}"


Value = Amount | Person | Clock | date | int | str
World = dict[str, Value]
Styles = Mapping[str, str]


def draw(story: Story, published: date, rng: Random) -> World:
    """Give every slot of a story a value.

    Numbers above twenty are never round: a round number may be meant roughly, and then two
    values need not exclude one another.
    """
    world: World = {}
    taken: list[str] = []
    for name, spec in story.slots.items():
        value = _draw(spec.split(), published, rng, taken)
        world[name] = rng.randrange(len(story.roles[name])) if value is None else value
    return world


def _draw(  # noqa: PLR0911  one return a kind
    spec: list[str], published: date, rng: Random, taken: list[str]
) -> Value | None:
    kind = spec[0]
    if kind in {"count", "percent", "measure", "duration", "money"}:
        return _amount(spec, rng)
    if kind == "role":
        return None
    if kind == "place":
        return _fresh(PLACES, taken, rng)
    if kind == "person":
        return Person(rng.choice(GIVEN[spec[1]]), _fresh(FAMILY, taken, rng), spec[1])
    if kind == "day":
        return published - timedelta(days=rng.randint(1, 5))
    if kind == "clock":
        return Clock(rng.randint(7, 21), rng.choice([5, 10, 20, 25, 35, 40, 50]))
    return rng.randint(int(spec[1]), int(spec[2]))  # a year


def _amount(spec: list[str], rng: Random) -> Amount:
    kind = spec[0]
    if kind in {"measure", "duration"}:
        return Amount(uneven(int(spec[2]), int(spec[3]), rng), spec[1])
    if kind == "money":
        whole = uneven(int(spec[1]), int(spec[2]), rng)
        tenths = rng.randint(1, 9) / 10 if whole < 100 else 0  # noqa: PLR2004  "4.2 million", "420 million"
        return Amount(round(whole + tenths, 1), "million EUR")
    return Amount(uneven(int(spec[1]), int(spec[2]), rng), "%" if kind == "percent" else "")


def _fresh(pool: list[str], taken: list[str], rng: Random) -> str:
    chosen = rng.choice([item for item in pool if item not in taken])
    taken.append(chosen)
    return chosen


def uneven(low: int, high: int, rng: Random) -> int:
    """Draw a number that nobody would take for a rounded one."""
    return rng.choice([n for n in range(low, high + 1) if n % 10 not in {0, 1, 5} or n < 20])  # noqa: PLR2004  small numbers are exact


def write(
    text: str, world: World, language: Language, styles: Styles, roles: Mapping[str, list[Words]]
) -> str:
    """Fill the slots of a wording; the result begins with a capital and ends as the text does."""

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return _write(world[name], language, styles.get(name, ""), roles.get(name, []))

    return tidy(re.sub(r"\{(\w+)\}", fill, text), language)


def _write(value: Value, language: Language, style: str, roles: list[Words]) -> str:
    if isinstance(value, Amount):
        kind, _, word = style.partition("/")
        chosen: Style = "words" if kind == "words" else "symbol" if kind == "symbol" else "digits"
        return value.write(language, chosen, int(word or 0))
    if isinstance(value, Person | Clock):
        return value.write(language, style)
    if isinstance(value, date):
        return _day(value, language, style)
    if isinstance(value, int):
        return roles[value][language] if roles else f"{'in' if language == 'en' else 'en'} {value}"
    return value


def _day(value: date, language: Language, style: str) -> str:
    weekday, month = WEEKDAYS[language][value.weekday()], MONTHS[language][value.month - 1]
    if language == "en":
        ways = {"weekday": weekday, "date": f"{value.day} {month}"}
        return "on " + ways.get(style, f"{weekday} {value.day} {month}")
    day = "1er" if value.day == 1 else str(value.day)
    ways = {"weekday": weekday, "date": f"le {day} {month}"}
    return ways.get(style, f"{weekday} {day} {month}")


def tidy(text: str, language: Language) -> str:
    """Elide, and begin with a capital."""
    if language == "fr":
        text = re.sub(r"\b([Dd])e (environ|au |entre|onze|à peu)", r"\1'\2", text)
        text = text.replace("à à ", "à ")
    else:
        text = text.replace("at at least", "at no less than").replace(
            "at at most", "at no more than"
        )
    return text[:1].upper() + text[1:]
