"""Numbers that are no quantities: those of names, lists, addresses, centuries and scores."""

import re

from summarizer.values.folding import Folded
from summarizer.values.number_words import Atom

_ATTACHED_LEFT = re.compile(r"[a-z][a-z]*-?$|(?:^|[ (])\.$|\d[.,/:]?$|[#/@]$")
_MONEY_LEFT = re.compile(r"(?:^|[^a-z])(?:us|a|c|nz|hk)[$£€]$|[^a-z](?:d|l)'$")
_DESIGNATORS = (
    "boeing|airbus|antonov|tupolev|channel|radio|route|rn|highway|interstate|autoroute|article|"
    "section|chapter|chapitre|page|flight|vol|room|chambre|no\\.?|n°|numero|number|#|apollo|formula|"
    "formule|ligue|division|ps|playstation|xbox|iphone|windows|phase|level|niveau|stage|group|"
    "groupe|gate|platform|quai|terminal|block|zone|district|ward|line|ligne|game|match|pool|lane|"
    "turn|virage|episode|season|saison|series|volume|tome|part|partie|act|unit|reacteur|reactor|"
    "type|mark|model|version|psalm|amendment|resolution|proposition|measure|prop|category|"
    "categorie|grade|tier|code postal|covid|top|studio|pier|camp|area|bus|tram|bbc|france|europe|"
    "rtl|itv|sky sports|tf|canal|euro|agenda|plan|horizon|local|precinct|figure|table|fig\\.?|"
    "tableau|exit|sortie|size|taille|lap|week|round|step|tour(?=\\d)"
)
_DESIGNATED = re.compile(rf"(?:\b(?:{_DESIGNATORS})|@) ?-?$")
_DESIGNATED_WORD = re.compile(
    r"\b(?:channel|formula|bbc|radio|no|phase|opera|air force|game|lap|chapter|number|platform|"
    r"article|act|level|stage) $"
)
_LIST_ITEM = re.compile(r"(?:^|\n)\s*$")
_AROUND = 200  # characters on either side of a number that are looked at
_CENTURY = re.compile(r"^ ?(?:siecles?|centur(?:y|ies)|arrondissements?|arr\.)\b")
_GLUED_RIGHT = re.compile(r"^(?:x\d|s\b|/\d|:\d)")
_LETTERS_RIGHT = re.compile(r"^(?:[a-z]|-[a-z](?![a-z]{2})|/\d|x\d)")


def is_identifier(folded: Folded, atom: Atom) -> bool:
    """Tell numbers of names and lists: F-16, Covid-19, G7, Boeing 737, n° 5, 4x4, 21st century."""
    before = folded.text[max(0, atom.start - _AROUND) : atom.start]
    after = folded.text[atom.end : atom.end + _AROUND]
    if atom.ordinal and _CENTURY.match(after):
        return True
    if not atom.digits:
        return bool(_DESIGNATED_WORD.search(before))
    if _ATTACHED_LEFT.search(before[-12:]) and not _MONEY_LEFT.search(before):
        return True
    if _DESIGNATED.search(before[-24:]) or (not atom.ordinal and _GLUED_RIGHT.match(after)):
        return True
    return bool(_LIST_ITEM.search(before) and re.match(r"^[.)] ", after))


def is_glued(folded: Folded, atom: Atom) -> bool:
    """Tell digits that go on with letters no unit begins with ("737s", "3D")."""
    return atom.digits and bool(_LETTERS_RIGHT.match(folded.text[atom.end :]))


def follows_name(text: str, folded: Folded, atom: Atom) -> bool:
    """Tell "Apollo 13," and "Radio 4": a capitalised word inside a sentence, then bare digits."""
    if not atom.digits:
        return False
    first = max(0, atom.start - _AROUND)
    word = re.search(r"([a-z'-]+) $", folded.text[first : atom.start])
    if word is None or first + word.start() == 0:
        return False
    start = first + word.start()
    if not text[folded.offsets[start]].isupper():
        return False
    return not re.search(r"[.!?:;\"] ?$", folded.text[max(0, start - 2) : start])
