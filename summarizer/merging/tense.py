"""Whether a claim is told as something past, by the forms of its words alone."""

import re

from summarizer.values.memo import remembered
from summarizer.values.text import words
from summarizer.values.verbs import is_english_past

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
    return any(is_english_past(word.text) for word in words(text) if word.text.islower())
