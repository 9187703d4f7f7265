"""Gate over relations: what comes before what, who acts on whom, and where.

A claim can turn its sentences round with nothing but their own words: "before" for "after", the
victim for the culprit, whoever is named as the source for whoever did it.
"""

import re
from collections.abc import Sequence

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import NumberedStatement, Statement
from summarizer.extraction.gates.refusal import Refusal, translated
from summarizer.values.folding import fold, fold_with_offsets
from summarizer.values.names import same_name
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import words
from summarizer.values.typed import Name
from summarizer.values.wording import Telling, forms, telling_words

_SUBJECT_BY = 25  # code points into a claim within which its subject begins
_NEAR = 30  # code points from a word of time to what it orders
_AGENT_REACH = 60  # code points from a verb to the name of who acts or is acted upon
_BEFORE = {
    "fr": r"avant|prealable\w* a|anterieure?s? a",
    "en": r"before|prior to|ahead of|preceding",
}
_AFTER = {
    "fr": r"apres|suite a|suite aux?|a la suite d\w*|depuis|posterieure?s? a|a l'issue d\w*",
    "en": r"after|following|since|in the wake of",
}
_ACCORDING = re.compile(
    r"\b(?:selon|d'apres|according to|per)\s+(?:(?:le|la|les|l'|un|une|the|a|an)\s*)?$"
)
# A name behind one of these belongs to what stands before it, not to the verb.
_LINKED = re.compile(
    r"\b(?:de|du|des|d'|a|au|aux|en|dans|sur|pour|contre|avec|chez|vers|of|in|at|on|for|to|from|with|"
    r"against|over|near|as)\s+(?:(?:le|la|les|l'|the|president|m\.|mr|mme|mrs)\s*)?$"
)
_IN = {"fr": frozenset({"à", "en", "au"}), "en": frozenset({"in", "at"})}
_PLACES_BY = 40  # code points between a place and what it lies in ("à Brenac, en Bretagne")
_PAIR = 2  # words read before a place and after a verb
_CORE = 3  # subject, verb and object
_NOUNS_BY = 3  # telling words from a verb to its subject or object
_BY = {"fr": r"par", "en": r"by"}


