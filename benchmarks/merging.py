"""Wall and processor time of merging, by number of entries, on generated summaries.

    python -m benchmarks.merging [--entries 100 500 1000 10000] [--per 25] [--runs 3] [--vectors]

Every run merges summaries never seen before, so that nothing is found in a cache of an earlier
run. More entries are more articles of one length that tell of more facts, each fact told by three
on average with names and places of its own, as in a folder that follows an event for weeks: 10,000
entries are 400 articles and 3,333 facts. Verbs, weekdays and what is counted are the same few
words throughout, so that every fact shares some with a great many others.

`--vectors` adds random unit vectors of the embedded model's length: what they cost merging,
without the model that makes them. `--embed` also times the embedded model over the claims. The
exit status is 1 when 20 articles of 25 entries take longer than 300 ms by the wall, or the slope
of processor time over entries on logarithmic scales, from the smallest to the largest number, is
above 1.15: other work on the machine slows long runs and short ones alike, but seldom equally.
"""

import argparse
import gc
import math
import random
import statistics
import sys
import time
from collections.abc import Sequence

import numpy as np

from schemas.entries import Align
from schemas.event import EventSummary
from summarizer.extraction.forms import field_infos, form_name
from summarizer.extraction.summary import Citation, Claim, RunInfo, Source, Summary
from summarizer.merging.brief_run import Candidates
from summarizer.merging.embedders import E5_SCALE, EmbeddedVectors
from summarizer.merging.embeddings import Vectors, texts_of
from summarizer.merging.merge import merge
from summarizer.reading.article import Article, Published, Sentence
from summarizer.values.dates import dates
from summarizer.values.names import names
from summarizer.values.quantities import quantities

GOAL_MS, GOAL_SLOPE = 300.0, 1.15
GOAL_AT = 500
INFO = RunInfo(model="m", endpoint="none", prompt_sha256="", schema_sha256="", version="0")
_SYLLABLES = "ba ke li mo nu ra se ti vo du gal mer pon san tor vel bri clo dan fer".split()
_TEMPLATES = (
    "The {thing} in {place} {done} {n} {counted} on {day}.",
    "On {day} the {thing} of {place} {done} {n} {counted}.",
    "{person} said the {thing} {done} {n} {counted} in {place}.",
    "{person} told reporters that {n} {counted} were affected by the {thing}.",
    "About {n} {counted} took part when {person} {done} the {thing} on {day}.",
)
_DONE = "closed opened damaged delayed replaced inspected visited repaired".split()
_COUNTED = "passengers houses workers boats firefighters schools trees vehicles".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def word(dice: random.Random, parts: int) -> str:
    """Make up a word."""
    return "".join(dice.choice(_SYLLABLES) for _ in range(parts))


def fact(dice: random.Random) -> list[str]:
    """Make up a fact in two wordings."""
    cells = {
        "thing": f"{word(dice, 3)} {word(dice, 2)}",
        "place": word(dice, 3).title(),
        "person": f"{word(dice, 2).title()} {word(dice, 3).title()}",
        "done": dice.choice(_DONE),
        "counted": dice.choice(_COUNTED),
        "day": dice.choice(_DAYS),
        "n": dice.randrange(3, 900),
    }
    return [template.format(**cells) for template in dice.sample(_TEMPLATES[:3], 2)]


