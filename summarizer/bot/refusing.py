"""Why something asked for in Slack was not done, in the words and language of whoever asked."""

from collections.abc import Mapping

from summarizer.bot.people import Person
from summarizer.bot.words import Words
from summarizer.errors import (
    GateRefusedError,
    NotAllowedError,
    OutdatedError,
    SlackError,
    SummarizerError,
)
from summarizer.extraction.summary import Withheld

_NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})


def worded(
    error: SummarizerError, person: Person, words: Words, names: Mapping[str, str] | None = None
) -> str:
    """Return what to tell somebody of an error.

    Args:
        error: What was raised.
        person: Who asked.
        words: In their language.
        names: Of the sources by their ids, where gates may have refused a text.

    """
    if isinstance(error, OutdatedError):
        return words.say("outdated")
    if isinstance(error, SlackError) and error.code in _NOT_THERE:
        return words.say("not_here")
    if isinstance(error, NotAllowedError) and person.user is None:
        return words.say("stranger", id=person.slack)
    if isinstance(error, GateRefusedError):
        told = (_refused(w, words, names or {}) for w in error.refusals if isinstance(w, Withheld))
        return words.say("not_carried", why="; ".join(told))
    return words.told(str(error))


def _refused(refusal: Withheld, words: Words, names: Mapping[str, str]) -> str:
    why = words.labels.say(f"reason.{refusal.reason}")
    if refusal.detail:
        why = f"{why} ({words.told(refusal.detail)})"
    name = names.get(refusal.source, refusal.source)
    return words.say("refused_by", name=name, why=why)
