"""What a pronoun can mean: of its gender and number, and for "he" or "il" a person."""

import re
from dataclasses import dataclass

from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gender import asked_for, of_phrase, shown_by
from summarizer.extraction.openings import Gender, Opening, belongs_to_body, is_human, is_plural
from summarizer.extraction.people import ORGANISATION, roles
from summarizer.extraction.speech import preposition
from summarizer.extraction.subjects import Attribution
from summarizer.values.names import same_name
from summarizer.values.text import fold, quoted_spans
from summarizer.values.typed import Name

IT = re.compile(r"\bit\b", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:ils|elles|they)\b", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"(?:\b(?:le|la|les|the)\s|\bl['’])$", re.IGNORECASE)
_HEAD_WORDS = 4  # of a noun phrase, which tell its gender
_TITLED = re.compile(r"(?:PDG|DG|[A-Z]\.)\s")
_OF_ONE = {
    "f": re.compile(r"\b(?:she|her|herself)\b", re.IGNORECASE),
    "m": re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE),
}
# In brackets, or in what tells where: "In Port Lannec, New Ham, she said".
_ASIDE = re.compile(r"\([^)]*$|^\W*(?:In|At|From|Near|À|A|En)\s[^,]+,\s$|\b(?:outside|inside)\s+$")


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun means.

    Attributes:
        label: The speaker as the article writes it.
        names: The names in it.
        sentences: Numbers of the sentences that show it, that of the pronoun last.

    """

    label: str
    names: tuple[Name, ...]
    sentences: tuple[int, ...]


def can_speak_for(
    evidence: Evidence, sentence: NumberedStatement, item: Attribution, said: Attribution
) -> bool:
    """Tell whether a speaker of a sentence can be whom a later pronoun means."""
    if said.pronoun or excluded(asked_for(item.text), shown_by(evidence, said)):
        return False
    several = len(said.names) > 1 or (not said.names and is_plural(said.text))
    if SEVERAL.search(item.text):
        return several or (sentence.language == "en" and not said.names)
    if several and not IT.search(item.text):
        return False
    human = bool(said.names and is_person(evidence, sentence, said.names[0]))
    human = human or (not said.names and is_human(said.text))
    if IT.search(item.text):
        return not human
    return human or (not said.names and sentence.language != "en")


def can_mean(
    evidence: Evidence, sentence: NumberedStatement, item: Attribution, each: Opening
) -> bool:
    """Tell whether a pronoun can mean what a clause opens with."""
    if each.pronoun or (SEVERAL.search(item.text) and not each.plural):
        return False
    if each.plural and not SEVERAL.search(item.text):
        return False
    shown = each.gender or of_phrase(" ".join(each.text.split()[:_HEAD_WORDS]))
    if each.name is not None:
        shown = shown_by(evidence, each.name) or each.gender
    if excluded(asked_for(item.text), shown):
        return False
    if each.name is not None and (
        each.name.kind == "place" or is_turned(sentence, each.name, item.text)
    ):
        return False
    human = each.human or (each.name is not None and is_person(evidence, sentence, each.name))
    if IT.search(item.text):
        return not human
    return human or sentence.language != "en"


def is_turned(sentence: Statement, name: Name, pronoun: str) -> bool:
    """Tell whether a sentence goes on from a name with pronouns of the other gender only.

    English names tell no gender: after "Paul Harris said his wife fell", "she" may be his wife.
    """
    asked = asked_for(pronoun)
    if sentence.language != "en" or asked is None:
        return False
    after = sentence.text[name.end :]
    other = _OF_ONE["m" if asked == "f" else "f"].search(after)
    return other is not None and not _OF_ONE[asked].search(after)


def alike(earlier: str, pronoun: str) -> bool:
    """Tell whether two pronouns can mean the same: of one gender, number and kind."""
    return (
        not excluded(asked_for(earlier), asked_for(pronoun))
        and bool(SEVERAL.search(earlier)) == bool(SEVERAL.search(pronoun))
        and bool(IT.search(earlier)) == bool(IT.search(pronoun))
    )


def excluded(asked: Gender | None, shown: Gender | None) -> bool:
    """Tell whether a gender shown is not the one a pronoun asks for."""
    return asked is not None and shown is not None and asked != shown


def are_named(evidence: Evidence, sentence: NumberedStatement, item: Attribution) -> list[Name]:
    """People of a sentence of a pronoun's gender, outside quotations, complements too."""
    if SEVERAL.search(item.text) or IT.search(item.text):
        return []
    asked = asked_for(item.text)
    return [
        name
        for name in sentence.names
        if is_person(evidence, sentence, name)
        and not any(start <= name.start < end for start, end in quoted_spans(sentence.text))
        and not excluded(asked, shown_by(evidence, name))
    ]


def people_in(evidence: Evidence, sentence: NumberedStatement, item: Attribution) -> list[Name]:
    """People of a sentence a pronoun can mean: outside quotations, and no complements."""
    return [
        name
        for name in are_named(evidence, sentence, item)
        if not preposition(sentence.language).search(sentence.text[: name.start])
        and not _ASIDE.search(sentence.text[: name.start])
    ]


def is_person(evidence: Evidence, sentence: Statement, name: Name) -> bool:
    """Tell whether a name is a person's: called so, or with a given name and nothing else's."""
    before = sentence.text[: name.start]
    titled = _TITLED.match(name.raw) or name.kind == "person"
    if (_ARTICLE_BEFORE.search(before) and not titled) or belongs_to_body(before):
        return False  # "la Banque", "the firm Norda"
    if ORGANISATION.search(fold(name.raw)):
        return False
    if name.kind != "unknown":
        return name.kind == "person"
    last = name.key.split()[-1:]
    return " " in name.raw or any(
        (" " in other.raw or other.kind == "person" or roles(each.text, other.raw))
        and (other.key.split()[-1:] == last or same_name(other.raw, name.raw))
        for each in evidence.sentences
        for other in each.names
        if other.kind in {"person", "unknown"}
    )
