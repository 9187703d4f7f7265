"""What a sentence is about, as far as a pronoun after it can mean that: its possible subjects.

No grammar is known here, only where subjects stand: first in a sentence, past what tells where and
when, and first in each clause after it. Whatever else a pronoun could mean has to come up, so
more is found than there is.
"""

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.extraction.callings import AGENT
from summarizer.extraction.evidence import Statement
from summarizer.extraction.speech import circumstance, preposition
from summarizer.values.quotation import blanked
from summarizer.values.text import fold
from summarizer.values.typed import Name

Gender = Literal["m", "f"]

_PHRASES = {
    True: re.compile(
        r"(?:(?P<plural>(?:les|des|ces|ses|mes|nos|vos|leurs|quelques|plusieurs|certaine?s|"
        r"tou(?:te)?s|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d[\d.,]*)\s)"
        r"|(?P<m>(?:le|un|cet?|aucun)\s)|(?P<f>(?:la|une|cette|sa|ma|aucune)\s)"
        r"|(?P<open>l['’]|(?:son|mon|leur|notre|votre|chaque)\s))(?=[\w«“\"])",
        re.IGNORECASE,
    ),
    False: re.compile(
        r"(?:(?P<plural>(?:these|those|several|many|most|some|two|three|four|five|six|seven|eight|"
        r"nine|ten|\d[\d.,]*)\s)|(?P<m>(?!))|(?P<f>(?!))"
        r"|(?P<open>(?:the|an?|this|that|his|her|its|their|our|another|one)\s))(?=[\w«“\"])",
        re.IGNORECASE,
    ),
}
_POINTS = re.compile(
    r"(?:(?P<f>elle|she)|(?P<m>il|he)|(?P<many>ils|elles|they)|it)\b(?!\s+(?:y\s+a|faut|s['’]agit|"
    r"semble|reste|était une fois))",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:(?:et|mais|or|car|donc|puis|and|but|so|yet|then)\s+)?", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:]\s+|\s[–—-]\s|\s(?:et|mais|car|que|quand|lorsque|si|où|dont|puisque|and|but|that|when|"
    r"while|because|if|where)\s+|\b(?:qu|lorsqu|puisqu|s)['’]",
    re.IGNORECASE,
)
# "Le 3 mai, …", "la semaine dernière, …", "un jour, …".
_TIME = re.compile(
    r"(?:l[ae]|les|l['’]|ce|cette|un|une|the|this|that|one)\s?(?:\d|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|matin|soir|nuit|jour|lendemain|veille|semaine|mois|an|annee|week-end|fois|"
    r"apres-midi|minuit|midi|morning|evening|night|day|week|month|year|next|same|plupart du temps)"
)
_TITLE = re.compile(r"(?:MM?|Mme|Mlle|Mrs?|Ms|Miss|Dr)\b\.?\s+|[\s«“\"]+")
# Words that only end as those for people do.
_NO_AGENT = re.compile(
    r"\b(?:dern|prem|ent|particul|quart|doss|calendr|janv|fevr|met|courr|chant|pap|pal)ier[se]?\b|"
    r"\b(?:numb|wint|matt|lett|quart|ord|bord|oth|pap|corn|shelt|disast|weath|wat)ers?\b"
)
_APART = re.compile(r"(?:selon|d['’]après|according|de|du|des|of|d['’])\b", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:ancienn?e?|ex-\w+|jeune|former|young|old)\b")
_HEAD_WORDS = 5  # of a phrase, within which stands the noun that tells what it is
_AN_OFFICE = re.compile(r"(?:[a-zà-ÿ'’-]+\s){0,6}", re.IGNORECASE)
_BODY_FR = (
    r"prefecture|ministere|gouvernement|parquet|tribunal|mairie|banque|compagnie|entreprise|"
    r"societe|groupe|direction|syndicat|parti|armee|gendarmerie|hopital|agence|commission|conseil|"
    r"inspection|presidence|cabinet|bureau|association|organisation|federation|fondation|collectif|"
    r"ligue|equipe|formation|filiale|marque|maison|radio|chaine|television|tele|journal|quotidien|"
    r"hebdomadaire|magazine|site|plateforme|club|institut|ecole|lycee|universite|region|ville|"
    r"commune|ong|mutuelle|cooperative|constructeur|fabricant|operateur|navire|bateau|cargo|"
    r"paquebot|comite|mouvement"
)
_BODY_EN = (
    r"police|ferry|office|government|army|navy|air force|council|company|firm|bank|court|ministry|"
    r"hospital|agency|board|university|union|party|group|team|station|newspaper|network|charity|"
    r"trust|department|authority|airline|operator|ship|boat"
)
_BODY = f"{_BODY_FR}|{_BODY_EN}"
_IS_BODY = re.compile(rf"\b(?:{_BODY})s?\b")
_OF_BODY = re.compile(rf"\b(?:(?:{_BODY_FR})s?(?:\s[a-z-]+){{0,2}}|(?:{_BODY_EN})s?)\s*$")
_GENITIVE = re.compile(
    rf"\w.*?\b(?:du|des|de la|de l['’]|d['’]une?|d['’]|of the|of)\s?"
    rf"(?:(?:{_BODY_FR})s?(?:\s[a-z-]+){{0,2}}|(?:{_BODY_EN})s?)\s*$"
)
_HUMAN = re.compile(
    r"\b(?:hommes?|femmes?|garcons?|filles?|enfants?|man|men|woman|women|boys?|girls?|teenagers?|"
    r"victims?|victimes?|suspects?|passengers?|\d+-year-old|chanteuse|danseuse|vendeuse|coureuse)\b"
)


