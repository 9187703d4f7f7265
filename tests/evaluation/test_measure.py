"""The measure itself: what it makes of merges that are wrong in a known way."""

from collections.abc import Callable, Sequence

import pytest

from summarizer.evaluation.cases import Expected, Planted, summaries
from summarizer.evaluation.evaluators import Result, evaluate
from summarizer.evaluation.generate import of_kind
from summarizer.evaluation.measure import measure
from summarizer.evaluation.tally import Row, tally
from summarizer.extraction.summary import Citation, Summary
from summarizer.merging.brief import Brief, Conflict, Entry, Side, Variant
from summarizer.merging.merge import merge

A, B = frozenset({"S1", "S2"}), frozenset({"S3"})


def cite(source: str, stance: str = "supports") -> Citation:
    return Citation.model_validate(
        {"source": source, "start": 0, "end": 1, "line": 1, "quote": "x", "stance": stance}
    )


def conflict(*sides: Sequence[str], kind: str = "contradiction", earlier: int = -1) -> Conflict:
    return Conflict.model_validate(
        {
            "id": "conflict.1",
            "kind": kind,
            "slot": "number",
            "entries": ["facts.1"],
            "sides": [
                Side(
                    text=str(n),
                    citations=[cite(s, "earlier" if n == earlier else "supports") for s in side],
                )
                for n, side in enumerate(sides)
            ],
        }
    )


def brief(*conflicts: Conflict, variants: Sequence[Variant] = ()) -> Brief:
    """A brief of three sources with one entry, these conflicts and variants."""
    (case,) = of_kind("two languages", "en", 1, 1)
    made = merge(summaries(case))
    entry = next(entry for entry in made.fields["facts"])
    support = entry.support.model_copy(update={"sources": ["S1", "S2", "S3"], "independent": 1})
    held = entry.model_copy(update={"support": support, "variants": list(variants)})
    return made.model_copy(update={"conflicts": list(conflicts), "fields": {"facts": [held]}})


def variant(kind: str, *sources: str) -> Variant:
    return Variant.model_validate(
        {"kind": kind, "text": "x", "citations": [cite(source) for source in sources]}
    )


def test_a_conflict_with_exactly_the_right_files_is_found_and_exact() -> None:
    finding = measure(brief(conflict(["S3"], ["S1", "S2"])), Expected("contradiction", (A, B)))
    assert (finding.found, finding.exact, finding.wrong) == (True, True, ())


@pytest.mark.parametrize("sides", [(["S1"], ["S3"]), (["S1", "S2", "S4"], ["S3"])])
def test_a_file_too_few_or_too_many_is_not_exact(sides: tuple[list[str], list[str]]) -> None:
    finding = measure(brief(conflict(*sides)), Expected("contradiction", (A, B)))
    assert (finding.found, finding.exact) == (True, False)


def test_a_conflict_told_in_two_parts_is_not_exact() -> None:
    parts = conflict(["S1"], ["S3"]), conflict(["S2"], ["S3"])
    finding = measure(brief(*parts), Expected("contradiction", (A, B)))
    assert (finding.found, finding.exact) == (True, False)


@pytest.mark.parametrize("sides", [(["S1"], ["S2"]), (["S1", "S3"], ["S2"]), (["S1"], ["S4"])])
def test_a_conflict_between_other_sides_is_missed_and_wrong(
    sides: tuple[list[str], list[str]],
) -> None:
    finding = measure(brief(conflict(*sides)), Expected("contradiction", (A, B)))
    assert (finding.found, finding.wrong, finding.flagged) == (False, ("contradiction",), True)


def test_a_conflict_of_another_kind_is_missed_and_wrong() -> None:
    scope = conflict(["S1", "S2"], ["S3"], kind="scope")
    finding = measure(brief(scope), Expected("contradiction", (A, B)))
    assert (finding.found, finding.wrong) == (False, ("scope",))


@pytest.mark.parametrize(("earlier", "found"), [(0, True), (1, False), (-1, False)])
def test_an_update_counts_only_with_its_older_side_as_the_earlier_one(
    earlier: int, found: bool
) -> None:
    told = conflict(["S1", "S2"], ["S3"], kind="update", earlier=earlier)
    assert measure(brief(told), Expected("update", (A, B))).found is found


