"""Names that may be people's, and the words beside them that may say what they are.

Candidates only, generously: which of them are people is the embedded model's choice, and
`roles.check_name` has the last word.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.extraction.apposition import Span, belongs
from summarizer.extraction.callings import no_calling, says_what
from summarizer.extraction.evidence import NumberedStatement
from summarizer.extraction.speech import SPEECH_EN, SPEECH_FR
from summarizer.values.text import fold
from summarizer.values.typed import Name

_LONGEST_NAME = 4  # words
_LONGEST_ROLE = 9  # words
_SPEECH_REACH = 30  # code points between a name and a speech verb
_BESIDE = 20  # code points before a name in which a thing's own noun stands
_REACH = 90  # code points beside a name in which its role may stand
_DETERMINER = re.compile(
    r"(?:\b(?:le|la|les|un|une|son|sa|ses|leurs?|du|aux?|the|an?|his|her|their)\s+|\bl['’])",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:également|aussi|also|notamment|jusqu['’]ici)?\s*"
    rf"(?:(?:l['’])?une? des |one of the |{_DETERMINER.pattern})?",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"son|sa|ses|leurs?|his|her|their", re.IGNORECASE)
_ENDS_PHRASE = re.compile(r"[,;:.!?()«»“”\"–—]")
_THING_BEFORE = re.compile(
    r"(?:\b(?:le|la|les|du|des|aux?|the|sur|dans|via|on|in|at|near|vers)\s+|\bl['’])$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:reseaux?|sociaux|plateforme|site|journal|chaine|agence|magazine|groupe|societe|club|"
    r"entreprise|parti|ville|region|programme|initiative|platform|network|newspaper|agency|"
    r"company|party|city|station|hospital|hopital|street|road)s?\b"
)
ORGANISATION = re.compile(
    r"\b(?:international|group|inc|ltd|plc|corp|company|news|times|post|bank|council|party|club|"
    r"university|hospital|services?|police|foods|media|television|groupe|societe|agence|maison|"
    r"association|federation|syndicat|union|institute?|transport|nhs|london|ministere|ministry|"
    r"universite|brigade|force|army|navy|court|committee|comite|agency|authority|department|"
    r"office|bureau|board|commission|trust|academy|academie|school|ecole|college|church|eglise|"
    r"museum|musee|airport|aeroport|house|senate|senat|parliament|parlement|congress|congres|"
    r"branch|ambulance|gendarmerie|prefecture|mairie|tribunal)$"
)
_GREETING = re.compile(r"(?:hi|hello|dear|bonjour|chere?s?|salut)\b")
_OF_A_PLACE = re.compile(r"['’]s\s+[A-ZÀ-Þ]")
_DANGLES = re.compile(
    r"\b(?:de|du|des|d'|of|for|to|by|par|a|avec|with|from|ou|que|and|et|while|"
    r"la|le|les|l'|une?|the|an|at|in|on|near|sur|dans|en|pour|chez|vers|sous|entre|contre|about|"
    r"over|into|under|against|as|comme|dont|apres|depuis|selon|or|mais|but)$|'s$"
)
# Where somebody stands in a picture.
_CAPTION = re.compile(
    r"(?:(?:top|bottom|far|back|front|second|third|cent(?:er|re))[ -](?:from )?)*"
    r"(?:left|right|cent(?:er|re)|pictured|shown|seen|above|below)(?:\s(?:in|at|with|and)\b.*)?|"
    r"(?:tout )?(?:a|de|sur la|au|en) (?:l'extreme )?(?:gauche|droite|centre|haut|bas)\b.*"
)
# "le président X et le ministre Y": the phrase goes on to somebody else.
_CROSSES = re.compile(
    r"\b(?:et|and|ou|or|mais|but)\s+(?:(?:le|la|les|une?|the|an?|son|sa|ses|his|her|their)\s|l')"
)
# "président Paul Morvan", but not "porte-parole de Paul Morvan" nor "head of Norda Foods".
_SOMEBODY_ELSE = re.compile(
    r"\b(?!(?:avec|pour|dans|chez|vers|from|with|under|near|about|after)\s)[a-zà-ÿ-]{4,}\s+"
    r"[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ][a-zà-ÿ]"
)
_NO_ROLE = re.compile(
    r"\b(?:a|ont|est|sont|etait|avait|que|qu|qui|dit|said|says|told|has|have|was|were|is|are|that|"
    r"who|which|entre|between|company)\b|^(?:dans|a|au|en|in|at|on|from|of|with|apres|after)\b"
)


def named(statements: Sequence[NumberedStatement]) -> Iterator[tuple[NumberedStatement, str]]:
    """Yield everybody the sentences seem to name, each once, with the sentence to cite.

    Full names, and bare ones after an office or honorific; never what is known to be a place
    or an organisation.
    """
    found: dict[str, tuple[int, NumberedStatement, str]] = {}
    for statement in statements:
        for name in statement.names if statement.n else ():
            raw = " ".join(name.raw.split())
            full = " " in raw
            role = bool(roles(statement.text, raw))
            if name.kind not in {"unknown", "person"} or not _may_be_person(
                statement.text, name, role=role
            ):
                continue
            family = (name.key.split() or [raw])[-1]
            # The fullest name, and of those the one with a role beside it.
            worth = 2 * full + role
            if family not in found or worth > found[family][0]:
                found[family] = (worth, statement, raw)
    yield from (item[1:] for item in sorted(found.values(), key=lambda item: item[1].n))


def roles(text: str, name: str) -> list[str]:
    """Return the phrases beside `name` that may be an office or description of it.

    "le président américain Donald Trump" gives "président américain"; "Mark Rutte, head of
    NATO, said" gives "head of NATO".
    """
    at = text.find(name)
    if at < 0 or not name:
        return []
    own = (at, at + len(name))
    options = [*_before(text, own), *_set_off(text, own)]
    return [text[start:end] for start, end in options]


def _before(text: str, own: Span) -> Iterator[Span]:
    """Yield the phrase right before a name that may be its office, if there is one."""
    begin = max(0, own[0] - _REACH)
    before = text[begin : own[0]].rstrip(" ,")
    begin += max((match.end() for match in _ENDS_PHRASE.finditer(before)), default=0)
    phrase = text[begin : own[0]].rstrip(" ,")
    # The last noun phrase that can be one: "président ukrainien", not "visite du président".
    for match in reversed(list(_DETERMINER.finditer(phrase))):
        if _POSSESSIVE.match(match.group()):
            return  # "son prédécesseur": whose, nobody knows out of its sentence
        one_of = re.match(r"des\s+", phrase[match.end() :])  # "l'un des porte-parole"
        start = begin + match.end() + (one_of.end() if one_of else 0)
        span = _stripped(text, start, begin + len(phrase))
        if _may_be_role(text[slice(*span)]) and belongs(text, span, own):
            yield span
            return


def _set_off(text: str, own: Span) -> Iterator[Span]:
    """Yield what is set off by commas after a name, where that may be its office."""
    after = text[own[1] : own[1] + _REACH]
    apposed = re.match(r",\s+([^,;:.!?()«»“”\"–—]+)(?=[,.;])", after)
    if apposed is None:
        return
    opening = _OPENING.match(apposed.group(1))
    start = own[1] + apposed.start(1) + (opening.end() if opening else 0)
    span = _stripped(text, start, own[1] + apposed.end(1))
    if _may_be_role(text[slice(*span)]) and belongs(text, span, own):
        yield span


def _stripped(text: str, start: int, end: int) -> Span:
    phrase = text[start:end]
    return start + len(phrase) - len(phrase.lstrip()), end - len(phrase) + len(phrase.rstrip())


def tells_no_role(phrase: str) -> bool:
    """Tell whether a phrase cannot be an office: cut off, a place in a picture, or two people's."""
    folded = fold(phrase).strip()
    return bool(
        _DANGLES.search(folded)
        or _CAPTION.fullmatch(folded)
        or _CROSSES.search(folded)
        or _SOMEBODY_ELSE.search(phrase)
        or no_calling(phrase)
    )


def _may_be_role(phrase: str) -> bool:
    words = phrase.split()
    return (
        bool(words)
        and len(words) <= _LONGEST_ROLE
        and words[0][0].islower()
        and not _NO_ROLE.search(fold(phrase))
        and not _NO_PERSON.match(fold(phrase))
        and not tells_no_role(phrase)
        and says_what(phrase)
    )


def _may_be_person(text: str, name: Name, *, role: bool) -> bool:
    words = name.raw.split()
    if name.kind == "person":
        return True
    if _OF_A_PLACE.match(text, name.end) and fold(name.raw).startswith(("st ", "saint")):
        return False  # "St George's Hospital"
    if _GREETING.match(fold(name.raw)):
        return False
    if not 1 < len(words) <= _LONGEST_NAME or ORGANISATION.search(fold(name.raw)):
        return False
    before = text[max(0, name.start - 50) : name.start]
    if role or _THING_BEFORE.search(before) or _NO_PERSON.search(fold(before)[-_BESIDE:]):
        return role
    # Without anything said about it, a name beside a speech verb is taken for a person's.
    near = text[max(0, name.start - _SPEECH_REACH) : name.end + _SPEECH_REACH]
    return bool(SPEECH_FR.search(near) or SPEECH_EN.search(near))
