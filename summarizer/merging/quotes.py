"""Quotations: the same words, and the same words told or translated differently.

Two outlets that translate one statement share its speaker, its meaning, its figures and its
denials, seldom its words. How near in meaning is near enough was set on statements of invented
speakers, in two wordings of each language, against other statements of theirs on one matter.
"""

import re
from collections.abc import Sequence

from summarizer.merging import lexicon
from summarizer.merging.clusters import Group, claim_order
from summarizer.merging.concepts import opposed
from summarizer.merging.embeddings import Vectors
from summarizer.merging.features import Features, figures_apart
from summarizer.merging.guards import differences
from summarizer.merging.likeness import Likeness, Reading
from summarizer.merging.relations import Relation
from summarizer.merging.speakers import Offices, one_voice
from summarizer.values.quantities import quantities
from summarizer.values.text import fold, words
from summarizer.values.typed import Quantity

SAME_SPEAKER = 0.6  # likeness from which two quotations of one speaker are one statement
_SHARED = {False: 0.6, True: 0.5}  # share of words; by whether the languages differ
_NEAR = {False: 1.6, True: 0.95}  # nearness of the vectors, on the model's scale
_DENIAL = re.compile(
    r"\b(?:pas|jamais|aucune?|nulle?|rien|ni|not|never|no|nothing|nobody|none|nor|neither|cannot)\b"
    r"|n't\b|\bpersonne (?:\w+ ){0,4}n[e']|\bn(?:e |')(?:\w+ ){1,3}(?:personne|plus)\b"
)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|et|mais)\b")
_EXCLUDE = frozenset(
    {Relation.NUMBER, Relation.UNIT, Relation.DATE, Relation.NAME, Relation.PLACE, Relation.STATE}
)
_LONG_ENOUGH = 4  # words; shorter quotations inside longer ones prove nothing


def group_quotes(
    readings: Sequence[Reading],
    likeness: Likeness,
    vectors: Vectors | None = None,
    offices: Offices = (),
) -> list[Group]:
    """Group quotations of the same statement; order does not matter.

    Args:
        readings: The quotations.
        likeness: Weights of their words.
        vectors: Sentence vectors; without them a translation is known by words the two
            languages have in common.
        offices: Who holds which office, for speakers named by theirs.

    """
    ordered = sorted(readings, key=lambda reading: claim_order(reading.claim.id))
    groups: list[Group] = []
    for reading in ordered:
        home = next(
            (
                members
                for members in groups
                if all(
                    same_words(reading, member, likeness, vectors, offices) for member in members
                )
            ),
            None,
        )
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    return groups


def same_words(
    a: Reading,
    b: Reading,
    likeness: Likeness,
    vectors: Vectors | None = None,
    offices: Offices = (),
) -> bool:
    """Tell whether two quotations are of one statement.

    Either one holds the words of the other, or the same speaker says nearly the same, as
    happens when two outlets translate one statement.
    """
    if contains(a.claim.text, b.claim.text) or contains(b.claim.text, a.claim.text):
        return True
    if not one_voice(a.claim.said_by, b.claim.said_by, offices) or _excluded(a, b):
        return False
    return likeness.score(a, b) >= SAME_SPEAKER or _one_meaning(a, b, vectors)


def _one_meaning(a: Reading, b: Reading, vectors: Vectors | None) -> bool:
    across = a.language != b.language
    near = None if vectors is None else vectors.likeness(a.claim.text, b.claim.text, across=across)
    if near is not None and near >= _NEAR[across]:
        return True
    ours, theirs = (Features(reading, 0).words(across=across) for reading in (a, b))
    common = len(ours & theirs)
    return common >= _LONG_ENOUGH and 2 * common >= _SHARED[across] * (len(ours) + len(theirs))


def _excluded(a: Reading, b: Reading) -> bool:
    """Tell whether figures, names, days, denials or opposite words keep two quotations apart."""
    denials = [_denials(reading) for reading in (a, b)]
    if a.language != b.language:
        denials = [min(1, count) for count in denials]  # clauses are cut otherwise there
    if denials[0] != denials[1] or figures_apart(a, _figures(a), b, _figures(b)):
        return True
    if opposed(Features(a, 0).alone, Features(b, 0).alone):
        return True
    return any(difference.relation in _EXCLUDE for difference in differences(a, b))


def _figures(reading: Reading) -> list[Quantity]:
    """Return the figures in the words quoted; a quotation is kept without typed values."""
    return quantities(reading.claim.text, reading.language)


def _denials(reading: Reading) -> int:
    """Count the clauses that deny something: "nobody ever" denies once."""
    clauses = _CLAUSE.split(fold(reading.claim.text))
    return sum(bool(_DENIAL.search(each) or lexicon.NO_LONGER.search(each)) for each in clauses)


def contains(outer: str, inner: str) -> bool:
    """Tell whether the words of `inner` stand in `outer`, in order and without a gap."""
    long, short = _folded(outer), _folded(inner)
    if len(short) < _LONG_ENOUGH:
        return long == short
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _folded(text: str) -> list[str]:
    return [token.folded for token in words(text)]
