"""Whom an attribution means: the name as the article writes it, and who a pronoun points to."""

import re
from dataclasses import dataclass

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gender import Gender, asked_for, shown_by
from summarizer.extraction.media import is_medium, owner
from summarizer.extraction.people import roles
from summarizer.extraction.speech import LATTER, POST, preposition
from summarizer.extraction.subjects import Attribution, described
from summarizer.values.quotation import blanked
from summarizer.values.text import quoted_spans
from summarizer.values.typed import Name

_REACH = 4  # sentences looked back for whom a pronoun or an office means
# "Assure-t-on" is nobody, and "l'un d'eux" nobody in particular.
_NOBODY = re.compile(
    r"(?:^|-)on$|^(?:l['’])?une? d(?:['’]eux|['’]elles|['’]entre)|^(?:one|some) of them\b",
    re.IGNORECASE,
)
# The latter of whom: "the former" and several at once are left open.
_ONE_LATTER = re.compile(
    r"(?:ce dernier|cette dernière|celui-ci|celle-ci|the latter)$", re.IGNORECASE
)
# Somebody or something else that could be the latter.
_SOMETHING = {
    "m": re.compile(r"\b(?:le|un|du|au|cet?|son)\s+[a-zà-ÿ]{2}|\bl['’]\w", re.IGNORECASE),
    "f": re.compile(r"\b(?:la|une|cette|sa)\s+[a-zà-ÿ]{2}|\bl['’]\w", re.IGNORECASE),
    None: re.compile(r"\b(?:the|an?|this|that|his|her|its|their)\s+[a-z]{2}", re.IGNORECASE),
}
# An article, but not one that is part of a name: "La Dépêche", "The Hague".
_OPENING = re.compile(
    r"^(?:(?:L[ae]|Les|Une?|Des|Ses|Sa|Son|Leurs?|Ces?|Cette|The|An?|His|Her|Their|Its)\s(?=[a-zà-ÿ])"
    r"|L['’](?=[a-zà-ÿ]))"
)
_ONE_PERSON = re.compile(r"\b(?:il|elle|he|she)\b", re.IGNORECASE)


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
    return _antecedent(evidence, item, n)


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


def _antecedent(evidence: Evidence, item: Attribution, n: int) -> Voice | None:
    """Find whom a pronoun means: who is named before it in its sentence, else who last spoke.

    Where two people could be meant, code does not guess.
    """
    if _NOBODY.search(item.text):
        return None
    if LATTER.search(item.text):
        return _latter(evidence, item, n)
    asked = asked_for(item.text)
    own = evidence.get(n)
    before = [x for x in _candidates(evidence, own) if x.end <= item.verb] if own else []
    before = [name for name in before if not _excluded(asked, shown_by(evidence, name))]
    if before:
        return Voice(before[0].raw, (before[0],), (n,), item) if len(before) == 1 else None
    for earlier in range(n - 1, max(-1, n - 1 - _REACH), -1):
        meant = _meant_in(evidence, item, (earlier, n))
        if meant is not None:
            return meant[0] if meant else None
    return None


def _latter(evidence: Evidence, item: Attribution, n: int) -> Voice | None:
    """Find whom "ce dernier" means: who is named last before it, in its sentence or the one before.

    Nobody where something else stands between that could be meant: no institution, and nobody
    further back.
    """
    own, earlier = evidence.get(n), evidence.get(n - 1)
    if own is None or not _ONE_LATTER.search(item.text):
        return None
    text = own.text.lower()
    at = text.rfind(item.text.lower(), 0, item.verb)
    at = at if at >= 0 else text.find(item.text.lower(), item.verb)
    asked = asked_for(item.text)
    name = _last_named(evidence, own, max(at, 0), asked)
    if name is not None:
        return Voice(name.raw, (name,), (n,), item)
    said_before = _outside_quotes(own)[: max(at, 0)]
    if earlier is None or _SOMETHING[asked].search(said_before) or POST.search(earlier.text):
        return None
    name = _last_named(evidence, earlier, len(earlier.text), asked)
    return Voice(name.raw, (name,), (n - 1, n), item) if name is not None else None


def _last_named(
    evidence: Evidence, sentence: NumberedStatement, end: int, asked: Gender | None
) -> Name | None:
    """Return the person named last before `end`, unless anything else is after the name."""
    text = _outside_quotes(sentence)[:end]
    named = [name for name in sentence.names if name.end <= end and text[name.start].strip()]
    if not named or not (named[-1].kind == "person" or _like_a_person(evidence, named[-1])):
        return None
    last = named[-1]
    after = text[last.end :]
    for role in roles(sentence.text, last.raw):
        after = after.replace(role, "")
    gender = shown_by(evidence, last)
    doubtful = asked == "f" and gender is None and _SOMETHING[asked].search(text)
    if _excluded(asked, gender) or doubtful or _SOMETHING[asked].search(after):
        return None
    return last


def _outside_quotes(sentence: Statement) -> str:
    return blanked(sentence.text, sentence.quoted)


def _meant_in(evidence: Evidence, item: Attribution, places: tuple[int, int]) -> list[Voice] | None:
    """Look in an earlier sentence, the first of `places`: whom it shows, none, or None: go on."""
    sentence = evidence.get(places[0])
    if sentence is None or POST.search(sentence.text):
        return None
    asked = asked_for(item.text)
    told = attributions(sentence)
    if any(_NOBODY.search(said.text) for said in told):
        return []
    speaking = [
        said for said in told if not said.pronoun and not _excluded(asked, shown_by(evidence, said))
    ]
    if speaking:
        voice = _spoke(speaking[-1], item, places)
        return [voice] if voice else []
    people = _candidates(evidence, sentence)
    people = [name for name in people if not _excluded(asked, shown_by(evidence, name))]
    if len(people) == 1:
        return [Voice(people[0].raw, (people[0],), places, item)]
    return [] if people else None


def _spoke(said: Attribution, item: Attribution, sentences: tuple[int, ...]) -> Voice | None:
    """Take the last speaker for whom a pronoun means, but no broadcaster for a person."""
    if not said.names and is_medium(said.text):
        return None
    if not said.names:
        return Voice(_within(said.text), (), sentences, item)
    if said.names[0].kind == "organisation" and _ONE_PERSON.search(item.text):
        return None
    return Voice(said.names[0].raw, said.names[:1], sentences, item)


def _excluded(asked: Gender | None, shown: Gender | None) -> bool:
    return asked is not None and shown is not None and asked != shown


def _candidates(evidence: Evidence, statement: Statement) -> list[Name]:
    """Names of a sentence a pronoun can mean: people, outside quotations, not complements."""
    quoted = quoted_spans(statement.text)
    return [
        name
        for name in statement.names
        if (name.kind == "person" or _like_a_person(evidence, name))
        and not any(start <= name.start < end for start, end in quoted)
        and not preposition(statement.language).search(statement.text[: name.start])
        and not re.search(r"\b(?:outside|inside)\s+$", statement.text[: name.start])
    ]


def _like_a_person(evidence: Evidence, name: Name) -> bool:
    """Tell whether a name of unknown kind has a given name, or is the surname of one that has."""
    if name.kind != "unknown":
        return False
    last = name.key.split()[-1:]
    return " " in name.raw or any(
        " " in other.raw and other.key.split()[-1:] == last
        for sentence in evidence.sentences
        for other in sentence.names
    )
