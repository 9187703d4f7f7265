"""What extraction gives for one article: claims that hold, claims withheld, and what it cost."""

from typing import Literal

from schemas.entries import Align, Mode
from summarizer.reading.article import Article, Frozen, Published, Removal, Sentence, SourceStatus
from summarizer.values.typed import TypedValue

MadeBy = Literal["model", "extractive"]
Grounding = Literal["cited", "realigned"]
Stance = Literal["supports", "contradicts", "earlier", "later"]
Reason = Literal[
    "unknown_sentence",
    "number_not_in_source",
    "unit_not_bound",
    "date_not_in_source",
    "name_not_in_source",
    "quote_not_found",
    "speaker_not_in_source",
    "weak_support",
    "boilerplate",
    "hidden_text",
    "instruction_like",
]
"""Why a gate refuses an entry."""
WithheldReason = Literal[Reason, "other_event"]
"""Why an entry is out of a brief: a gate's reason, or merging set its article aside."""
WholeOrigin = Literal["copy", "near_copy", "wire", "outlet", "family"]
OriginReason = Literal["copy", "near_copy", "passage", "wire", "outlet", "family"]


class Citation(Frozen):
    """An exact span of one source: `text[start:end] == quote`, in code points.

    Attributes:
        source: The source's id.
        start: First code point in the source's text.
        end: One past the last.
        line: 1-based line of `start`.
        quote: The span itself.
        stance: What the span does for the entry it stands under; "later" replaces what it says.
        grounding: "realigned" when code, not the model, found the sentence.

    """

    source: str
    start: int
    end: int
    line: int
    quote: str
    stance: Stance = "supports"
    grounding: Grounding = "cited"


class Claim(Frozen):
    """One entry of one article that passed every gate.

    Attributes:
        id: "S2.facts.3": source, field of the form, position in the model's answer.
        field: Name of the form's field.
        align: How entries of this type are merged.
        text: What the brief may show: the claim, the exact words of a quote, or a name.
        said_by: Whoever the article says said it, as written there.
        role: Office or description, for people.
        value: The cell that holds the entry's own quantity, date or place, as written.
        translated: True when the text is in another language than the sentences it cites.
        values: Typed values read from the text (and `value`).

    """

    id: str
    field: str
    align: Align
    text: str
    said_by: str | None = None
    role: str | None = None
    value: str | None = None
    mode: Mode | None = None
    translated: bool = False
    values: list[TypedValue] = []
    citations: list[Citation]

    def whole(self) -> str:
        """Return the text with the entry's own value in front, so that both are looked for."""
        return f"{self.value} {self.text}" if self.value else self.text


class Withheld(Frozen):
    """An entry the sentences do not carry: kept, with its reason, out of the brief's text.

    Attributes:
        source: The article's id.
        field: Name of the form's field.
        text: The entry as the model gave it.
        reason: Which gate refused it, or "other_event" for all of an article set aside.
        detail: What exactly was missing, for the editor and for the model's repair round.
        sentences: The sentence numbers the model gave.

    """

    source: str
    field: str
    text: str
    reason: WithheldReason
    detail: str
    sentences: list[int]


class Usage(Frozen):
    """What the model calls for one article took, failed attempts included.

    Attributes:
        requests: HTTP requests sent.
        retries: Those of them that repeated an earlier one.
        tokens_in: Prompt tokens, cached ones included.
        tokens_cached: Prompt tokens the provider had cached.
        tokens_out: Answer tokens.
        cost: US dollars, or None when the model's price is not known.
        seconds: Wall time from the first request to the last answer.

    """

    requests: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    cost: float | None = None
    seconds: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        """Add up two usages; the cost is unknown only when both are."""
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            requests=self.requests + other.requests,
            retries=self.retries + other.retries,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_cached=self.tokens_cached + other.tokens_cached,
            tokens_out=self.tokens_out + other.tokens_out,
            cost=sum(costs) if costs else None,
            seconds=round(self.seconds + other.seconds, 3),
        )


class FieldInfo(Frozen):
    """One field of the form, as later stages need it.

    Attributes:
        name: The field's name in the form.
        title_en: Heading in an English brief.
        title_fr: Heading in a French brief.

    """

    name: str
    title_en: str
    title_fr: str


class Source(Frozen):
    """An article without its text, as the summary and the brief carry it.

    `text_file` is where the kept text was written when it is not the file itself, relative to
    the folder the brief stands in.

    Attributes:
        origin: The id of the first source with the same origin as a whole; None for that one
            itself and for a source of its own.
        origin_reason: Why it is one origin with that source.
        wires: News agencies the text credits for the whole report.

    """

    id: str
    file: str
    text_file: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: Published
    language: str
    sha256: str
    words: int
    status: SourceStatus
    reason: str = ""
    copy_of: str | None = None
    origin: str | None = None
    origin_reason: WholeOrigin | None = None
    wires: list[str] = []

    @classmethod
    def of(cls, article: Article, **changes: object) -> "Source":
        """Describe `article`; `changes` override its status, reason or text_file."""
        known = cls.model_fields.keys() & Article.model_fields.keys()
        fields = {name: getattr(article, name) for name in known}
        return cls.model_validate(fields | changes)


class RunInfo(Frozen):
    """How the answers were made; the only part of a summary that is not about the article.

    Attributes:
        model: The model's name; of the one that failed where the article was then summarised
            without it, empty where none was asked.
        endpoint: Kind of its endpoint.
        prompt_sha256: Hash of the prompt files.
        schema_sha256: Hash of the form.
        version: Version of this program.
        made_by: "model", or "extractive": code chose whole sentences of the article.
        reason: Why there is no model's answer; empty where none was wanted.

    """

    model: str
    endpoint: str
    prompt_sha256: str
    schema_sha256: str
    version: str
    made_by: MadeBy = "model"
    reason: str = ""


class Summary(Frozen):
    """Everything extraction knows about one source. Written to summaries/<id>.json.

    `text` and `sentences` are the article's, so that merging can look for a claim in the
    sources whose own summary left it out. `folder` is where the articles lie, relative to the
    folder the brief is written to, with "/".
    """

    source: Source
    folder: str | None = None
    text: str = ""
    sentences: list[Sentence] = []
    language: str
    form: str
    fields: list[FieldInfo]
    claims: list[Claim] = []
    withheld: list[Withheld] = []
    removed: list[Removal] = []
    usage: Usage = Usage()
    run: RunInfo
