"""Clauses, negation and modality, by word lists: enough to compare two clauses, not to parse."""

import re
from itertools import pairwise

from summarizer.values.folding import fold, fold_with_offsets
from summarizer.values.memo import remembered
from summarizer.values.quotation import quoted_spans

_BREAK = re.compile(
    r"[;:!?]|(?<!\d),|,(?!\d)|\.(?=\s)|\s-\s|[–—]"
    r"|\s(?=(?:et que|alors que|tandis que|mais|car|donc|ou|lorsque|quand|puis|si|apres que|"
    r"avant que|bien que|parce que|ainsi que|selon|but|while|whereas|although|though|because|"
    r"when|after|before|unless|so that|who|which|qui|dont)\s)|\s(?=(?:et|and)\s)"
)
_EDGES = frozenset(" \n\t\u00a0\u202f,;:.–—")
# What is said to be false is denied: "it is false that 40 people died".
FALSE_THAT = {
    "fr": (
        r"\b(?:il (?:est|etait|serait|parait)|c'(?:est|etait)|ce serait) (?:\w+ )?"
        r"(?:faux|inexact|errone|mensonger)(?: (?:de|d'|que|qu'))|"
        r"\b(?:juge|dit|qualifie|estime|declare)\w* (?:faux|inexact|errone|mensonger) qu[e']"
    ),
    "en": (
        r"\b(?:(?:is|was|'s|be) (?:\w+ )?|calls? it |called it )"
        r"(?:false|untrue|wrong|incorrect|inaccurate|a lie) (?:that|to (?:say|claim|suggest))\b"
    ),
}
_NEGATION = {
    "fr": re.compile(
        rf"{FALSE_THAT['fr']}|\b(?:ne|n'|pas|jamais|aucune?s?|ni|nul|nulle|sans|refuse\w*|"
        r"dement\w*|nie|nient|niait|impossible|non)(?:\b|(?<='))"
    ),
    "en": re.compile(
        rf"{FALSE_THAT['en']}|\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|"
        r"unable|den(?:y|ies|ied)|refus\w+|fail(?:s|ed)? to)\b|n't\b"
    ),
}
_FALSE_NEGATION = {
    "fr": re.compile(
        r"\bsans (?:tarder|delai|attendre|cesse|relache|precedent|surprise|equivoque)\b|"
        r"\bne (?:cesse\w*|manqu\w+)|\b(?:non|pas) (?:seulement|loin)\b|\bpas uniquement\b|"
        # "Il n'est pas loin de midi", "ils n'étaient pas moins de dix": near it, at least so many.
        r"\b(?:n'|ne )(?:\w+ ){1,2}pas (?:loin|moins) d(?:e\b|u\b|es\b|')|"
        r"\bpas moins d(?:e\b|')|\bpeu ou prou\b|"
        r"\bsans doute\b|\bn'est-ce pas\b|"
        # "Ce n'est autre que le maire": it is the mayor, and nobody else.
        r"\b(?:n'est|n'etait|ne sont|n'etaient)(?: nul)? autres? qu(?:e\b|')|"
        r"\bil n'empeche\b|\bn'en deplaise\b|\ba n'en pas douter\b"
    ),
    "en": re.compile(
        r"\bnot only\b|\bno doubt\b|\bno\.? \d|\bwithout (?:delay|precedent|doubt)\b|"
        # Where, when and how many, said by what it is not: the fact is not denied.
        r"\bnot (?:far (?:from|away|off)\b|long(?: (?:after|before|ago|afterwards?)\b|$)|least\b|"
        r"to mention\b|surprisingly\b)|"
        r"\bno (?:fewer|less|more|later|earlier) than\b|\bno sooner\b|"
        r"\bnothing (?:less|short) (?:than|of)\b|\bnone other than\b|\bnever mind\b"
    ),
}
# A clause "without X" denies X, not the rest of it.
_WITHOUT = {"fr": re.compile(r"\bsans\b"), "en": re.compile(r"\bwithout\b")}
_RESTRICTION = re.compile(r"\b(?:ne |n')(?:(?!\bpas\b|\bjamais\b).){0,60}?\bque?\b'?")
_MODAL = {
    "fr": re.compile(
        r"\b(?:pou?rr(?:ait|aient|ais|ions|iez)|pourraient|eventuel(?:le|s|les|lement)?|peut-etre|"
        r"possibles?|possiblement|possibilite|probablement|probables?|vraisemblablement|"
        r"potentiel(?:le|s|les|lement)?|susceptibles?|semble(?:nt|rait|raient)?|"
        r"parait|apparemment|envisage\w*|presume\w*|suppose\w*|hypothe\w+|"
        r"(?:ser|aur|devr|fer|voudr|viendr|prendr|permettr|constituer|conduir)(?:ait|aient)|"
        r"[a-z]{3,}er(?:ait|aient))\b"
    ),
    "en": re.compile(
        r"\b(?:could|might|may|possibl[ey]|possibility|perhaps|maybe|would|should|likely|unlikely|"
        r"probabl[ey]|potential(?:ly)?|apparent(?:ly)?|reportedly|allegedly|alleged|suspected|"
        r"believed to|thought to|feared|seems?|appears? to|consider(?:s|ed|ing)|if)\b"
    ),
}
# Words in -erait/-eraient are conditionals, except imperfects of verbs in -erer.
_NOT_CONDITIONAL = re.compile(
    r"\b(?:op|consid|lib|gen|accel|esp|prolif|tol|m|g|ref|diff|transf|ins|pref|recup|coop|mod|"
    r"num|rem|adh|alt)er(?:ait|aient)\b"
)


