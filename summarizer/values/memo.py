"""Remembering what functions return for texts and names, and forgetting it between events.

What is worked out of a sentence, a word or a pair of names is asked for again and again while one
event is merged, and hardly ever after. A plain `lru_cache` keeps it until as much else has come
in, so a long run would grow for hours; what is remembered here is let go as a whole.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

T = TypeVar("T")

_KEPT = 100_000  # results that may stay between two events; about 1 KB each
_MEMOS: list["_lru_cache_wrapper[Any]"] = []


def remembered(maxsize: int) -> Callable[[Callable[..., T]], "_lru_cache_wrapper[T]"]:
    """Remember the last `maxsize` results of a function, until `forget` is called."""

    def decorate(function: Callable[..., T]) -> "_lru_cache_wrapper[T]":
        memo = lru_cache(maxsize=maxsize)(function)
        _MEMOS.append(memo)
        return memo

    return decorate


def size() -> int:
    """Count what is remembered."""
    return sum(memo.cache_info().currsize for memo in _MEMOS)


def forget(kept: int | None = None) -> None:
    """Let go all that is remembered, when it is more than `kept` results (100,000)."""
    if size() > (_KEPT if kept is None else kept):
        for memo in _MEMOS:
            memo.cache_clear()
