"""A day in a long claim of another language may be that of another deed."""

from summarizer.merging.conflicts import contradiction
from summarizer.merging.conflicts.clash import Pair
from summarizer.merging.consensus import Settled
from summarizer.merging.guards import differences
from summarizer.merging.likeness import Reading
from tests.merging.test_pairing import reading

SHORT = "Anne Kerr will receive Loïc Morvan on Thursday."
LONG = (
    "Anne Kerr and the chief of the ferry union spoke by telephone on Thursday, the town hall "
    "said, a day before she was due to host the leader of the fishermen, Loïc Morvan."
)
FRENCH = "Vendredi, Anne Kerr recevra Loïc Morvan."


class Near:
    """Says that any two claims are near, though they share few words."""

    def frame(self, _a: Reading, _b: Reading) -> float:
        """Share of the frames."""
        return 0.3

    def whole(self, _a: Reading, _b: Reading) -> float:
        """Share of the longer frame."""
        return 0.2

    def likeness(self, _a: Reading, _b: Reading) -> float:
        """As vectors have it."""
        return 0.8

    def person(self, *_names: str) -> bool:
        """Tell that nobody is known."""
        return False


def clashes(first: str, second: str) -> bool:
    one, two = reading(0, first, "fr"), reading(1, second, "en")
    apart = list(differences(one, two))
    assert {each.relation.name for each in apart} == {"DATE"}
    pair = Pair(Settled(one, [one]), one, Settled(two, [two]), two, apart, Near())
    return contradiction.judge(pair) is not None


def test_two_days_of_one_deed_contradict_each_other() -> None:
    assert clashes(FRENCH, SHORT)


def test_a_day_told_in_passing_in_another_language_contradicts_nothing() -> None:
    assert not clashes(FRENCH, LONG)
