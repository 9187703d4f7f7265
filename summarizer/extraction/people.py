"""Names that may be people's, and the words beside them that may say what they are.

Candidates only, generously: which of them are people is the embedded model's choice, and
`roles.check_name` has the last word.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.extraction.evidence import NumberedStatement
from summarizer.values.text import fold

_LONGEST_NAME = 4  # words
_REACH = 80  # code points beside a name in which its role may stand
_LONGEST_ROLE = 9  # words
_DETERMINER = re.compile(
    r"(?:\b(?:le|la|les|un|une|son|sa|leur|the|an?|his|her|their)\s+|\bl['’])", re.IGNORECASE
)
_ENDS_PHRASE = re.compile(r"[,;:.!?()«»“”\"–—]")
_NO_PERSON = re.compile(
    r"\b(?:reseaux?|plateforme|site|journal|chaine|agence|magazine|groupe|societe|entreprise|club|"
    r"parti|ville|region|programme|initiative|platform|network|newspaper|agency|company|party|city|"
    r"station|hospital|hopital|street|road|programme|list)s?\b"
)
_PLACE_BEFORE = re.compile(r"\b(?:sur|dans|via|on|in|at|near|vers|au|aux)\s+$", re.IGNORECASE)
_NO_ROLE = re.compile(
    r"\b(?:a|ont|est|sont|etait|avait|que|qu|dit|declare|said|says|told|has|have|was|were|is|are|"
    r"that|et|and)\b"
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
            words = raw.split()
            if name.kind in {"place", "organisation"} or len(words) > _LONGEST_NAME:
                continue
            if name.kind != "person" and (len(words) == 1 or _thing(statement.text, name.start)):
                continue
            family = (name.key.split() or [raw])[-1]
            # The fullest name, and of those the one with a role beside it.
            worth = 2 * (len(words) > 1) + bool(roles(statement.text, raw))
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
    options = [phrase[match.end() :] for match in _DETERMINER.finditer(phrase)]
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


def _thing(text: str, start: int) -> bool:
    before = text[max(0, start - 50) : start]
    return bool(_PLACE_BEFORE.search(before) or _NO_PERSON.search(fold(before)[-40:]))
