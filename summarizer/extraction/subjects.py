"""Subjects: the phrase before or after a speech verb, and the names that head it."""

import re
from dataclasses import dataclass

from summarizer.extraction.evidence import Statement
from summarizer.extraction.openings import of_a_body
from summarizer.extraction.speech import PRONOUN, circumstance, preposition
from summarizer.values.typed import Name

SUBJECT_WORDS = 9  # a subject without a name is no longer than this
_DETERMINER = re.compile(
    r"^(?:(?:le|la|les|un|une|des|ce|cette|ces|son|sa|ses|the|a|an|his|her|their|one|another|"
    r"some|many|most|two|three|several|officials?|police|witnesses|investigators|experts|"
    r"authorities)\b|l['’]|"
    # "Seattle police": a place that opens a sentence is known as no name yet.
    r"(?-i:(?:[A-Z][\w'’-]+ ){1,3}(?:police|prosecutors|firefighters|officials|authorities|"
    r"investigators|detectives|officers)\b))",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:et|and|but|mais|or|as|comme|meanwhile|however|also|later|ensuite)\s+", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\s(?:has|have|had|was|were|is|are|ont|avait|avaient|sont)\b")
_SPEAKS_FOR = re.compile(
    r"(?:an?|the|his|her)\s(?:\w+\s)?(?:spokes\w+|lawyers?|attorneys?|officials?)\s+(?:for|with|at)\s",
    re.IGNORECASE,
)
# What follows describes the subject, or is somebody else's clause.
_RELATIVE = re.compile(r"\b(?:qui|dont|who|whose|which|that)\b", re.IGNORECASE)
# "One of the passengers called her husband and told": the subject ends before its first verb.
_FIRST_VERB = re.compile(
    r"\s(?:\w{2,}ed|went|took|made|came|gave|sent|met|saw|heard|found|left|rang)\s"
    r"(?=(?:her|his|the|a|an|their|its|him|them|it|to|into|from|back)\s)"
)
_LONGEST_ARTICLE = 3  # code points: an article alone is nobody
_POSSESSIVE = 3  # code points of "'s " between an owner and what it owns
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)$", re.IGNORECASE)
_NOUNS_AFTER = re.compile(r"\s([a-z][a-z-]*(?:\s(?!(?:on|in|at|who)\b)[a-z-]+){0,4})(?=\s*(?:,|$))")
_NOUNS_BETWEEN = re.compile(r"\s[a-z][a-z-]*(?:\s[a-z-]+){0,3}\s")
_NO_NOUN = re.compile(
    r"^(?:on|in|at|of|for|to|from|by|with|and|or|as|who|all|both|a|an|the|is|was|has|had)\b"
    r"|(?:\b(?:also|later|then|once|again|still|now|today|yesterday|himself|herself|itself|"
    r"themselves|has|have|had|was|were|is|are|been|never|always|often|soon|just|only|even|"
    r"recently|already|first|earlier|previously|finally|meanwhile|however|too|both|all|who|and|"
    r"or|but|as|did|does|do|would|could|will|might|may|must|should|not|ever|there|here|tonight|"
    r"in|on|at)|ly|self)$"
)
_ADVERBS = re.compile(r"(?:\s+(?:also|later|then|already|meanwhile|however))+$", re.IGNORECASE)
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
    phrase = _LEADING.sub("", " ".join(text[start:end].split()).strip(" ,"))
    if not phrase:
        return None
    if PRONOUN.match(phrase):
        return Attribution(phrase, (), pronoun=True, verb=verb)
    heads = heads_of(text, start, end, statement, before=end <= verb)
    if heads and not _PASSIVE.search(phrase):
        return Attribution(phrase, tuple(heads), pronoun=False, verb=verb)
    if _PASSIVE.search(phrase):
        return None
    office = _FIRST_VERB.split(_RELATIVE.split(phrase.split(",")[0])[0])[0]
    office = _TRAILING.sub("", _AUXILIARY.split(office)[0].strip())
    complement = circumstance(statement.language).search(office)
    if complement is not None and not _SPEAKS_FOR.match(office):
        office = office[: complement.start()].strip()
    speaks = len(office) > _LONGEST_ARTICLE and _DETERMINER.match(office)
    if not speaks or len(office.split()) > SUBJECT_WORDS:
        return None
    return Attribution(office, (), pronoun=False, verb=verb)


def described(item: Attribution) -> str | None:
    """Return the whole phrase where its name only describes an English noun after it.

    "British rail investigators said" and "Trump aides said" are neither Britain's words nor
    Trump's.
    """
    if len(item.names) != 1:
        return None
    text = _ADVERBS.sub("", item.text)
    at = text.find(item.names[0].raw)
    after = _NOUNS_AFTER.match(text, at + len(item.names[0].raw)) if at >= 0 else None
    if after is None or _NO_NOUN.search(after.group(1)):
        return None
    return _LEADING.sub("", text[: after.end()]).strip()


def only_describes(item: Attribution) -> bool:
    """Tell whether an English name is said of the noun after it: "the US firm that owns it"."""
    at = item.text.find(item.names[0].raw)
    article = re.search(r"\b(?:the|an?)\s$", item.text[: max(0, at)], re.IGNORECASE)
    after = re.match(r"\s([a-z]+)", item.text[at + len(item.names[0].raw) :])
    return bool(article and after and not _NO_NOUN.search(after[1]))


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
        if not (start <= name.start and name.end <= end and text[name.start : name.end].strip()):
            continue
        if owner is not None and name.start - owner.end <= _POSSESSIVE:
            raw = statement.text[owner.start : name.end]
            name = name.model_copy(update={"raw": raw, "start": owner.start})  # noqa: PLW2901
        owner = name if re.match(r"['’]s\b", text[name.end : name.end + 2]) else None
        ahead = text[start : name.start]
        joined = re.search(r"\s*(?:\bet|\band|&)\s*$", ahead)
        joined_at = start + joined.start() if joined else -1
        adjacent = before and not text[name.end : end].strip()
        later = circumstance(statement.language).search(ahead[ahead.rfind(",") + 1 :])
        complement = (
            preposition(statement.language).search(ahead)
            or (later and not adjacent)
            or _RELATIVE.search(ahead)
        )
        apart = of_a_body(ahead) or ahead.count("(") > ahead.count(")")
        if complement or owner or apart or (joined and joined_at == refused_end):
            refused_end = name.end
        elif joined and heads:
            if _adjoins(statement, heads[-1], start + joined.start()):
                heads.append(name)
        elif heads and _describes(statement, heads[-1], name):
            heads = [*heads[:-1], name]
        elif not heads or (before and "," not in text[heads[-1].end : name.start]):
            heads = [name]
    return heads


def _adjoins(statement: Statement, head: Name, end: int) -> bool:
    """Tell whether only other names and commas stand between a head and what is joined to it."""
    between = statement.text[head.end : end]
    for name in statement.names:
        between = between.replace(name.raw, "") if head.end <= name.start < end else between
    return not re.search(r"[a-zà-ÿ]{2}", between)


def _describes(statement: Statement, first: Name, second: Name) -> bool:
    """Tell whether the first name only says whose the second is: "Trump spokeswoman Ann Lee"."""
    if statement.language != "en":
        return False
    between = statement.text[first.end : second.start]
    return bool(_NOUNS_BETWEEN.fullmatch(between) and not _NO_NOUN.search(between.strip()))
