"""Whom an attribution means: the name as the article writes it, and who a pronoun points to."""

import re
from dataclasses import dataclass

from summarizer.extraction.antecedents import antecedent
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.media import is_medium, owner
from summarizer.extraction.subjects import Attribution, described
from summarizer.values.typed import Name

# An article, but not one that is part of a name: "La Dépêche", "The Hague".
_OPENING = re.compile(
    r"^(?:(?:L[ae]|Les|Une?|Des|Ses|Sa|Son|Leurs?|Ces?|Cette|The|An?|His|Her|Their|Its)\s(?=[a-zà-ÿ])"
    r"|L['’](?=[a-zà-ÿ]))"
)


@dataclass(frozen=True)
class Voice:
    """A speaker the text names.

    Attributes:
        label: The speaker as the article writes it.
        names: The names in it.
        sentences: Numbers of the sentences that show it.
        attribution: Where it was found.

    """

    label: str
    names: tuple[Name, ...]
    sentences: tuple[int, ...]
    attribution: Attribution


def voice_of(evidence: Evidence, item: Attribution, n: int) -> Voice | None:
    """Return whom sentence `n` names as its speaker; None where that cannot be told."""
    if item.names:
        # French has no nouns there: "a lancé Christine Lagarde vendredi".
        whole = described(item) if evidence.article.language == "en" else None
        if whole is not None:
            if is_medium(whole):
                return Voice(item.names[0].raw, item.names, (n,), item)
            return Voice(_within(whole), (), (n,), item)
        joined = " and " if evidence.article.language == "en" else " et "
        label = joined.join(_full(name, item.text) for name in item.names)
        return Voice(label, item.names, (n,), item)
    if not item.pronoun:
        sentence = evidence.get(n)
        if sentence is None or not is_medium(item.text):
            return Voice(_within(item.text), (), (n,), item)
        whose = owner(sentence, item)
        return Voice(whose, (), (n,), item) if whose is not None else None
    meant = antecedent(evidence, item, n)
    if meant is None:
        return None
    return Voice(_within(meant.label), meant.names, meant.sentences, item)


def _within(phrase: str) -> str:
    """Write a phrase that may have opened its sentence as it stands within one: "la procureure"."""
    return _OPENING.sub(lambda word: word.group().lower(), phrase)


def _full(name: Name, phrase: str) -> str:
    """The name with its article or complement: "la Maison Blanche", "Transport for London"."""
    if re.fullmatch(rf"(?:(?:la|le|les|the) |l['’]){re.escape(name.raw)}", phrase, re.IGNORECASE):
        return phrase[:1].lower() + phrase[1:]
    if " " in name.raw:
        return name.raw
    # "La Caisse d'épargne": the name goes on in small letters.
    small = rf"(?:(?:la|le|les) |l['’])?({re.escape(name.raw)} (?:de |du |d['’])[a-zà-ÿ-]+)"
    if (common := re.fullmatch(small, phrase)) is not None:
        return common[1]
    pattern = rf"{re.escape(name.raw)} (?:for|of|de|du|des) (?:the |la |l['’])?[A-ZÀ-Ý][\w-]+"
    match = re.search(pattern, phrase)
    return match.group() if match else name.raw
