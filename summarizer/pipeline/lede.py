"""Having the model write the lede: asked once, after merging, from the entries alone.

Whatever goes wrong, the lede code has composed stays, and the run says why.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from schemas.lede import Lede
from summarizer.errors import Interrupted, SummarizerError
from summarizer.extraction.asking import Asks
from summarizer.extraction.budget import Budget
from summarizer.extraction.extractor import usage_of
from summarizer.extraction.prompt import (
    LANGUAGES,
    LEDES,
    Message,
    PromptFile,
    files_sha256,
    filled_in,
    language_name,
    load,
    shown,
)
from summarizer.extraction.summary import Usage
from summarizer.merging.brief import Brief, Entry, LedeSentence
from summarizer.merging.brief_run import LedeRun
from summarizer.merging.lede import LEAST, MOST, dispute, numbered
from summarizer.merging.lede_check import check_lede
from summarizer.merging.voice import speaker_to_add
from summarizer.pipeline.job import OpenAsker

WHAT = "lede"


class Sources(BaseModel):
    """How many sources carry an entry, in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: str
    many: str


class LedePrompt(PromptFile):
    """A prompt that asks for a lede.

    Attributes:
        system: Template of the system message, with the variable $language.
        before: Stands over the headline.
        entries: Stands over the numbered entries.
        according: Names who says an entry, with {who}.
        sources: How many sources carry it.
        disputed: Marks an entry that others contradict, with {others}.
        after: Stands under the entries.

    """

    system: str
    before: str
    entries: str
    according: str
    sources: Sources
    disputed: str
    after: str

    @field_validator("system")
    @classmethod
    def _names_the_language(cls, system: str) -> str:
        if "$language" not in system:
            raise ValueError("the variable $language is missing")
        return system


async def with_lede(brief: Brief, asker: Asks, budget: Budget, stopped: str = "") -> Brief:
    """Return `brief` with the model's lede, or with its own and the reason why.

    Args:
        brief: A merged brief, its lede composed by code.
        asker: The model.
        budget: What the whole run may cost.
        stopped: Why nothing more may be asked, if so.

    Raises:
        Interrupted: The person wants the run to end.

    """
    model = asker.endpoint.model
    prompt = LEDES[asker.endpoint.kind == "embedded"]
    about = LedeRun(model=model, prompt_sha256=files_sha256(prompt), written=False)
    entries = numbered(brief)
    spent = budget.reached(brief.run.usage, model)
    if stopped or spent is not None:
        return _composed(brief, about, stopped or str(spent))
    if len(entries) < LEAST:
        return _composed(brief, about, f"There are fewer than {LEAST} entries to write from.")
    try:
        filled = await asker.ask(
            Lede, lede_messages(brief, entries, prompt), extra_body(asker, entries), WHAT
        )
    except Interrupted:
        raise
    except SummarizerError as error:
        return _composed(brief, about, str(error), usage_of(error))
    answer = Lede.model_validate(filled.answer.model_dump())
    try:
        checked = check_lede(brief, entries, answer)
    except Exception as error:  # noqa: BLE001  a fault of ours must not cost a brief that is paid for
        fault = f"The program failed on the lede ({type(error).__name__}: {error})."
        return _composed(brief, about, fault, filled.usage)
    about = about.model_copy(update={"model": filled.model or model, "refused": checked.refused})
    if len(checked.kept) < LEAST:
        reason = _too_few(len(answer.sentences), len(checked.kept))
        return _composed(brief, about, reason, filled.usage)
    return _with(brief, about.model_copy(update={"written": True}), filled.usage).model_copy(
        update={"lede": _completed(brief, checked.kept)}
    )


def ask_for_lede(brief: Brief, open_asker: OpenAsker, budget: Budget) -> Brief:
    """Open the model, have it write the lede of `brief`, and close it; see `with_lede`."""

    async def ask(asker: Asks) -> Brief:
        try:
            return await with_lede(brief, asker, budget)
        finally:
            await asker.aclose()

    try:
        with open_asker() as asker:
            return brief if asker is None else asyncio.run(ask(asker))
    except SummarizerError as error:  # no model to open: a brief needs none
        about = LedeRun(model="", prompt_sha256=files_sha256(LEDES[False]), written=False)
        return _composed(brief, about, str(error))