def relations(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Order in time, roles and places must be those of the sentences, in one language."""
    if translated(claim, sentences) or claim.language not in _BEFORE:
        return None
    for check in (_time_turned, _source_acts, _place, _roles, _nouns):
        refusal = check(claim, sentences)
        if refusal is not None:
            return refusal
    return None


def _time_turned(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What the claim puts before something must not stand only after it there, or the reverse."""
    stated = [item for s in sentences for item in _ordered(s.text, claim.language)]
    for first, word in _ordered(claim.text, claim.language):
        ours = forms(word, claim.language)
        orders = {other for other, theirs in stated if ours & forms(theirs, claim.language)}
        if orders and first not in orders:
            return Refusal("weak_support", f"it stands the other way round in time to “{word}”")
    return None


def _ordered(text: str, language: str) -> list[tuple[bool, str]]:
    """Return what a text orders in time: whether something is before it, and its first word."""
    folded = fold_with_offsets(text)
    found = []
    for before, pattern in ((True, _BEFORE[language]), (False, _AFTER[language])):
        for match in re.finditer(rf"\b(?:{pattern})\b", folded.text):
            at = folded.span(match.start(), match.end())[1]
            near = (
                word.text for word in telling_words(text, language) if 0 <= word.start - at < _NEAR
            )
            if word := next(near, None):
                found.append((before, word))
    return found


def _source_acts(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Who is only named as the source there ("according to X") must not be the one who acts."""
    subject = _subject(claim)
    if subject is None or attributions(claim):
        return None
    named = [
        bool(_ACCORDING.search(fold(sentence.text[: name.start]) + " "))
        for sentence in sentences
        for name in sentence.names
        if same_name(subject.raw, name.raw)
    ]
    if named and all(named):
        return Refusal("weak_support", f"“{subject.raw}” is only the source there")
    return None


def _subject(claim: Statement) -> Name | None:
    names = claim.names
    return names[0] if names and names[0].start <= _SUBJECT_BY else None


def _place(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """What happens in one place there must not be told as happening in another."""
    told = _located(claim)
    stated = [item for sentence in sentences for item in _located(sentence)] if told else []
    for word, places in told:
        ours = forms(word, claim.language)
        there = [p for theirs, p in stated if ours & forms(theirs, claim.language)]
        if there and not any(same_name(places[0].raw, p.raw) for found in there for p in found):
            return Refusal("weak_support", f"“{word}” is said of “{there[0][0].raw}” there")
    return None


def _located(statement: Statement) -> list[tuple[str, list[Name]]]:
    """Return each word that a place follows ("held in Brenac"), with the places close behind."""
    found = []
    for at, name in enumerate(statement.names):
        before = words(statement.text[: name.start])[-2:]
        if len(before) == _PAIR and before[1].text.lower() in _IN[statement.language]:
            near = [n for n in statement.names[at:] if n.start - name.end <= _PLACES_BY]
            found.append((before[0].text, near))
    return [item for item in found if fold(item[0]) not in STOPWORDS[statement.language]]


def _roles(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Who acts on whom must be the same there, told actively or passively."""
    subject = _subject(claim)
    if subject is None:
        return None
    verb = next(
        (w for w in telling_words(claim.text, claim.language) if w.start >= subject.end), None
    )
    if verb is None or not verb.text.islower():
        return None
    ours = _acting(claim, verb.start, verb.start + len(verb.text))
    if ours is None or not same_name(subject.raw, ours[0].raw) | same_name(
        subject.raw, ours[1].raw
    ):
        return None
    turned = False
    for sentence in sentences:
        for word in telling_words(sentence.text, claim.language):
            if not forms(word.text, claim.language) & forms(verb.text, claim.language):
                continue
            theirs = _acting(sentence, word.start, word.start + len(word.text))
            if theirs is None:
                continue
            if any(same_name(a.raw, b.raw) for a, b in zip(ours, theirs, strict=True)):
                return None
            turned |= all(same_name(a.raw, b.raw) for a, b in zip(ours, theirs[::-1], strict=True))
    if turned:
        return Refusal("weak_support", f"“{verb.text}” is the other way round there")
    return None


def _acting(statement: Statement, start: int, end: int) -> tuple[Name, Name] | None:
    """Return who acts and who is acted upon by the verb at a place, where both are named."""
    text = statement.text
    before = [n for n in statement.names if n.end <= start and start - n.end <= _AGENT_REACH]
    after = [n for n in statement.names if n.start >= end and n.start - end <= _AGENT_REACH]
    if not before or not after or _LINKED.search(fold(text[: before[-1].start]) + " "):
        return None
    between = fold(text[end : after[0].start])
    if re.search(rf"\b{_BY[statement.language]}\b", between):
        return after[0], before[-1]
    return None if _LINKED.search(between + " ") else (before[-1], after[0])


def _nouns(claim: Statement, sentences: Sequence[NumberedStatement]) -> Refusal | None:
    """Who acts on what must be the same there, for a claim that says no more than that."""
    ours = telling_words(claim.text, claim.language)[:_CORE]
    if len(ours) < _CORE or not ours[0].noun or not ours[2].noun:
        return None
    if not ours[1].text.islower() or (claim.language == "fr" and ours[1].noun):
        return None
    subject, verb, thing = (forms(word.text, claim.language) for word in ours)
    if subject & thing:
        return None
    turned = False
    for sentence in sentences:
        theirs = telling_words(sentence.text, claim.language)
        found = [forms(word.text, claim.language) for word in theirs]
        for at, word in enumerate(found):
            if not word & verb:
                continue
            before, after = found[max(0, at - _NOUNS_BY) : at], found[at + 1 : at + 1 + _NOUNS_BY]
            if any(subject & other for other in before):
                return None
            passive = _passive(claim.text, ours[1]) != _passive(sentence.text, theirs[at])
            swapped = any(map(subject.__and__, after)) and any(map(thing.__and__, before))
            turned |= swapped and not passive
    return Refusal("weak_support", f"“{ours[1].text}” is the other way round") if turned else None


def _passive(text: str, verb: Telling) -> bool:
    """Tell whether a verb is followed by who did it ("by", "par")."""
    after = words(text[verb.start + len(verb.text) :])[:_PAIR]
    return any(token.folded in {"by", "par"} for token in after)
