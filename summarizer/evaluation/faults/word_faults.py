"""Faults in names, quoted words, speakers and sentence numbers.

Each function takes a true claim and gives a changed one, or None when the claim offers nothing to
change or when the change might be true after all.
"""

import re
from collections.abc import Sequence
from random import Random

from summarizer.evaluation.faults import naming
from summarizer.evaluation.faults.changes import Changed, carried_elsewhere, replace
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.text import Found, content, fold, quotations


def name(reading: Reading, truth: Truth, others: Sequence[str], rng: Random) -> Changed | None:
    """Put another name of this article, or of another one, in the place of one name."""
    found = naming.names(truth.text, reading.known)
    if not found:
        return None
    old = rng.choice(found)
    sentence = fold(reading.sentences[truth.n])
    how = rng.choice(["named just before", "same article", "other article"])
    before = reading.sentences.get(truth.n - 1, "")
    sources = {
        "named just before": [item.text for item in naming.names(before, reading.known)],
        "same article": reading.names,
        "other article": others,
    }
    pool = [
        new
        for new in sources[how]
        if len(new.split()) == len(old.text.split())
        and (truth.text[old.start - 1 : old.start] not in {"'", "’"} or fold(new)[0] in "aeiouh")
        and not naming.same_name(new, old.text)
        and not any(token in sentence for token in fold(new).split())
    ]
    if not pool:
        return None
    new = rng.choice(pool)
    if " " in old.text and rng.random() < 0.25:  # noqa: PLR2004  a share
        new = f"{new.split()[0]} {old.text.partition(' ')[2]}"
        how = "first name"
        if new in reading.text:
            return None
    changed = replace(truth, old, new, how)
    return None if carried_elsewhere(reading, truth.n, changed.text, new) else changed


def quoted(reading: Reading, truth: Truth, rng: Random) -> Changed | None:
    """Change one word of meaning between quotation marks."""
    spans = [span for span in quotations(truth.text) if len(span.text.split()) > 2]  # noqa: PLR2004  words
    if not spans:
        return None
    span = rng.choice(spans)
    inside = list(re.finditer(r"(?<!['’-])\b[a-zà-ÿ]{5,}\b(?!['’-])", span.text))
    if not inside:
        return None
    match = rng.choice(inside)
    present = content(reading.sentences[truth.n])
    pool = sorted(
        {
            word
            for text in reading.sentences.values()
            for word in re.findall(r"(?<!['’-])\b[a-zà-ÿ]{5,}\b(?!['’-])", text)
            if fold(word)[:5] not in present and fold(word)[:3] != fold(match.group())[:3]
        }
    )
    if not pool:
        return None
    start = span.start + match.start()
    old = Found(match.group(), start, start + len(match.group()))
    return replace(truth, old, rng.choice(pool), "one word")


def speaker(reading: Reading, truth: Truth, rng: Random) -> Changed | None:
    """Name somebody else of the article as the one who says it."""
    true = reading.speaker(truth.n)
    if true is None:
        return None
    sentence = reading.sentences[truth.n]
    pool = [
        name
        for name in reading.people
        if not naming.same_name(name, true.text) and not _beside(sentence, name, true)
    ]
    if not pool:
        return None
    inside = [name for name in pool if name in sentence]
    new = rng.choice(inside or pool)
    how = "named in the sentence" if inside else "named elsewhere"
    return Changed(truth.text, new, [truth.n], new, how)


def wrong_sentence(reading: Reading, truth: Truth, rng: Random) -> Changed | None:
    """Point to another sentence of the article."""
    choices = [n for n in reading.sentences if n != truth.n]
    if not choices:
        return None
    near = [n for n in choices if abs(n - truth.n) == 1]
    pick_near = near and rng.random() < 0.5  # noqa: PLR2004  a share
    n = rng.choice(near if pick_near else choices)
    how = "the sentence beside" if abs(n - truth.n) == 1 else "a far sentence"
    return Changed(truth.text, truth.speaker, [n], "", how)


def _beside(sentence: str, name: str, true: Found) -> bool:
    """Tell whether `name` stands next to the speaker, where it may describe the same person."""
    return any(
        abs(match.start() - true.end) < 40 or abs(true.start - match.end()) < 40  # noqa: PLR2004  code points
        for match in re.finditer(re.escape(name), sentence)
    )
