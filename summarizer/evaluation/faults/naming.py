"""Names in a sentence, who may be meant by them, and who speaks.

Patterns of the benchmark's own, like those for numbers: right rather than complete.
"""

import re

from summarizer.evaluation.faults.figures import MONTHS, WEEKDAYS
from summarizer.evaluation.faults.text import Found, fold

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_TOKEN = rf"(?<![\w.])(?<![OD]['’])[{_CAPITAL}][\wÀ-ÿ]{{2,}}(?:-[{_CAPITAL}][\wÀ-ÿ]+)*(?![\w.]\w)"
NAME = re.compile(rf"{_TOKEN}(?:\s(?:(?:de|du|von|van|al|el|bin|ben|le|la)\s)?{_TOKEN}){{0,3}}")
_NOT_NAMES = frozenset(
    fold(word)
    for word in re.findall(
        r"\S+",
        "mr mrs ms dr sir lord lady mme mmes mlle president senator governor mayor judge "
        "secretary prime minister chancellor pope king queen prince princess captain sergeant "
        "detective inspector chief officer police attorney general professor coach chairman "
        "although buy photo state republican democratic deputy speaker constable "
        "director manager the this that these those there they then when while what where who "
        "why how his her its our your she he but and for with from after before not now yes "
        "one some first both many most more other two les des une ces ses mes nos vos leur "
        "leurs cette mais pour avec dans sur par elle elles ils nous vous que qui dont selon "
        "après avant depuis alors ainsi aussi bien tout tous toute toutes plus moins god "
        "internet twitter facebook instagram getty reuters me",
    )
)
_NOT_PERSONS = re.compile(
    r"\b(?:branch|fire|department|police|tour|social|press|association|committee|party|group|bank|"
    r"banque|finance|brand|media|news|times|post|university|hospital|agency|agence|ministry|office|"
    r"eyes?|union|street|road|house|maison|transport|service|general|brands?|stop|series|league|cup|"
    r"grand|prix|traversees|conseil|federation|comite|societe|credit|credits|pole|hotel|airport|"
    r"court|city|new|los|san|saint|north|south|east|west|united|great|high|world|team|club|"
    r"institute|institut|ligue|syndicat|caisse|banques|fichier|forces|armees|elysee|palais|stade)\b"
)
_DEMONYM = re.compile(
    r"(?:ian|ians|ish|ese|ican|icans|ch|ien|iens|ienne|iennes|ais|aise|aises|ois|oise|oises|"
    r"ains?|aines?|ards?|istes?|ists?|ats?|eens?|ans|i|is)$"
)
_METONYMS = (
    {"russie", "russia", "moscou", "moscow", "kremlin"},
    {"etats-unis", "united states", "america", "washington", "maison blanche", "white house"},
    {"france", "paris", "elysee", "quai d'orsay", "matignon"},
    {"ukraine", "kiev", "kyiv"},
    {"royaume-uni", "grande-bretagne", "angleterre", "britain", "england", "london", "londres"},
    {"chine", "china", "pekin", "beijing"},
    {"israel", "jerusalem", "tel-aviv", "tel aviv"},
    {"union europeenne", "european union", "bruxelles", "brussels", "europe"},
    {"syrie", "syria", "damas", "iran", "teheran"},
    {"colombie", "bogota"},
)