def summaries(entries: int, per: int, seed: int) -> list[Summary]:
    """Make up the summaries of `entries` / `per` articles; a fact stands in three on average."""
    dice = random.Random(seed)
    facts = [fact(dice) for _ in range(max(1, entries // 3))]
    return [
        _summary(number, [dice.choice(f) for f in dice.sample(facts, min(per, len(facts)))])
        for number in range(1, max(2, entries // per) + 1)
    ]


def _summary(number: int, claims: Sequence[str]) -> Summary:
    text, sentences, found = "", [], []
    for n, claim in enumerate(claims, start=1):
        start, end = len(text), len(text) + len(claim)
        sentences.append(Sentence(n=n, start=start, end=end, line=n))
        cited = Citation(source=f"S{number}", start=start, end=end, line=n, quote=claim)
        values = [*quantities(claim, "en"), *dates(claim, "en", "2025-10-16"), *names(claim, "en")]
        found.append(
            Claim(
                id=f"S{number}.facts.{n}",
                field="facts",
                align=Align.CLAIM,
                text=claim,
                mode="happened",
                values=values,
                citations=[cited],
            )
        )
        text += claim + "\n"
    article = Article(
        id=f"S{number}",
        file=f"{number}.txt",
        language="en",
        published=Published(value="2025-10-16", precision="day", basis="given"),
        text=text,
        sentences=sentences,
        words=len(text.split()),
    )
    return Summary(
        source=Source.of(article),
        text=text,
        sentences=sentences,
        language="en",
        form=form_name(EventSummary),
        fields=field_infos(EventSummary),
        claims=found,
        run=INFO,
    )


def random_vectors(made: Sequence[Summary], seed: int) -> Vectors:
    """Give every claim a random vector of the length the embedded model's have."""
    texts = texts_of(made)
    matrix = np.random.default_rng(seed).normal(size=(len(texts), 384)).astype(np.float32)
    matrix += 2.3  # as those of the model, all in one corner: cosines about .84
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    rows = {text: row for row, text in enumerate(texts)}
    return Vectors(Candidates(found_by="embeddings"), rows, matrix, E5_SCALE)


def timed(entries: int, per: int, seed: int, *, vectors: bool) -> tuple[float, float]:
    """Merge fresh summaries; return the seconds it took, by the wall and of the processor."""
    made = summaries(entries, per, seed)
    found = random_vectors(made, seed) if vectors else None
    gc.collect()
    started, worked = time.perf_counter(), time.process_time()
    merge(made, vectors=found)
    return time.perf_counter() - started, time.process_time() - worked


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[100, 500, 1000, 10000])
    parser.add_argument("--per", type=int, default=25, help="entries of an article")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--vectors", action="store_true", help="merge with vectors too")
    parser.add_argument("--embed", action="store_true", help="time the embedded model too")
    options = parser.parse_args()
    merge(summaries(50, 25, 0))  # tables that are made once
    missed = False
    for vectors in (False, True) if options.vectors else (False,):
        walls, workings = dict[int, float](), dict[int, float]()
        for entries in options.entries:
            runs = [
                timed(entries, options.per, 1000 * run + entries + vectors, vectors=vectors)
                for run in range(1, options.runs + 1)
            ]
            walls[entries] = statistics.median(wall for wall, _ in runs)
            workings[entries] = statistics.median(cpu for _, cpu in runs)
            print(
                f"{'vectors' if vectors else 'words':8} {entries:6} entries "
                f"{1000 * walls[entries]:9.1f} ms, "
                f"processor {1000 * workings[entries]:9.1f} ms  "
                f"(runs {', '.join(f'{1000 * wall:.0f}' for wall, _ in runs)})"
            )
        slope = _slope(workings)
        print(f"{'':8} slope {slope:.2f} (goal {GOAL_SLOPE})")
        slow = 1000 * walls.get(GOAL_AT, 0.0) > GOAL_MS
        missed = missed or slow or slope > GOAL_SLOPE
    if options.embed:
        _embedding()
    return int(missed)


def _slope(medians: dict[int, float]) -> float:
    small, large = min(medians), max(medians)
    if small == large:
        return 0.0
    return math.log(medians[large] / medians[small]) / math.log(large / small)


def _embedding() -> None:
    model = EmbeddedVectors()
    texts = texts_of(summaries(GOAL_AT, 25, 7))
    started = time.perf_counter()
    model.embed(texts)
    seconds = time.perf_counter() - started
    print(
        f"embedding {len(texts)} claims: {seconds:.1f} s, {1000 * seconds / len(texts):.1f} ms each"
    )


if __name__ == "__main__":
    sys.exit(main())
