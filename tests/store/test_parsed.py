"""Briefs that were read are kept, by the very document they were read from."""

from typing import cast

import pytest

from summarizer.merging.brief import Brief
from summarizer.store.parsed import ParsedBriefs


class Reads:
    """Counts what is read."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, document: str) -> tuple[str, Brief]:
        """Read a document, or what stands for reading one."""
        self.asked.append(document)
        if document == "broken":
            raise ValueError(document)
        return f"hash of {document}", cast("Brief", object())


def test_a_document_is_read_once_and_a_changed_one_again() -> None:
    reads = Reads()
    kept = ParsedBriefs(reads)
    first = kept.get("one")
    assert kept.get("one")[1] is first[1]
    assert kept.get("onf")[0] == "hash of onf"
    assert reads.asked == ["one", "onf"]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    reads = Reads()
    kept = ParsedBriefs(reads, limit=6)
    for document in ("aaa", "bbb", "aaa", "ccc", "aaa", "bbb"):
        kept.get(document)
    assert reads.asked == ["aaa", "bbb", "ccc", "bbb"]


def test_a_document_over_the_limit_is_read_each_time_and_drives_nothing_out() -> None:
    reads = Reads()
    kept = ParsedBriefs(reads, limit=6)
    for document in ("aaa", "x" * 7, "x" * 7, "aaa"):
        kept.get(document)
    assert reads.asked == ["aaa", "x" * 7, "x" * 7]


def test_what_cannot_be_read_is_not_kept() -> None:
    reads = Reads()
    kept = ParsedBriefs(reads)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            kept.get("broken")
    assert reads.asked == ["broken", "broken"]
