"""Names that may be people's, and the words beside them that may say what they are.

Candidates only, generously: which of them are people is the embedded model's choice, and
`roles.check_name` has the last word.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.extraction.evidence import NumberedStatement
from summarizer.extraction.speech import SPEECH_EN, SPEECH_FR
from summarizer.values.text import fold
from summarizer.values.typed import Name

_LONGEST_NAME = 4  # words
_LONGEST_ROLE = 9  # words
_SPEECH_REACH = 30  # code points between a name and a speech verb
_REACH = 90  # code points beside a name in which its role may stand
_DETERMINER = re.compile(
    r"(?:\b(?:le|la|les|un|une|son|sa|leur|du|au|the|an?|his|her|their)\s+|\bl['’])", re.IGNORECASE
)
_ENDS_PHRASE = re.compile(r"[,;:.!?()«»“”\"–—]")
_THING_BEFORE = re.compile(
    r"(?:\b(?:le|la|les|du|des|aux?|the|sur|dans|via|on|in|at|near|vers)\s+|\bl['’])$", re.IGNORECASE
)
_NO_PERSON = re.compile(
    r"\b(?:reseaux?|sociaux|plateforme|site|journal|chaine|agence|magazine|groupe|societe|club|"
    r"entreprise|parti|ville|region|programme|initiative|platform|network|newspaper|agency|"
    r"company|party|city|station|hospital|hopital|street|road)s?\b"
)
_NO_ROLE = re.compile(
    r"\b(?:a|ont|est|sont|etait|avait|que|qu|qui|dit|declare|said|says|told|has|have|was|were|is|"
    r"are|that|who|entre|between)\b|^(?:dans|a|au|en|in|at|on|from|of|with|after|apres|age|aged|et|and)\b"
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
    before = text[max(0, at - _REACH) : at].rstrip(" ,")
    begin = max((match.end() for match in _ENDS_PHRASE.finditer(before)), default=0)
    phrase = before[begin:]
    options = []
    # The last noun phrase that begins small: "le secrétaire général de l'OTAN", not "OTAN".
    for match in reversed(list(_DETERMINER.finditer(phrase))):
        if phrase[match.end() : match.end() + 1].islower():
            options.append(phrase[match.end() :])
            break
    after = text[at + len(name) : at + len(name) + _REACH]
    if apposed := re.match(r",\s+([^,;:.!?()«»“”\"–—]+)(?=[,.;])", after):
        options.append(_DETERMINER.sub("", apposed.group(1), count=1))
    return [option for found in options if _may_be_role(option := found.strip())]


def _may_be_role(phrase: str) -> bool:
    words = phrase.split()
    return (
        bool(words)
        and len(words) <= _LONGEST_ROLE
        and words[0][0].isalpha()
        and not _NO_ROLE.search(fold(phrase))
    )


def _may_be_person(text: str, name: Name, *, role: bool) -> bool:
    words = name.raw.split()
    if name.kind == "person":
        return True
    if not 1 < len(words) <= _LONGEST_NAME:
        return False
    before = text[max(0, name.start - 50) : name.start]
    if _THING_BEFORE.search(before) or _NO_PERSON.search(fold(before)[-40:]):
        return False
    # Without anything said about it, a name beside a speech verb is taken for a person's.
    near = text[max(0, name.start - _SPEECH_REACH) : name.end + _SPEECH_REACH]
    return role or bool(SPEECH_FR.search(near) or SPEECH_EN.search(near))
