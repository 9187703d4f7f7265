"""Short sentences that say how many people something befell, as in "three people died".

Most sentences of a few words are headings, captions and links of a page, or say nothing outside
of their article; these are news.
"""

import re

from summarizer.extraction.evidence import Evidence
from summarizer.extraction.extractive.standing import leaning
from summarizer.values.text import fold

_FEWEST_WORDS = 3

_BEFELL_EN = (
    r"(?:killed|hurt|injured|wounded|dead|missing|arrested|detained|rescued|evacuated|"
    r"hospitali[sz]ed|displaced|trapped|stranded|homeless|shot|stabbed|burned|burnt|died|drowned)"
)
_BEFELL_FR = (
    r"(?:mort|decede|tue|blesse|disparu|arrete|interpelle|evacue|secouru|sauve|hospitalise|noye|"
    r"bloque|deplace|peri|survecu)e?s?"
)
# The verb makes it a sentence: "Three people dead." and "Six hurt in crash." are headings.
_IS_SAID = {
    "en": re.compile(
        rf"\b(?:was|were|are|is|(?:has|have|had)(?: been)?|remain(?:s|ed)?)(?: \w+)? {_BEFELL_EN}\b"
        r"|\b(?:died|drowned|perished|survived)\b"
    ),
    "fr": re.compile(
        r"\b(?:a|ont|est|sont|etait|etaient|fut|furent|reste|restent|serait|seraient)"
        rf"(?: ete)?(?: \w+)? {_BEFELL_FR}\b"
    ),
}
# "The crash killed three people.": the number stands after the verb.
_DOES = {
    "en": re.compile(r"\b(?:killed|injured|wounded|hurt|trapped|displaced) "),
    "fr": re.compile(r"\b(?:a|ont|avait|avaient) (?:fait|tue|blesse) "),
}
_OF_A_PAGE = re.compile(
    r"[\"“”«»()\[\]|:/]|\b(?:photo\w*|pictur\w*|image\w*|video\w*)", re.IGNORECASE
)


def states_a_toll(evidence: Evidence, text: str) -> bool:
    """Tell whether a short sentence says of how many, by their noun, what became of them."""
    language = evidence.article.language.split("-")[0]
    if language not in _IS_SAID or len(text.split()) < _FEWEST_WORDS or leaning(text) != "none":
        return False
    if not (text[:1].isupper() or text[:1].isdigit()) or _OF_A_PAGE.search(text):
        return False
    counts = [
        quantity
        for quantity in evidence.claim(text).quantities
        if quantity.kind == "count" and quantity.unit is not None
    ]
    if len(counts) != 1:
        return False
    does = _DOES[language].search(fold(text))
    if does is not None and does.start() > 0 and counts[0].start >= does.end() - 1:
        return True
    said = _IS_SAID[language].search(fold(text))
    return said is not None and counts[0].start < said.start()
