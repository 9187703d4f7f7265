"""The copies part of a run, on articles of the project's invented events."""

from collections.abc import Sequence
from random import Random

from pydantic import BaseModel, ConfigDict

from summarizer.evaluation.cases import article
from summarizer.evaluation.copy_measures import (
    measure_changed_facts,
    measure_passages,
    measure_whole_copies,
)
from summarizer.evaluation.stories import LANGUAGES, stories
from summarizer.evaluation.tally import Share
from summarizer.evaluation.telling import Event, mode_of
from summarizer.reading.article import Article

_EACH = 2  # every other article is copied whole, each language of half the events
_CHANGED = 120  # copies with one fact changed
_ROUNDS = 3  # mixtures of the articles of each event


class Copies(BaseModel):
    """How well copies are told from reports.

    Attributes:
        whole: Articles whose ten cosmetic copies are one origin.
        kept: Copies with one fact changed that keep it beside the original's.
        f1: Of pairs of sentences called one origin, against those that are, 0 to 1.
        pairs: How many such pairs there are.
        faults: What went wrong.

    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: Share
    kept: Share
    f1: float
    pairs: int
    faults: list[str]


def copies(seed: int) -> Copies:
    """Measure on the invented events, the same for the same seed."""
    folders = invented(seed)
    every = [each for folder in folders for each in folder]
    whole = measure_whole_copies(_long(seed)[::_EACH], seed=seed)
    changed = measure_changed_facts(every, limit=_CHANGED)
    passages = measure_passages(folders, rounds=_ROUNDS, seed=seed)
    return Copies(
        whole=Share.counted(whole.right, whole.all),
        kept=Share.counted(changed.right, changed.all),
        f1=round(passages.f1, 4),
        pairs=passages.found + passages.missed,
        faults=[*whole.faults, *changed.faults],
    )


def _long(seed: int) -> list[Article]:
    """Return an article of each event and language that tells all there is to tell."""
    made = []
    for n, story in enumerate(stories()):
        for language in LANGUAGES if n % 2 else LANGUAGES[::-1]:
            rng = Random(f"{seed} whole {story.id} {language}")
            event = Event.of(story, language, rng)
            claims = event.others([], set())
            made.append(article("S1", event.draft([], claims, count=len(claims))))
    return made


def invented(seed: int) -> list[Sequence[Article]]:
    """Return two articles of each event and language; they have no sentence in common."""
    folders: list[Sequence[Article]] = []
    for story in stories():
        for language in LANGUAGES:
            rng = Random(f"{seed} copies {story.id} {language}")
            event = Event.of(story, language, rng)
            claims = event.others([], set())
            rng.shuffle(claims)
            half = len(claims) // 2
            drafts = [
                event.draft([event.line(part[0], mode=mode_of(part[0]))], part[1:], count=half)
                for part in (claims[:half], claims[half:])
            ]
            folders.append([article(f"S{n}", draft) for n, draft in enumerate(drafts, start=1)])
    return folders
