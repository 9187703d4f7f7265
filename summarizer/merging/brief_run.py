"""How a brief was made: the part of the contract that differs between equal runs."""

from typing import Literal

from summarizer.extraction.summary import Reason, RunInfo, Usage
from summarizer.reading.article import Frozen

WhyWords = Literal["off", "not_installed", "failed"]

# Why a sentence of the lede is refused, beside what a claim may be refused for.
SentenceReason = Literal[
    "unknown_entry",
    "disputed_as_fact",
    "mode_lost",
    "meaning_lost",
    "other_language",
    "markup",
    "too_long",
    "repeated",
]
LedeReason = Reason | SentenceReason


class RefusedSentence(Frozen):
    """A sentence a model wrote for the lede that the entries do not carry.

    Attributes:
        entries: Ids of the entries it named, as far as there are such.
        reason: Which gate refused it.
        detail: What exactly was missing.

    """

    text: str
    entries: list[str]
    reason: LedeReason
    detail: str = ""


class LedeRun(Frozen):
    """How the lede came about, when a model was to write it.

    Attributes:
        model: The model's name.
        prompt_sha256: Hash of the prompt files.
        written: Whether the lede is the model's.
        reason: Why it is not, for a person.
        refused: The sentences that were refused.
        usage: What asking took; part of the run's whole usage.

    """

    model: str
    prompt_sha256: str
    written: bool
    reason: str = ""
    refused: list[RefusedSentence] = []
    usage: Usage = Usage()


class Candidates(Frozen):
    """How claims that may say the same were found; typed values decided whether they do.

    Attributes:
        found_by: "embeddings" (and words), or "words" alone: fewer claims worded differently,
            and none in another language, are then seen to say the same.
        model: The embedding model.
        endpoint: Kind of its endpoint.
        reason: Why there were only words.
        detail: What failed, for a person.

    """

    found_by: Literal["embeddings", "words"] = "words"
    model: str | None = None
    endpoint: str | None = None
    reason: WhyWords | None = None
    detail: str = ""


class Extractive(Frozen):
    """The sources summarised without a model: code chose whole sentences of them.

    Attributes:
        sources: Their ids, in order.
        whole: Whether these are all the sources used, so that no model had a part in any entry.
        reasons: Why a model gave nothing for them, each once; none where no model was wanted.

    """

    sources: list[str]
    whole: bool
    reasons: list[str] = []

    @property
    def failed_over(self) -> bool:
        """Tell whether a model was wanted for something that code had to choose instead."""
        return bool(self.reasons)


class JudgedPair(Frozen):
    """Two claims a model was asked about, and what it thought of them.

    Attributes:
        claims: Their ids as the summaries have them.
        texts: The claims.
        score: How much spoke for one fact beforehand.
        answer: "same" or "different"; None where it gave none, so the pair was not judged.

    """

    claims: tuple[str, str]
    texts: tuple[str, str]
    score: float
    answer: Literal["same", "different"] | None = None


class JudgeRun(Frozen):
    """How a model judged pairs that words, vectors and values left open.

    Attributes:
        model: The model's name.
        prompt_sha256: Hash of the prompt files.
        pairs: The pairs that were open, likeliest first.
        reason: Why some were not judged, for a person.
        usage: What asking took; part of the run's whole usage.

    """

    model: str
    prompt_sha256: str
    pairs: list[JudgedPair] = []
    reason: str = ""
    usage: Usage = Usage()


class Run(Frozen):
    """How the brief was made; the only part that differs between equal runs.

    Attributes:
        info: How the answers were made: by the model, where one made any.
        usage: What the model took.
        candidates: How claims that may say the same were found.
        folder: Where the sources lie, relative to the brief.
        lede: How the lede came about, when a model was to write it.
        extractive: What was made without a model; None where nothing was.

    """

    info: RunInfo
    usage: Usage
    candidates: Candidates = Candidates(reason="off")
    folder: str | None = None
    lede: LedeRun | None = None
    extractive: Extractive | None = None
    judge: JudgeRun | None = None
