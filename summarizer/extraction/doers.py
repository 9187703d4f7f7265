"""Who does what a verb says, read from what stands right before it.

That is a name, a noun phrase, a relative pronoun behind a name, or what an insertion between
commas parts from the verb. Where it is not plain, nothing is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.extraction.evidence import Statement
from summarizer.extraction.speech import SPEECH_EN, SPEECH_FR
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import Token, words
from summarizer.values.typed import Name
from summarizer.values.verbs import is_english_past, is_french_finite
from summarizer.values.wording import forms, is_light

LANGUAGES = frozenset({"fr", "en"})
_AUXILIARIES = {
    "fr": frozenset(
        "a ont avait avaient aura auront est sont etait etaient fut furent sera seront va vont "
        "doit doivent peut peuvent ete etre avoir ne n pas plus l s se y en lui leur aussi deja "
        "egalement ensuite finalement alors encore toujours d abord bien".split()
    ),
    "en": frozenset(
        "has have had is are was were will would can could must be been being not never also then "
        "later already finally still to".split()
    ),
}
_BEING = {
    "fr": frozenset("est sont etait etaient fut furent sera seront ete etre".split()),
    "en": frozenset("is are was were be been being".split()),
}
_SEVERAL = frozenset("ont avaient auront sont etaient furent seront vont doivent were are".split())
_WHO = frozenset({"qui", "who"})
_LINKS = re.compile(
    r"de|du|des|d|a|au|aux|en|dans|sur|pour|contre|avec|chez|vers|par|selon|entre|sans|"
    r"of|in|at|on|for|to|from|with|against|over|near|as|by|between|under|than|about"
)
_BELONGING = frozenset("de du des d en dans a au of from in at near".split())
_LINKED_WITHIN = 3  # words before a name
_DETERMINERS = {
    "fr": frozenset("le la les l un une ce cet cette ces son sa ses leur leurs notre".split()),
    "en": frozenset("the a an this that these those his her its their our".split()),
}
# Where a phrase begins at the latest.
_BREAKS = re.compile(
    r"que|qu|qui|dont|ou|et|mais|or|donc|car|si|quand|lorsque|lorsqu|tandis|alors|comme|puisque|"
    r"parce|and|but|that|which|who|while|when|if|because|although|though|where|so|yet|since|after|before|apres|avant"
)
_JOINS = frozenset({"et", "ou", "ni", "and", "or", "nor"})
_STOPS = re.compile(r"[,;:.!?()«»“”\"–—]")
_SPEECH = {"fr": SPEECH_FR, "en": SPEECH_EN}
_FINITE = frozenset(
    "a ont avait avaient aura auront est sont etait etaient fut furent sera seront va vont has "
    "have had is are was were will would".split()
)
_HELPING = frozenset("a ont est sont was were is are has have had will".split())
# They point to somebody told of before: "ce dernier", "the two men".
_POINTING = frozenset(
    "dernier derniere derniers dernieres premier second deux homme hommes femme femmes groupe duo "
    "interesse interessee latter former two man men woman women pair group one ones other others "
    "autre autres".split()
)
_PHRASE = 7  # words of a noun phrase at most


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what does what a verb says.

    Attributes:
        names: Names of it, as written; several where they are joined.
        nouns: Forms of the words of its noun phrase, up to what belongs to it.
        passive: Whether it is done to them.

    """

    names: tuple[str, ...]
    nouns: frozenset[str] = field(default=frozenset())
    passive: bool = False


