"""Whose state a claim tells: the head noun before or after the word of state.

"The driver of the tram has been arrested" and "police arrested the driver" are of the driver;
"the accountant's business partner is held" is of the partner.
"""

import re
from collections.abc import Collection

from summarizer.merging import lexicon
from summarizer.values.folding import fold
from summarizer.values.memo import remembered
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import words
from summarizer.values.units import noun_unit

# The state stands with the one it is of: "has been arrested", "a été relâché", "missing".
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|remains?|still|est|sont|ete|etait|etaient|sera|"
    r"reste(?:nt)?|toujours|demeure|toujours en)\s*(?:\w+ ){0,2}$"
)
_CUT = re.compile(
    r",|\b(?:of|from|in|at|to|for|on|with|behind|under|near|after|by|over|who|which|aged|"
    r"de|du|des|d'|a|au|dans|en|pour|par|derriere|sous|pres|apres|avec|qui|age\w*)\b"
)
# Tracks whose words say what a thing does itself: "crossings resumed", "the boy disappeared".
_OF_ITSELF = frozenset({"search", "service", "office", "fire", "patient", "ward", "talks"})
# "the suspension of the keeper": the one it is of stands after or inside the words of state.
_OF = re.compile(r"(?:^| )(?:of|against|de|du|des|d'|contre) ?(?P<of>.+)")
_LEAD = re.compile(
    r"^\W*(?:because|with|for|after|in|on|at|over|during|following|by|under|since|a cause|a la|a|"
    r"pour|dans|avec|selon|depuis|apres|lors|sous|sur|au|aux|en|par|malgre|despite)\b[^,]*, "
)
_BEFORE_NOUN = frozenset(
    "ancien ancienne jeune jeunes petit petite grand grande premier premiere nouveau nouvelle "
    "deux trois quatre cinq vieux vieille".split()
)
_NOT_HEADS = frozenset({"police", "officers", "detectives", "policiers", "gendarmes", "enqueteurs"})


@remembered(16384)
def _subjects(text: str, language: str, tracks: tuple[str, ...]) -> frozenset[str]:
    folded = fold(text)
    found = set()
    for track, _, pattern in lexicon.STATES:
        if track not in tracks:
            continue
        for match in pattern.finditer(folded):
            before, after = folded[: match.start()], folded[match.end() :]
            inside = _OF.search(match.group()) or _OF.match(after)
            if inside:
                head = _head(inside["of"], language)
            elif track in _OF_ITSELF or _PASSIVE.search(before) or not _object(after, language):
                head = _subject_of(before, language)
            else:
                head = _object(after, language)
            if head and head not in _NOT_HEADS:
                found.add(head)
    return frozenset(found)


def _subject_of(before: str, language: str) -> str:
    """Return the head of the noun phrase that opens the clause before the word of state."""
    clause = re.split(r"[;:]| (?:and|but|et|mais|que|that|as|while|after|apres que) ", before)[-1]
    return _head(_LEAD.sub("", _PASSIVE.sub(" ", clause)), language)


def _object(after: str, language: str) -> str:
    """Return the head of the noun phrase that follows right after the word of state."""
    direct = _CUT.split(after)[0]
    return _head(direct, language) if _nouns(direct, language) else ""


def _head(phrase: str, language: str) -> str:
    """Return the noun a phrase is about, in one form for both languages."""
    pieces = [piece for piece in _CUT.split(phrase) if _nouns(piece, language)]
    if not pieces:
        return ""
    bare = pieces[0]
    for _, _, pattern in lexicon.STATES:
        bare = pattern.sub(" ", bare)
    nouns = _nouns(bare, language) or _nouns(pieces[0], language)
    # English puts the noun last, French first: "a 42-year-old driver", "le conducteur ivre".
    return noun_unit(nouns[-1] if language != "fr" else nouns[0], language)


def _nouns(piece: str, language: str) -> list[str]:
    stop = STOPWORDS.get(language, frozenset())
    return [
        token.folded
        for token in words(piece)
        if token.folded not in stop
        and token.folded not in _BEFORE_NOUN
        and len(token.folded) > 2  # noqa: PLR2004  no initials
        and not token.folded[0].isdigit()
    ]


def subjects(
    text: str, names: Collection[str], language: str, tracks: Collection[str]
) -> frozenset[str]:
    """Return the heads of whatever a claim gives a state of one of `tracks` to.

    A name stands for itself by its last word; `names` are those of the claim, as written.
    """
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, name.split()[-1])
    return _subjects(text, language, tuple(sorted(tracks)))
