"""How articles and runs may end, in words that are quick to import."""

from collections.abc import Sequence
from typing import Literal

from summarizer.errors import InputError
from summarizer.extraction.summary import Source

WithoutModel = Literal["never", "when_it_fails", "always"]
MISSED = frozenset({"unreadable", "refused", "failed"})


def without_model(fallback: Literal["extractive", "none"], *, extractive: bool) -> WithoutModel:
    """Return when code takes articles: always where no model is wanted, else by the setting."""
    if extractive:
        return "always"
    return "when_it_fails" if fallback == "extractive" else "never"


class NothingUsableError(InputError):
    """No article gave anything; `sources` says for each why."""

    def __init__(self, message: str, sources: Sequence[Source]) -> None:
        super().__init__(message)
        self.sources = list(sources)
