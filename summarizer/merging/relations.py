"""How two claims about one thing can differ, and in what."""

from dataclasses import dataclass
from enum import Enum


class Relation(Enum):
    """How two claims about the same thing stand to one another."""

    SAME = "same"
    APART = "apart"  # not known to be about the same thing
    NUMBER = "number"  # the same but for a number no reading reconciles
    UNIT = "unit"  # the same number of another unit
    GROWTH = "growth"  # a bound on a count that only grows, higher in one
    NAME = "name"  # the same but for a given name, or a letter of a surname
    DATE = "date"  # the same but for a date or time
    PLACE = "place"  # the same but for the place
    POLARITY = "polarity"  # one denies what the other says
    STATE = "state"  # two states one thing passes through
    OPEN = "open"  # one says that a date is not known, the other gives it
    ROLE = "role"  # two offices of one person
    DETAIL = "detail"  # a detail one thing has once, told differently
    STAGE = "stage"  # one tells beforehand what the other, later, tells as done
    CERTAINTY = "certainty"  # one is sure, the other says that it may be


@dataclass(frozen=True)
class Difference:
    """One slot in which two claims differ, and what each puts there, as written."""

    relation: Relation
    ours: str = ""
    theirs: str = ""
