"""The typed values everything is compared by: quantities, dates, names."""

from typing import Annotated, Literal

from pydantic import Field

from summarizer.reading.article import Frozen

QuantityKind = Literal["count", "money", "percent", "duration", "age", "ordinal", "measure"]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
WhenPrecision = Literal["minute", "hour", "part", "day", "week", "month", "season", "year", "none"]
WhenBasis = Literal["explicit", "published", "sibling", "none"]


class Quantity(Frozen):
    """A number with its unit and its bounds.

    Attributes:
        raw: The expression as written ("plus de 300 drones" gives "plus de 300").
        low: Smallest value the expression allows, in `unit`; None when open below.
        high: Largest value; None when open above. low == high for an exact number.
        number: The number itself, as written, after scale ("10,5 milliards" = 10500000000).
        unit: Canonical unit: an ISO 4217 code, "%", "min", "year", "km", … or, for a count, the
            folded stem of the noun it counts; None when the text binds none to it.
        start: First code point in the text that was parsed.
        end: One past the last.

    """

    type: Literal["quantity"] = "quantity"
    raw: str
    kind: QuantityKind
    bound: Bound
    number: int | float
    low: int | float | None
    high: int | float | None
    unit: str | None
    start: int
    end: int


class When(Frozen):
    """A date or time expression and the days it can mean.

    Attributes:
        raw: The expression as written ("jeudi", "le 16 octobre").
        first: First day it can mean, ISO 8601, or None while it has no anchor.
        last: Last day.
        time: "HH:MM" when a clock time is given.
        key: Comparable form without anchor, e.g. "weekday:3", "day:10-16", "relative:-1".

    """

    type: Literal["date"] = "date"
    raw: str
    key: str
    first: str | None
    last: str | None
    time: str | None = None
    precision: WhenPrecision
    basis: WhenBasis
    start: int
    end: int


class Name(Frozen):
    """A proper name, as written, with the folded key it is compared by.

    Attributes:
        raw: As written, titles and honorifics off.
        key: Folded: no accents, lower case, transliterated to ASCII.
        kind: What it names, where the text around it shows that; else "unknown".

    """

    type: Literal["name"] = "name"
    raw: str
    key: str
    kind: Literal["person", "place", "organisation", "unknown"]
    start: int
    end: int


TypedValue = Annotated[Quantity | When | Name, Field(discriminator="type")]
