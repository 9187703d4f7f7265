"""The words of a brief: complete in both languages, and counted as each language counts."""

import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from schemas.entries import Mode
from summarizer.daily.digest import Change, Why
from summarizer.extraction.summary import OriginReason, WholeOrigin, WithheldReason
from summarizer.merging.brief import (
    Because,
    Brief,
    CheckCode,
    Conflict,
    Notice,
    OrderBasis,
    Slot,
    Status,
    Variant,
)
from summarizer.merging.brief_run import SentenceReason
from summarizer.output.catalogue import COUNT, SAY
from summarizer.output.labels import Labels, labels_for
from summarizer.output.ledger import Stance
from summarizer.output.wording import _CLDR
from summarizer.reading.article import (
    DateBasis,
    DatePrecision,
    Published,
    RemovalReason,
    SourceStatus,
)
from summarizer.values.typed import Quantity, When
from summarizer.values.units import DURATIONS, MEASURES
from tests.output.samples import english, make_brief

FR, EN = labels_for(make_brief()), labels_for(english(make_brief()))
FAMILIES = {
    "mode": get_args(Mode),
    "variant": get_args(Variant.model_fields["kind"].annotation),
    "conflict": get_args(Conflict.model_fields["kind"].annotation),
    "conflict_help": get_args(Conflict.model_fields["kind"].annotation),
    "slot": get_args(Slot),
    "because": get_args(Because),
    "order": get_args(OrderBasis),
    "check": get_args(CheckCode),
    "stance": get_args(Stance),
    "source": get_args(SourceStatus),
    "date_by": get_args(DateBasis),
    "reason": get_args(WithheldReason) + get_args(SentenceReason),
    "origin": get_args(OriginReason),
    "same_origin": get_args(WholeOrigin),
    "notice": get_args(Notice.model_fields["kind"].annotation),
    "removal": get_args(RemovalReason),
    "view": ("figures", "dates", "places"),
    "why": get_args(Why),
    "change": get_args(Change),
    "standing": get_args(Status),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_of_a_field_has_its_label_and_no_label_has_lost_its_value(family: str) -> None:
    labelled = {key.partition(".")[2] for key in SAY if key.startswith(f"{family}.")}
    assert labelled == set(FAMILIES[family])


def test_every_label_is_used_and_every_label_used_is_there() -> None:
    folders = [Path(str(files(name))) for name in ("summarizer.output", "summarizer.daily")]
    code = "".join(
        path.read_text("utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".jinja"} and path.name != "catalogue.py"
    )
    plain = {key for key in SAY if "." not in key} | set(COUNT)
    asked = set(re.findall(r"""\b(?:t|tm|n|say|count)\(\s*["']([a-z_]+)["']""", code))
    by_name_of_a_stance = {"otherwise", "earlier", "later"}
    assert plain == asked | by_name_of_a_stance


def test_every_unit_the_values_know_can_be_said() -> None:
    canonical = {unit for table in (DURATIONS, MEASURES) for unit, _ in table.values()}
    for unit in sorted(canonical):
        value = quantity("beaucoup", 12, kind="measure", unit=unit)
        for labels in (FR, EN):
            assert re.fullmatch(r"12\u00a0\D+", labels.value(value)), unit
        assert unit in _CLDR


@pytest.mark.parametrize("key", SAY)
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    label = SAY[key]
    assert label.en.strip()
    assert label.fr.strip()
    assert set(re.findall(r"\{\w+\}", label.en)) == set(re.findall(r"\{\w+\}", label.fr))


@pytest.mark.parametrize(
    ("n", "french", "english_"),
    [
        (0, "0 désaccord", "0 disagreements"),
        (1, "1 désaccord", "1 disagreement"),
        (2, "2 désaccords", "2 disagreements"),
        (1200, "1\u202f200 désaccords", "1,200 disagreements"),
    ],
)
def test_plurals_and_numbers_follow_the_language(n: int, french: str, english_: str) -> None:
    assert FR.count("n_disagreements", n) == french
    assert EN.count("n_disagreements", n) == english_


def test_values_are_put_in_as_they_are_never_as_patterns() -> None:
    assert EN.say("according_to", who="{who} {0} {x!r}") == "according to {who} {0} {x!r}"


def test_french_high_marks_have_an_unbreakable_space() -> None:
    assert FR.say("text_missing").count("\u00a0:") == 1
    assert "\u00a0" not in EN.say("text_missing")


def test_quotation_marks_change_where_the_words_have_their_own() -> None:
    assert FR.quoted("oui") == "«\u00a0oui\u00a0»"
    assert FR.quoted("« oui », dit-elle") == "«\u00a0“oui”, dit-elle\u00a0»"
    assert EN.quoted("yes") == "“yes”"
    assert EN.quoted("“yes”, she said") == "«\u00a0“yes”, she said\u00a0»"


@pytest.mark.parametrize(
    ("value", "precision", "french", "english_"),
    [
        ("2031-03-04", "day", "4 mars 2031", "March 4, 2031"),
        (
            "2031-03-04T17:05:00+01:00",
            "minute",
            "4 mars 2031 à 17\u00a0h\u00a005",
            "March 4, 2031, 5:05\u202fPM",
        ),
        ("2031-03-04T00:00:00", "day", "4 mars 2031", "March 4, 2031"),
        ("soon", "minute", "soon", "soon"),
        (None, "none", "sans date", "no date"),
    ],
)
def test_dates_are_written_out(
    value: str | None, precision: DatePrecision, french: str, english_: str
) -> None:
    when = Published(value=value, precision=precision, basis="metadata")
    assert (FR.published(when), EN.published(when)) == (french, english_)


def quantity(raw: str, number: float, **cells: object) -> Quantity:
    base: dict[str, object] = {
        "raw": raw,
        "number": number,
        "kind": "count",
        "bound": "exact",
        "low": number,
        "high": number,
        "unit": None,
        "start": 0,
        "end": len(raw),
    }
    return Quantity.model_validate(base | cells)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (quantity("212 passagers", 212, unit="passager"), ""),
        (quantity("trois douzaines", 36, bound="about"), "≈ 36"),
        (quantity("au moins cinq", 5, bound="at_least", high=None), "≥ 5"),
        (quantity("entre trois et cinq", 4, bound="range", low=3, high=5), "3–5"),
        (
            quantity("10,5 milliards d'euros", 10_500_000_000, kind="money", unit="EUR"),
            "10\u202f500\u202f000\u202f000\u00a0€",
        ),
        (quantity("deux heures et demie", 150, kind="duration", unit="min"), "150\u00a0minutes"),
        (quantity("3 %", 3, kind="percent", unit="%"), ""),
        (quantity("douze parsecs", 12, kind="measure", unit="parsec"), "12\u00a0parsec"),
    ],
)
def test_a_figure_is_read_out_only_where_that_adds_to_its_words(
    value: Quantity, shown: str
) -> None:
    assert FR.value(value) == shown


