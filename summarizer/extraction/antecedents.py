"""Whom a pronoun beside a speech verb means: whoever is the subject right before, else nobody.

A person is shown for a pronoun only as the subject of its own sentence or of the one right
before, or where nothing else of that gender and number, human or not, has come as a subject
since. "It" is never a person, "on" nobody, and of two who could be meant none is chosen.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.extraction.attribution import attributions
from summarizer.extraction.callings import AGENT
from summarizer.extraction.evidence import Evidence, NumberedStatement, Statement
from summarizer.extraction.gender import asked_for, shown_by
from summarizer.extraction.latter import latter
from summarizer.extraction.media import is_medium
from summarizer.extraction.openings import Opening, can_speak, openings
from summarizer.extraction.people import roles
from summarizer.extraction.referents import (
    IT,
    SEVERAL,
    Antecedent,
    alike,
    are_named,
    can_mean,
    can_speak_for,
    excluded,
    is_turned,
    people_in,
)
from summarizer.extraction.speech import ACCORDING_EN, ACCORDING_FR, LATTER, POST
from summarizer.extraction.subjects import Attribution
from summarizer.values.text import fold
from summarizer.values.typed import Name

_REACH = 4  # sentences looked back for whom a pronoun means
_CLOSING_WORDS = 3  # of a clause that only closes what is said: "he told reporters."
_SOURCE = re.compile(r"(?:cette même|la même|the same) source$", re.IGNORECASE)
_OFFICE = {
    "m": re.compile(r"\b(?:(?:le|un|du|au|cet?|son)\s|l['’])([a-zà-ÿ-]+)", re.IGNORECASE),
    "f": re.compile(r"\b(?:(?:la|une|cette|sa|son)\s|l['’])([a-zà-ÿ-]+)", re.IGNORECASE),
}
_ACCORDING_TO_IT = re.compile(r"\b(?:selon|d['’]après|pour) (lui|elle|eux|elles)\b", re.IGNORECASE)
_SUBJECT = {"lui": "il", "elle": "elle", "eux": "ils", "elles": "elles"}
_NO_PERSON = Attribution("it", (), pronoun=True, verb=0)
# "Assure-t-on" is nobody, and "l'un d'eux" nobody in particular.
_NOBODY = re.compile(
    r"(?:^|-)on\b|^(?:l['’])?une? d(?:['’]eux|['’]elles|['’]entre)|^(?:one|some) of them\b",
    re.IGNORECASE,
)
_GO_ON = "go on"  # nothing in the sentence tells: look further back


def antecedent(evidence: Evidence, item: Attribution, n: int) -> Antecedent | None:
    """Find whom a pronoun in sentence `n` means, or None where code would have to guess."""
    return _meant(evidence, item, n, max(-1, n - 1 - _REACH))


def _meant(evidence: Evidence, item: Attribution, n: int, floor: int) -> Antecedent | None:
    own = evidence.get(n)
    if own is None or _NOBODY.search(item.text):
        return None
    if _SOURCE.match(item.text):
        return _source(evidence, n, floor)
    if LATTER.search(item.text):
        return latter(evidence, item, n)
    named = [name for name in are_named(evidence, own, item) if name.end <= item.verb]
    rivals = [each for each in openings(own, item.verb) if can_mean(evidence, own, item, each)]
    if named:
        sure = named == people_in(evidence, own, item)[: len(named)] and len(named) == 1
        sure = sure and not _reports_on(own, named[0], item)
        sure = sure and all(each.name == named[0] for each in rivals)
        return Antecedent(named[0].raw, (named[0],), (n,)) if sure else None
    return _before(evidence, item, n, floor, rivals)


def _before(
    evidence: Evidence, item: Attribution, n: int, floor: int, rivals: Sequence[Opening]
) -> Antecedent | None:
    """Look back from sentence `n`, where `rivals` are what the pronoun could mean in it."""
    if any(each.name is not None or can_speak(each.text) for each in rivals):
        return None
    for earlier in range(n - 1, floor, -1):
        sentence = evidence.get(earlier)
        if sentence is not None and POST.search(sentence.text):
            continue
        found = _meant_in(evidence, item, sentence, floor) if sentence is not None else _GO_ON
        if isinstance(found, Antecedent):
            return replace(found, sentences=(*found.sentences, n))
        if found is None or rivals:
            return None  # further back, what its own sentence is about is as near
    return None


def _source(evidence: Evidence, n: int, floor: int) -> Antecedent | None:
    """Find whom "cette même source" means: who spoke last, and alone in that sentence."""
    for earlier in range(n - 1, floor, -1):
        sentence = evidence.get(earlier)
        told = attributions(sentence) if sentence is not None else []
        if sentence is not None and told:
            alone = len({said.text for said in told}) == 1 and not told[0].pronoun
            found = _speaker(told[0], _NO_PERSON, sentence) if alone else None
            return found and replace(found, sentences=(earlier, n))
    return None


def _meant_in(
    evidence: Evidence, item: Attribution, sentence: NumberedStatement, floor: int
) -> Antecedent | str | None:
    """Look in an earlier sentence: whom it shows, None where that is not clear, or `_GO_ON`."""
    told = attributions(sentence)
    nobody = any(_NOBODY.search(said.text) for said in told)
    pointing = told[-1] if told else _according_to_it(sentence)
    if not nobody and pointing is not None and pointing.pronoun and alike(pointing.text, item.text):
        return _meant(evidence, pointing, sentence.n, floor)
    came = openings(sentence)
    rivals = [each for each in came if can_mean(evidence, sentence, item, each)]
    speaking = [said for said in told if can_speak_for(evidence, sentence, item, said)]
    if speaking and not nobody:
        return _spoke(speaking[-1], item, sentence, rivals)
    if nobody or any(said.names and _may_be_meant(evidence, said, item) for said in told):
        return None
    people = people_in(evidence, sentence, item)
    subject = _subject(came, people)
    if len(people) == 1 and (subject is not None or not rivals):
        unclear = shown_by(evidence, people[0]) is None
        unclear = unclear and _calls_another(sentence, people[0], item)
        return None if unclear else _unless_turned(people[0], item, sentence)
    points = came and came[0].pronoun and alike(came[0].text.split()[0], item.text)
    return _GO_ON if (points or not rivals) and not people else None


def _according_to_it(sentence: NumberedStatement) -> Attribution | None:
    """Return "selon lui" as a pronoun that speaks."""
    found = _ACCORDING_TO_IT.search(sentence.text)
    if found is None:
        return None
    return Attribution(_SUBJECT[found[1].lower()], (), pronoun=True, verb=found.start())


def _calls_another(sentence: NumberedStatement, name: Name, item: Attribution) -> bool:
    """Tell whether an office of a French pronoun's gender stands after a name that shows none.

    "Anne Kerr a reçu le maire": "il" is the mayor, whoever Anne Kerr is.
    """
    asked = asked_for(item.text)
    if sentence.language == "en" or asked is None:
        return False
    text = sentence.text[name.end :]
    for role in roles(sentence.text, name.raw):
        text = text.replace(role, "")
    return any(AGENT.search(fold(found[1])) for found in _OFFICE[asked].finditer(text))


def _spoke(
    said: Attribution, item: Attribution, sentence: NumberedStatement, rivals: Sequence[Opening]
) -> Antecedent | None:
    """Take who spoke, unless the sentence is about somebody or something else that may be meant.

    What cannot speak is not meant by "il a ajouté", nor is a town.
    """
    about = [each for each in rivals if each.first and not _within(each, said, sentence)]
    outright = _is_outright(sentence, said)
    if any(outright or each.called or can_speak(each.text) for each in about):
        return None
    return _speaker(said, item, sentence)


def _may_be_meant(evidence: Evidence, said: Attribution, item: Attribution) -> bool:
    """Tell whether a speaker who is not known to be a person may be one all the same."""
    excluded_ = excluded(asked_for(item.text), shown_by(evidence, said))
    return not excluded_ and len(said.names) == 1 and said.names[0].kind == "unknown"


def _subject(came: Sequence[Opening], people: Sequence[Name]) -> Name | None:
    """Return who of the people is the subject of the sentence: "le maire, Paul Morvan, a …"."""
    first = came[0] if came else None
    if first is None or not first.first:
        return None
    if first.name is None and len(came) > 1 and first.human and came[1].follows(first):
        first = came[1]
    return next((name for name in people if first.name == name), None)


def _speaker(
    said: Attribution, item: Attribution, sentence: NumberedStatement
) -> Antecedent | None:
    if not said.names:
        return None if is_medium(said.text) else Antecedent(said.text, (), (sentence.n,))
    if SEVERAL.search(item.text):
        joined = " and " if sentence.language == "en" else " et "
        label = joined.join(name.raw for name in said.names)
        return Antecedent(label, said.names, (sentence.n,))
    if IT.search(item.text):
        return Antecedent(said.names[0].raw, said.names[:1], (sentence.n,))
    return _unless_turned(said.names[0], item, sentence)


def _unless_turned(name: Name, item: Attribution, sentence: NumberedStatement) -> Antecedent | None:
    turned = is_turned(sentence, name, item.text)
    return None if turned else Antecedent(name.raw, (name,), (sentence.n,))


def _reports_on(own: NumberedStatement, name: Name, item: Attribution) -> bool:
    """Tell "Paul Morvan sera jugé, a-t-il dit", which may be of him, from what he says himself."""
    text = own.text
    closing = "-" in item.text or len(text[item.verb :].split()) <= _CLOSING_WORDS
    between = any(name.end <= start < item.verb for start, _ in own.quoted)
    return closing and not between


def _within(each: Opening, said: Attribution, sentence: Statement) -> bool:
    """Tell whether a speaker's own phrase is what the clause opens with."""
    if each.name is not None and each.name in said.names:
        return True
    at = sentence.text.find(said.text)
    return at <= each.start < at + len(said.text)


def _is_outright(sentence: Statement, said: Attribution) -> bool:
    """Tell "selon X" and "according to X", where X is the subject of nothing."""
    pattern = ACCORDING_EN if sentence.language == "en" else ACCORDING_FR
    return bool(pattern.match(sentence.text, said.verb))
