"""Passages a weak model may copy as a claim: a sentence from its start to the end of a clause.

A model of this size shortens a sentence by running words together or swapping who did what.
Held to whole clauses from the start of one sentence it cannot: what it writes is the
article's, and the sentence it cites is the one it copies. Code offers the sentences that say
most, spread over the article; which of them is worth a line, and where it may end, is the
model's to say.
"""

import re
from dataclasses import dataclass

from summarizer.reading.article import Article
from summarizer.reading.visible import visible
from summarizer.values.names import names
from summarizer.values.quotation import quoted_spans
from summarizer.values.text import clauses, fold

SHORTEST = 7  # words; fewer seldom make a claim that stands alone
LONGEST = 24  # words a claim may have where the sentence can be ended before
WHOLE = 42  # words up to which a sentence that cannot be ended before is offered whole
WORDS_A_CLAIM = 45  # words of an article for which one claim is asked
_NEAR_BEST = 1.5  # how far below the best sentence of its window another may score
_CHOICES = 3  # sentences offered for one claim

# What a clause that must not be dropped begins with: without it the rest says something else.
_KEPT = re.compile(
    r"\W*(?:si|s'il\w*|a moins|sauf|excepte|a condition|pourvu|sans|ni|if|unless|except|provided|"
    r"without|nor|or|ou|rather than|plutot que|comme si|as if|as though)\b"
)
_DATELINE = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý'’ .-]{2,30}(?:\([^)]{1,20}\))?\s*[—–-]\s+")
_POINTS_BACK = re.compile(
    r"^\W*(?:il|elle|ils|elles|on|je|nous|ce|cela|cet|cette|ces|he|she|it|they|we|i|you|this|that|"
    r"these|those)\b"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence as a claim: its first piece must be taken, the others may follow in order.

    `"".join(pieces[:k])` is the text that ends after the k-th piece.
    """

    sentence: int
    pieces: tuple[str, ...]
    score: float


def passages(article: Article) -> list[Passage]:
    """Return what may be copied from each sentence of the text, in order.

    The title is left out unless there is nothing else; so are questions and sentences that are
    too short or too long to stand as a claim.
    """
    made = [_passage(s.n, visible(article, s), article.language) for s in article.sentences if s.n]
    found = [passage for passage in made if passage is not None]
    if not found and article.sentences:
        title = article.sentences[0]
        made = [_passage(title.n, visible(article, title), article.language)]
    return [passage for passage in made if passage is not None]


def spread(found: list[Passage], most: int) -> list[list[Passage]]:
    """Divide the article into stretches of equal length, one for each claim to be asked for.

    Args:
        found: What may be copied, in order.
        most: Most claims to ask for.

    Returns:
        For each claim the passages to choose from, the best of its stretch, in order. No
        passage is in two stretches.

    """
    lengths = [sum(len(piece.split()) for piece in passage.pieces) for passage in found]
    total = sum(lengths)
    count = max(min(most, round(total / WORDS_A_CLAIM), len(found)), min(3, most, len(found)))
    windows: list[list[Passage]] = [[] for _ in range(count)]
    done = 0
    for passage, length in zip(found, lengths, strict=True):
        windows[min(count - 1, int((done + length / 2) * count / max(1, total)))].append(passage)
        done += length
    return [_best(window) for window in windows if window]


def _best(window: list[Passage]) -> list[Passage]:
    top = max(passage.score for passage in window)
    near = [passage for passage in window if passage.score >= top - _NEAR_BEST]
    kept = sorted(near, key=lambda passage: -passage.score)[:_CHOICES]
    return sorted(kept, key=lambda passage: passage.sentence)


def _passage(number: int, sentence: str, language: str) -> Passage | None:
    text = _DATELINE.sub("", sentence)
    if text.rstrip(" »”\"'").endswith("?"):
        return None
    ends = _ends(text)
    if not ends:
        return None
    starts = [0, *ends[:-1]]
    pieces = tuple(text[a:b] for a, b in zip(starts, ends, strict=True))
    return Passage(number, pieces, _score(text[: ends[-1]], language))


def _ends(text: str) -> list[int]:
    """Return where the text may end, in code points, in order."""
    quoted = quoted_spans(text)
    whole = len(text.rstrip())
    cuts = [end for _, end in clauses(text)]
    ends = []
    for end in cuts:
        inside = any(start < end < stop for start, stop in quoted)
        unclosed = text[:end].count("(") > text[:end].count(")")
        if inside or unclosed or _KEPT.match(fold(text[end : end + 40]).lstrip(" ,;:")):
            continue
        # The mark that closes a quotation belongs to it.
        ends.append(end + len(re.match(r"\s?[»”\"’']*", text[end:]).group()))  # type: ignore[union-attr]
    short = [end for end in ends if SHORTEST <= len(text[:end].split()) <= LONGEST]
    if len(text.split()) <= LONGEST:
        short = [end for end in short if end < whole - 1] + [whole]
    if not short and len(text.split()) <= WHOLE:
        short = [whole]
    return short if len(text.split()) >= min(SHORTEST, 5) else []


def _score(text: str, language: str) -> float:
    """Say how much a passage would tell: its numbers and names, less what it leaves open."""
    numbers = len(re.findall(r"\d+(?:[.,]\d+)*", text))
    named = len({name.key for name in names(text, language)})
    open_end = 2.0 if _POINTS_BACK.match(fold(text)) else 0.0
    return min(numbers, 3) * 1.5 + min(named, 4) - open_end - (len(text.split()) < SHORTEST)
