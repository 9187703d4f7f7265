"""Invented events, each told several times, and features made by hand."""

import random
from datetime import UTC, datetime, timedelta

from summarizer.events.features import Features, features_of
from summarizer.reading.article import Article
from summarizer.reading.assemble import assemble
from summarizer.reading.records import record_document

START = datetime(2025, 3, 3, 8, tzinfo=UTC)
_WHAT = [
    (
        "Fire at {thing} in {place} kills {n}",
        (
            "A fire broke out at the {thing} in {place} on {day}. {person}, who leads the fire "
            "brigade, said {n} people had died and the roof had come down."
        ),
        "At least {n} dead in {place} blaze",
        (
            "Flames destroyed the {thing} of {place} on {day}, killing {n} people. The head of the "
            "fire brigade, {person}, said crews had worked through the night."
        ),
    ),
    (
        "{person} elected mayor of {place}",
        (
            "Voters in {place} made {person} mayor on {day}, with {n} votes more than the "
            "rival. The new mayor promised to save the {thing}."
        ),
        "New mayor for {place}",
        (
            "{person} won the election for mayor of {place} on {day} by {n} votes, and says the "
            "{thing} will stay open."
        ),
    ),
    (
        "Earthquake shakes {place}, {n} hurt",
        (
            "An earthquake struck near {place} on {day}. {n} people were hurt and the {thing} was "
            "damaged, said {person} of the emergency services."
        ),
        "{n} injured as quake hits {place}",
        (
            "The earth shook in {place} on {day}: {person}, of the rescuers, counted {n} "
            "injured, and the {thing} has cracks in its walls."
        ),
    ),
]
_SYLLABLES = "bar ken lor mid nav rus tev wal dor gim pel sor".split()
_THINGS = "harbour library market theatre museum station brewery stadium".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def article(name: str, title: str, text: str, published: datetime | None = None) -> Article:
    """Read an article as a line of .jsonl is read."""
    when = published.isoformat() if published else None
    document = record_document({"title": title, "text": text, "published": when})
    return assemble(document, f"{name}.json", "", identifier=name)


def told(events: int, seed: int) -> tuple[list[Features], dict[str, int]]:
    """Tell invented events twice to four times each; also say which article is of which."""
    dice = random.Random(seed)  # noqa: S311  repeatable
    articles: list[Article] = []
    labels: dict[str, int] = {}
    for event in range(events):
        first, body, second, other = _WHAT[event % len(_WHAT)]
        cells = {
            "thing": dice.choice(_THINGS),
            "place": _word(dice),
            "person": f"{_word(dice)} {_word(dice)}",
            "n": dice.randrange(3, 90),
            "day": dice.choice(_DAYS),
        }
        day = START + timedelta(days=dice.randrange(4))
        for copy in range(dice.randrange(2, 5)):
            title, text = ((first, body), (second, other))[copy % 2]
            name = f"a{event}-{copy}"
            when = day + timedelta(hours=copy)
            articles.append(article(name, title.format(**cells), text.format(**cells), when))
            labels[name] = event
    return features_of(articles), labels


def b_cubed(placed: dict[str, str], labels: dict[str, int]) -> float:
    """Return the F of B-cubed (Bagga and Baldwin 1998)."""
    names = sorted(labels)
    precision = sum(_both_share(name, placed, labels, by=0) for name in names) / len(names)
    recall = sum(_both_share(name, placed, labels, by=1) for name in names) / len(names)
    return 2 * precision * recall / (precision + recall)


def _both(name: str, placed: dict[str, str], labels: dict[str, int]) -> list[str]:
    return [o for o in labels if placed[o] == placed[name] and labels[o] == labels[name]]


def _both_share(name: str, placed: dict[str, str], labels: dict[str, int], *, by: int) -> float:
    beside = [o for o in labels if (placed[o] == placed[name], labels[o] == labels[name])[by]]
    return len(_both(name, placed, labels)) / len(beside)


def _word(dice: random.Random) -> str:
    return "".join(dice.sample(_SYLLABLES, 3)).title()
