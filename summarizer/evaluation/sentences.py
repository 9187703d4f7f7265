"""Real sentences told otherwise: contradicted, made less certain, or said again in other words.

Every function takes an article and a true claim from it and gives the two tellings, or None
where the sentence offers nothing or the label would be in doubt. Patterns are made to be right
rather than complete.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

from summarizer.evaluation.faults import figure_faults, figures, naming
from summarizer.evaluation.faults.changes import Changed
from summarizer.evaluation.faults.claims import Reading, Truth
from summarizer.evaluation.faults.text import fold, quotations
from summarizer.evaluation.sentence_numbers import (
    Pair,
    Retell,
    bound,
    in_words,
    precision,
    rounding,
    swapped,
)
from summarizer.evaluation.worlds import GIVEN

_AFFIRMED = {
    "en": re.compile(
        r"(?<=[a-z] )(?:was|were|has|have|had|will)(?= (?:been )?[a-z]+(?:ed|en|n|t)?\b)"
    ),
    "fr": re.compile(
        r"(?<=[a-zà-ÿ]{4} )(?:a|ont|est|sont|avait|avaient)"
        r"(?= \w+(?:é|és|ée|ées|i|is|u|us|it)\b)"
    ),
}  # fmt: skip
_BOUNDED = re.compile(
    r"\b(?:more|less|fewer|least|most|over|under|up to|about|around|some|nearly|almost|plus|moins|"
    r"environ|près|quelque|jusqu|presque|années|decade|à partir|\d{4}s|[A-Z][a-z]{2,3}\. \d+)\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|nor|neither|without|hardly|ne|pas|jamais|aucune?|rien|"
    r"sans|ni|personne|only|seulement|who|which|that|where|qui|que|dont|où)\b|n['’]|n't\b",
    re.IGNORECASE,
)
_CERTAIN = {
    "en": [(re.compile(r"\bwill\b(?! not)"), "could")],
    "fr": [
        (re.compile(r"\bsera\b"), "pourrait être"),
        (re.compile(r"\bseront\b"), "pourraient être"),
        (re.compile(r"\baura\b"), "pourrait avoir"),
        (re.compile(r"\bva(?= \w+(?:er|ir|re)\b)"), "pourrait"),
        (re.compile(r"\bvont(?= \w+(?:er|ir|re)\b)"), "pourraient"),
    ],
}
_LEAD = re.compile(
    r"^(?P<lead>(?:On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Last (?:week|month|year)|"
    r"In \d{4}|(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)(?: (?:matin|soir))?|"
    r"En \d{4})),\s(?P<rest>(?:[Tt]he|[Aa]n?|[Ll]e|[Ll]a|[Ll]es|[Uu]ne?)\s[^,;:«»“”\"()]+)\.$"
)
_ROUNDING = 0.05  # share by which a round number may be off
_EXACT = 20  # numbers up to this are never rounded
_SAID = {
    "en": (re.compile(r"(?<=[,”\"]) said(?= [A-Z])"), " declared"),
    "fr": (re.compile(r"(?<=[,»”\"] )a (?:déclaré|indiqué|affirmé)(?= [A-ZÀ-Þ])"), "a expliqué"),
}


TWO_THINGS = "two facts of one unit"  # the only pair whose sides do not tell of one thing


def _from(change: Callable[[Reading, Truth, Random], Changed | None]) -> Retell:
    """Make a contradiction of a fault that the gates are tested with.

    What the gates must refuse need not contradict: "more than 30" is no support for "more than
    14", but both can be true. So nothing with a bound is changed, no decade, and no unit alone.
    """

    def retell(reading: Reading, truth: Truth, rng: Random) -> Pair | None:
        made = None if _BOUNDED.search(truth.text) else change(reading, truth, rng)
        if made is None or made.how in {"noun", "shortened"}:
            return None
        if _may_round(truth.text, made.text):
            return None
        return Pair(truth.text, made.text, "contradiction", made.how, _odd(truth.text, made.text))

    return retell


def _may_round(first: str, second: str) -> bool:
    """Tell whether one of two texts may only round a number of the other: "500" and "505"."""
    one, two = figures.all_values(first), figures.all_values(second)
    return any(
        abs(a - b) <= _ROUNDING * max(a, b) and (a % 10 == 0 or b % 10 == 0) and max(a, b) > _EXACT
        for a in one - two
        for b in two - one
        if not 1900 <= a <= 2100  # noqa: PLR2004  years are never rounded
    )


def _odd(first: str, second: str) -> tuple[str, ...]:
    """Return the words only one of two texts has."""
    one, two = re.findall(r"\w+", first), re.findall(r"\w+", second)
    return tuple(sorted({word for word in {*one, *two} if (word in one) != (word in two)}))


def given_name(reading: Reading, truth: Truth, rng: Random) -> Pair | None:
    """Give somebody named in full another given name."""
    inside = [
        name
        for name in naming.names(truth.text, reading.known)
        if len(name.text.split()) == 2 and name.text in reading.people  # noqa: PLR2004  given name and surname
    ]
    if len(inside) != 1:
        return None
    name = inside[0]
    given, _, family = name.text.partition(" ")
    pool = [n for n in (*GIVEN["m"], *GIVEN["f"]) if fold(n)[0] != fold(given)[0]]
    new = f"{rng.choice(pool)} {family}"
    return Pair(
        truth.text, swapped(truth.text, name, new), "contradiction", "given name", (given, family)
    )


def negation(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """Deny the claim, where it has one finite verb that can be denied in place."""
    text, language = truth.text, reading.language
    if quotations(text) or _DENYING.search(text) or truth.mode == "possible":
        return None
    verbs = list(_AFFIRMED[language].finditer(text))
    if len(verbs) != 1 or verbs[0].start() > 60 or "," in text[: verbs[0].start()]:  # noqa: PLR2004  the main clause's
        return None
    verb = verbs[0]
    if language == "en":
        denied = f"{text[: verb.end()]} not{text[verb.end() :]}"
    else:
        ne = "n'" if verb.group()[0] in "aeo" else "ne "
        denied = f"{text[: verb.start()]}{ne}{verb.group()} pas{text[verb.end() :]}"
    return Pair(text, denied, "contradiction", "denied")


def certainty(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """Make what is planned only possible."""
    text = truth.text
    if quotations(text) or _DENYING.search(text) or truth.mode != "planned":
        return None
    found = [(m, new) for verb, new in _CERTAIN[reading.language] for m in verb.finditer(text)]
    if len(found) != 1 or found[0][0].start() > 60 or "," in text[: found[0][0].start()]:  # noqa: PLR2004  the main clause's
        return None
    match, new = found[0]
    return Pair(text, text[: match.start()] + new + text[match.end() :], "certainty", new)


def voice(reading: Reading, truth: Truth, rng: Random) -> Pair | None:
    """Name somebody else of the article as the speaker of the same quotation."""
    sentence = reading.sentences[truth.n]
    who = reading.speaker(truth.n)
    long = [span for span in quotations(sentence) if len(span.text.split()) > 4]  # noqa: PLR2004  words
    if who is None or len(long) != 1 or " " not in who.text:
        return None
    pool = [
        name
        for name in reading.people
        if len(name.split()) == 2  # noqa: PLR2004  longer ones are often two people
        and not naming.same_name(name, who.text)
        and name not in sentence
    ]
    if not pool:
        return None
    new = rng.choice(pool)
    other = swapped(sentence, who, new)
    return Pair(sentence, other, "attribution", "quotation", (who.text, new), (who.text, new))


def detail(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """The claim as shortened, and the whole sentence."""
    whole = reading.sentences[truth.n]
    return Pair(truth.text, whole, "none", "shortened") if whole != truth.text else None


def order(_: Reading, truth: Truth, __: Random) -> Pair | None:
    """Put an opening that says when to the end."""
    match = _LEAD.match(truth.text)
    if match is None:
        return None
    rest, lead = match["rest"], match["lead"]
    other = f"{rest[0].upper()}{rest[1:]} {lead[0].lower()}{lead[1:]}."
    return Pair(truth.text, other, "none", "opening moved")


def spelling(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """Leave the accents of the names off."""
    found = naming.names(truth.text, reading.known)
    other = truth.text
    for name in reversed(found):
        other = swapped(other, name, _unaccented(name.text))
    return Pair(truth.text, other, "none", "accents") if other != truth.text else None


def _unaccented(text: str) -> str:
    folded = fold(text)
    if len(folded) != len(text):
        return text
    return "".join(b.upper() if a.isupper() else b for a, b in zip(text, folded, strict=True))


def speech(reading: Reading, truth: Truth, _: Random) -> Pair | None:
    """Another verb for saying."""
    verb, new = _SAID[reading.language]
    sentence = reading.sentences[truth.n]
    if len(verb.findall(sentence)) != 1:
        return None
    return Pair(sentence, verb.sub(new, sentence), "none", "verb")


def two_facts(reading: Reading, truth: Truth, rng: Random) -> Pair | None:
    """Two sentences of one article that count the same sort of thing."""
    mine = {fold(unit.text)[:5] for _, unit in figures.counted(truth.text)}
    others = [
        text
        for n, text in reading.sentences.items()
        if n != truth.n
        and len(text.split()) <= 40  # noqa: PLR2004  words
        and mine & {fold(unit.text)[:5] for _, unit in figures.counted(text)}
    ]
    return Pair(truth.text, rng.choice(others), "none", TWO_THINGS) if others else None


RETELLINGS: Mapping[str, Retell] = {
    "number": _from(figure_faults.number),
    "unit": _from(figure_faults.unit),
    "bound": bound,
    "date": _from(figure_faults.date),
    "name": given_name,
    "negation": negation,
    "certainty": certainty,
    "precision": precision,
    "voice": voice,
    "digits and words": in_words,
    "rounding": rounding,
    "order of words": order,
    "added detail": detail,
    "spelling": spelling,
    "speech verb": speech,
    "two facts": two_facts,
}
