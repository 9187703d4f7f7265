"""Whether a claim is told as something past, by the forms of its words alone.

Lemmas are simplemma's (Barbaresi, "simplemma: a simple multilingual lemmatizer for Python").
"""

import re

import simplemma

from summarizer.values.memo import remembered
from summarizer.values.text import words

# Past forms that are written like another form of theirs, or like a word of its own.
_UNCHANGED = frozenset(
    "left won put set hit cut shut read let cost hurt quit split spread burst beat found lay was "
    "were had has have did been".split()
)
_PAST_AUXILIARY = re.compile(
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient|fut|furent|eut|eurent|été)\b",
    re.IGNORECASE,
)
_PAST_SIMPLE = re.compile(r"\w{2,}(?:èrent|irent|urent|âmes)\b", re.IGNORECASE)


@remembered(16384)
def told_as_past(text: str, language: str) -> bool:
    """Tell whether some word of a claim can be a past form: "met" and "has led", not "leads".

    Where nothing is known of the language, everything can be.
    """
    if language == "fr":
        return bool(_PAST_AUXILIARY.search(text) or _PAST_SIMPLE.search(text))
    if language != "en":
        return True
    # A word with a capital is mostly a name, and no verb.
    return any(_past(word.text) for word in words(text) if word.text.islower())


def _past(word: str) -> bool:
    if word in _UNCHANGED:
        return True
    if word.endswith(("s", "ing")):
        return False
    return simplemma.lemmatize(word, lang="en") != word