@remembered(4096)
def _clauses(text: str) -> tuple[tuple[int, int], ...]:
    folded = fold_with_offsets(text)
    quoted = quoted_spans(text)
    cuts = [0]
    for match in _BREAK.finditer(folded.text):
        at = folded.span(match.start(), match.end())[1]
        if not any(start < at < end for start, end in quoted):
            cuts.append(at)
    cuts.append(len(text))
    spans = []
    for start, end in pairwise(cuts):
        first, last = start, end
        while first < last and text[first] in _EDGES:
            first += 1
        while last > first and (text[last - 1] in _EDGES or text[last - 1] == "-"):
            last -= 1
        if any(char.isalnum() for char in text[first:last]):
            spans.append((first, last))
    return tuple(spans)


def clauses(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of the clauses of a sentence.

    Cut at ; : , dashes and conjunctions, never inside a number or between quotation marks.
    """
    return list(_clauses(text))


def is_negated(text: str, language: str) -> bool:
    """Tell whether a clause denies something ("n'a pas", "never", "no", "aucun").

    "ne … que" (only) and "not only" are not negations.
    """
    pattern = _NEGATION.get(language)
    if pattern is None:
        return False
    folded = _FALSE_NEGATION[language].sub(" ", fold(text))
    if language == "fr" and not re.search(r"\b(?:pas|jamais|aucune?|ni|rien|personne n)\b", folded):
        folded = _RESTRICTION.sub(" ", folded)
    return bool(pattern.search(folded))


def is_without(text: str, language: str) -> bool:
    """Tell whether all that a clause denies is what it says is absent: "without X", "sans X"."""
    pattern = _WITHOUT.get(language)
    if pattern is None or not is_negated(text, language):
        return False
    return not is_negated(pattern.sub(" ", fold(text)), language)


def modality(text: str, language: str) -> bool:
    """Tell whether a clause says that something may be so, not that it is so.

    Lexical: could, might, may, possibly; pourrait, éventuellement, serait and other conditionals.
    """
    pattern = _MODAL.get(language)
    if pattern is None:
        return False
    folded = fold(text)
    if language == "fr":
        folded = _NOT_CONDITIONAL.sub(" ", folded)
    else:
        # The month: "in May", "May 16", "16 May".
        folded = re.sub(
            r"\b(?:in|since|until|last|next|by|early|late|\d+) may\b|\bmay \d", " ", folded
        )
    return bool(pattern.search(folded))
