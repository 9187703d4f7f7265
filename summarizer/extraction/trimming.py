"""Taking the attribution out of a claim's words once the speaker is settled.

"L'appel a duré deux heures, a indiqué X" and "X a indiqué que l'appel a duré deux heures" say
of the call that it took two hours, and of X that X said so. The second belongs into `said_by`:
left in the text it would be shown twice, and would keep like claims of other sources apart.
Only whole clauses go; what stays is the claim's own words.
"""

import re

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Statement
from summarizer.extraction.speech import SPEECH_EN, SPEECH_FR, circumstance
from summarizer.extraction.subjects import Attribution
from summarizer.values.text import content_words, quoted_spans

_TAIL_WORDS = 16  # a closing attribution is no longer than this
_INSERTED_WORDS = 8  # an inserted attribution is no longer than this
_SUBJECT_ALONE = 5  # words before an inserted attribution that are a subject without its verb
_LEAST_WORDS = 4  # words a claim keeps
_LEAST_STEMS = 2  # content words it keeps
# What may stand between the verb and what is reported; "évoqué la possibilité que" may not.
_REPORTED = re.compile(
    r"(?:\s+(?:ensuite|également|aussi|jeudi|vendredi|samedi|dimanche|lundi|mardi|mercredi|"
    r"aux journalistes|à la presse|devant la presse|à l['’]AFP|à la radio|on "
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|reporters|journalists|"
    r"the (?:bbc|ap|afp|press)))*\s+(?:que\s|qu['’]|that\s)",
    re.IGNORECASE,
)
# What follows such a verb is not what its subject says is so; "a regretté que X soit venu" is no
# sentence without it either.
_UNAFFIRMED = re.compile(
    r"(?:démenti|nié|menacé|souhaité|regretté|déploré|suggéré|exigé|denied|hinted|suggested|"
    r"threatened|demanded|urged)$",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(
    r"\b(?:soit|soient|soyons|soyez|ait|aient|puisse(?:nt)?|fasse(?:nt)?|aille(?:nt)?|sache(?:nt)?|"
    r"doive(?:nt)?|fût|eût|eussent|fussent)\b",
    re.IGNORECASE,
)
_SPEECH = {True: SPEECH_FR, False: SPEECH_EN}
_RELATIVE = re.compile(r"\s*(?:qui|dont|que|qu['’]|who|which|whose|where)\b", re.IGNORECASE)
_SECOND_CLAUSE = re.compile(r"\b(?:et|mais|and|but)\s+(?:que\s|qu['’]|that\s)", re.IGNORECASE)
_PRONOUN_SUBJECT = re.compile(r"\b(?:il|elle|he|she)\s+$", re.IGNORECASE)
# "a-t-elle ajouté", "affirme-t-il"
_TURNED = re.compile(r"([a-zà-ÿ]+)-(?:t-)?(?:il|elle)\b(.*)", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^(?:il|elle|ils|elles|on|lui|eux|ce|c['’]|cela|celui|celle|ceux|he|she|it|they|his|her|"
    r"their|its|this|these|those|en|y|n['’]|s['’]|se)\b",
    re.IGNORECASE,
)


def without_attribution(statement: Statement) -> str:
    """Return the claim's text without the clause that says who says so.

    The text comes back unchanged where nothing but a quotation would be left, or a clause
    whose subject is a pronoun.
    """
    for attribution in attributions(statement):
        for cut in (_before_tail, _between, _after_head):
            kept = cut(statement, attribution)
            if kept is not None and _stands(kept, statement.language):
                return kept
    return statement.text


def with_speaker(statement: Statement, speaker: str) -> str:
    """Return the claim's text with its speaker's name for the pronoun that stands for it.

    "Sur Truth Social, il a salué …" is read without the sentence before. The text comes back
    unchanged where it names somebody, or several are said to speak.
    """
    text = statement.text
    found = attributions(statement)
    if len(found) != 1 or not found[0].pronoun:
        return text
    verb = found[0].verb
    before = _PRONOUN_SUBJECT.search(text[:verb])
    if before is not None:
        name = speaker[:1].upper() + speaker[1:] if not text[: before.start()].strip() else speaker
        return f"{text[: before.start()]}{name} {text[verb:]}"
    turned = _TURNED.fullmatch(found[0].text)
    if turned is None or not text.startswith(turned.group(), verb):
        return text
    return f"{text[:verb]}{turned[1]}{turned[2]} {speaker}{text[verb + turned.end() :]}"


def _before_tail(statement: Statement, attribution: Attribution) -> str | None:
    """Cut ", a indiqué X" or ", according to X" off the end."""
    text = statement.text
    head, tail = text[: attribution.verb].rstrip(), text[attribution.verb :]
    before, _, last = tail.rstrip(". ").rpartition(",")
    apposition = any(name.raw in last for name in attribution.names)
    if attribution.reported or not head.endswith(","):
        return None
    if before and ("," in before or not apposition):
        return None
    return head.rstrip(",").rstrip() if len(tail.split()) <= _TAIL_WORDS else None


def _between(statement: Statement, attribution: Attribution) -> str | None:
    """Cut ", a indiqué X," out of the middle."""
    text = statement.text
    head = text[: attribution.verb].rstrip()
    closing = text.find(",", attribution.verb)
    if attribution.reported or not head.endswith(",") or closing == -1:
        return None
    inside = text[attribution.verb : closing]
    if len(inside.split()) > _INSERTED_WORDS or not inside.rstrip().endswith(
        attribution.text.split(",")[0]
    ):
        return None
    after = text[closing + 1 :]
    # What follows a whole clause or a quotation describes the speaker: ", maire de Valmont".
    whole = len(head.split()) > _SUBJECT_ALONE or re.search(r"[\"”»],$", head)
    describes = whole and not circumstance(statement.language).match(after.strip())
    if describes or _RELATIVE.match(after) or re.match(r"\s*[A-ZÀ-Ý]", after):
        return None
    return head + after


def _after_head(statement: Statement, attribution: Attribution) -> str | None:
    """Cut "X a indiqué que" or "X said that" off the front, if nothing else stands there."""
    text = statement.text
    if not attribution.reported or text[: attribution.verb].strip(" ,") != attribution.text:
        return None
    match = next(_SPEECH[statement.language != "en"].finditer(text, attribution.verb), None)
    if match is None or match.start() != attribution.verb or _UNAFFIRMED.search(match.group()):
        return None
    linked = _REPORTED.match(text, match.end())
    if linked is None:
        return None
    kept = text[linked.end() :].strip()
    if _POINTS_BACK.match(kept) or _SECOND_CLAUSE.search(kept):
        return None
    if statement.language == "fr" and _SUBJUNCTIVE.search(re.split(r"\bqu[e'’]|,", kept)[0]):
        return None
    return kept[:1].upper() + kept[1:]


def _stands(kept: str, language: str) -> bool:
    bare = kept
    for start, end in reversed(quoted_spans(kept)):
        bare = bare[:start] + bare[end:]
    return (
        len(kept.split()) >= _LEAST_WORDS
        and len(content_words(bare, language)) >= _LEAST_STEMS
        and bare.count("«") == bare.count("»")
    )
