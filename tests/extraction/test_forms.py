"""Finding a form and reading its class."""

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from schemas.entries import Align, Ask, Entry, Fact, Figure, Mode, Part, Person, Quote, Rules
from schemas.event import EventSummary
from summarizer.errors import UsageError
from summarizer.extraction.forms import (
    field_infos,
    form_fields,
    form_name,
    humanised,
    load_form,
    schema_sha256,
)

OWN = '''
from __future__ import annotations
from typing import Annotated
from pydantic import BaseModel, Field
from schemas.entries import Ask, Fact, Figure, Part, Person

class Deal(Fact):
    """A fact with one more cell."""
    price: Annotated[str | None, Part.QUANTITY, Ask(en="price as written")]

class Business(BaseModel):
    deals: list[Deal]
    market_figures: Annotated[list[Figure], Field(description="figures", title="Numbers")]
    people: list[Person]

limit = 3
'''


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "my form.py"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_form_is_found_by_its_module() -> None:
    assert load_form("schemas.event:EventSummary") is EventSummary


def test_a_form_in_a_file_outside_the_package_is_found_and_works(own: Path) -> None:
    form = load_form(f"{own}:Business")
    deals, figures, people = form_fields(form)
    assert [cell.name for cell in deals.cells] == ["text", "said_by", "mode", "price"]
    assert deals.cells[3].part is Part.QUANTITY
    assert deals.cells[3].optional
    assert figures.ask.en == "figures"
    assert (figures.title_en, people.title_fr) == ("Numbers", "People")
    answer = form.model_validate_json('{"deals": [], "market_figures": [], "people": []}')
    assert form_fields(type(answer))[0].entry.__name__ == "Deal"


def test_the_name_of_a_form_in_a_file_shows_no_folder(own: Path) -> None:
    assert form_name(load_form(f"{own}:Business")) == "my form:Business"
    assert form_name(EventSummary) == "schemas.event:EventSummary"


@pytest.mark.parametrize(
    ("spec", "complaint"),
    [
        ("schemas.event", "package.module:Class"),
        (":X", "package.module:Class"),
        ("no.such.module:X", "no module no.such.module"),
        ("schemas.event:Nothing", "has no Nothing. Forms in it: EventSummary"),
        ("schemas.event:Ask", "not a Pydantic class"),
        ("schemas.event:Annotated", "not a Pydantic class"),
        ("schemas.entries:Fact", "its field sentences is not a list of entries"),
        ("no/such/file.py:X", "there is no file no/such/file.py"),
    ],
)
def test_a_wrong_name_is_told_what_is_wrong(spec: str, complaint: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_form(spec)
    assert complaint in str(caught.value)


@pytest.mark.parametrize("text", ["import nothing_of_the_kind", "class X(:", "1/0"])
def test_a_file_that_does_not_run_is_reported_without_a_traceback(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "broken.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"running .*broken\.py failed: \w+"):
        load_form(f"{path}:X")


class Bad(Entry):
    """A cell nothing could check."""

    count: Annotated[int, Part.QUANTITY]


class Unsaid(Entry):
    """A text cell that does not say what it is."""

    note: str


class Twice(Entry):
    """Two cells of one part."""

    one: Annotated[str, Part.NAME]
    two: Annotated[str, Part.NAME]


class Choice(Entry):
    """A mode that may be left out."""

    mode: Annotated[Mode | None, Part.MODE]


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [(Bad, "count must be text"), (Unsaid, "note does not say"), (Twice, "one and two are both")],
)
def test_an_entry_that_could_not_be_checked_is_refused(entry: type[Entry], complaint: str) -> None:
    form = type("Form", (BaseModel,), {"__annotations__": {"rows": list[entry]}})  # type: ignore[valid-type]
    with pytest.raises(UsageError, match=complaint):
        form_fields(form)


@pytest.mark.parametrize("annotation", [str, list[str], list[Fact] | None, dict[str, Fact], Fact])
def test_a_field_that_is_no_list_of_entries_is_refused(annotation: object) -> None:
    form = type("Form", (BaseModel,), {"__annotations__": {"rows": annotation}})
    with pytest.raises(UsageError, match="its field rows is not a list of entries"):
        form_fields(form)


def test_a_form_without_fields_is_refused() -> None:
    with pytest.raises(UsageError, match="has no fields"):
        form_fields(type("Empty", (BaseModel,), {}))


class Rich(BaseModel):
    """A form that overrides what its entry types say."""

    facts: Annotated[list[Fact], Rules(align=Align.NAME), Ask(en="f", title_en="What")]
    road_closures: Annotated[list[Quote], Field(max_length=4)]
    moods: list[Choice]


def test_a_fields_own_rules_win_over_its_entry_type() -> None:
    facts, quotes, moods = form_fields(Rich)
    assert (facts.align, quotes.align) == (Align.NAME, Align.QUOTE)
    assert (facts.most, quotes.most) == (None, 4)
    assert moods.cells[0].choices == ("happened", "announced", "planned", "possible")
    assert moods.cells[0].optional


def test_titles_fall_back_on_the_name() -> None:
    titles = [(info.title_en, info.title_fr) for info in field_infos(Rich)]
    assert titles == [("What", "What"), ("Road closures", "Road closures"), ("Moods", "Moods")]
    assert humanised("_x") == "X"


def test_the_default_form_has_titles_in_both_languages() -> None:
    assert [(i.name, i.title_en, i.title_fr) for i in field_infos(EventSummary)] == [
        ("facts", "Facts", "Faits"),
        ("quotes", "Quotes", "Citations"),
        ("people", "People", "Personnes"),
    ]


def test_the_schema_hash_is_stable_and_sees_fields_and_wordings() -> None:
    class One(BaseModel):
        facts: Annotated[list[Fact], Ask(en="a", fr="b")]

    class Two(BaseModel):
        facts: Annotated[list[Fact], Ask(en="a", fr="c")]

    class Three(BaseModel):
        facts: Annotated[list[Figure], Ask(en="a", fr="b")]
        people: list[Person]

    hashes = {schema_sha256(form) for form in (One, Two, Three, EventSummary)}
    assert len(hashes) == 4
    assert schema_sha256(EventSummary) == schema_sha256(EventSummary)
