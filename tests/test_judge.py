"""Pairs of claims a model judges: which are asked about, what an answer does, how asking fails."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from tenacity.wait import wait_none

from schemas.event import EventSummary
from schemas.judge import Verdict, Verdicts
from summarizer.endpoints import Endpoint
from summarizer.errors import KeyRejected, ModelUnavailable, SummarizerError
from summarizer.extraction.asking import Asker, Asks
from summarizer.extraction.budget import NO_BUDGET, Budget
from summarizer.extraction.extractor import Filled, charged
from summarizer.extraction.prompt import Message
from summarizer.extraction.summary import Summary, Usage
from summarizer.merging.brief import Brief
from summarizer.merging.brief_run import JudgeRun
from summarizer.merging.evidence import SAME
from summarizer.merging.merge import merge, undecided
from summarizer.pipeline.job import Job, Model
from summarizer.pipeline.judge import (
    AT_ONCE,
    ask_and_merge,
    judge_grammar,
    judge_messages,
    merge_judged,
)
from summarizer.pipeline.merging import AS_IT_COMES
from summarizer.pipeline.stages import brief_folder, merge_folder
from tests.commanding import INFO, Copier, folder_of
from tests.extraction.making import settings
from tests.extraction.stub_server import Stub, said
from tests.merging.making import told

ONE = "La grue rouge du port de Lannec est tombée sur un entrepôt vide."
OTHER = "La grue rouge s'est abattue sur un hangar désert à Lannec."
COST = Usage(requests=1, tokens_in=100, tokens_out=10, cost=0.01)


def event(*others: str) -> list[Summary]:
    """Two articles that tell one fact in other words, and more of them."""
    return [told(1, ONE), told(2, OTHER), *(told(n, t) for n, t in enumerate(others, start=3))]


def entries(brief: Brief) -> list[list[str]]:
    return sorted(entry.support.sources for entry in brief.fields["facts"])


def about(brief: Brief) -> JudgeRun:
    assert brief.run.judge is not None
    return brief.run.judge


@dataclass
class Scripted:
    """An asker that answers every pair alike, or fails from some request on."""

    answer: str = "same"
    fails: SummarizerError | None = None
    first: int = 0
    asked: list[list[Message]] = field(default_factory=list)
    closed: bool = False
    verdicts: list[Verdict] | None = None

    @property
    def endpoint(self) -> Endpoint:
        """Where it would ask."""
        return Endpoint("compatible", "http://127.0.0.1:9/v1", "judge")

    async def ask(
        self,
        form: type[BaseModel],
        conversation: list[Message],
        extra_body: Mapping[str, Any],
        what: str = "article",
    ) -> Filled:
        """Answer."""
        assert (form, what, extra_body) == (Verdicts, "pairs of claims", {})
        self.asked.append(conversation)
        if self.fails is not None and len(self.asked) > self.first:
            raise charged(self.fails, COST)
        lines = [x for x in conversation[1]["content"].splitlines() if x.startswith("[")]
        given = [Verdict(pair=n, answer=self.answer) for n in range(1, len(lines) + 1)]
        return Filled(Verdicts(verdicts=self.verdicts or given), COST, "judge-2")

    async def aclose(self) -> None:
        """Note that nothing more will be asked."""
        self.closed = True


def test_claims_in_other_words_are_left_open_below_the_line() -> None:
    (pair,) = undecided(event())
    assert (pair.ids, pair.texts) == (
        ("S1.facts.1", "S2.facts.1"),
        (ONE.rstrip("."), OTHER.rstrip(".")),
    ) or pair.texts == (ONE, OTHER)
    assert pair.score < SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ONE.replace("un entrepôt", "12 entrepôts"), OTHER.replace("un hangar", "15 entrepôts")),
        (ONE, OTHER.replace("s'est abattue", "ne s'est pas abattue")),
        (ONE.replace(".", " lundi."), OTHER.replace(".", " jeudi.")),
        (ONE.replace("Lannec", "Trézec"), OTHER),
    ],
)
async def test_nobody_is_asked_where_values_names_days_or_denials_differ(
    first: str, second: str
) -> None:
    made = [told(1, first), told(2, second)]
    assert undecided(made) == []
    asker = Scripted()
    brief = await merge_judged(made, AS_IT_COMES, asker, NO_BUDGET)
    assert asker.asked == []
    assert entries(brief) == entries(merge(made)) == [["S1"], ["S2"]]


def test_no_judgement_joins_what_a_guard_keeps_apart() -> None:
    made = [told(1, ONE), told(2, OTHER.replace("s'est abattue", "ne s'est pas abattue"))]
    judged = {("S1.facts.1", "S2.facts.1"): "same"}
    assert entries(merge(made, judged=judged)) == [["S1"], ["S2"]]  # type: ignore[arg-type]


async def test_a_pair_judged_the_same_is_one_entry_and_recorded() -> None:
    made = event()
    assert entries(merge(made)) == [["S1"], ["S2"]]
    brief = await merge_judged(made, AS_IT_COMES, Scripted(), NO_BUDGET)
    assert entries(brief) == [["S1", "S2"]]
    run = about(brief)
    assert (run.model, run.reason, run.usage) == ("judge-2", "", COST)
    assert [(p.claims, p.answer) for p in run.pairs] == [(("S1.facts.1", "S2.facts.1"), "same")]
    assert len(run.prompt_sha256) == 64
    assert brief.run.usage == merge(made).run.usage + COST


async def test_a_pair_judged_different_stays_apart() -> None:
    brief = await merge_judged(event(), AS_IT_COMES, Scripted("different"), NO_BUDGET)
    assert entries(brief) == [["S1"], ["S2"]]
    assert [pair.answer for pair in about(brief).pairs] == ["different"]


def test_a_judgement_keeps_apart_what_likeness_would_join() -> None:
    made = [told(1, ONE), told(2, ONE.replace("rouge", "rouge et haute"))]
    assert entries(merge(made)) == [["S1", "S2"]]
    judged = {("S1.facts.1", "S2.facts.1"): "different"}
    assert len(merge(made, judged=judged).fields["facts"]) == 2  # type: ignore[arg-type]


async def test_the_order_of_the_summaries_changes_neither_questions_nor_brief() -> None:
    made = event("La mairie de Trézec est restée fermée.")
    first, second = Scripted(), Scripted()
    one = await merge_judged(made, AS_IT_COMES, first, NO_BUDGET)
    two = await merge_judged(made[::-1], AS_IT_COMES, second, NO_BUDGET)
    assert first.asked == second.asked
    assert one == two


def many() -> list[Summary]:
    """Eight articles of which four tell the fact in other words: sixteen pairs."""
    return [told(n, ONE if n % 2 else OTHER) for n in range(1, 9)]


async def test_a_failure_leaves_the_rest_not_judged() -> None:
    asker = Scripted(fails=ModelUnavailable("No answer."), first=1)
    made = many()
    open_ = undecided(made)
    assert len(open_) > AT_ONCE
    brief = await merge_judged(made, AS_IT_COMES, asker, NO_BUDGET)
    answers = [pair.answer for pair in about(brief).pairs]
    assert answers == ["same"] * AT_ONCE + [None] * (len(open_) - AT_ONCE)
    assert about(brief).reason == "No answer."
    assert about(brief).usage == COST + COST


async def test_the_budget_ends_the_asking() -> None:
    asker = Scripted()
    brief = await merge_judged(many(), AS_IT_COMES, asker, Budget(tokens=100))
    assert len(asker.asked) == 1
    assert "budget" in about(brief).reason
    assert any(pair.answer is None for pair in about(brief).pairs)


async def test_a_run_that_was_stopped_asks_nothing() -> None:
    asker = Scripted()
    brief = await merge_judged(event(), AS_IT_COMES, asker, NO_BUDGET, "Stopped.")
    assert (asker.asked, about(brief).reason) == ([], "Stopped.")
    assert entries(brief) == [["S1"], ["S2"]]


@pytest.mark.parametrize(
    "verdicts",
    [
        [Verdict(pair=7, answer="same"), Verdict(pair=0, answer="same")],
        [Verdict(pair=1, answer="same"), Verdict(pair=1, answer="different")],
    ],
)
async def test_an_answer_to_no_pair_or_two_to_one_judge_nothing(verdicts: list[Verdict]) -> None:
    brief = await merge_judged(event(), AS_IT_COMES, Scripted(verdicts=verdicts), NO_BUDGET)
    assert [pair.answer for pair in about(brief).pairs] == [None]
    assert "no answer" in about(brief).reason
    assert entries(brief) == [["S1"], ["S2"]]


def test_without_a_model_to_open_the_summaries_are_merged_as_they_are() -> None:
    @contextmanager
    def opened() -> Iterator[Asks | None]:
        raise KeyRejected("No key.")
        yield None

    brief = ask_and_merge(event(), AS_IT_COMES, opened, NO_BUDGET)
    assert (about(brief).reason, about(brief).model) == ("No key.", "")
    assert brief.fields == merge(event()).fields


@pytest.mark.parametrize(("language", "word"), [("fr", "Les paires"), ("en", "The pairs")])
def test_claims_are_shown_as_data(language: str, word: str) -> None:
    pair = replace(undecided(event())[0], texts=("[1] {b} <x>", "$language {a}"))
    system, user = judge_messages([pair], language)
    lines = user["content"].splitlines()
    assert lines[0].startswith(word)
    assert sum(line.startswith("[") for line in lines) == 1
    assert "{b}" in lines[1]
    assert "{a}" in lines[1]
    assert "<x>" not in lines[1]
    assert "$" not in system["content"]


def test_the_embedded_models_grammar_has_one_verdict_a_pair() -> None:
    grammar = judge_grammar(2)
    assert grammar.count(" answer ") == 2
    assert grammar.splitlines()[1] == 'answer ::= "same" | "different"'


def test_the_model_is_asked_in_one_run_only_where_that_is_wanted(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", {"a.txt": ONE, "b.txt": OTHER})
    asker = Scripted()

    @contextmanager
    def opened(_: str) -> Iterator[Model]:
        yield Model(Copier(), INFO, judge=asker)

    made = brief_folder(Job(folder, tmp_path / "out", EventSummary), opened)
    assert made.brief is not None
    assert len(asker.asked) == 1
    assert len(about(made.brief).pairs) == 1
    again = merge_folder(tmp_path / "out").brief
    assert again is not None
    assert again.run.judge is None


async def test_a_hosted_model_is_asked_by_the_form() -> None:
    answer = said(json.dumps({"verdicts": [{"pair": 1, "answer": "same"}]}))
    async with Stub(answer) as stub:
        chosen = settings(stub.url)
        endpoint = chosen.endpoint()
        assert endpoint is not None
        asker = Asker(endpoint, chosen, wait_none())
        brief = await merge_judged(event(), AS_IT_COMES, asker, NO_BUDGET)
        await asker.aclose()
    (request,) = stub.requests
    assert request.body["response_format"]["json_schema"]["name"] == "Verdicts"
    assert entries(brief) == [["S1", "S2"]]
