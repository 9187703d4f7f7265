"""What is remembered of texts is let go between events, and changes no result."""

from collections.abc import Iterator

import pytest

from benchmarks.merging import summaries
from summarizer.pipeline.merging import merge_summaries
from summarizer.values import memo
from summarizer.values.quantities import quantities


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    memo.forget(kept=0)
    yield
    memo.forget(kept=0)


def test_what_is_more_than_may_stay_is_forgotten() -> None:
    for n in range(20):
        quantities(f"{n} people were hurt in the fire.", "en")
    before = memo.size()
    assert before >= 20
    memo.forget(kept=before)
    assert memo.size() == before
    memo.forget(kept=before - 1)
    assert memo.size() == 0


def test_what_was_forgotten_is_found_again() -> None:
    text = "More than 300 people were hurt in the fire."
    first = quantities(text, "en")
    memo.forget(kept=0)
    assert quantities(text, "en") == first


def test_merging_leaves_no_more_remembered_than_may_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    merge_summaries(summaries(40, 5, seed=1))
    left = memo.size()
    assert left > 40
    monkeypatch.setattr(memo, "_KEPT", left - 1)
    merge_summaries(summaries(40, 5, seed=1))
    assert memo.size() == 0
