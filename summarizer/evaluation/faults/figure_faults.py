"""Faults in numbers, dates and units.

Each function takes a true claim and gives a changed one, or None when the claim offers nothing to
change or when the change might be true after all.
"""

import re
from itertools import combinations
from random import Random

from summarizer.evaluation.faults import figures
from summarizer.evaluation.faults.changes import Changed, carried_elsewhere, replace
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.text import Found, fold

ENOUGH = 1.5  # factor by which a number under a bound must change to be wrong


def number(reading: Reading, truth: Truth, rng: Random) -> Changed | None:
    """Change one number: a digit, a few more or less, ten times, two digits swapped, a word."""
    found = [item for item in figures.numbers(truth.text) if figures.value_of(item.text)]
    if not found:
        return None
    old = rng.choice(found)
    taken = figures.all_values(reading.text)
    ways = list(_number_ways(old.text, reading, truth, rng))
    rng.shuffle(ways)
    for how, new in ways:
        value = figures.value_of(new)
        borrowed = how == "borrowed"
        if value and (borrowed or value not in taken) and _outside_bound(truth.text, old, value):
            changed = replace(truth, old, new, how)
            if not carried_elsewhere(reading, truth.n, changed.text, new):
                return changed
    return None


def date(reading: Reading, truth: Truth, rng: Random) -> Changed | None:
    """Change one weekday, month, day of the month or year."""
    places = [(name, item) for name, item in _date_parts(truth.text) if item.text]
    if not places:
        return None
    how, old = rng.choice(places)
    new = _other_date(how, old.text, rng)
    if re.search(rf"\b{re.escape(new)}\b", reading.sentences[truth.n]):
        return None
    changed = replace(truth, old, new, how)
    return None if carried_elsewhere(reading, truth.n, changed.text, new) else changed


def unit(reading: Reading, truth: Truth, rng: Random) -> Changed | None:
    """Bind a number to the unit of another number of the same sentence."""
    couples = [
        (first, second)
        for first, second in combinations(figures.counted(truth.text), 2)
        if figures.value_of(first[0].text) != figures.value_of(second[0].text)
        and fold(first[1].text)[:4] != fold(second[1].text)[:4]
    ]
    if not couples:
        return None
    (one, noun), (two, other) = rng.choice(couples)
    text = truth.text
    ways = ["swapped"]
    if noun.text[-1] in "sx" and other.text[-1] in "sx":
        ways.append("noun")
    if re.fullmatch(r"\s(?:et|and)\s(?:\S+\s)?", text[noun.end : two.start]):
        ways.append("shortened")
    how = rng.choice(ways)
    if how == "noun":
        needle = text[one.start : noun.start] + other.text
        new = text[: one.start] + needle + text[noun.end :]
    elif how == "shortened":
        needle = one.text + text[two.end : other.end]
        new = text[: one.start] + needle + text[other.end :]
    else:
        needle = two.text + text[one.end : noun.end]
        new = text[: one.start] + needle + text[noun.end : two.start] + one.text + text[two.end :]
    if fold(needle) in fold(reading.text):
        return None
    return Changed(new, None, [truth.n], needle, how)


def _number_ways(raw: str, reading: Reading, truth: Truth, rng: Random) -> list[tuple[str, str]]:
    """Return changed forms of the number `raw`, each with its kind."""
    spoken = figures.NUMBER_WORDS["fr" if reading.language == "fr" else "en"]
    if raw.lower() in figures.NUMBER_VALUES:
        new = rng.choice([word for word in spoken if word != raw.lower()])
        return [("word", new.capitalize() if raw[0].isupper() else new)]
    ways = []
    at = rng.choice([i for i, char in enumerate(raw) if char.isdigit()])
    digit = rng.choice([d for d in "123456789" if d != raw[at]])
    ways.append(("digit", raw[:at] + digit + raw[at + 1 :]))
    swaps = [
        raw[:i] + raw[i + 1] + raw[i] + raw[i + 2 :]
        for i in range(len(raw) - 1)
        if raw[i : i + 2].isdigit() and raw[i] != raw[i + 1] and raw[i + 1] != "0"
    ]
    ways += [("digits swapped", swap) for swap in swaps[:1]]
    if raw.isdigit():
        ways.append(("ten times", raw + "0"))
        ways.append(("a few more", str(int(raw) + rng.choice([1, 2, 3]))))
        ways += [("a few less", str(int(raw) - 1))] if int(raw) > 2 else []  # noqa: PLR2004  stays a plural
        ways += [("borrowed", new) for new in _borrowed(reading, truth)]
    return ways


def _borrowed(reading: Reading, truth: Truth) -> list[str]:
    """Return numbers of other sentences that do not stand in this one."""
    here = figures.all_values(reading.sentences[truth.n])
    return sorted(
        {
            item.text
            for n, text in reading.sentences.items()
            if n != truth.n
            for item in figures.numbers(text)
            if item.text.isdigit() and figures.value_of(item.text) not in here
        }
    )


def _outside_bound(text: str, old: Found, value: float) -> bool:
    """Tell whether `value` is wrong also under the bound that stands before the number."""
    before, known = text[: old.start], figures.value_of(old.text) or 0
    if figures.AT_LEAST.search(before):
        return value >= known * ENOUGH
    if figures.AT_MOST.search(before):
        return value * ENOUGH <= known
    if figures.ABOUT.search(before):
        return value >= known * ENOUGH or value * ENOUGH <= known
    return value != known


def _date_parts(text: str) -> list[tuple[str, Found]]:
    parts = [("year", Found(m.group(), *m.span())) for m in figures.YEAR.finditer(text)]
    parts += [("weekday", Found(m.group(), *m.span())) for m in figures.WEEKDAY.finditer(text)]
    for match in figures.DATE.finditer(text):
        for group in ("day", "month", "day_after", "month_first"):
            if match[group]:
                kind = "month" if group.startswith("month") else "day"
                parts.append((kind, Found(match[group], *match.span(group))))
    for match in figures.MONTH_ALONE.finditer(text):
        parts.append(("month", Found(match["month"], *match.span("month"))))
    return parts


def _other_date(how: str, old: str, rng: Random) -> str:
    if how == "year":
        return str(int(old) + rng.choice([-10, -3, -2, -1, 1, 2]))
    if how == "day":
        return str(rng.choice([day for day in range(2, 29) if day != int(re.sub(r"\D", "", old))]))
    lists = (figures.WEEKDAYS if how == "weekday" else figures.MONTHS).values()
    words = next(words for words in lists if old in words)
    return rng.choice([word for word in words if word != old])
