"""Planted conflicts in real text: a folder of articles, or the summaries `extract` wrote.

True claims come from well-formed sentences (see `faults.claims`) or from checked summaries. Some
files tell the claim, others tell it changed. All their other sentences are of the same article,
so that nothing else in a case can disagree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

from schemas.entries import Mode
from summarizer.evaluation.cases import Draft, Expected, Label, Line, Planted
from summarizer.evaluation.faults.cases import in_turn
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.naming import SPEECH
from summarizer.evaluation.faults.text import content, words
from summarizer.evaluation.sentence_numbers import Pair
from summarizer.evaluation.sentences import RETELLINGS, TWO_THINGS
from summarizer.evaluation.stories import LANGUAGES
from summarizer.extraction.summary import Claim, Summary
from summarizer.merging.corroboration import article_of
from summarizer.merging.traits import traits
from summarizer.pipeline.places import find_summaries, read_summaries
from summarizer.reading.folder import read_folder

PER_ARTICLE = 6  # cases of one kind from one article at most, so that none dominates
_OTHERS = 4  # other sentences of an article
_LEFT_OUT = 0.2  # share of them the model's answer leaves out
_ALIKE = 0.3  # share of a claim's words from which another sentence may take a side
_COPIED = 8  # sentences of a text that is copied
_PUBLISHED = "2025-03-14"

# Whoever opens the sentence is named in one before it, or speaks there after a comma.
_POINTS_BACK = re.compile(
    r"^(?:(?:Et|Mais|Or|And|But),? )?(?:Ils?|Elles?|Celui|Celle|Ceux|Ce dernier|Cette dernière|"
    r"He|She|They|The latter|It)\b|"
    r", (?:relève|déclare|assure|explique|affirme|indique|estime|précise|selon)\b",
)

Source = tuple[Reading, list[Truth] | None]


def planted_in(folder: Path, per_kind: int, seed: int, kinds: Sequence[str]) -> list[Planted]:
    """Return cases made from a folder, the same for the same seed; none where it offers nothing.

    Raises InputError when the folder cannot be read.
    """
    read = _sources(folder)
    cases: list[Planted] = []
    for kind in kinds:
        for language in LANGUAGES:
            rng = Random(f"{seed} {kind} {language}")
            streams = [
                _cases(kind, source, rng) for source in read if source[0].language == language
            ]
            for number, case in enumerate(islice(in_turn(streams), per_kind), start=1):
                cases.append(replace(case, name=f"{kind} {language} {folder.name} {number}"))
    return cases


def _sources(folder: Path) -> list[Source]:
    """Return the articles with the claims of their summaries, or None where there are none."""
    if not folder.is_dir() or any(folder.glob("S*.json")) or any(folder.glob("summaries/S*.json")):
        found = read_summaries(find_summaries(folder))
        return [
            (Reading(article_of(summary)), _truths(summary))
            for summary in found
            if summary.source.status == "used" and summary.text
        ]
    return [
        (Reading(article), None)
        for article in read_folder(folder)
        if article.status == "used" and article.language[:2] in LANGUAGES
    ]


def _truths(summary: Summary) -> list[Truth]:
    numbered = [(n, claim) for claim in summary.claims for n in _sentence(summary, claim)]
    return [
        Truth(n, claim.text, claim.said_by, claim.mode)
        for n, claim in numbered
        if claim.mode is not None and not claim.translated
    ]


def _sentence(summary: Summary, claim: Claim) -> list[int]:
    """Return the number of the first sentence a claim cites, or nothing for the title."""
    at = claim.citations[0].start
    return [s.n for s in summary.sentences if s.start <= at < s.end and s.n > 0][:1]


def _cases(kind: str, source: Source, rng: Random) -> Iterator[Planted]:
    reading, given = source
    truths = list(reading.truths(rng)) if given is None else rng.sample(given, len(given))
    truths = [truth for truth in truths if not _several(truth.text)]
    if kind not in {"voice", "speech verb"}:
        truths = [truth for truth in truths if not _leans(truth.text)]
    if kind == "copy":
        if len(truths) >= _COPIED:
            yield _copy(reading, truths, rng)
        return
    if kind not in RETELLINGS:
        return
    moving = {track for track, ranks in _states_told(truths).items() if len(ranks) > 1}
    for truth in truths:
        pair = RETELLINGS[kind](reading, truth, rng)
        if pair is None or pair.first == pair.second:
            continue
        others = [
            other
            for other in truths
            if other.n != truth.n
            and not _leans(other.text)
            and not _near(other, pair)
            # What one article tells of a change is an update when two files tell half of it each.
            and not any(track in moving for track, _ in traits(other.text).states)
        ]
        yield _case(Label("", kind, pair.how), reading, (truth, pair), others, rng)


def _several(text: str) -> bool:
    return bool(re.search(r"[.!?][»”\"]?\s+[A-ZÀ-Þ«“\"]", text))


def _leans(text: str) -> bool:
    """Tell whether a sentence needs the ones before it, which it loses: who speaks there, say."""
    return bool(SPEECH.search(text) or re.search(r"[«»“”\"]", text) or _POINTS_BACK.search(text))


def _states_told(truths: Sequence[Truth]) -> dict[str, set[int]]:
    """Return the states an article tells of, by what passes through them: arrested, released."""
    told: dict[str, set[int]] = {}
    for truth in truths:
        for track, rank in traits(truth.text).states:
            told.setdefault(track, set()).add(rank)
    return told


def _near(other: Truth, pair: Pair) -> bool:
    """Tell whether a sentence might take a side as well."""
    needed = content(f"{pair.first} {pair.second}")
    named = {word for touched in pair.touched for word in words(touched)}
    return bool(named & set(words(other.text))) or len(content(other.text) & needed) > _ALIKE * len(
        content(other.text)
    )


def _case(
    label: Label, reading: Reading, told: tuple[Truth, Pair], others: Sequence[Truth], rng: Random
) -> Planted:
    truth, pair = told
    counts = rng.choice([(1, 1), (2, 1), (2, 2), (3, 1)])
    telling = [0] * counts[0] + [1] * counts[1] + [-1] * rng.choice([0, 1])
    rng.shuffle(telling)
    drafts, sides = list[Draft](), (set[str](), set[str]())
    for side in telling:
        lines = _others(others, rng)
        if side >= 0:
            sides[side].add(f"S{len(drafts) + 1}")  # an article without a line is none
            lines.insert(rng.randint(0, len(lines)), _line(truth, pair, side))
        if lines:
            drafts.append(Draft(reading.language, _PUBLISHED, tuple(lines)))
    one_thing = pair.how != TWO_THINGS
    exact = tuple(frozenset(side) for side in sides) if one_thing else ()
    expected = Expected(pair.outcome, exact, _tolerated(pair))
    return Planted(label.name, label.kind, reading.language, label.how, tuple(drafts), expected)


def _tolerated(pair: Pair) -> frozenset[str]:
    besides = (
        {"wording"} if pair.outcome in {"precision", "attribution"} else {"wording", "precision"}
    )
    return frozenset(besides if pair.outcome != "none" else {*besides, "attribution"})


def _others(others: Sequence[Truth], rng: Random) -> list[Line]:
    chosen = rng.sample(list(others), min(_OTHERS, len(others)))
    return [
        Line(truth.text, "" if rng.random() < _LEFT_OUT else truth.text, mode=truth.mode)
        for truth in chosen
    ]


def _line(truth: Truth, pair: Pair, side: int) -> Line:
    text = (pair.first, pair.second)[side]
    if pair.voices is not None:
        return Line(text, said_by=pair.voices[side], quoted=True, target=True)
    mode: Mode = "possible" if pair.outcome == "certainty" and side else truth.mode
    return Line(text, text, mode=mode, target=True)


def _copy(reading: Reading, truths: Sequence[Truth], rng: Random) -> Planted:
    """One text in several files, with the marks of another outlet."""
    lines = [
        Line(truth.text, truth.text, mode=truth.mode, target=position == 0)
        for position, truth in enumerate(truths[:_COPIED])
    ]
    original = Draft(reading.language, _PUBLISHED, tuple(lines))
    drafts = [original]
    for _ in range(rng.choice([1, 2])):
        at = rng.randrange(1, len(lines))
        kept = [line for n, line in enumerate(lines) if n != at]
        drafts.append(replace(original, lines=tuple(kept)))
    rng.shuffle(drafts)
    files = frozenset(f"S{number}" for number in range(1, len(drafts) + 1))
    expected = Expected("copy", (files,), frozenset({"wording"}))
    return Planted("", "copy", reading.language, f"{len(files)} files", tuple(drafts), expected)
