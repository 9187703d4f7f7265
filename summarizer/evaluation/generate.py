"""The cases of a run: of every kind in both languages, the same for the same seed."""

from collections.abc import Iterable, Iterator, Mapping
from random import Random

from summarizer.evaluation.cases import Planted
from summarizer.evaluation.compatible import COMPATIBLE
from summarizer.evaluation.planting import Plant
from summarizer.evaluation.retelling import PLANTED
from summarizer.evaluation.saying import VARIED
from summarizer.evaluation.stories import LANGUAGES, Language, stories
from summarizer.evaluation.telling import Event

KINDS: Mapping[str, Plant] = {**PLANTED, **VARIED, **COMPATIBLE}
PER_KIND = 80  # cases of one kind in one language; with this many there are over 4,000
_TRIES = 12  # attempts a case, where a story offers nothing for a kind


def planted(
    per_kind: int = PER_KIND, seed: int = 1, kinds: Iterable[str] = tuple(KINDS)
) -> list[Planted]:
    """Return up to `per_kind` cases of every kind in each language."""
    return [
        case
        for kind in kinds
        for language in LANGUAGES
        for case in of_kind(kind, language, per_kind, seed)
    ]


def of_kind(kind: str, language: Language, count: int, seed: int) -> Iterator[Planted]:
    """Yield up to `count` different cases of one kind, stories taken in turn."""
    rng = Random(f"{seed} {kind} {language}")
    seen: set[tuple[str, ...]] = set()
    made = 0
    order = list(range(len(stories())))
    rng.shuffle(order)  # so that a few cases are not all of one desk
    for attempt in range(count * _TRIES):
        if made == count:
            return
        story = stories()[order[attempt % len(order)]]
        case = KINDS[kind](Event.of(story, language, rng), f"{kind} {language} {made + 1}")
        if case is None:
            continue
        texts = tuple(sorted(f"{when}{text}" for _, when, text in case.targets()))
        if texts in seen:
            continue
        seen.add(texts)
        made += 1
        yield case
