"""Who says it: the speaker each sentence names, found from its speech verbs.

The verb must stand outside quotation marks; its subject is the speaker, before the verb
("Zelensky a déclaré") or after it ("a déclaré Zelensky", "said Ms. Leavitt"). "Selon X" and
"according to X" name the speaker outright.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.extraction.callings import AGENT
from summarizer.extraction.cutting import CLAUSE, CLAUSE_EN
from summarizer.extraction.evidence import Statement
from summarizer.extraction.openings import can_speak
from summarizer.extraction.speech import (
    ACCORDING_EN,
    ACCORDING_FR,
    SPEECH_EN,
    SPEECH_FR,
    circumstance,
)
from summarizer.extraction.subjects import SUBJECT_WORDS, Attribution, heads_of, subject
from summarizer.values.memo import remembered
from summarizer.values.names import same_name
from summarizer.values.quotation import blanked
from summarizer.values.text import fold
from summarizer.values.typed import Name

_SUBJECT_REACH = 160  # code points looked at on either side of the verb
_UNSAID_REACH = 80  # code points before a verb in which a negation denies it
_WHICH = (
    r"(?:(?:dans|sur|pour|par|avec|selon) l(?:a|es?)quel(?:le)?s?|(?:au|aux|du|des)quel(?:le)?s?|"
    r"(?:in|on|for) which)"
)
_SPLITS = (
    rf"[.;:!?\n«»“”\"]|\s[–—-]\s|(?<!, )\b{_WHICH}\b|"
    r"(?:(?<!, )\bque|\bqu['’]|\b(?:that|mais|but|while|alors que))\b"
)
_SUBORDINATE = r"(?<=\w )(?:after|before|when|because|although|though|where|if|lorsque|quand|où)\b"
_WITHIN = re.compile(_SUBORDINATE, re.IGNORECASE)
_BOUNDARY = re.compile(rf"(?:{_SPLITS}|{_SUBORDINATE})\s*", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|qui)\b", re.IGNORECASE)
_RIGHT_BOUNDARY = re.compile(rf"{_SPLITS}|[(]|\b(?:qui|who|which|dont)\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"\b(?:et|and|or|ou|but|mais)\s*(?:also|then|later|ensuite)?\s*$", re.IGNORECASE
)
# "Selon un message de X", "according to a statement by X": X says so.
_CARRIER = re.compile(
    r"(?:(?:le|les|un|une|des|a|the)\s+)?(?:mots?|messages?|communiqués?|déclarations?|posts?|"
    r"propos|statements?|tweets?|récits?|versions?|bilans?|chiffres|informations?|décomptes?|"
    r"données|figures|data|accounts?|tall(?:y|ies)|report)\s+"
    r"(?:de l['’]|de la |de |du |des |d['’]|from |by |of )"
    r"(?:M |Mme |Mr |Ms )?",
    re.IGNORECASE,
)
# "Selon le récit présenté par X", "according to figures published by X".
_GIVEN_BY = re.compile(
    r"(?:le|la|les|l['’]|un|une|des|a|an|the)?\s?[^,;:.]{3,80}?\b(?:présenté|publié|diffusé|donné|"
    r"fourni|établi|réalisé|cité|révélé|released|published|given|provided|compiled|cited|seen|"
    r"obtained)e?s?\s+(?:par|by)\s+",
    re.IGNORECASE,
)
# "The laboratory had not yet reported", "n'a pas dit": whoever has said nothing is no speaker, nor
# is he whom somebody contradicts ("contrary to what X said").
_UNSAID = re.compile(
    r"(?:\b(?:not|never)|n['’]t)(?:\s+(?:yet|immediately))?\s*$"
    r"|\bn(?:e\s|['’])[^,;:.]{0,40}\b(?:pas|jamais|point|guère|aucunement|nullement|plus|ni|rien)"
    r"(?:\s+(?:encore|non plus|davantage|pour autant|même))?\s*$"
    r"|\b(?:contrairement à|à l['’]inverse de|à rebours de) ce (?:que|qu['’])[^,;:.]*$"
    r"|\b(?:contrary to|unlike) what\b[^,;:.]*$",
    re.IGNORECASE,
)
# Verbs whose object is what was said, never somebody: after ", ont estimé" stands who did.
_SAID_OF_WORDS = re.compile(
    r"\b(?:ajouté|affirmé|annoncé|assuré|confié|conclu|constaté|déclaré|dit|estimé|expliqué|"
    r"indiqué|jugé|précisé|raconté|rapporté|répondu|souligné)$",
    re.IGNORECASE,
)
_MARKS_AS_ONE = str.maketrans(dict.fromkeys("«»“”„", '"'))
_TITLE_STOP = re.compile(
    r"(?<=\bM)\.|(?<=\b(?:MM|Mr|Ms|Dr|St|Lt))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col))\."
    r"|(?<=\b[A-Z])\.(?=\s?[A-Z])"
)
_ASIDE = re.compile(r"\s(?:--?|[–—])\s[^\"–—.;:]{3,90}?\s(?:--?|[–—])(?=\s[a-zà-ÿ])")
_PRONOUN_VERB = re.compile(r"-(?:t-)?(?:ils?|elles?|on)\b", re.IGNORECASE)
# "Paul Morvan, maire de Lannec, a assuré Anne Kerr que …": who is told is no speaker.
_TOLD_THAT = re.compile(r"[^,;:.\"]{0,140}(?<!ant )\b(?:que\s|qu['’])")
_MEDIA = (
    r"radio|chaîne|télévision|télé|quotidien|journal|hebdomadaire|magazine|agence|site|plateforme|"
    r"antenne|newspaper|channel|station|broadcaster|network|agency"
)
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:ce\s+)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ensuite|"
    r"également|aussi|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|earlier|"
    r"later)(?:\s+\d{1,2}\s+[a-zéû]+|\s+(?:matin|midi|soir|après-midi|dernier))?\b"
    r"|(?:ce (?:matin|soir|midi)|cet après-midi|cette (?:nuit|semaine)|aujourd['’]hui)\b"
    # "sur la radio Mer, au journal Le Phare": where it is said says nothing.
    r"|(?:à|au|aux|dans|sur|in|on|at|to)\s+(?:(?:les|la|le|une?|the|an?)\s+|l['’]|"
    r"les ondes de (?:la\s|l['’]))?"
    rf"(?:{_MEDIA})(?:\s[a-zà-ÿ]+){{0,3}}"
    r"\s+(?-i:(?:L[ae]s?\s|Les\s|L['’])?[A-ZÀ-Ý][\w-]*(?:\s(?:[A-ZÀ-Ý][\w-]*|\d+))*)"
    r"|(?:à|au|aux|dans|sur|devant|lors|auprès|en|in|on|at|to)\s+"
    r"(?:(?:le|la|les|un|une|the|a|d['’]une|de la|du|son|sa)\s+|l['’])?"
    r"(?:[a-zà-ÿ]+|[A-ZÀ-Ý][\w-]*(?:\s[A-ZÀ-Ý][\w-]*)*)"
    r"(?=\s+(?:le|la|les|un|une|the|a|M\.|Mme|[A-ZÀ-Ý]|l['’])))",
)


def attributions(statement: Statement) -> list[Attribution]:
    """Return the speakers a text names outside its quotation marks, in text order."""
    text = _without_quotes(statement.text, statement.quoted)
    french = statement.language != "en"
    found = [
        *_according(text, ACCORDING_FR if french else ACCORDING_EN, statement),
        *_verbs(text, SPEECH_FR if french else SPEECH_EN, statement),
    ]
    return sorted(found, key=lambda item: item.verb)


@remembered(16384)
def attributions_in(text: str, language: str) -> tuple[Attribution, ...]:
    """Return the speakers a text names by itself, without the article it is from."""
    return tuple(attributions(Statement(text, language)))


def _without_quotes(statement_text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """Blank quoted words with quotation marks, so that offsets hold and phrases end there.

    Asides between dashes become white space: "X – who met Y – said" is "X said". The full stop
    of a title ("M. Ouchakov") goes as well, since it ends nothing.
    """
    text = _TITLE_STOP.sub(" ", statement_text).translate(_MARKS_AS_ONE)
    text = blanked(text, quoted, '"')
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), text)


def _according(text: str, pattern: re.Pattern[str], statement: Statement) -> list[Attribution]:
    found = []
    for match in pattern.finditer(text):
        end = _right_end(text, match.end())
        stop = text.find(",", match.end(), end)
        stop = end if stop == -1 else stop
        carrier = _CARRIER.match(text, match.end(), stop) or _GIVEN_BY.match(
            text, match.end(), stop
        )
        start = carrier.end() if carrier else match.end()
        attribution = subject(text, start, stop, statement, match.start())
        if attribution is not None and not _is_clause(text[start:stop], attribution, statement):
            found.append(attribution)
    return found


def _is_clause(phrase: str, found: Attribution, statement: Statement) -> bool:
    """Tell whether a verb follows without a comma: "selon le ministre pourrait partir si …"."""
    named = bool(found.names) and phrase.lstrip().startswith(found.names[0].raw)
    verb = CLAUSE_EN if statement.language == "en" else CLAUSE
    return not named and bool(verb.search(phrase))


def _verbs(text: str, pattern: re.Pattern[str], statement: Statement) -> list[Attribution]:
    found = []
    for match in pattern.finditer(text):
        if _UNSAID.search(text, max(0, match.start() - _UNSAID_REACH), match.start()):
            continue
        if _PRONOUN_VERB.search(match.group(0)):
            found.append(Attribution(match.group(0), (), pronoun=True, verb=match.start()))
            continue
        if _ELLIPTIC.search(text, 0, match.start()) and found:
            found.append(replace(found[-1], verb=match.start(), reported=match.start()))
            continue
        before, after = _before(text, match.start(), statement), _after(text, match, statement)
        inverted = after is not None and (before is None or _inverted(text, match, after))
        told = before is not None and before.names and _TOLD_THAT.match(text, match.end())
        if after is not None and inverted and not told:
            found.append(after)
        elif before is not None:
            found.append(replace(before, reported=match.start()))
    return found


def _inverted(text: str, match: re.Match[str], after: Attribution) -> bool:
    """Tell a clause that ends in its speaker (", a indiqué X") from one that starts with it.

    The verb then follows a comma and the speaker follows the verb, with nothing reported
    after it.
    """
    follows_comma = text[: match.start()].rstrip().endswith(",")
    if not follows_comma or re.match(r"\s*(?:que|qu['’]|that|:)", text[match.end() :]):
        return False
    first_clause = re.split(r"[.;:!?\n\"«»]", text[: match.start()])[-1].split(",")[0]
    if match.group().endswith("savoir"):
        return True  # "a fait savoir" has no other object than what was said
    by_office = _SAID_OF_WORDS.search(match.group()) and AGENT.search(fold(after.text))
    named = bool(after.names) or after.pronoun
    long = len(first_clause.split()) > SUBJECT_WORDS and can_speak(after.text)
    return named or long or bool(by_office)


def _before(text: str, verb: int, statement: Statement) -> Attribution | None:
    """Find the subject left of the verb; an apposition between commas belongs to it."""
    reach = max(0, verb - _SUBJECT_REACH)
    # "X, the firm that owns Y, said": after the comma the clause that describes X is over.
    closed = text[:verb].rstrip().endswith(",")
    bounds = [
        match
        for match in _BOUNDARY.finditer(text, reach, verb)
        if not (closed and match.group().strip().lower() == "that")
    ]
    if bounds and _WITHIN.match(text, bounds[-1].start()):
        # "A man who was asleep when the storm broke said": the storm is the relative clause's.
        begin = bounds[-2].end() if len(bounds) > 1 else reach
        relative = _RELATIVE.search(text, begin, bounds[-1].start())
        if relative is not None and not closed:
            return subject(text, begin, relative.start(), statement, verb)
        bounds = bounds if relative is None else bounds[:-1]
    start = bounds[-1].end() if bounds else reach
    segments = _segments(text, start, verb)
    last_start, last_end = segments[-1]
    if text[last_start:last_end].strip():
        return subject(text, last_start, last_end, statement, verb)
    return _with_apposition(text, segments[:-1], statement, verb)


def _with_apposition(
    text: str, segments: Sequence[tuple[int, int]], statement: Statement, verb: int
) -> Attribution | None:
    """Read "X, who met Y, said" and "the head of Z, X, said": the first part that can speak.

    An office takes the name that opens one of the parts after it.
    """
    for position, (start, end) in enumerate(segments):
        if circumstance(statement.language).match(text[start:end].strip()):
            continue
        found = subject(text, start, end, statement, verb)
        if found is None or found.pronoun:
            continue
        whole = text[start : segments[-1][1]].strip(" ,")
        if found.names:
            return replace(found, text=whole)
        for opens, closes in segments[position + 1 :]:
            for name in statement.names:
                if opens <= name.start < closes and not text[opens : name.start].strip():
                    return replace(found, text=whole, names=(name,))
        return found
    return None


def _segments(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    commas = [position for position in range(begin, end) if text[position] == ","]
    edges = [begin, *(position + 1 for position in commas)]
    return list(zip(edges, [*commas, end], strict=True))


def _after(text: str, match: re.Match[str], statement: Statement) -> Attribution | None:
    """Find the subject right of an inverted verb, past "devant la presse" and the like.

    A verb is inverted only right after a comma or a quotation; "told" never is.
    """
    before = text[: match.start()].rstrip()
    if (before and before[-1] not in ',"') or match.group(0).lower() == "told":
        return None
    end = _right_end(text, match.end())
    start = _past_circumstances(text, match.end(), end)
    return subject(text, start, end, statement, match.start())


def _past_circumstances(text: str, start: int, end: int) -> int:
    """Skip days, adverbs and complements of circumstance before a subject."""
    while (match := _BETWEEN.match(text, start, end)) is not None:
        start = match.end()
    return start


def _right_end(text: str, start: int) -> int:
    limit = min(len(text), start + _SUBJECT_REACH)
    boundary = _RIGHT_BOUNDARY.search(text, start, limit)
    return boundary.start() if boundary else limit


def same_speaker(given: Statement, attribution: Attribution) -> bool:
    """Tell whether the speaker the model gave is the one the phrase names."""
    if given.names and attribution.names:
        return all(
            any(same_name(name.raw, head.raw) for head in attribution.names)
            for name in _given(given)
        )
    if given.names and not attribution.names:
        return False
    stems = given.stems
    phrase = Statement(attribution.text, given.language)
    return bool(stems) and len(stems & phrase.stems) == len(stems)


def _given(given: Statement) -> list[Name]:
    """Names heading the model's answer: in "Ouchakov, conseiller de Poutine" only the first."""
    heads = heads_of(given.text, 0, len(given.text), given)
    return heads or given.names
