"""Forms of verbs, as far as the letters of a word alone tell them.

Lemmas are simplemma's (Barbaresi, "simplemma: a simple multilingual lemmatizer for Python").
"""

import re

import simplemma

# Past forms that are written like another form of theirs, or like a word of its own.
_UNCHANGED = frozenset(
    "left won put set hit cut shut read let cost hurt quit split spread burst beat found lay met "
    "was were had has have did been".split()
)
_PARTICIPLE = re.compile(r"(?:é|i|u|is|it|ert|ort|int|ait)(?:e?s?)$|ant$")


def is_english_past(word: str) -> bool:
    """Tell whether an English word in small letters can be a past form or a participle."""
    if word in _UNCHANGED:
        return True
    if word.endswith(("s", "ing")):
        return False
    return simplemma.lemmatize(word, lang="en") != word


def is_french_finite(word: str) -> bool:
    """Tell whether a French word in small letters is a finite form, and no participle or noun."""
    lemma = simplemma.lemmatize(word, lang="fr")
    return lemma != word and lemma.endswith(("er", "ir", "re")) and not _PARTICIPLE.search(word)
