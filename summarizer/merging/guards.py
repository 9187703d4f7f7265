"""The typed guards: what must hold before two claims may be one entry, or be a conflict.

Two values conflict only if no reading makes both true. Words never decide about values.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein

from summarizer.merging import offices
from summarizer.merging.aligned import Place, called, changed, days, only_adds
from summarizer.merging.frames import is_country, places
from summarizer.merging.likeness import Reading
from summarizer.merging.moments import apart, moment
from summarizer.merging.number_guard import numbers_apart, numbers_in_place
from summarizer.merging.relations import Difference, Relation
from summarizer.merging.traits import FIRM, POSSIBLE, ahead, certainty, done, traits
from summarizer.values.dates import dates_conflict
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.names import names_conflict, same_name
from summarizer.values.typed import Name, When

_SLIP = 2  # letters by which two spellings of one surname may differ
_SURNAME = 4  # letters a surname has at least for that
_EXACT_MINUTES = 5
_ROUND_MINUTES = 30
_HOUR = 60
_WEEK = 7


def differences(a: Reading, b: Reading) -> Iterator[Difference]:
    """Yield every slot in which two claims exclude one another, values first."""
    if only_adds(a.claim.text, b.claim.text):
        return  # one says all that the other does, and adds to it
    places = changed(a, b) or []  # of other claims, no value stands in another's place
    yield from list(numbers_in_place(a, b, places)) or numbers_apart(a, b)
    yield from list(_names_in_place(places)) or _names(a, b)
    yield from list(_dates_in_place(places)) or _dates(a, b)
    yield from _roles(a, b)
    yield from _traits(a, b)
    yield from _places(a, b)
    yield from _sureness(a, b)
    yield from _stages(a, b)


def may_pass(a: Reading, b: Reading) -> bool:
    """Tell whether a state, a stage or an open question may be among two claims' differences."""
    one, two = traits(a.claim.text), traits(b.claim.text)
    if one.opens != two.opens or (one.states and two.states):
        return True
    return a.published != b.published and any(ahead(x) and done(y) for x, y in ((a, b), (b, a)))


def names_exclude(a: str, b: str) -> bool:
    """Tell whether two full names share the surname and cannot be one person's.

    Names that share more than the surname ("Asst Ch Con Robin Smith") are the same one.
    """
    if not names_conflict(a, b) or _singular(a) == _singular(b):
        return False
    first, second = set(fold(a).split()), set(fold(b).split())
    return len(first & second) == 1 and not _one_given_name(a, b)


def _singular(name: str) -> list[str]:
    return [word.rstrip("s") for word in fold(name).split()]


def _one_given_name(a: str, b: str) -> bool:
    """Tell whether two given names are one in two transliterations: Yevgeni, Evgeny; Yulia."""
    return _sounded(fold(a).split()[0]) == _sounded(fold(b).split()[0])


def _sounded(given: str) -> str:
    bare = re.sub(r"^[yij](?=[aeiou])", "", re.sub(r"[^a-z]", "", given))
    return re.sub(r"(?:iy|ii|yi|ij|yy|y|j)", "i", bare)


def misspelt(a: str, b: str) -> bool:
    """Tell whether two full names share the given name and differ by a letter or two after it.

    Pascal Guennec and Pascal Guennoc: two people so called in one event are less likely than a
    slip. Spellings of one sound (Zelensky, Zelenskyy) are the same name and do not differ.
    """
    first, second = fold(a).split(), fold(b).split()
    if len(first) != len(second) or len(first) < 2 or first[:-1] != second[:-1]:  # noqa: PLR2004  a given name and a surname
        return False
    short = min(len(first[-1]), len(second[-1]))
    if short < _SURNAME or same_name(a, b):
        return False
    allowed = _SLIP if short > _SURNAME + 1 else 1
    return DamerauLevenshtein.distance(first[-1], second[-1], score_cutoff=allowed) <= allowed


def _names_in_place(places: Sequence[Place]) -> Iterator[Difference]:
    for x, y in called(places):
        if _rivals(x.raw, y.raw) or _one_word_apart(x.raw, y.raw):
            yield Difference(Relation.NAME, x.raw, y.raw)


def _one_word_apart(a: str, b: str) -> bool:
    """Tell whether two names of several words differ in one, in the same place of both."""
    first, second = _singular(a), _singular(b)
    if same_name(a, b) or len(first) != len(second) or len(first) == 1:
        return False
    apart_there = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    return len(apart_there) == 1 and len({_sounded(word) for word in apart_there[0]}) > 1


def _dates_in_place(places: Sequence[Place]) -> Iterator[Difference]:
    for x, y in days(places):
        if dates_conflict(x, y) and not _one_weekday(x, y):
            yield Difference(Relation.DATE, x.raw, y.raw)


def _names(a: Reading, b: Reading) -> Iterator[Difference]:
    for x in a.names:
        for y in b.names:
            if _rivals(x.raw, y.raw):
                yield Difference(Relation.NAME, x.raw, y.raw)
                return


@remembered(65536)
def _rivals(a: str, b: str) -> bool:
    return names_exclude(a, b) or misspelt(a, b)


def one_person(a: str, b: str) -> bool:
    """Tell whether two names can be one person's, in two transliterations at most."""
    if same_name(a, b):
        return True
    first, second = fold(a).split(), fold(b).split()
    return bool(first and second) and same_name(first[-1], second[-1]) and _one_given_name(a, b)


