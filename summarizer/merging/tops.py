"""How close a claim is to what the outlets put on top of their articles.

Titles name the event, where the claim with the most figures may tell of something beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.values.text import content_words

_ADDED = 0.3  # weight of the words a text adds; at a half the measure would be Dice's


@dataclass(frozen=True, slots=True)
class Tops:
    """The content words of titles, or of first sentences, all in one language."""

    language: str
    words: tuple[frozenset[str], ...]

    def likeness(self, text: str) -> float:
        """Return how much of the tops a text's words are, on average, from 0 to 1.

        The measure is Tversky's (1977): what a text leaves out of a top counts more than what it
        adds, for names alone make no event. 0 without tops.
        """
        own = frozenset(content_words(text, self.language))
        shared = (
            len(own & top) / (_ADDED * len(own) + (1 - _ADDED) * len(top)) for top in self.words
        )
        return sum(shared) / len(self.words) if self.words else 0.0


def tops(texts: Iterable[str | None], language: str) -> Tops:
    """Return the tops of sources that are in `language`; those without words are left out."""
    found = (frozenset(content_words(text or "", language)) for text in texts)
    return Tops(language, tuple(words for words in found if words))
