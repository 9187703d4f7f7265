"""Which language an article is in."""

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Languages news is read in. Without this list short texts come out as Latin, Walloon or Esperanto.
KNOWN = (
    "ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl "
    "sr sv sw ta th tr uk ur vi zh"
).split()
_NAMES = {"english": "en", "anglais": "en", "french": "fr", "français": "fr", "francais": "fr"}
_MIN_LETTERS = 20
_SAMPLE = 5000
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*\Z")


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(KNOWN)
    return identifier


def declared_language(value: str) -> str | None:
    """Return the code a declaration such as "fr-FR" or "French" stands for, or None."""
    value = value.strip().lower()
    value = _NAMES.get(value, value)
    tag = _TAG.match(value)
    return tag[1] if tag and tag[1] in KNOWN else None


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "" when there is too little."""
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < _MIN_LETTERS:
        return ""
    code: str = _identifier().classify(sample)[0]
    return code
