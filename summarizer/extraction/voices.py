"""Settling who an entry is said by: the text decides, the model's answer only breaks ties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.attribution import attributions, same_speaker
from summarizer.extraction.evidence import Evidence, Statement
from summarizer.extraction.gates import Refusal, marks
from summarizer.extraction.media import is_medium, is_outlet
from summarizer.extraction.speakers import speakers_of
from summarizer.extraction.voice import Voice, voice_of
from summarizer.values.names import same_name
from summarizer.values.quotation import cut_in_two
from summarizer.values.text import content_words, quoted_spans

_OFFICE_NEAR = 60  # code points between an office and the name it goes with
_OWN_WORDS = 2  # content words outside its quotation marks that make a claim more than a quote
_IN_SCOPE = 0.5  # share of a claim's words that must stand in what the speaker is reported to say

# At the end of a sentence, after the words: ", the BBC reported."
_RELAYED = re.compile(
    r"(?:report(?:s|ed)|rapport(?:e|ent)|(?:a|ont) rapporté|relaie(?:nt)?)\b[^,;:]{0,30}[.]?$"
)


@dataclass(frozen=True)
class Settled:
    """The outcome: whom to show, what the citation gains, and what was wrong with the answer.

    Attributes:
        said_by: The speaker to show, or None when the text attributes the words to nobody.
        sentences: Further sentences the citation needs.
        refusal: Why the model's own answer was not taken; None when it was.
        lost: The entry cannot be shown at all, because whose words these are is not known.

    """

    said_by: str | None
    sentences: tuple[int, ...] = ()
    refusal: Refusal | None = None
    lost: bool = False


def settle(
    evidence: Evidence, group: Sequence[int], given: str | None, claim: Statement | None
) -> Settled:
    """Decide who said what stands in the sentences `group`.

    Args:
        evidence: The article.
        group: Numbers of the sentences the entry cites.
        given: The model's answer, if any.
        claim: The claim, to see whether it lies in what is reported; None for a quotation,
            which always does.

    """
    found = [item for n in group for item in speakers_of(evidence, n)]
    voices = [voice for item, n in found if (voice := voice_of(evidence, item, n)) is not None]
    voices = _without_relays(evidence, _distinct(voices))
    if claim is not None and len(voices) < len(found):
        voices = _for_pronouns(claim, voices)
    if given is None:
        return _unasked(evidence, group, voices, claim, unresolved=bool(found) and not voices)
    answer = evidence.claim(given)
    plain = marks(answer, evidence.sentences) is None
    matching = [voice for voice in voices if plain and _matches(evidence, answer, voice)]
    if matching:
        voice = matching[0]
        extra = _office_holder(evidence, answer, voice)
        return Settled(_label(voice, given, extra), (*voice.sentences, *extra))
    refusal = Refusal("speaker_not_in_source", f"“{given}” is not made to say so there")
    in_scope = [voice for voice in voices if claim is None or _reports(evidence, voice, claim)]
    if len(in_scope) == 1:
        voice = in_scope[0]
        detail = f"“{given}” is not made to say so there, “{voice.label}” is"
        return Settled(voice.label, voice.sentences, Refusal("speaker_not_in_source", detail))
    if claim is not None and attributions(claim) and all(is_medium(i.text) for i, _ in found):
        return Settled(None, (), refusal)  # "the report says", in the claim's own words
    unattributed = not found and claim is not None and not _inside_quotes(evidence, group, claim)
    return Settled(None, (), refusal, lost=not unattributed)


def _unasked(
    evidence: Evidence,
    group: Sequence[int],
    voices: Sequence[Voice],
    claim: Statement | None,
    *,
    unresolved: bool,
) -> Settled:
    """Settle an entry for which the model named nobody."""
    in_scope = [voice for voice in voices if claim is None or _reports(evidence, voice, claim)]
    if len(in_scope) == 1:
        return Settled(in_scope[0].label, in_scope[0].sentences)
    if claim is not None and _FIRST_PERSON.search(claim.text) and not quoted_spans(claim.text):
        detail = "it speaks in the first person, and the text does not say clearly who does"
        return Settled(None, (), Refusal("speaker_not_in_source", detail), lost=True)
    if claim is not None and cut_in_two(claim.text):
        detail = "it holds half a quotation, and the text does not say clearly whose"
        return Settled(None, (), Refusal("speaker_not_in_source", detail), lost=True)
    if claim is not None and attributions(claim):
        return Settled(None)  # the claim's own words say that somebody says so
    if claim is None or (
        (unresolved or not voices)
        and not _quotes_in_part(claim)
        and _inside_quotes(evidence, group, claim)
    ):
        detail = "these are somebody's words, and the text does not say clearly whose"
        return Settled(None, (), Refusal("speaker_not_in_source", detail), lost=True)
    return Settled(None)


def _without_relays(evidence: Evidence, voices: list[Voice]) -> list[Voice]:
    """Leave out who only passes on somebody's words: "a spokeswoman said ..., the BBC reported".

    So does where it was said, as soon as somebody says it there.
    """
    own = [voice for voice in voices if not _relays(evidence, voice)]
    text = evidence.article.text
    people = [voice for voice in own if not is_outlet(voice.label, text)]
    return people or own or voices


def _for_pronouns(claim: Statement, voices: list[Voice]) -> list[Voice]:
    """Keep whom pronouns mean, where a claim says only “he said”: not who speaks beside it."""
    said = attributions(claim)
    if not said or not all(item.pronoun for item in said):
        return voices
    return [voice for voice in voices if voice.attribution.pronoun]


def _relays(evidence: Evidence, voice: Voice) -> bool:
    sentence = evidence.get(voice.sentences[-1])
    return sentence is not None and bool(_RELAYED.match(sentence.text, voice.attribution.verb))


def _distinct(voices: Sequence[Voice]) -> list[Voice]:
    kept: list[Voice] = []
    for voice in voices:
        if not any(_same_voice(voice, other) for other in kept):
            kept.append(voice)
    return kept


def _same_voice(a: Voice, b: Voice) -> bool:
    if a.names and b.names:
        return same_name(a.names[0].raw, b.names[0].raw)
    return a.label.casefold() == b.label.casefold()


def _matches(evidence: Evidence, answer: Statement, voice: Voice) -> bool:
    item = voice.attribution
    if answer.names and voice.names:
        return any(same_name(a.raw, b.raw) for a in answer.names for b in voice.names)
    if not item.pronoun and same_speaker(answer, item):
        return True
    if item.pronoun and not voice.names:
        label = set(content_words(voice.label, evidence.article.language))
        return bool(answer.stems) and answer.stems <= label
    return bool(_office_holder(evidence, answer, voice))


def _office_holder(evidence: Evidence, answer: Statement, voice: Voice) -> tuple[int, ...]:
    """Return the earlier sentence that gives the name for an office ("le président américain")."""
    if voice.names or not answer.names or voice.attribution.pronoun:
        return ()
    office = set(content_words(voice.label, evidence.article.language))
    if not office:
        return ()
    for n in range(voice.sentences[0], -1, -1):
        sentence = evidence.get(n)
        if sentence is None or not office <= sentence.stems:
            continue
        for name in sentence.names:
            near = sentence.text[max(0, name.start - _OFFICE_NEAR) : name.end + _OFFICE_NEAR]
            stems = set(content_words(near, evidence.article.language))
            if office <= stems and any(same_name(name.raw, own.raw) for own in answer.names):
                return (n,)
    return ()


def _label(voice: Voice, given: str, extra: tuple[int, ...]) -> str:
    """Show the article's words; for an office resolved to a name, the name."""
    return given if extra else voice.label


