"""True claims made from real sentences: a whole sentence, or a shorter one cut from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from schemas.entries import Mode
from summarizer.evaluation.faults.naming import names, person_like, speaker
from summarizer.evaluation.faults.text import QUOTED, Found, balanced, fold
from summarizer.reading.article import Article

SHORTEST, LONGEST = 6, 45  # words of a claim
_NOISE = re.compile(
    r"copyright|lire aussi|à lire|read more|see also|subscri|abonn|sign up|newsletter|cookie|"
    r"invalid e-?mail|please enter|media (?:playback|caption)|image (?:caption|copyright)|"
    r"follow us|click here|advertis|getty|reuters|afp|(?:photo|vidéo|video|crédit|credit) ?:|"
    r"share this|loading|https?:|www\.|@\w|pic\.twitter|shutterstock|all rights reserved",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ'’ .,-]{2,40}(?:\([^)]{2,30}\))?\s?[—–-]+\s+")
_VERB = re.compile(
    r"\b(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|doit|doivent|peut|peuvent|va|"
    r"vont|fait|font|serait|aurait|pourrait|is|are|was|were|has|have|had|will|would|could|can|"
    r"may|might|must|did|does|do|said|told|made|took|came|went|got|saw|left|fell|held|won|lost|"
    r"\w{3,}(?:ait|aient|era|eront|ed|ent))\b"
)
# What may follow a comma that ends a statement which is true without the rest.
_TAIL = re.compile(
    r",\s(?:which|who|where|while|although|with|dont|où|qui|tandis que|alors que|notamment|"
    r"avec|selon|according to|(?:a|ont|avait)\s\w+é\b|said|told)\s.*$"
)
# An opening that says when or leads over; the rest is true without it.
_LEAD = re.compile(
    r"^(?:(?:On|Last|Late|Early)\s(?:\w+\s)?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|night|week|"
    r"month|year)[^,«»“”\"]{0,20}|In (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|19\d\d|20\d\d)|Overnight|Yesterday|However|Meanwhile|"
    r"Earlier|Later|(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|En \d{4}|"
    r"Dans la nuit|Ce jour-là)[^,«»“”\"]{0,30}|Cependant|Pourtant|Enfin|Ainsi|Par ailleurs|"
    r"Désormais|Auparavant),\s(?=\w)"
)
# A description between commas after a name: "Jacques Rogge, président du CIO, a …".
_APPOSITION = re.compile(
    r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w'’-]+),\s(?:(?:le|la|the|an?|une?|[a-zà-ÿ]{5,}|\d\d)\b|l['’])"
    r"[^,;:«»“”\"()]{0,60},\s(?=(?:a|ont|avait|est|était|sont|has|had|was|were|is|said|told)\s"
    r"(?!lot\b|few\b))"
)
_HYPOTHETICAL = re.compile(
    r"^(?:[«“\"]\s*)?(?:si|s['’]il|if|unless|when|whether|quand|lorsqu|alors|après|avant|after|"
    r"before|as|although|though|while|selon|according|both|despite|malgré)\b|\?\s*[»”\"]?$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:could|may|might|possibl\w+|éventuel\w+|pourrai\w*|peut-être|perhaps|\w+rai(?:t|ent))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|going to|plans? to|due to|is to|are to|prévoi\w+|prévue?s?|doi(?:t|vent)|"
    r"\w+r(?:a|ont)|va|vont)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Truth:
    """A claim that its sentence carries.

    Attributes:
        n: Number of the sentence.
        text: The claim.
        speaker: Who says it, where the sentence names one beside a speech verb; else None.
        mode: Read off the verb by a simple rule.

    """

    n: int
    text: str
    speaker: str | None
    mode: Mode


class Reading:
    """One article, with what the generator needs to know about it, found once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.language = article.language[:2]

    @cached_property
    def sentences(self) -> dict[int, str]:
        """All sentences in one line each, without dateline; the title left out."""
        return {
            sentence.n: _one_line(self.article.text[sentence.start : sentence.end])
            for sentence in self.article.sentences
            if sentence.n > 0
        }

    @cached_property
    def text(self) -> str:
        """All sentences, title included."""
        article = self.article
        return " ".join(article.text[s.start : s.end] for s in article.sentences)

    @cached_property
    def names(self) -> list[str]:
        """The names written inside the article's sentences, each once, in order."""
        found = (name.text for text in self.sentences.values() for name in names(text))
        return list(dict.fromkeys(found))

    @cached_property
    def known(self) -> frozenset[str]:
        """The same names, folded."""
        return frozenset(fold(name) for name in self.names)

    @cached_property
    def people(self) -> list[str]:
        """Those names that look like a person's."""
        return [name for name in self.names if person_like(name, self.text)]

    def truths(self, rng: Random) -> Iterator[Truth]:
        """Yield true claims in random order, whole sentences and shorter ones alike."""
        order = list(self.sentences)
        rng.shuffle(order)
        for n in order:
            text = self.sentences[n]
            if not _usable(text) or self._only_speech(n):
                continue
            who = speaker(text, self.language, self.known)
            short = _shorter(text, rng)
            claim = short or text
            yield Truth(n, claim, who.text if who else None, _mode(claim))

    def _only_speech(self, n: int) -> bool:
        """Tell whether a sentence is somebody's words and does not itself say that they are.

        As a claim of its own it would be an opinion stated as a fact, so it is no true claim.
        """
        sentence = next(s for s in self.article.sentences if s.n == n)
        before = self.article.text[: sentence.start]
        paragraph = before[before.rfind("\n") + 1 :]
        inside = (
            before.count("«") > before.count("»")
            or before.count("“") > before.count("”")
            or paragraph.count('"') % 2 == 1
        )
        return inside or not _VERB.search(QUOTED.sub("", self.sentences[n]))

    def speaker(self, n: int) -> Found | None:
        """Return who speaks in sentence `n`."""
        return speaker(self.sentences[n], self.language, self.known)


def _one_line(text: str) -> str:
    return _DATELINE.sub("", " ".join(text.split()))


def _usable(text: str) -> bool:
    tokens = text.split()
    capitals = sum(token[:1].isupper() for token in tokens)
    return (
        SHORTEST <= len(tokens) <= LONGEST
        and text[-1] in '.!»”"'
        and balanced(text)
        and not _NOISE.search(text)
        and not _HYPOTHETICAL.search(text)
        and bool(_VERB.search(text))
        and capitals * 2 < len(tokens)
    )


def _shorter(text: str, rng: Random) -> str | None:
    """Leave out a tail, an opening or a description that can be spared; None when nothing can."""
    tail, lead, middle = _TAIL.search(text), _LEAD.match(text), _APPOSITION.search(text)
    options = []
    if tail:
        options.append(text[: tail.start()].rstrip(" ,") + ".")
    if lead:
        rest = text[lead.end() :]
        options.append(rest[0].upper() + rest[1:])
    if middle:
        options.append(f"{text[: middle.end('name')]} {text[middle.end() :]}")
    usable = [
        option
        for option in options
        if len(option.split()) >= SHORTEST
        and balanced(option)
        and _VERB.search(QUOTED.sub("", option))
    ]
    return rng.choice(usable) if usable else None


def _mode(text: str) -> Mode:
    if _POSSIBLE.search(text):
        return "possible"
    return "planned" if _PLANNED.search(text) else "happened"
