"""A speaker as readers are shown it: cut to what names it, or not shown at all.

A name keeps its article ("l'Américain") and an institution the small words it goes on with ("la
Ligue des droits de l'homme"); a phrase loses what only says what else the speaker does. What is
half a name or half a clause names nobody.
"""

import re

from summarizer.values.text import fold
from summarizer.values.typed import Name

# An article, but not one that is part of a name: "La Dépêche", "The Hague".
_OPENING = re.compile(
    r"^(?:(?:L[ae]|Les|Une?|Des|Ses|Sa|Son|Leurs?|Ces?|Cette|The|An?|His|Her|Their|Its)\s(?=[a-zà-ÿ]|Premier\b)"
    r"|L['’](?=[a-zà-ÿ]))"
)
# Alone, these are half a name: "Ligue", "Radio", "Maison".
_HALF = re.compile(
    r"(?:ligue|radio|societe|caisses?|parti|commission|comite|club|agence|parlement|conseil|cour|"
    r"association|chambre|banque|federation|union|tribunal|haute?|maison|confederation|syndicat|institut|"
    r"centre|office|bureau|cabinet|television|tribune|mouvement|front|fonds|organisation|etat|"
    r"ministere|assemblee|league|bank|department|council|ministry|agency|house|committee|"
    r"maison blanche|cette|nobel|prix|outre)"
)
_ADJECTIVE = (
    r"\s[a-zà-ÿ]+(?:iste|ale?|aux|aire|aise?|oise?|ienn?e?|aine?|ique|ive|isse|ande|ane|ine|elle|ole|eure?|"
    r"ême|ère)s?\b"
)
_OF = (
    r"\s(?:(?:de|contre|pour|en)\s(?:la\s|les?\s|l['’])?|du\s|des\s|d['’])"
    r"[\wà-ÿ-]+(?:['’][\wà-ÿ-]+)?"
)
_REST = re.compile(rf"(?:{_ADJECTIVE}){{0,2}}(?:{_OF}(?:{_ADJECTIVE})?){{0,4}}")
_PARTICIPLE = re.compile(
    r"\s(?:accusant|affirmant|ajoutant|annonçant|appelant|assurant|avertissant|citant|confiant|"
    r"confirmant|critiquant|déclarant|dénonçant|déplorant|disant|estimant|évoquant|expliquant|"
    r"faisant|indiquant|insistant|invitant|jugeant|notant|parlant|précisant|promettant|racontant|"
    r"rappelant|reconnaissant|regrettant|reprenant|saluant|soulignant|répondant|réagissant|"
    r"adding|saying|calling|citing|noting|warning|stressing|insisting)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_HANGING = re.compile(
    r"(?:\s(?:se|ne|eux|elles-mêmes|eux-mêmes|mise?s?|en|y)|\s[sn]['’])+$", re.IGNORECASE
)
_DANGLES = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|et|ou|que|qui|à|au|aux|en|par|pour|sur|avec|dont|un|une|of|the|"
    r"for|and|or|with|from|by|that|who)|\b[dlsn]['’])$",
    re.IGNORECASE,
)
# A finite verb: what holds one is a clause, and nobody's name.
CLAUSE = re.compile(
    r"\b(?:pourr?ai(?:t|ent)|devrai(?:t|ent)|serai(?:t|ent)|aurai(?:t|ent)|ser(?:a|ont)|"
    r"aur(?:a|ont)|va|vont|doit|doivent|peut|peuvent|est|sont|étai(?:t|ent)|a|ont|avai(?:t|ent)|"
    r"fut|se|si)\b"
)
CLAUSE_EN = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|could|should|might|may|if|did|does)\b"
)


def within(phrase: str) -> str:
    """Write a phrase that may have opened its sentence as it stands within one: "la procureure"."""
    return _OPENING.sub(lambda word: word.group().lower(), phrase)


def cut_phrase(phrase: str, language: str) -> str | None:
    """Cut a speaker that is no name to its noun phrase, None where it is none.

    "L'ex-otage soulignant" gives "l'ex-otage".
    """
    cut = _HANGING.sub("", _PARTICIPLE.sub("", phrase).strip(" ,"))
    clause = CLAUSE if language != "en" else CLAUSE_EN
    if not cut or clause.search(cut.split(",")[0]) or _DANGLES.search(cut):
        return None
    return None if fold(cut).startswith("outre ") else within(cut)


def cut_name(name: Name, phrase: str) -> str | None:
    """Write a name as its phrase does, None where what stands there is only half a name.

    "La Maison Blanche" gives "la Maison Blanche", "Transport for London" stays whole.
    """
    raw = re.escape(name.raw)
    if re.fullmatch(rf"(?:(?:la|le|les|the) |l['’]){raw}", phrase, re.IGNORECASE):
        return phrase[:1].lower() + phrase[1:]
    article = re.search(
        rf"(?:^|(?<=[\s,(]))(?:(?:la|le|les|the)\s(?:prix\s)?|l['’])(?={raw})",
        phrase,
        re.IGNORECASE,
    )
    opening = article.group().lower() if article is not None else ""
    numbered = re.search(rf"{raw} \d{{1,2}}$", phrase)
    if numbered is not None:
        return opening + numbered.group()  # "Radio 4", "la radio Mer 2"
    if " " not in name.raw:
        # "La Caisse d'épargne": the name goes on in small letters.
        common = re.fullmatch(
            rf"(?:(?:la|le|les) |l['’])?({raw} (?:de |du |d['’])[a-zà-ÿ-]+)", phrase
        )
        if common is not None:
            return common[1]
        on = re.search(rf"{raw} (?:for|of|de|du|des) (?:the |la |l['’])?[A-ZÀ-Ý][\w-]+", phrase)
        if on is not None:
            return on.group()
    if not _HALF.fullmatch(fold(name.raw)):
        begun = opening and _HALF.fullmatch(fold(name.raw.split()[0]))
        return opening + name.raw + (_rest(name, phrase) if begun else "")
    return opening + name.raw + _rest(name, phrase) if opening else None


def _rest(name: Name, phrase: str) -> str:
    """Return the small words an institution's name goes on with: " socialiste"."""
    at = phrase.find(name.raw) + len(name.raw)
    rest = _REST.match(phrase, at)
    return rest.group() if rest is not None else ""
