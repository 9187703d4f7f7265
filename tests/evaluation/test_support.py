"""Measuring the gates on claims people judged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.evaluation.support import Pair, Share, measure, read_pairs, verdict, words_alone
from summarizer.extraction.gates import Refusal

PORT = ("The harbour of Lannec was closed on Monday.", "Two ferries waited outside the harbour.")


def pair(claim: str, label: str = "supported") -> Pair:
    return Pair(claim, PORT, "en", label)


def test_a_claim_its_evidence_carries_is_accepted() -> None:
    assert verdict(pair("The harbour of Lannec was closed on Monday.")) is None


def test_a_claim_with_another_number_is_refused_by_its_reason_code() -> None:
    refusal = verdict(pair("Three ferries waited outside the harbour."))
    assert refusal is not None
    assert refusal.reason == "number_not_in_source"


def test_precision_and_recall_are_counted_as_published() -> None:
    pairs = [pair(f"claim {n}", label) for n, label in enumerate(["supported"] * 4 + ["other"] * 3)]
    accepted = {"claim 0", "claim 1", "claim 2", "claim 4"}
    refusal = Refusal("weak_support", "no")
    counted = measure(pairs, lambda item: None if item.claim in accepted else refusal)["all"]
    assert (counted.precision, counted.recall) == (Share(3, 4), Share(3, 4))
    assert counted.accepted == {"supported": Share(3, 4), "other": Share(1, 3)}
    assert counted.reasons == {"supported": {"weak_support": 1}, "other": {"weak_support": 2}}


def test_partly_supported_pairs_count_against_precision_unless_left_out() -> None:
    labels = ["supported", "partially_supported", "partially_supported", "not_supported"]
    pairs = [pair(f"claim {n}", label) for n, label in enumerate(labels)]
    counted = measure(pairs, lambda _: None)["all"]
    assert (counted.precision, counted.clear) == (Share(1, 4), Share(1, 2))


def test_words_alone_look_at_no_number_and_no_role() -> None:
    wrong = pair("Three ferries waited outside the harbour.")
    assert (words_alone(wrong), verdict(wrong) is None) == (None, False)
    assert words_alone(pair("The mayor of Brenac resigned over the budget.")) is not None


def test_the_halves_are_disjoint_and_together_the_whole() -> None:
    counted = measure([pair(f"claim {n}") for n in range(60)], lambda _: None)
    assert 0 < counted["A"].pairs < 60
    assert counted["A"].pairs + counted["B"].pairs == counted["all"].pairs == 60


def test_rows_of_one_claim_fall_into_the_same_half() -> None:
    counted = measure([pair("one claim", label) for label in ("supported", "other")], verdict)
    assert {counted["A"].pairs, counted["B"].pairs} == {0, 2}
    assert counted["all"].claims == 1


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share(first: int, second: int) -> None:
    share = Share(min(first, second), max(first, second))
    low, high = share.interval
    assert 0 <= low <= high <= 1
    assert low - 1e-9 <= share.value <= high + 1e-9 or share.of == 0


def test_wilson_interval_is_the_published_one() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 and 0 of 20.
    assert Share(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert Share(0, 20).interval == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_lines_of_json_are_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    row = {"claim": " A port closed. ", "evidence": ["A  port\nclosed.", ""], "label": "supported"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert read_pairs(path, "en") == [
        Pair("A port closed.", ("A port closed.",), "en", "supported")
    ]


def test_a_table_is_read_and_its_premise_cut_into_sentences(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "id\tpremise\thypothesis\tlabel_text\n"
        '1\t"Le port a fermé lundi. Deux ""ferrys"" attendent."\tLe port a fermé.\tentailment\n',
        encoding="utf-8",
    )
    (read,) = read_pairs(path, "fr")
    assert read.evidence == ("Le port a fermé lundi.", 'Deux "ferrys" attendent.')
    assert read.supported


@pytest.mark.parametrize("text", ['{"claim": "x"}', "[]", "not json", '{"claim": 1}'])
def test_a_file_of_another_kind_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"other\.jsonl"):
        read_pairs(path, "en")


def test_a_missing_file_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="absent"):
        read_pairs(tmp_path / "absent.tsv", "fr")
