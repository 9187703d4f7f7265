"""A file of many articles is cut into the bytes of each, however long and in whatever encoding."""

import json
import os
from pathlib import Path

import pytest

import summarizer.reading.pieces as pieces_module
from summarizer.reading.folder import read_bytes
from summarizer.reading.opening import CHANGED
from summarizer.reading.pieces import Piece, Refused, pieces_of_bytes, pieces_of_file

TEXT = "L’été fut chaud à Trévoal. Quatre baigneurs ont été blessés, dit la préfète."


def pieces(path: Path) -> list[Piece | Refused]:
    return list(pieces_of_file(path, path.parent))


def texts(found: list[Piece | Refused]) -> list[str]:
    return [read_bytes(p.name, p.data)[0].text for p in found if isinstance(p, Piece)]


def test_a_file_of_lines_may_be_longer_than_any_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps({"text": TEXT}, ensure_ascii=False)
    monkeypatch.setattr(pieces_module, "MAX_BYTES", len(line.encode()) + 1)
    (tmp_path / "day.jsonl").write_text("\n".join([line] * 5), encoding="utf-8")
    assert texts(pieces(tmp_path / "day.jsonl")) == [TEXT] * 5


def test_a_line_that_is_too_long_is_refused_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps({"text": TEXT})
    monkeypatch.setattr(pieces_module, "MAX_BYTES", 2 * len(line))
    long = json.dumps({"text": TEXT * 10})
    (tmp_path / "day.jsonl").write_text(f"{line}\n{long}\n{line}")
    found = pieces(tmp_path / "day.jsonl")
    assert [each.number for each in found] == [1, 2, 3]
    assert isinstance(found[1], Refused)
    assert texts(found) == [TEXT, TEXT]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_read_in_the_encoding_of_their_file(
    tmp_path: Path, encoding: str, ending: str
) -> None:
    lines = [json.dumps({"text": TEXT}, ensure_ascii=False)] * 2
    (tmp_path / "day.jsonl").write_bytes(ending.join(lines).encode(encoding))
    found = pieces(tmp_path / "day.jsonl")
    assert texts(found) == [TEXT, TEXT]
    assert [p.name for p in found if isinstance(p, Piece)] == ["day-1.json", "day-2.json"]


def test_a_list_in_another_encoding_keeps_its_accents() -> None:
    data = json.dumps([{"text": TEXT}], ensure_ascii=False).encode("cp1252")
    assert texts(list(pieces_of_bytes("two.json", data))) == [TEXT]


def test_one_article_in_json_stays_the_file_it_is(tmp_path: Path) -> None:
    data = json.dumps({"text": TEXT}).encode()
    (tmp_path / "a.json").write_bytes(data)
    assert pieces(tmp_path / "a.json") == [Piece("a.json", data)]


@pytest.mark.parametrize("data", [b"", b"[", b"[]", b"\x89PNG" + bytes(40), b"{broken"])
@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_what_cannot_be_cut_is_left_to_reading_which_says_why(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    [piece] = pieces(path)
    assert isinstance(piece, Piece)
    [article] = read_bytes(piece.name, piece.data)
    assert article.status != "used"
    assert article.reason


def test_a_file_written_to_while_it_is_read_gives_its_whole_lines_and_says_so(
    tmp_path: Path,
) -> None:
    path = tmp_path / "day.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n")
    cutting = pieces_of_file(path, tmp_path)
    first = next(cutting)
    with path.open("a") as file:
        file.write('{"text": "Half')
    *_, last = cutting
    assert isinstance(first, Piece)
    assert last == Refused(CHANGED)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "day.jsonl").write_text(json.dumps({"text": TEXT}))
    (tmp_path / "inside" / "day.jsonl").symlink_to(tmp_path / "day.jsonl")
    [refused] = pieces(tmp_path / "inside" / "day.jsonl")
    assert isinstance(refused, Refused)


def test_a_file_of_lines_whose_name_is_no_unicode_is_refused(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"day\xff.jsonl")
    path.write_text(json.dumps({"text": TEXT}))
    [refused] = pieces(path)
    assert refused == Refused("its name is not valid Unicode; rename it")
