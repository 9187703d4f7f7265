"""brief.json: what is written is read back, and the contract does not drift."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.output.document import brief_json, brief_schema, read_brief, schema_json
from tests.output.samples import HOSTILE, make_brief, poisoned

ROOT = Path(__file__).parents[2]


def test_a_brief_read_back_is_the_brief_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(brief_json(make_brief()), encoding="utf-8", newline="")
    assert read_brief(path) == make_brief()
    assert brief_json(read_brief(path)) == brief_json(make_brief())


@given(st.text())
def test_any_text_survives_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    brief = make_brief(headline=text)
    path = tmp_path_factory.mktemp("brief") / "brief.json"
    path.write_bytes(brief_json(brief).encode("utf-8"))
    assert read_brief(path).headline == text


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_is_kept_as_it_is(tmp_path: Path, poison: str) -> None:
    brief, _ = poisoned(poison)
    path = tmp_path / "brief.json"
    path.write_bytes(brief_json(brief).encode("utf-8"))
    assert read_brief(path) == brief


def test_the_file_begins_with_its_schema_and_keeps_the_contracts_order() -> None:
    text = brief_json(make_brief())
    document = json.loads(text)
    assert list(document) == [
        "schema",
        "version",
        "language",
        "headline",
        "lede",
        "sources",
        "form",
        "fields",
        "views",
        "conflicts",
        "notices",
        "edits",
        "withheld",
        "removed",
        "run",
    ]
    assert document["schema"] == "newsroom-brief/1"
    assert list(document["fields"]) == ["facts", "quotes", "people"]
    assert text.endswith("}\n")
    assert "s'est échoué" in text


def test_a_byte_order_mark_does_not_stop_reading(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_bytes(b"\xef\xbb\xbf" + brief_json(make_brief()).encode("utf-8"))
    assert read_brief(path) == make_brief()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not valid JSON"),
        (b"{'schema'", "not valid JSON"),
        (b"[" * 200_000, "not valid JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[1, 2]", "no brief"),
        (b'{"title": "x"}', "no brief"),
        (b'{"schema": "newsroom-brief/9"}', "newsroom-brief/9"),
        (b'{"schema": 1}', "has schema 1"),
    ],
)
def test_what_is_no_brief_is_refused_with_the_files_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "brief.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        read_brief(path)
    assert str(path) in str(caught.value)


def test_a_missing_brief_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="summarizer brief"):
        read_brief(tmp_path / "brief.json")


def test_a_folder_is_no_brief(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot read"):
        read_brief(tmp_path)


def test_a_brief_off_the_contract_is_refused_with_the_place(tmp_path: Path) -> None:
    document = json.loads(brief_json(make_brief()))
    document["fields"]["facts"][0]["citations"][0]["start"] = "soon"
    document["extra"] = 1
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_brief(path)
    assert "fields.facts.0.citations.0.start" in str(caught.value)
    assert "extra" in str(caught.value)


def test_many_faults_are_listed_in_short(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text('{"schema": "newsroom-brief/1"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"and 7 more"):
        read_brief(path)


def test_the_committed_schema_is_the_one_the_program_writes() -> None:
    committed = (ROOT / "docs" / "brief.schema.json").read_text("utf-8")
    assert committed == schema_json(), "run `summarizer schema > docs/brief.schema.json`"


def _properties(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        own = (
            set(schema.get("properties", {}))
            if isinstance(schema.get("properties"), dict)
            else set()
        )
        return own.union(*map(_properties, schema.values()))
    if isinstance(schema, list):
        return set().union(*map(_properties, schema))
    return set()


def test_the_contracts_page_names_every_property() -> None:
    page = (ROOT / "docs" / "brief.md").read_text("utf-8")
    missing = {name for name in _properties(brief_schema()) if f"`{name}`" not in page}
    assert not missing


def test_the_schema_asks_for_every_member_the_program_writes() -> None:
    schema = brief_schema()
    document = json.loads(brief_json(make_brief()))
    assert set(schema["required"]) == set(document) == set(schema["properties"])
    entry = document["fields"]["facts"][0]
    assert set(schema["$defs"]["Entry"]["required"]) == set(entry)
    assert schema["$defs"]["Entry"]["additionalProperties"] is False
