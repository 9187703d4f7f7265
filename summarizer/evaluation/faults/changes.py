"""What a planted fault is, and the guard that the change really makes the claim false."""

import re
from dataclasses import dataclass

from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.text import Found, content

ALIKE = 0.5  # share of words with which another sentence might carry the changed claim


@dataclass(frozen=True, slots=True)
class Changed:
    """A false claim.

    Attributes:
        text: The claim as the model would give it.
        said_by: Its speaker, or None.
        sentences: The sentence numbers the model would give.
        needle: The words that make it false: a kept claim that has them was missed.
        how: The change, for the report.

    """

    text: str
    said_by: str | None
    sentences: list[int]
    needle: str
    how: str


def replace(truth: Truth, old: Found, new: str, how: str) -> Changed:
    """Put `new` in the place of `old`; the needle is `new` and the words round it."""
    text = truth.text[: old.start] + new + truth.text[old.end :]
    start = text.rfind(" ", 0, old.start) + 1
    end = text.find(" ", old.start + len(new))
    needle = text[start : end if end > 0 else len(text)]
    said_by = None if new in needle and truth.speaker == old.text else truth.speaker
    return Changed(text, said_by, [truth.n], needle, how)


def carried_elsewhere(reading: Reading, n: int, text: str, new: str) -> bool:
    """Tell whether another sentence has the new words and much of the rest."""
    needed = content(text)
    for other, sentence in reading.sentences.items():
        if other == n or not re.search(rf"(?<!\w){re.escape(new)}(?!\w)", sentence, re.IGNORECASE):
            continue
        if len(needed & content(sentence)) >= ALIKE * len(needed):
            return True
    return False