@dataclass(frozen=True)
class Opening:
    """A noun phrase, a name or a pronoun that stands where a subject does.

    Attributes:
        text: From where it begins to the end of its clause.
        gender: What its article or pronoun shows; None when it can be either.
        plural: It is several, by its article or pronoun.
        first: It opens the sentence's main clause.
        pronoun: It points back itself.
        name: The name it consists of or calls by an office: "Paul Morvan", "le maire Paul Morvan".
        start: Where it begins, in code points.
        end: Where its clause ends.

    """

    text: str
    gender: Gender | None
    plural: bool
    first: bool
    pronoun: bool
    name: Name | None
    start: int
    end: int

    def follows(self, other: "Opening") -> bool:
        """Tell whether it begins where the clause of `other` ends: "le maire, Paul Morvan"."""
        return self.start == other.end

    @property
    def called(self) -> bool:
        """Tell whether it has a full name, or a title beside one; "Moscou" alone is a place."""
        return self.name is not None and (" " in self.name.raw or self.name.start > self.start)

    @property
    def human(self) -> bool:
        """Tell whether it is called by what only people are: "the driver", "une femme"."""
        return is_human(self.text)


def _own_name(clause: str, start: int, statement: Statement) -> Name | None:
    """Return the name of a phrase that begins a clause, not that of what it belongs to."""
    named = [name for name in statement.names if start <= name.start < start + len(clause)]
    if not named or not clause[named[0].start - start].strip():
        return None
    before = clause[: named[0].start - start]
    if not before or _TITLE.fullmatch(before):
        return named[0]
    if (
        not _AN_OFFICE.fullmatch(before)
        or belongs_to_body(before)
        or preposition(statement.language).search(before)
    ):
        return None
    person = named[0].kind == "person" or AGENT.search(fold(before)) or _FORMER.search(fold(before))
    return named[0] if person else None


def belongs_to_body(before: str) -> bool:
    """Tell whether the words before a name say that it is a body's: "la banque", "the firm"."""
    return bool(_OF_BODY.search(fold(before)))


def of_a_body(before: str) -> bool:
    """Tell whether the words before a name make it what something is of: "le chef du groupe"."""
    return bool(_GENITIVE.search(fold(before)))


def is_human(phrase: str) -> bool:
    """Tell whether a noun phrase is of people rather than of a body: "le ministre"."""
    head = _head(phrase)
    found = AGENT.search(head) or _HUMAN.search(head)
    body = _IS_BODY.search(head)
    return found is not None and not (body and body.start() < found.start())


def is_plural(phrase: str) -> bool:
    """Tell whether a noun phrase is of several, by the word it opens with."""
    found = (pattern.match(phrase) for pattern in _PHRASES.values())
    return any(each is not None and each["plural"] for each in found)


def can_speak(phrase: str) -> bool:
    """Tell whether a noun phrase is somebody's or a body's, who say things: "le groupe"."""
    head = _head(phrase)
    return bool(_IS_BODY.search(head) or AGENT.search(head) or _HUMAN.search(head))


def _head(phrase: str) -> str:
    return _NO_AGENT.sub(" ", fold(" ".join(phrase.split()[:_HEAD_WORDS])))


def openings(statement: Statement, end: int | None = None) -> list[Opening]:
    """Return what stands as a subject in a text before `end`, outside quotations, in text order."""
    text = blanked(statement.text, statement.quoted)
    text = text if end is None else text[:end]
    starts = sorted({0, *(match.end() for match in _CLAUSE.finditer(text))})
    found: list[Opening] = []
    main = False
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        link = _LINK.match(text, start)
        begin = link.end() if link else start
        if _apposed(text, begin, following, statement):
            continue
        opening = _opening(text, begin, following, statement, first=not main)
        if opening is not None:
            found.append(opening)
        main = main or opening is not None
    return found


def _apposed(text: str, start: int, end: int, statement: Statement) -> bool:
    """Tell whether a clause only says what the person named right before is: ", maire de X"."""
    after = any(text[name.end : start].strip() == "," for name in statement.names)
    return after and is_human(text[start:end])


def _opening(
    text: str, start: int, end: int, statement: Statement, *, first: bool
) -> Opening | None:
    clause = text[start:end]
    name = _own_name(clause, start, statement)
    if (points := _POINTS.match(clause)) is not None:
        return Opening(clause, _gender(points), bool(points["many"]), first, True, None, start, end)
    phrase = _PHRASES[statement.language != "en"].match(clause)
    if phrase is not None and not _TIME.match(fold(clause)):
        return Opening(
            clause, _gender(phrase), bool(phrase["plural"]), first, False, name, start, end
        )
    apart = circumstance(statement.language).match(clause) or _APART.match(clause)
    if name is not None and not apart:
        return Opening(clause, None, False, first, False, name, start, end)
    return None


def _gender(found: re.Match[str]) -> Gender | None:
    return "f" if found["f"] else "m" if found["m"] else None
