"""Subjects: the phrase before or after a speech verb, and the names that head it."""

import re
from dataclasses import dataclass

from summarizer.extraction.evidence import Statement
from summarizer.extraction.speech import CIRCUMSTANCE, PREPOSITION, PRONOUN
from summarizer.values.typed import Name

SUBJECT_WORDS = 9  # a subject without a name is no longer than this
_DETERMINER = re.compile(
    r"^(?:(?:le|la|les|un|une|des|ce|cette|ces|son|sa|ses|the|a|an|his|her|their|one|another|"
    r"some|many|most|two|three|several|officials?|police|witnesses|investigators|experts|"
    r"authorities)\b|l['’])",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:et|and|but|mais|or|as|comme|meanwhile|however|also|later|ensuite)\s+", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\s(?:has|have|had|was|were|is|are|ont|avait|avaient|sont)\b")
_LONGEST_ARTICLE = 3  # code points: an article alone is nobody
_POSSESSIVE = 3  # code points of "'s " between an owner and what it owns
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)$", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s+(?:has|have|had|also|both|all|later|then|already|as))+$", re.IGNORECASE
)


@dataclass(frozen=True)
class Attribution:
    """One speaker named by a sentence.

    Attributes:
        text: The speaker as written ("l'armée de l'air ukrainienne").
        names: The names heading that phrase; complements ("conseiller de X") are left out.
        pronoun: The phrase only points back ("il", "the latter").
        verb: Offset of the speech verb in the sentence, in code points.
        reported: Offset from which the sentence reports what was said: 0 when the speaker
            stands after the words ("…, a déclaré X") or is named outright ("selon X").

    """

    text: str
    names: tuple[Name, ...]
    pronoun: bool
    verb: int
    reported: int = 0


def subject(text: str, start: int, end: int, statement: Statement, verb: int) -> Attribution | None:
    """Read the span `start` to `end` of a text as the subject of the verb at `verb`.

    Returns:
        The pronoun, the names or the office it holds, or None when nobody can speak there.

    """
    phrase = _LEADING.sub("", text[start:end].strip(" ,\t\n"))
    if not phrase:
        return None
    if PRONOUN.match(phrase):
        return Attribution(phrase, (), pronoun=True, verb=verb)
    heads = heads_of(text, start, end, statement, before=end <= verb)
    if heads and not _PASSIVE.search(phrase):
        return Attribution(phrase, tuple(heads), pronoun=False, verb=verb)
    if _PASSIVE.search(phrase):
        return None
    office = _TRAILING.sub("", _AUXILIARY.split(phrase.split(",")[0])[0].strip())
    circumstance = CIRCUMSTANCE.search(office)
    if circumstance is not None:
        office = office[: circumstance.start()].strip()
    speaks = len(office) > _LONGEST_ARTICLE and _DETERMINER.match(office)
    if not speaks or len(office.split()) > SUBJECT_WORDS:
        return None
    return Attribution(office, (), pronoun=False, verb=verb)


def heads_of(
    text: str, start: int, end: int, statement: Statement, *, before: bool = False
) -> list[Name]:
    """Names that head the phrase: neither complements nor joined to one.

    Of several, the first, or `before` a verb the one nearest to it in the first stretch between
    commas, and those joined to it by "et" or "and". A name right before the verb always heads.
    """
    heads: list[Name] = []
    owner: Name | None = None
    refused_end = -1
    for name in statement.names:
        if not (start <= name.start and name.end <= end):
            continue
        if owner is not None and name.start - owner.end <= _POSSESSIVE:
            raw = statement.text[owner.start : name.end]
            name = name.model_copy(update={"raw": raw, "start": owner.start})  # noqa: PLW2901
        owner = name if re.match(r"['’]s\b", text[name.end : name.end + 2]) else None
        ahead = text[start : name.start]
        joined = re.search(r"\s*(?:\bet|\band|&)\s*$", ahead)
        joined_at = start + joined.start() if joined else -1
        adjacent = before and not text[name.end : end].strip()
        later = CIRCUMSTANCE.search(ahead[ahead.rfind(",") + 1 :])
        complement = PREPOSITION.search(ahead) or (later and not adjacent)
        if complement or owner or (joined and joined_at == refused_end):
            refused_end = name.end
        elif joined and heads:
            heads.append(name)
        elif not heads or (before and "," not in text[heads[-1].end : name.start]):
            heads = [name]
    return heads
