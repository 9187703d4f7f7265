"""Gate over reach: how many a claim speaks of, and how high it ranks them.

"All" is not "some", "only" is not "also", most is not a minority, and the second largest, or
one of the largest, is not the largest.
"""

import re
from collections.abc import Sequence

from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.folding import fold

# Words that speak of all or of nothing else; one of them there lets the claim have another.
_WHOLE = {
    "fr": re.compile(
        r"\b(?:tous|toutes|chaque|chacune?|toujours|uniquement|exclusivement|seulement|"
        r"entierement|integralement|unanim\w+|sans exception|partout|ensemble|ne (?:\S+ ){1,4}que|"
        r"n'(?:\S+ ){1,4}que|aucune?|seule?s?|totalement|complet\w*|entiere?s?|tout)\b"
    ),
    "en": re.compile(
        r"\b(?:all|every|each|always|only|exclusively|entirely|unanim\w+|everyone|everybody|"
        r"everywhere|whole|just|mere(?:ly)?|no more than|fully|completely|sole|solely|both|no|"
        r"none|never|entire|total\w*)\b"
    ),
}
_WHOLE_CLAIMED = {
    "fr": re.compile(
        r"\b(?:tou(?:s|tes) (?:les|ces|ses|leurs)|uniquement|exclusivement|sans exception|"
        r"a l'unanimite|toujours les?|^seule?s?)\b"
    ),
    "en": re.compile(
        r"\b(?:all (?!over\b|along\b|but\b|day\b|night\b)|every\b|exclusively\b|"
        r"unanimously\b|always\b|only\b)"
    ),
}
_SUPERLATIVE = {
    "fr": re.compile(
        r"(?P<rank>(?:deuxieme|troisieme|quatrieme|cinquieme|l'une? des|une? des|parmi les) )?"
        r"(?:\b(?:le|la|les) )?\bplus (?:grand|gros|haut|petit|jeune|vieu|vieil|ancien|important|"
        r"eleve|long|fort|rich|pauvr|meurtri|grav|rapid|lourd|pui)\w*"
    ),
    "en": re.compile(
        r"(?P<rank>(?:second|third|fourth|fifth|one of the|among the|some of the) )?"
        r"(?:\bthe )?\b(?:[a-z]{3,}est(?<!forest)(?<!interest)(?<!protest)(?<!west)(?<!request)"
        r"(?<!arrest)(?<!honest)(?<!contest)(?<!guest)(?<!invest)(?<!harvest)|most [a-z]+)\b"
    ),
}
_RANKED = {
    "fr": re.compile(r"\b(?:deuxieme|troisieme|quatrieme|cinquieme|une? des|parmi)\b"),
    "en": re.compile(r"\b(?:second|third|fourth|fifth|one of|among|some of)\b"),
}
_MOST = {
    "fr": re.compile(r"\b(?:la plupart|majorit\w+|tous|toutes|la plus grande part\w*)\b"),
    "en": re.compile(r"\b(?:most|majority|all|every|the bulk)\b"),
}
_FEW = {
    "fr": re.compile(r"\b(?:minorit\w+|une poignee|peu d\w*|rares|certaine?s|quelques)\b"),
    "en": re.compile(r"\b(?:minority|handful|few|some|several)\b"),
}


def reach(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """A claim must not speak of more, nor rank it higher, than the sentences in its language."""
    if translated(claim, sentences) or claim.language not in _WHOLE:
        return None
    return _reach(claim, sentences) or _rank(claim, sentences)


def _reach(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What is said of all, or of nothing else, must be said so there."""
    found = _WHOLE_CLAIMED[claim.language].search(fold(claim.text))
    whole = _WHOLE[claim.language]
    if found and not any(whole.search(fold(sentence.text)) for sentence in sentences):
        return Refusal("weak_support", f"“{found[0]}” is more than stands there")
    return None


def _rank(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """The second largest, or one of the largest, is not the largest; a minority is not most."""
    language = claim.language
    told = fold(claim.text)
    there = [fold(sentence.text) for sentence in sentences]
    most, few = _MOST[language], _FEW[language]
    if most.search(told) and any(map(few.search, there)) and not any(map(most.search, there)):
        return Refusal("weak_support", "it is said of fewer there")
    if not _SUPERLATIVE[language].search(told) or _RANKED[language].search(told):
        return None
    found = [bool(m["rank"]) for text in there for m in _SUPERLATIVE[language].finditer(text)]
    if found and all(found):
        return Refusal("weak_support", "there it is only one of several, or not the first")
    return None
