"""Statements, reports and posts: what carries words is nobody, whose it is says them."""

import re

from summarizer.extraction.callings import AGENT
from summarizer.extraction.evidence import Statement
from summarizer.extraction.speech import circumstance
from summarizer.extraction.subjects import Attribution
from summarizer.values.text import fold

_NOUN = (
    r"(?:(?:press|news)\s)?(?:statements?|releases?|communiqu[eé]s?|reports?|letters?|posts?|"
    r"tweets?|messages?|documents?|memos?|notes?|e-?mails?|filings?|notices?|bulletins?|texts?|"
    r"rapports?|lettres?|courriers?|courriels?|textes?|publications?|d[eé]clarations?|billets?)"
)
_DETERMINER = (
    r"(?:(?:an?|the|this|that|his|her|its|their|une?|le|la|les|des|ce|cet|cette|ces|son|sa|leur)\s+"
    r"|l['’]\s?)?"
)
# "A brief statement", "un long communiqué", "the company's statement".
_MEDIUM = re.compile(
    rf"{_DETERMINER}(?P<before>(?:[\w-]+(?:['’]s)?\s+){{0,4}}?){_NOUN}\b(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
# Nothing of the kind is anybody's to speak for.
_PLACE = re.compile(
    rf"{_DETERMINER}(?:(?!(?:de|du|des)\b)[\w-]+\s+)?(?:passages?|interviews?|entretiens?|blogs?|"
    r"[eé]missions?|images?|extraits?|enregistrements?|vid[eé]os?|sch[eé]mas?|sc[eé]narios?|"
    r"pr[eé]visions?|chiffres|r[eè]gles|id[eé]es?|panneaux?|articles?|announcements?|informations?|"
    r"r[eé]v[eé]lations?|versions?)\b(?!-)",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\s+(?:[\w-]+\s+){0,4}?(?P<link>de\sl['’]|de\sla\s|du\s|des\s|de\s|d['’]|par\s|from\s|by\s|of\s)"
    r"(?P<whose>[^,;:.!?()«»“”\"\n]+)",
    re.IGNORECASE,
)
_OUTLETS = (
    r"radio|chaine|television|quotidien|journal|hebdomadaire|magazine|site|blog|agence de presse|"
    r"newspaper|broadcaster|channel|tabloid|news agency"
)
_OUTLET = re.compile(
    rf"^(?:l[ae]s? |les |l['’]|the |an? |une? )?(?:[a-z]+ )?(?:{_OUTLETS})\b|"
    r"^(?:l['’]|the )?(?:bbc|cnn|rmc|rtl|"
    r"bfm|bfmtv|afp|reuters|itv|nbc|cbs|abc|fox news|sky news|france ?info|france inter|europe 1)$"
)
_ARTICLE = {"de l'": "l'", "de la ": "la ", "du ": "le ", "des ": "les "}
_BODY = re.compile(
    r"\b(?:police|prefecture|ministere|gouvernement|parquet|tribunal|mairie|banque|compagnie|"
    r"entreprise|societe|groupe|direction|syndicat|parti|armee|pompiers|gendarmerie|famille|"
    r"hopital|agence|commission|conseil|inspection|presidence|cabinet|bureau|service|department|"
    r"office|government|army|council|company|firm|bank|court|ministry|family|hospital|agency|"
    r"board|club|university|procureure?|prosecutor|authority|authorities|officials|coastguard|military|navy|union)s?\b"
)
_RELATIVE = re.compile(r"\b(?:qui|dont|que|who|which|that)\b")
_LONGEST_OWNER = 7  # words


def is_medium(phrase: str) -> bool:
    """Tell whether a speaker is only what the words stand in: "a statement", "le passage"."""
    if _PLACE.match(phrase):
        return True
    found = _MEDIUM.match(phrase)
    return found is not None and not re.match(r"\s*['’]s\b|-", found["after"])


def is_outlet(phrase: str, text: str) -> bool:
    """Tell whether a speaker is where things are said: "la radio Mer", or what `text` calls so."""
    folded = fold(phrase)
    if _OUTLET.search(folded):
        return True
    name = re.escape(
        fold(re.sub(r"^(?:l[ae]s?|les|the)\s|^l['’]", "", phrase, flags=re.IGNORECASE))
    )
    return bool(re.search(rf"\b(?:{_OUTLETS})(?:\s[a-z]+){{0,2}}\s{name}\b", fold(text)))


def owner(statement: Statement, item: Attribution) -> str | None:
    """Return whose the statement or report is that an attribution names, None where nobody says.

    "A statement from the harbour office said" gives "the harbour office", "un communiqué de la
    préfecture" gives "la préfecture".
    """
    found = _MEDIUM.match(item.text)
    if found is None:
        return None
    before = found["before"].strip()
    if possessive := re.match(r"(.+)['’]s\b", before):
        whole = item.text[: found.start("before") + possessive.end(1)]
        return whole if _speaks(statement, whole) else None
    if before and _BODY.fullmatch(fold(before)):
        return before
    text = statement.text
    at = text.rfind(item.text, 0, item.verb)
    at, end = (at, item.verb) if at >= 0 else (text.find(item.text, item.verb), len(text))
    if at < 0:
        return None
    begins = _OWNS.match(text[:end], at + found.start("after"))
    if begins is None:
        return None
    whose = _head(_RELATIVE.split(begins["whose"])[0].rstrip(), statement.language)
    article = _ARTICLE.get(begins["link"].lower().replace("’", "'"), "")
    return article + whose if _speaks(statement, whose) else None


def _head(phrase: str, language: str) -> str:
    """Leave out what only goes on from whose it is: "la banque pour justifier la perte"."""
    after = circumstance(language).search(phrase)
    if after is not None and not AGENT.search(fold(phrase[: after.start()])):
        phrase = phrase[: after.start()]
    return " ".join(phrase.split()[:_LONGEST_OWNER])


def _speaks(statement: Statement, phrase: str) -> bool:
    """Tell whether a phrase can be somebody: it has a name, an office or a body in it."""
    folded = fold(phrase)
    named = any(name.raw in phrase for name in statement.names)
    return named or bool(_BODY.search(folded) or AGENT.search(folded))