def lede_messages(brief: Brief, entries: Sequence[Entry], name: str = "lede") -> list[Message]:
    """Build the chat messages that ask for the lede of `brief`.

    Returns:
        A system message that is the same for every brief in one language, then one user
        message with the headline and the entries, one a line, numbered from 1.

    Raises:
        PromptError: The prompt file is missing or malformed.

    """
    asked_in = brief.language if brief.language in LANGUAGES else "en"
    prompt = load(name, asked_in, LedePrompt)
    language = language_name(brief.language, asked_in)
    lines = [_line(n, brief, entries, prompt) for n in range(1, len(entries) + 1)]
    parts = [prompt.before, shown(brief.headline), "", prompt.entries, *lines, "", prompt.after]
    return [
        {"role": "system", "content": filled_in(prompt.system, {"language": language})},
        {"role": "user", "content": "\n".join(parts)},
    ]


def extra_body(asker: Asks, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return what the request carries beside the messages: for the embedded model a grammar."""
    if asker.endpoint.kind != "embedded":
        extra = asker.endpoint.extra_body
        return {} if callable(extra) else dict(extra)
    return {"grammar": lede_grammar(len(entries)), "cache_prompt": True, "temperature": 0}


def lede_grammar(count: int) -> str:
    """Return the GBNF grammar of ledes over entries 1 to `count`, without white space."""
    number = " | ".join(f'"{n}"' for n in range(1, count + 1))
    return (
        f'root ::= "{{\\"sentences\\":[" line ("," line){{{LEAST - 1},{MOST - 1}}} "]}}"\n'
        'line ::= "{\\"entries\\":[" number "],\\"text\\":\\"\\"}"\n'
        f"number ::= {number}\n"
    )


def _line(n: int, brief: Brief, entries: Sequence[Entry], prompt: LedePrompt) -> str:
    entry = entries[n - 1]
    who = speaker_to_add(entry)
    count = entry.support.independent
    many = prompt.sources.many.replace("{n}", str(count))
    notes = [prompt.sources.one if count == 1 else many]
    if who is not None:
        notes.insert(0, prompt.according.replace("{who}", shown(who)))
    if entry.status == "disputed":
        others = [
            str(m) for m, other in enumerate(entries, start=1) if _against(brief, entry, other)
        ]
        notes.append(prompt.disputed.replace("{others}", ", ".join(f"[{m}]" for m in others)))
    return f"[{n}] {shown(entry.text)} ({' ; '.join(notes)})"


def _against(brief: Brief, entry: Entry, other: Entry) -> bool:
    return entry is not other and any(
        {entry.id, other.id} <= set(conflict.entries) for conflict in brief.conflicts
    )


def _completed(brief: Brief, kept: Sequence[LedeSentence]) -> list[LedeSentence]:
    """Add the sentence that tells of a disagreement, where no sentence of the model does."""
    missing = [
        sentence
        for sentence in dispute(brief)
        if not any(set(sentence.entries) <= set(own.entries) for own in kept)
    ]
    return [*kept[: MOST - len(missing)], *missing]


def _too_few(asked: int, held: int) -> str:
    return f"Of the model's {asked} sentences {held} held; a lede has {LEAST} at least."


def _composed(brief: Brief, about: LedeRun, reason: str, usage: Usage | None = None) -> Brief:
    return _with(brief, about.model_copy(update={"reason": reason}), usage or Usage())


def _with(brief: Brief, about: LedeRun, usage: Usage) -> Brief:
    """Record how the lede came about and what asking for it took."""
    run = brief.run.model_copy(
        update={
            "usage": brief.run.usage + usage,
            "lede": about.model_copy(update={"usage": usage}),
        }
    )
    return brief.model_copy(update={"run": run})