_SAY_FR = (
    "déclaré|indiqué|affirmé|annoncé|expliqué|précisé|ajouté|estimé|assuré|souligné|"
    "raconté|dit|lancé|confié|rappelé|prévenu|écrit|conclu|dénoncé|regretté|répondu|"
    "témoigné"
)
_SAY_EN = (
    "said|told|added|wrote|announced|explained|insisted|warned|claimed|stated|tweeted|"
    "confirmed|admitted|argued|replied|recalled"
)
_TITLE = r"(?:(?:M\.|MM\.|Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|President|le président)\s)?"
_WHEN = r"(?:(?:hier|jeudi|vendredi|samedi|dimanche|lundi|mardi|mercredi|ensuite|également)\s)?"
SAYING_FR = re.compile(
    rf"(?:[»”\",]\s*(?:a|avait)\s{_WHEN}(?:{_SAY_FR})\s{_WHEN}{_TITLE}(?P<after>{NAME.pattern})"
    rf"|(?P<before>{NAME.pattern})\s(?:a|avait)\s{_WHEN}(?:{_SAY_FR})\b"
    rf"|\b(?:[Ss]elon|[Dd]['’]après)\s{_TITLE}(?P<source>{NAME.pattern}))"
)
SAYING_EN = re.compile(
    rf"(?:[”\",]\s*(?:{_SAY_EN})\s{_TITLE}(?P<after>{NAME.pattern})(?!['’]s|\sand\b)"
    rf"|(?P<before>{NAME.pattern})(?:,\s\d\d?,)?\s(?:(?:has|had|also|later)\s)?(?:{_SAY_EN})\b"
    rf"|\b[Aa]ccording to {_TITLE}(?P<source>{NAME.pattern})(?!['’]s))"
)
SPEECH = re.compile(
    rf"\b(?:{_SAY_FR}|{_SAY_EN}|says?|saying|asked|selon|d['’]après|according|assure|affirme|"
    r"dit-il|explique)\b",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"\b(?:of|for|to|with|by|in|at|from|near|and|de|du|des|à|avec|pour|par|et|au|aux|en|dans|sur|"
    r"que|as|than|comme)\s(?:the\s|la\s|le\s)?$|[dlL]['’]$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|from|the|near|across|to|à|au|aux|en|la|le|les|du|dans|des|de la|vers|"
    r"sur|un|une|a)\s$"
    r"|\bl['’]$",
    re.IGNORECASE,
)


def names(text: str, known: frozenset[str] = frozenset()) -> list[Found]:
    """Return the proper names inside `text`; one at its very beginning only when it is known."""
    found = []
    for match in NAME.finditer(text):
        start, raw = match.start(), match.group()
        while raw and fold(raw.split()[0]) in _NOT_NAMES:
            cut = len(raw) - len(raw.partition(" ")[2])
            start, raw = start + cut, raw[cut:] if " " in raw else ""
        tokens = raw.split()
        if not raw or any(_calendar(token) or fold(token) in _NOT_NAMES for token in tokens):
            continue
        if len(tokens) == 1 and _DEMONYM.search(fold(raw)):
            continue
        if _begins(text, start) and fold(raw) not in known:
            continue
        found.append(Found(raw, start, start + len(raw)))
    return found


def same_name(one: str, other: str) -> bool:
    """Tell whether two names could mean one bearer: shared tokens, initials, metonymy."""
    a, b = fold(one), fold(other)
    left, right = set(re.findall(r"\w+", a)), set(re.findall(r"\w+", b))
    if left & right or any(x[:4] == y[:4] for x in left for y in right):
        return True
    if _initials(one) == b or _initials(other) == a:
        return True
    return any(a in group and b in group for group in _METONYMS)


def person_like(name: str, text: str) -> bool:
    """Tell whether `name` is written like a person in `text`: two words, never after an article."""
    if " " not in name or name.isupper() or _NOT_PERSONS.search(fold(name)):
        return False
    return not any(
        _PLACE_BEFORE.search(text[: match.start()]) for match in re.finditer(re.escape(name), text)
    )


def speaker(text: str, language: str, known: frozenset[str]) -> Found | None:
    """Return who speaks, where one speech verb stands beside one name; else None."""
    if len(SPEECH.findall(text)) != 1:
        return None
    pattern = SAYING_FR if language == "fr" else SAYING_EN
    matches = list(pattern.finditer(text))
    if len(matches) != 1:
        return None
    match = matches[0]
    group = next(name for name in ("after", "before", "source") if match[name])
    start, end = match.span(group)
    if group == "before" and _NOT_SUBJECT.search(text[:start]):
        return None
    named = [name for name in names(text, known) if start <= name.start and name.end <= end]
    return named[-1] if named else None


def _calendar(token: str) -> bool:
    return token in MONTHS["en"] or token in WEEKDAYS["en"]


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    if re.search(r"\b(?:M|MM|Mr|Mrs|Ms|Dr|St|Me)\.$", before):
        return False
    return not before or before[-1] in ".!?:«“\"'‘—–-(…|•" or before.endswith(" '")


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", fold(name)))
