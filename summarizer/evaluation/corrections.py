"""Which fields and reasons editors correct most, by the model and prompt that made the claims."""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from summarizer.evaluation.reviewed import Reviewed, entries_of
from summarizer.store.briefs import Version

NO_MODEL = "no model"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)


class FieldRow(_Row):
    """What became of one field of the form, for one model and prompt.

    Attributes:
        model: Its name; "no model" where code chose sentences.
        prompt_sha256: Hash of the prompt files.
        entries: Entries code showed in the briefs that somebody worked on.
        kept: Entries an editor accepted as they were.
        edited: Entries given another text.
        dropped: Entries taken out.
        restored: Withheld claims brought in.

    """

    model: str
    prompt_sha256: str
    field: str
    entries: int
    kept: int
    edited: int
    dropped: int
    restored: int


class ReasonRow(_Row):
    """What editors did against one gate.

    Attributes:
        reason: The gate's reason code.
        withheld: Claims it withheld in the briefs that somebody worked on.
        restored: Those of them an editor brought in.
        overruled: Texts an editor let stand against it.

    """

    model: str
    prompt_sha256: str
    reason: str
    withheld: int
    restored: int
    overruled: int


class ChoiceRow(_Row):
    """Which side of disagreements editors had shown first.

    Attributes:
        kind: Kind of disagreement.
        because: Why code had shown another or the same side first.
        chosen: How often one was chosen.
        same: How often it was the one code had shown first.

    """

    kind: str
    because: str
    chosen: int
    same: int


class Corrections(_Row):
    """What editors corrected; the field or reason with most corrections stands first."""

    events: int
    decisions: int
    fields: list[FieldRow]
    reasons: list[ReasonRow]
    choices: list[ChoiceRow]


def corrections(events: Iterable[Reviewed]) -> Corrections:
    """Count what editors corrected."""
    known = list(events)
    fields: Counter[tuple[str, str, str, str]] = Counter()
    reasons: Counter[tuple[str, str, str, str]] = Counter()
    choices: Counter[tuple[str, str, bool]] = Counter()
    for event in known:
        for base in event.bases:
            fields.update((*made_by(base), f, "entries") for f, _ in entries_of(base.brief))
            reasons.update((*made_by(base), w.reason, "withheld") for w in base.brief.withheld)
        for decided in event.decisions:
            whose = made_by(decided.base)
            fields[(*whose, decided.field, decided.what)] += 1
            if decided.claim is not None:
                reasons[(*whose, decided.claim.reason, "restored")] += 1
            if decided.overruled is not None:
                reasons[(*whose, decided.overruled, "overruled")] += 1
        for choice in event.choices:
            choices[choice.conflict.kind, choice.conflict.because, choice.side == 0] += 1
    return Corrections(
        events=len(known),
        decisions=sum(len(event.decisions) for event in known),
        fields=_fields(fields),
        reasons=_reasons(reasons),
        choices=_choices(choices),
    )


def made_by(version: Version) -> tuple[str, str]:
    """Return the model's name and the hash of the prompt a brief was made with."""
    info = version.brief.run.info
    return info.model or NO_MODEL, info.prompt_sha256


def _fields(counts: Counter[tuple[str, str, str, str]]) -> list[FieldRow]:
    rows = [
        FieldRow(
            model=model,
            prompt_sha256=prompt,
            field=field,
            entries=counts[model, prompt, field, "entries"],
            kept=counts[model, prompt, field, "keep"],
            edited=counts[model, prompt, field, "edit"],
            dropped=counts[model, prompt, field, "drop"],
            restored=counts[model, prompt, field, "restore"],
        )
        for model, prompt, field in sorted({key[:3] for key in counts})
    ]
    return sorted(rows, key=lambda row: -(row.edited + row.dropped + row.restored))


def _reasons(counts: Counter[tuple[str, str, str, str]]) -> list[ReasonRow]:
    rows = [
        ReasonRow(
            model=model,
            prompt_sha256=prompt,
            reason=reason,
            withheld=counts[model, prompt, reason, "withheld"],
            restored=counts[model, prompt, reason, "restored"],
            overruled=counts[model, prompt, reason, "overruled"],
        )
        for model, prompt, reason in sorted({key[:3] for key in counts})
    ]
    return sorted(rows, key=lambda row: -(row.restored + row.overruled))


def _choices(counts: Counter[tuple[str, str, bool]]) -> list[ChoiceRow]:
    rows = [
        ChoiceRow(
            kind=kind,
            because=because,
            chosen=counts[kind, because, True] + counts[kind, because, False],
            same=counts[kind, because, True],
        )
        for kind, because in sorted({key[:2] for key in counts})
    ]
    return sorted(rows, key=lambda row: row.same - row.chosen)
