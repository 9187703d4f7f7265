"""How alike two claims are, and whether they can be about the same thing.

The measure is lexical: the overlap of content words, rare words counting more (inverse
document frequency, Spärck Jones 1972). It finds candidates and never decides: typed guards do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.mood import only_conditional
from summarizer.extraction.summary import Claim
from summarizer.merging.eves import days_after
from summarizer.merging.said_apart import blanked_apart, said_apart
from summarizer.merging.weights import Weights
from summarizer.values.names import same_name
from summarizer.values.quantities import compatible
from summarizer.values.text import content_words, fold, is_negated, modality
from summarizer.values.typed import Name, Quantity, When

_PAIRS = 2  # agreeing figures of different things that raise the likeness
_BY_VALUES = 0.3  # by how much
_ANTECEDENT = 2  # sentences looked back for the name behind a pronoun
_ENOUGH = 3  # words in common that make likeness count in full


@dataclass(frozen=True)
class Reading:
    """A claim with what comparing needs, computed once.

    Attributes:
        claim: The claim.
        language: Language of its text.
        published: Publication date of its source, ISO 8601.
        evidence: The sentences of its source; without them the citations are read anew.

    """

    claim: Claim
    language: str
    published: str | None = None
    evidence: Evidence | None = None

    @cached_property
    def source(self) -> str:
        """Id of the source the claim comes from."""
        return self.claim.citations[0].source

    @cached_property
    def whole(self) -> str:
        """The claim's text with its own value in front."""
        return self.claim.whole()

    @cached_property
    def raws(self) -> tuple[str, ...]:
        """The claim's values as written."""
        return tuple(value.raw for value in self.claim.values)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words, names included, numbers left to the typed values."""
        found = content_words(self.claim.text, self.language)
        return frozenset(stem for stem in found if not stem.isdigit())

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The claim's quantities."""
        return [value for value in self.claim.values if isinstance(value, Quantity)]

    @cached_property
    def dates(self) -> list[When]:
        """The claim's dates."""
        return [value for value in self.claim.values if isinstance(value, When)]

    @cached_property
    def told_dates(self) -> list[When]:
        """The claim's dates; without any, the day its sentence places on the morrow of another."""
        return self.dates or days_after(self.claim, self.cited, self.published)

    @cached_property
    def names(self) -> list[Name]:
        """The claim's names."""
        return [value for value in self.claim.values if isinstance(value, Name)]

    @cached_property
    def said(self) -> str:
        """The claim's text, what only names its speaker blanked."""
        return blanked_apart(self.claim.text, said_apart(self.claim.text, self.language))

    @cached_property
    def told_names(self) -> list[Name]:
        """The claim's names but those that stand apart as its speaker's."""
        return [n for n in self.names if self.said[n.start : n.end].strip()]

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """What the claim's names are compared by."""
        return frozenset(name.key for name in self.names)

    @cached_property
    def negated(self) -> bool:
        """Whether the claim denies something."""
        return is_negated(self.claim.text, self.language)

    @cached_property
    def possible(self) -> bool:
        """Whether the claim says that something may be so, by more than a conditional."""
        if self.claim.mode is not None:
            return self.claim.mode == "possible" and not only_conditional(self.claim.text)
        return modality(self.claim.text, self.language)

    @cached_property
    def cited(self) -> list[Statement]:
        """The cited sentences."""
        if self.evidence is None:
            return [
                Statement(c.quote, self.language, published=self.published)
                for c in self.claim.citations
            ]
        return [self.evidence.sentences[at] for at in self._places]

    @cached_property
    def before(self) -> list[Statement]:
        """The sentences right before the cited ones, where their pronouns find their names."""
        if self.evidence is None:
            return []
        near = {at - back for at in self._places for back in range(1, _ANTECEDENT + 1)}
        return [self.evidence.sentences[at] for at in sorted(near - {*self._places}) if at >= 0]

    @cached_property
    def _places(self) -> list[int]:
        """Positions of the cited sentences among those of the source."""
        if self.evidence is None:
            return []
        return [
            at
            for at, sentence in enumerate(self.evidence.sentences)
            if any(
                c.start < sentence.sentence.end and sentence.sentence.start < c.end
                for c in self.claim.citations
            )
        ]

    @cached_property
    def ground(self) -> Statement:
        """The claim's text and its cited sentences, read together."""
        text = "\n".join([self.claim.text, *(c.quote for c in self.claim.citations)])
        return Statement(text, self.language, published=self.published)

    @cached_property
    def ground_stems(self) -> frozenset[str]:
        """Stems of the claim and of the sentences it cites."""
        return self.stems.union(*(sentence.stems for sentence in self.cited))

    @cached_property
    def key(self) -> str:
        """The folded text, for claims that say the same in the same words."""
        return fold(self.claim.text).strip(" .")


class Likeness:
    """Word weights over all claims of one field."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._weights = Weights(reading.stems for reading in readings)

    def score(self, a: Reading, b: Reading) -> float:
        """Return how alike two claims are in words, raised by values only one event has, 0 to 1.

        Two figures that count different things and agree in pairs ("320 drones et 37 missiles",
        "plus de 300 drones et environ trois douzaines de missiles") are worth many words. One
        alone proves nothing: numbers are never aligned because they share a unit.
        """
        pairs = _agreeing(a.quantities, b.quantities)
        raised = _BY_VALUES if pairs >= _PAIRS and shares_anchor(a, b) else 0.0
        return min(1.0, self.words(a, b) + raised)

    def words(self, a: Reading, b: Reading) -> float:
        """Return the weighted share of the smaller claim's words that the other has, 0 to 1.

        Claims of different length that say the same share most words of the shorter one; the
        Dice coefficient is averaged in so that a long claim does not swallow a short one. Few
        words in common prove little, however short the claims are.
        """
        common = a.stems & b.stems
        shared = self._weights.total(common) * min(1.0, len(common) / _ENOUGH)
        return self._weights.shared(shared, a.stems, b.stems) if a.stems and b.stems else 0.0


def _agreeing(a: list[Quantity], b: list[Quantity]) -> int:
    """Count the things of which both claims give a figure, and figures that agree."""
    return len(
        {
            first.unit
            for first in a
            for second in b
            if first.kind == second.kind == "count"
            and first.unit is not None
            and first.unit == second.unit
            and compatible(first, second)
        }
    )


def shares_anchor(a: Reading, b: Reading) -> bool:
    """Tell whether two claims share a name; claims without names have nothing to share."""
    if not a.names or not b.names:
        return True
    return any(same_name(x.raw, y.raw) for x in a.names for y in b.names)
