"""Names that stand for a country's government in reports: its capital, its seat of power.

Only for seeing that two claims speak of one actor; the names themselves stay what they are.
"""

from functools import lru_cache

from babel import Locale

from summarizer.values.memo import remembered
from summarizer.values.names import name_key
from summarizer.values.text import words

_COUNTRIES = {
    "russia": "moscou moscow kremlin",
    "ukraine": "kiev kyiv",
    "united states": "washington pentagone pentagon maison-blanche white-house",
    "france": "paris elysee matignon",
    "united kingdom": "londres london westminster",
    "germany": "berlin",
    "china": "pekin beijing",
    "european union": "bruxelles brussels",
    "italy": "rome",
    "spain": "madrid",
    "iran": "teheran tehran",
    "turkey": "ankara",
    "japan": "tokyo",
    "poland": "varsovie warsaw",
    "hungary": "budapest",
    "greece": "athenes athens",
    "india": "delhi",
    "syria": "damas damascus",
    "north korea": "pyongyang",
    "south korea": "seoul",
    "canada": "ottawa",
    "algeria": "alger algiers",
    "morocco": "rabat",
}
_SEATS = {seat: country for country, seats in _COUNTRIES.items() for seat in seats.split()}


@remembered(65536)
def governed(name: str) -> str | None:
    """Return the country a name of a capital or government stands for, in English, or None."""
    tokens = [token.folded for token in words(name)]
    return _SEATS.get(tokens[-1], _SEATS.get("-".join(tokens[-2:]))) if tokens else None


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return the names of countries and continents in French and English, folded."""
    return frozenset(
        name_key(name) for code in ("fr", "en") for name in Locale(code).territories.values()
    )
