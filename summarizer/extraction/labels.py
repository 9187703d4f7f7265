"""The labels the prompt puts before sentences, which a model may copy with the words after them."""

import re
from functools import cache

from summarizer.extraction.prompt import EMBEDDED, EXTRACT, LANGUAGES, Instructions, load


def without_labels(text: str) -> str:
    """Return a cell of a model's answer without labels of the prompt at its beginning and end.

    These are the sentence numbers, `[12]`, and the note beside the title, in all languages of all
    prompts. An article's own text cannot pass for a label: the model sees look-alikes of it.
    """
    label = _label()
    text = re.sub(rf"\A(?:\s*(?:{label}))+\s*", "", text)
    return re.sub(rf"\s*(?:{label})(?:\s*(?:{label}))*\s*([.!?]?)\s*\Z", r"\1", text)


@cache
def _label() -> str:
    notes = {
        load(name, code, Instructions).title for name in (EXTRACT, EMBEDDED) for code in LANGUAGES
    }
    worded = [r"\s+".join(map(re.escape, note.split())) for note in sorted(notes)]
    return "|".join([r"\[\s*\d+\s*\]", *(rf"(?i:{note})" for note in worded if note)])
