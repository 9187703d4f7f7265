"""How often "supported" is right: the gates on claims that people judged against their evidence.

Reads two kinds of file. Lines of JSON as in WiCE (Kamoi et al., "WiCE: Real-World Entailment
for Claims in Wikipedia", EMNLP 2023): a claim, its evidence sentences and a label. Tables with
the columns premise, hypothesis and label_text as in RTE3 (Giampiccolo et al. 2007; French:
Skandalis et al. 2024) and DACCORD (Skandalis et al. 2023).

DACCORD only says that two sentences are compatible, which is less than that one carries the
other: there, look at the contradictions accepted, not at recall.

Every claim belongs to one of two halves by the hash of its words: what is tuned is tuned on A
and reported on B. All rows of one claim fall into the same half.
"""

import csv
import hashlib
import io
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import InputError
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.gates import SUPPORT, Refusal
from summarizer.extraction.gates.meaning import content
from summarizer.extraction.grounding import ground
from summarizer.reading.article import Article, Sentence
from summarizer.reading.sentences import split_sentences

Half = Literal["A", "B"]
SUPPORTED = frozenset({"supported", "entailment", "compatibles"})
PARTLY = "partially_supported"
_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the sentences it is held against, and what a person said of the two.

    Attributes:
        language: "en" or "fr".
        label: As the file has it; those in `SUPPORTED` mean that the evidence carries the claim.

    """

    claim: str
    evidence: tuple[str, ...]
    language: str
    label: str

    @property
    def supported(self) -> bool:
        """Whether the evidence carries the claim."""
        return self.label in SUPPORTED

    @property
    def half(self) -> Half:
        """The half the claim belongs to, by the SHA-256 of its text."""
        return "A" if hashlib.sha256(self.claim.encode()).digest()[-1] % 2 == 0 else "B"

    def article(self) -> Article:
        """Return the evidence as an article, one sentence a line, numbered from 1."""
        sentences, at = [], 0
        for n, text in enumerate(self.evidence, start=1):
            sentences.append(Sentence(n=n, start=at, end=at + len(text), line=n))
            at += len(text) + 1
        return Article(
            id="S1",
            file="evidence",
            language=self.language,
            text="\n".join(self.evidence),
            sentences=sentences,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """A share with Wilson's score interval at 95 % (E. B. Wilson, JASA 22, 1927)."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 when there is nothing to count."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end, (0, 1) when there is nothing to count."""
        if not self.of:
            return 0.0, 1.0
        spread = _Z * _Z / self.of
        centre = self.value + spread / 2
        margin = _Z * math.sqrt(self.value * (1 - self.value) / self.of + spread / self.of / 4)
        low, high = (centre - margin) / (1 + spread), (centre + margin) / (1 + spread)
        return max(0.0, low), min(1.0, high)


@dataclass(frozen=True, slots=True)
class Support:
    """What the gates made of a set of pairs.

    Attributes:
        pairs: How many there were.
        claims: How many different claims they are about; rows of one claim are not independent,
            so the intervals of a set with several rows a claim are too narrow.
        precision: Of the accepted pairs, those that are supported.
        clear: The same with partly supported pairs left out, as some publish it.
        recall: Of the supported pairs, those that were accepted.
        accepted: For each label, the share that was accepted.
        reasons: For each label, how often each reason code was given.

    """

    pairs: int
    claims: int
    precision: Share
    clear: Share
    recall: Share
    accepted: dict[str, Share]
    reasons: dict[str, dict[str, int]]


def read_pairs(path: Path, language: str) -> list[Pair]:
    """Read a file of judged claims: JSON lines with a list of sentences, or a table with tabs.

    Raises:
        InputError: the file cannot be read, or lacks the fields named in the module's text.

    """
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            return [_from_json(json.loads(line), language) for line in text.splitlines() if line]
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")
        return [_from_row(row, language) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path} does not hold judged claims ({error}). Give lines of JSON with claim, "
            "evidence and label, or a table with premise, hypothesis and label_text."
        ) from error


def _from_json(row: Any, language: str) -> Pair:
    evidence = tuple(" ".join(str(text).split()) for text in row["evidence"])
    return Pair(row["claim"].strip(), tuple(filter(None, evidence)), language, str(row["label"]))


def _from_row(row: dict[str, str], language: str) -> Pair:
    premise = " ".join(row["premise"].split())
    spans = split_sentences(premise, language)
    evidence = tuple(premise[start:end] for start, end in spans)
    return Pair(row["hypothesis"].strip(), evidence, language, row["label_text"])


def verdict(pair: Pair) -> Refusal | None:
    """Hold the claim against its evidence as `extract` does when every sentence is cited."""
    evidence = Evidence(pair.article())
    statement = evidence.claim(pair.claim)
    cited = [sentence.n for sentence in evidence.sentences]
    found = ground(evidence, statement, cited, SUPPORT)
    return found if isinstance(found, Refusal) else None


def words_alone(pair: Pair) -> Refusal | None:
    """Ask only for the share of words a claim must share with all its evidence, as `content` does.

    No number, date, name, role or negation is looked at: this is what lexical support amounts to.
    """
    evidence = Evidence(pair.article())
    return content(evidence.claim(pair.claim), evidence.sentences, SUPPORT)


def measure(
    pairs: Sequence[Pair], judge: Callable[[Pair], Refusal | None] = verdict
) -> dict[Literal["A", "B", "all"], Support]:
    """Put every pair before the gates, and count by half.

    Args:
        pairs: The judged claims.
        judge: Returns why a claim is refused, or None when it is accepted.

    """
    judged = [(pair, judge(pair)) for pair in pairs]
    return {
        "A": _count(item for item in judged if item[0].half == "A"),
        "B": _count(item for item in judged if item[0].half == "B"),
        "all": _count(judged),
    }


def _count(judged: Iterable[tuple[Pair, Refusal | None]]) -> Support:
    rows = list(judged)
    of = Counter(pair.label for pair, _ in rows)
    taken = Counter(pair.label for pair, refusal in rows if refusal is None)
    reasons: dict[str, dict[str, int]] = {label: {} for label in sorted(of)}
    for pair, refusal in rows:
        if refusal is not None:
            counted = reasons[pair.label]
            counted[refusal.reason] = counted.get(refusal.reason, 0) + 1
    right = sum(taken[label] for label in SUPPORTED)
    return Support(
        pairs=len(rows),
        claims=len({pair.claim for pair, _ in rows}),
        precision=Share(right, taken.total()),
        clear=Share(right, taken.total() - taken[PARTLY]),
        recall=Share(right, sum(of[label] for label in SUPPORTED)),
        accepted={label: Share(taken[label], of[label]) for label in sorted(of)},
        reasons=reasons,
    )