class Doers:
    """The subjects of a statement in French or English."""

    def __init__(self, statement: Statement) -> None:
        self.text = statement.text
        self.language = statement.language
        self.tokens = words(statement.text)
        self.names = statement.names
        self.ending = {name.end: name for name in statement.names}

    def subject(self, at: int) -> Subject | None:
        """Return the subject of the word at a place, if it is plain."""
        before = at - 1
        if self._in_name(self.tokens[at]):
            return None
        while before >= 0 and self._auxiliary(before) and not self._parted(before, before + 1):
            before -= 1
        helpers = {token.folded for token in self.tokens[before + 1 : at]}
        if before < 0 or not (helpers & _FINITE or self._finite(at)):
            return None
        behind = self.tokens[before]
        named = behind.end in self.ending or behind.folded in _WHO
        if self.language == "fr" and not helpers & _FINITE and not named:
            return None  # "la visite" and "visite" are written alike
        if self._parted(before, before + 1):
            return None if self._speaks(at) else self._over_insertion(before, helpers)
        if behind.folded in _WHO:
            return self._behind(before - 1, helpers)
        return self._phrase(before, helpers)

    def _auxiliary(self, at: int) -> bool:
        token = self.tokens[at]
        plain = token.folded in _AUXILIARIES[self.language]
        return plain and token.text.lower() != "à" and not self._in_name(token)

    def _in_name(self, token: Token) -> bool:
        return any(name.start <= token.start < name.end for name in self.names)

    def _speaks(self, at: int) -> bool:
        token = self.tokens[at]
        near = self.text[max(0, token.start - 12) : token.end]
        return any(match.end() == len(near) for match in _SPEECH[self.language].finditer(near))

    def _parted(self, first: int, second: int) -> bool:
        """Tell whether a mark stands between two words."""
        return bool(_STOPS.search(self.text, self.tokens[first].end, self.tokens[second].start))

    def _over_insertion(self, last: int, helpers: set[str]) -> Subject | None:
        """Return the subject that an insertion between two commas parts from its verb."""
        comma = self.text[self.tokens[last].end :].lstrip()[:1] == ","
        start = last
        while start > 0 and not self._parted(start - 1, start):
            start -= 1
        if not comma or start == 0 or "," not in self._gap(start - 1):
            return None
        if self.tokens[start].folded in _JOINS:
            return None
        return self._phrase(start - 1, helpers)

    def _gap(self, at: int) -> str:
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def _behind(self, at: int, helpers: set[str]) -> Subject | None:
        """Return the name right before a relative pronoun."""
        if at < 0:
            return None
        name = self.ending.get(self.tokens[at].end)
        if name is None or name.kind == "place" or self._belongs(name):
            return None  # "the mayor of Lannec, who": it may be the mayor
        return Subject((name.raw,), passive=self._passive(helpers))

    def _belongs(self, name: Name) -> bool:
        """Tell whether a word shortly before a name makes it part of a longer phrase."""
        before = [token for token in self.tokens if token.end <= name.start][-_LINKED_WITHIN:]
        return any(
            token.folded in _BELONGING and not _STOPS.search(self.text, token.end, name.start)
            for token in before
        )

    def _linked(self, name: Name) -> bool:
        """Tell whether a preposition governs a name."""
        before = [token for token in self.tokens if token.end <= name.start]
        while before and before[-1].folded in {"le", "la", "les", "l", "the"}:
            before.pop()
        if not before or _STOPS.search(self.text, before[-1].end, name.start):
            return False
        return _LINKS.fullmatch(before[-1].folded) is not None

    def _phrase(self, last: int, helpers: set[str]) -> Subject | None:
        """Return the subject that ends with the word at a place."""
        first = last
        while (
            first > 0
            and last - first < _PHRASE
            and not self._parted(first - 1, first)
            and not _BREAKS.fullmatch(self.tokens[first - 1].folded)
        ):
            first -= 1
        joined = first > 0 and self.tokens[first - 1].folded in _JOINS
        listed = first > 0 and "," in self._gap(first - 1)
        several = bool(helpers & _SEVERAL)
        if (several and (joined or listed)) or (joined and not self._said_before(first - 1)):
            return None  # "the minister and the mayor"
        passive = self._passive(helpers)
        name = self.ending.get(self.tokens[last].end)
        if name is not None and not self._linked(name):
            return Subject((name.raw,), passive=passive)
        nouns = self._nouns(self.tokens[first : last + 1])
        return Subject((), nouns, passive) if nouns else None

    def _nouns(self, phrase: Sequence[Token]) -> frozenset[str]:
        """Return the words of a noun phrase that opens with its article, up to what governs."""
        stop = STOPWORDS[self.language]
        if not phrase or phrase[0].folded not in _DETERMINERS[self.language]:
            return frozenset()
        kept: list[Token] = []
        for token in phrase[1:]:
            if token.text.lower() in _HELPING:
                return frozenset()  # its verb stands within it: it is no subject of another
            if _LINKS.fullmatch(token.folded):
                break
            if self._in_name(token) or token.folded in _DETERMINERS[self.language]:
                return frozenset()
            kept.append(token)
        if any(token.folded in _POINTING for token in kept):
            return frozenset()
        return frozenset(
            form for t in kept if t.folded not in stop for form in forms(t.text, self.language)
        )

    def _said_before(self, at: int) -> bool:
        """Tell whether what a conjunction at a place joins on to has a verb, so is no subject."""
        start = at
        while start > 0 and not self._parted(start - 1, start):
            start -= 1
        return any(self._auxiliary(place) or self._finite(place) for place in range(start, at))

    def _finite(self, at: int) -> bool:
        """Tell whether a word is the finite form of a verb, as far as its own letters say so."""
        word = self.tokens[at].text
        if not word.islower():
            return False
        return is_english_past(word) if self.language == "en" else is_french_finite(word)

    def _passive(self, helpers: set[str]) -> bool:
        return bool(helpers & _BEING[self.language])

    def deeds(self) -> Iterator[tuple[Token, Subject]]:
        """Yield the words that have a plain subject, with it; light verbs say nothing."""
        small = _AUXILIARIES[self.language] | _DETERMINERS[self.language]
        for at, token in enumerate(self.tokens):
            if token.folded not in small and not is_light(token.text, self.language):
                subject = self.subject(at)
                if subject is not None:
                    yield token, subject

    def of(self, verb: Token) -> Iterator[Subject | None]:
        """Yield the subject of every form of a verb; None where it is not plain."""
        own = forms(verb.text, self.language)
        for at, token in enumerate(self.tokens):
            if own & forms(token.text, self.language):
                yield self.subject(at)
