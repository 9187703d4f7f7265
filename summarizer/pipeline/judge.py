"""Having the model judge pairs of claims that may tell one fact, before they are merged.

Off unless asked for. Pairs are asked about in a fixed order, a few at a time. Whatever goes
wrong, the pairs without an answer count as not judged, and the run says why.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.judge import Verdicts
from summarizer.errors import SummarizerError
from summarizer.extraction.asking import Asks
from summarizer.extraction.budget import Budget
from summarizer.extraction.extractor import usage_of
from summarizer.extraction.prompt import (
    JUDGE,
    LANGUAGES,
    Message,
    PromptFile,
    files_sha256,
    load,
    shown,
)
from summarizer.extraction.summary import Summary, Usage
from summarizer.merging.brief import Brief
from summarizer.merging.brief_run import JudgedPair, JudgeRun
from summarizer.merging.embeddings import Vectors
from summarizer.merging.judging import Answer, Open
from summarizer.merging.merge import undecided
from summarizer.pipeline.job import OpenAsker
from summarizer.pipeline.merging import Merging, merge_summaries

WHAT = "pairs of claims"
AT_ONCE = 10  # pairs in one request


class JudgePrompt(PromptFile):
    """A prompt that asks which pairs of claims tell one fact.

    Attributes:
        system: The system message.
        before: Stands over the numbered pairs.
        pair: One pair, with {a} and {b}.
        after: Stands under them.

    """

    system: str
    before: str
    pair: str
    after: str


@dataclass
class _Judging:
    """What has been asked so far, and what came of it; `spent` is what the run took before."""

    model: str
    spent: Usage = field(default_factory=Usage)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    reason: str = ""


async def merge_judged(
    summaries: Sequence[Summary], how: Merging, asker: Asks, budget: Budget, stopped: str = ""
) -> Brief:
    """Merge summaries after the model has judged the pairs merging leaves open.

    Args:
        summaries: The summaries of one run.
        how: How to merge.
        asker: The model.
        budget: What the whole run may cost.
        stopped: Why nothing more may be asked, if so.

    Raises InputError when the summaries do not belong together.

    """
    vectors = how.find(summaries)
    pairs = undecided(summaries, vectors)
    spent = sum((summary.usage for summary in summaries), Usage())
    asked = _Judging(asker.endpoint.model, spent, reason=stopped)
    if not stopped:
        await _ask(asked, pairs, asker, budget, _language(summaries))
    return _merged(summaries, how, vectors, pairs, asked)


def ask_and_merge(
    summaries: Sequence[Summary], how: Merging, open_asker: OpenAsker, budget: Budget
) -> Brief:
    """Open the model, merge by its judgements, and close it; see `merge_judged`.

    Without a model to open, the summaries are merged as they are, and the run says why.
    """

    async def ask(asker: Asks) -> Brief:
        try:
            return await merge_judged(summaries, how, asker, budget)
        finally:
            await asker.aclose()

    try:
        with open_asker() as asker:
            return merge_summaries(summaries, how) if asker is None else asyncio.run(ask(asker))
    except SummarizerError as error:
        vectors = how.find(summaries)
        pairs = undecided(summaries, vectors)
        return _merged(summaries, how, vectors, pairs, _Judging("", reason=str(error)))


async def _ask(
    asked: _Judging,
    pairs: Sequence[Open],
    asker: Asks,
    budget: Budget,
    language: str,
) -> None:
    """Ask about the pairs, a few at a time, until all are judged or nothing more may be asked."""
    for start in range(0, len(pairs), AT_ONCE):
        batch = pairs[start : start + AT_ONCE]
        over = budget.reached(asked.spent + asked.usage, asked.model)
        if over is not None:
            asked.reason = str(over)
            return
        try:
            filled = await asker.ask(
                Verdicts, judge_messages(batch, language), extra_body(asker, len(batch)), WHAT
            )
        except SummarizerError as error:
            asked.usage += usage_of(error)
            asked.reason = str(error)
            return
        asked.usage += filled.usage
        asked.model = filled.model or asked.model
        asked.answers |= _answers(batch, Verdicts.model_validate(filled.answer.model_dump()))
    if len(asked.answers) < len(pairs):
        asked.reason = "The model gave no answer, or two, about some pairs."


def _answers(batch: Sequence[Open], given: Verdicts) -> dict[tuple[str, str], Answer]:
    """Return the answers by claim ids; a pair with two different ones has none."""
    found: dict[tuple[str, str], set[Answer]] = {}
    for verdict in given.verdicts:
        if 0 < verdict.pair <= len(batch):
            found.setdefault(batch[verdict.pair - 1].ids, set()).add(verdict.answer)
    return {ids: answers.pop() for ids, answers in found.items() if len(answers) == 1}


def _merged(
    summaries: Sequence[Summary],
    how: Merging,
    vectors: Vectors,
    pairs: Sequence[Open],
    asked: _Judging,
) -> Brief:
    brief = merge_summaries(summaries, how, vectors, asked.answers)
    about = JudgeRun(
        model=asked.model,
        prompt_sha256=files_sha256(JUDGE),
        pairs=[
            JudgedPair(
                claims=pair.ids,
                texts=pair.texts,
                score=pair.score,
                answer=asked.answers.get(pair.ids),
            )
            for pair in pairs
        ],
        reason=asked.reason,
        usage=asked.usage,
    )
    usage = brief.run.usage + asked.usage
    return brief.model_copy(
        update={"run": brief.run.model_copy(update={"judge": about, "usage": usage})}
    )


def judge_messages(pairs: Sequence[Open], language: str) -> list[Message]:
    """Build the chat messages that ask about `pairs`, numbered from 1.

    Raises PromptError when the prompt file is missing or malformed.
    """
    prompt = load(JUDGE, language if language in LANGUAGES else "en", JudgePrompt)
    lines = [f"[{n}] {_line(prompt.pair, pair)}" for n, pair in enumerate(pairs, start=1)]
    return [
        {"role": "system", "content": prompt.system},
        {"role": "user", "content": "\n".join([prompt.before, *lines, "", prompt.after])},
    ]


def _line(pattern: str, pair: Open) -> str:
    """Put two claims into a line; what a claim holds is never read as a place for the other."""
    before, _, rest = pattern.partition("{a}")
    between, _, after = rest.partition("{b}")
    a, b = (shown(text) for text in pair.texts)
    return f"{before}{a}{between}{b}{after}"


def extra_body(asker: Asks, count: int) -> Mapping[str, Any]:
    """Return what the request carries beside the messages: for the embedded model a grammar."""
    if asker.endpoint.kind != "embedded":
        extra = asker.endpoint.extra_body
        return {} if callable(extra) else dict(extra)
    return {"grammar": judge_grammar(count), "cache_prompt": True, "temperature": 0}


def judge_grammar(count: int) -> str:
    """Return the GBNF grammar of one verdict on each of `count` pairs, without white space."""
    verdicts = ' "," '.join(
        f'"{{\\"pair\\":{n},\\"answer\\":\\"" answer "\\"}}"' for n in range(1, count + 1)
    )
    return f'root ::= "{{\\"verdicts\\":[" {verdicts} "]}}"\nanswer ::= "same" | "different"\n'


def _language(summaries: Sequence[Summary]) -> str:
    """Return the language of all articles for the instructions; English where there are several."""
    languages = {s.source.language for s in summaries if s.source.status == "used"}
    return languages.pop() if len(languages) == 1 else "en"