def when(raw: str, first: str | None, last: str | None, time: str | None = None) -> When:
    return When(
        raw=raw,
        key="k",
        first=first,
        last=last,
        time=time,
        precision="day",
        basis="none",
        start=0,
        end=1,
    )


def test_a_date_is_read_out_as_the_days_it_can_mean() -> None:
    assert FR.value(when("jeudi", "2031-03-06", "2031-03-06")) == "6 mars 2031"
    assert FR.value(when("jeudi", None, None)) == ""
    assert FR.value(when("6 mars 2031", "2031-03-06", "2031-03-06")) == ""
    assert (
        FR.value(when("mars 2031", "2031-03-01", "2031-03-31"))
        == "du 1er mars 2031 au 31 mars 2031"
    )
    assert EN.value(when("noon", "2031-03-06", "2031-03-06", "12:00")) == "March 6, 2031, 12:00"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "fr"), ("fr-CA", "fr"), ("en", "en"), ("de", "en"), ("", "en")],
)
def test_a_brief_in_a_language_without_labels_has_english_ones(
    language: str, expected: str
) -> None:
    brief: Brief = make_brief(language=language)
    labels: Labels = labels_for(brief)
    assert labels.language == expected


@pytest.mark.parametrize(
    ("languages", "kind", "said"),
    [
        (("en", "en"), "translation", "in another wording"),
        (("en", "fr"), "translation", "in another translation"),
        (("en", "en"), "wording", "in other words"),
    ],
)
def test_two_wordings_in_one_language_are_no_two_translations(
    languages: tuple[str, str], kind: str, said: str
) -> None:
    brief = make_brief()
    first, second = brief.sources[:2]
    entry = brief.fields["facts"][0]
    passages = [
        entry.citations[0].model_copy(update={"source": source.id}) for source in (first, second)
    ]
    variant = Variant(kind=kind, text="x", citations=passages[1:])
    entry = entry.model_copy(update={"citations": passages[:1], "variants": [variant]})
    sources = [
        source.model_copy(update={"language": language})
        for source, language in zip((first, second), languages, strict=True)
    ]
    told = brief.model_copy(update={"sources": sources})

    assert EN.variant(told, entry, variant) == said