def _reports(evidence: Evidence, voice: Voice, claim: Statement) -> bool:
    """Tell whether enough of the claim stands in what the speaker is reported to say."""
    sentence = evidence.get(voice.sentences[-1])
    if sentence is None or not claim.stems:
        return False
    if attributions(claim):
        return True  # the claim itself says who says it
    reported = sentence.text[voice.attribution.reported :]
    stems = set(content_words(reported, evidence.article.language))
    return len(claim.stems & stems) >= _IN_SCOPE * len(claim.stems)


def _quotes_in_part(claim: Statement) -> bool:
    """Tell whether the claim itself shows which of its words are quoted, and says more."""
    text = claim.text
    for start, end in reversed(quoted_spans(text)):
        text = text[:start] + text[end:]
    return text != claim.text and len(content_words(text, claim.language)) >= _OWN_WORDS


def _inside_quotes(evidence: Evidence, group: Sequence[int], claim: Statement) -> bool:
    """Tell whether most of the claim's words are quoted in the sentences."""
    stems: set[str] = set()
    for n in group:
        sentence = evidence.get(n)
        if sentence is None:
            continue
        start, end = sentence.sentence.start, sentence.sentence.end
        for first, last in evidence.quotations:
            inside = evidence.article.text[max(first, start) : min(last, end)]
            stems |= set(content_words(inside, evidence.article.language))
    return len(claim.stems & stems) > _IN_SCOPE * len(claim.stems)


_FIRST_PERSON = re.compile(r"\b(?:je|j['’]|moi|I|me|my|we|We)\b(?!-)")