def test_a_variant_counts_for_the_files_of_one_side() -> None:
    expected = Expected("translation", (A, B))
    assert measure(brief(variants=[variant("translation", "S3")]), expected).exact
    parts = [variant("translation", "S1"), variant("translation", "S2")]
    assert measure(brief(variants=parts), expected).exact
    finding = measure(brief(variants=[variant("translation", "S1")]), expected)
    assert (finding.found, finding.exact) == (True, False)
    mixed = measure(brief(variants=[variant("translation", "S1", "S3")]), expected)
    assert (mixed.found, mixed.wrong) == (False, ("translation",))


def test_a_variant_nobody_planted_is_wrong_unless_tolerated() -> None:
    told = brief(variants=[variant("precision", "S1")])
    assert measure(told, Expected("none")).wrong == ("precision",)
    assert measure(told, Expected("none", tolerated=frozenset({"precision"}))).wrong == ()


def test_a_copy_is_found_when_its_files_count_once() -> None:
    everyone = (frozenset({"S1", "S2", "S3"}),)
    assert measure(brief(), Expected("copy", everyone)).found
    told = brief()
    (entry,) = told.fields["facts"]
    twice = entry.model_copy(
        update={"support": entry.support.model_copy(update={"independent": 2})}
    )
    counted = told.model_copy(update={"fields": {"facts": [twice]}})
    assert not measure(counted, Expected("copy", everyone)).found


KINDS = ["number", "negation", "update", "copy", "voice", "order of words", "two facts"]


def cases() -> list[Planted]:
    return [case for kind in KINDS for case in of_kind(kind, "en", 6, 1)]


def summed(results: Sequence[Result], group: str) -> Row:
    return next(
        row
        for row in tally(results)
        if (row.kind, row.group, row.language) == ("all", group, "all")
    )


def flags_nothing(told: Sequence[Summary]) -> Brief:
    made = merge(told)
    return made.model_copy(update={"conflicts": [], "fields": _without_variants(made)})


def flags_everything(told: Sequence[Summary]) -> Brief:
    """Every two sources contradict each other."""
    made = merge(told)
    ids = [source.id for source in made.sources]
    pairs = [conflict([a], [b]) for n, a in enumerate(ids) for b in ids[n + 1 :]]
    return made.model_copy(update={"conflicts": pairs})


def swaps_a_file(told: Sequence[Summary]) -> Brief:
    """Right conflicts, with one file left out on one side."""
    made = merge(told)
    cut = [
        each.model_copy(
            update={
                "sides": [
                    each.sides[0].model_copy(update={"citations": each.sides[0].citations[1:]}),
                    *each.sides[1:],
                ]
            }
        )
        for each in made.conflicts
    ]
    return made.model_copy(update={"conflicts": cut})


def joins_nothing(told: Sequence[Summary]) -> Brief:
    """Every claim stands alone: no conflict is ever flagged, and none is found."""
    made = merge(told[:1])
    return made.model_copy(update={"conflicts": []})


def _without_variants(made: Brief) -> dict[str, list[Entry]]:
    return {
        name: [entry.model_copy(update={"variants": []}) for entry in group]
        for name, group in made.fields.items()
    }


def test_a_merge_that_flags_nothing_has_no_recall() -> None:
    results = evaluate(cases(), flags_nothing)
    assert summed(results, "conflict").recall.value == 0  # type: ignore[union-attr]
    assert summed(results, "compatible").flagged.value == 0


def test_a_merge_that_flags_everything_has_no_precision_and_flags_every_pair() -> None:
    results = evaluate(cases(), flags_everything)
    assert summed(results, "compatible").flagged.value == 1
    precision = summed(results, "all").precision
    assert precision is not None
    assert precision.value is not None
    assert precision.value < 0.3


def test_a_merge_that_leaves_a_file_out_is_not_exact() -> None:
    whole, cut = (
        summed(evaluate(cases(), merging), "conflict").exact for merging in (merge, swaps_a_file)
    )
    assert whole is not None
    assert cut is not None
    assert whole.right > cut.right


def test_a_merge_that_joins_nothing_is_told_by_the_pairs_that_are_one_entry() -> None:
    joined = summed(evaluate(cases(), joins_nothing), "compatible").joined
    assert joined is not None
    assert joined.value == 0


def test_a_merge_that_fails_stops_the_run() -> None:
    def fails(_: Sequence[Summary]) -> Brief:
        raise ValueError("out of order")

    with pytest.raises(RuntimeError, match="out of order"):
        evaluate(cases()[:1], fails)


def test_progress_is_told_case_by_case() -> None:
    done: list[int] = []
    tell: Callable[[int], None] = done.append
    evaluate(cases()[:4], progress=tell)
    assert done == [1, 1, 1, 1]