def _roles(a: Reading, b: Reading) -> Iterator[Difference]:
    """Yield the offices beside one name where nobody holds both: "Anne Kerr, the mayor, …"."""
    if not b.names:
        return
    for x in a.names:
        role = offices.beside(a.claim.text, x.raw)
        if not role:
            continue
        for y in b.names:
            other = offices.beside(b.claim.text, y.raw)
            if (
                other
                and same_name(x.raw, y.raw)
                and offices.exclude(role, a.language, other, b.language)
            ):
                yield Difference(Relation.ROLE, role, other)
                return


def _dates(a: Reading, b: Reading) -> Iterator[Difference]:
    if not a.dates or not b.dates:
        return
    if all(dates_conflict(x, y) and not _one_weekday(x, y) for x in a.dates for y in b.dates):
        yield Difference(Relation.DATE, a.dates[0].raw, b.dates[0].raw)
        return
    times = [(x, y) for x in a.dates for y in b.dates if x.time and y.time]
    if times and all(_times_apart(a, x, b, y) for x, y in times):
        yield Difference(Relation.DATE, times[0][0].raw, times[0][1].raw)


def _one_weekday(x: When, y: When) -> bool:
    """Tell whether both name one weekday, which the tense around it put into two weeks."""
    days = [part for part in x.key.split("+") if part.startswith("weekday:")]
    if not days or days[0] not in y.key.split("+") or not x.first or not y.first:
        return False
    return abs((date.fromisoformat(x.first) - date.fromisoformat(y.first)).days) == _WEEK


def _times_apart(a: Reading, x: When, b: Reading, y: When) -> bool:
    """Tell whether two clock times cannot be one; about six may be ten past six."""
    first, second = _minutes(x.time), _minutes(y.time)
    away = abs(first - second)
    rough = any(_is_rough(r, w) for r, w in ((a, x), (b, y)))
    return min(away, 24 * 60 - away) > (_ROUND_MINUTES if rough else _EXACT_MINUTES)


def _is_rough(reading: Reading, when: When) -> bool:
    text = fold(reading.whole)
    before = text[: text.find(fold(when.raw))].rstrip()[-12:]
    about = before.endswith(
        ("about", "around", "vers", "environ", "shortly", "peu", "just", "apres", "after")
    )
    return about or _minutes(when.time) % _HOUR == 0


def _minutes(time: str | None) -> int:
    hours, _, minutes = (time or "0:0").partition(":")
    return int(hours) * _HOUR + int(minutes)


def _traits(a: Reading, b: Reading) -> Iterator[Difference]:
    one, two = traits(a.claim.text), traits(b.claim.text)
    if one.opens != two.opens and (a.dates if two.opens else b.dates):
        yield Difference(Relation.OPEN)
    elif one.negated != two.negated:
        yield Difference(Relation.POLARITY)
    if one.states and two.states:
        ours, theirs = dict(one.states), dict(two.states)
        if any(ours[track] != theirs[track] for track in ours.keys() & theirs.keys()):
            yield Difference(Relation.STATE)
    if not one.details or not two.details:
        return
    for kind in {kind for kind, _ in one.details} & {kind for kind, _ in two.details}:
        mine = {value for each, value in one.details if each == kind}
        yours = {value for each, value in two.details if each == kind}
        if not mine & yours:
            yield Difference(Relation.DETAIL)
            return


def _places(a: Reading, b: Reading) -> Iterator[Difference]:
    ours = _unmatched(places(a), b.names)
    for x in ours:
        for y in _unmatched(places(b), a.names):
            if is_country(x.raw) == is_country(y.raw):
                yield Difference(Relation.PLACE, x.raw, y.raw)
                return


def _unmatched(mine: list[Name], names: list[Name]) -> list[Name]:
    """Return the places no name of the other claim is, or is a part of."""
    return [
        name
        for name in mine
        if not any(
            same_name(name.raw, other.raw)
            or not set(name.key.split()).isdisjoint(other.key.split())
            for other in names
        )
    ]


def _sureness(a: Reading, b: Reading) -> Iterator[Difference]:
    levels = {certainty(a), certainty(b)}
    if levels == {FIRM, POSSIBLE}:
        yield Difference(Relation.CERTAINTY)
    elif a.possible != b.possible and levels != {POSSIBLE}:
        # "Would reopen" and "could reopen": neither is sure, and a day may still be held to a day.
        yield Difference(Relation.CERTAINTY if POSSIBLE in levels else Relation.APART)


def _stages(a: Reading, b: Reading) -> Iterator[Difference]:
    """Yield what was to come in one article and is done in another that appeared later.

    Where the one that tells it as done appeared first, what is to come is something else. Of
    articles of one moment, the one may only have gone to press before the other.
    """
    if a.published == b.published or None in {a.claim.mode, b.claim.mode}:
        return
    for first, second, sign in ((a, b, 1), (b, a, -1)):
        if ahead(first) and done(second):
            order = sign * _appeared(a, b)
            if order:
                yield Difference(Relation.STAGE if order < 0 else Relation.APART)
            return


def _appeared(a: Reading, b: Reading) -> int:
    first, second = moment(a.published), moment(b.published)
    return apart(first, second) if first and second else 0
