"""Where a claim only names who says so, beside what is said: ", a affirmé le directeur, X".

Two claims of one speaker have these words in common, whatever each of them says.
"""

import re

from summarizer.extraction.attribution import attributions_in
from summarizer.extraction.subjects import Attribution
from summarizer.values.memo import remembered

# "Selon le directeur de la station, Luc Morel": the name beside the office.
_APPOSED = re.compile(r",\s+(?:[A-ZÀ-Ý][\w'’-]+\s?){2,4}(?=\s*[.,;]|\s*$)")
_VERB = re.compile(r"\w+[\s.,;]*$")


@remembered(16384)
def said_apart(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of what names a speaker after the words said, or outright.

    Only where the speaker stands apart: in "le maire a fermé la piste" and in "le maire dit avoir
    fermé la piste" the mayor is part of what is told.
    """
    found = (_span(text, item) for item in attributions_in(text, language) if not item.pronoun)
    spans = tuple(span for span in found if span is not None)
    rest = blanked_apart(text, spans)
    return spans if any(char.isalnum() for char in rest) else ()


def blanked_apart(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return a text with spans of it blanked, so that offsets hold."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _span(text: str, item: Attribution) -> tuple[int, int] | None:
    phrase = r"\s+".join(re.escape(word) for word in item.text.split())
    places = [match.span() for match in re.finditer(phrase, text)]
    after = [place for place in places if place[0] > item.verb]
    if item.reported == 0 and after:
        end = after[0][1]
        apposed = _APPOSED.match(text, end)
        return item.verb, apposed.end() if apposed else end
    before = [place for place in places if place[1] <= item.verb]
    if before and _VERB.fullmatch(text, item.verb):
        return before[-1][0], len(text)
    return None
