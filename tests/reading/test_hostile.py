"""A folder of files made to do harm: each gets one status, and nothing else happens.

Nothing outside the folder is read, no file costs another, and time and memory stay bounded.
"""
# ruff: noqa: E501  a case stands on one line

import json
import os
import resource
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder
from tests.reading.samples import SENTENCES, assembled, lines, pdf, stream, text, with_parts, word

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes links and pipes")
CANARY = "The canary sings outside of the folder, where nobody may listen."
TEXT = " ".join(SENTENCES)
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = word(*SENTENCES)


def _document(inside: str, before: str = "") -> bytes:
    xml = f"{before}<w:document {W}><w:body>{inside}</w:body></w:document>"
    return with_parts(WORD, {"word/document.xml": xml.encode()})


def _packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, f"/Filter [{'/FlateDecode ' * times}]")


def _bomb(content: bytes) -> bytes:
    return pdf("", objects={11: content})


def _numbered(kids: str, more: str = "") -> bytes:
    return assembled(
        {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: f"<< /Type /Pages /Kids [{kids}] /Count 1 {more} >>",
         3: "<< >>", 4: "<< >>"}
    )  # fmt: skip


_FORM = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /A 50 0 R /B 51 0 R >> >>"
_LOOP = {50: stream(b"/A Do /B Do", _FORM), 51: stream(b"/A Do /B Do /A Do", _FORM)}
_CAESAR = "\ud800"
FILES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    # Text.
    "empty.txt": (b"", "empty"),
    "mark.txt": (b"\xef\xbb\xbf", "empty"),
    "white.md": (b" \r\n\t\xc2\xa0", "empty"),
    "utf16le.txt": (f"{TEXT} Un.".encode("utf-16-le"), "used"),
    "utf16be.txt": (f"{TEXT} Two.".encode("utf-16-be"), "used"),
    "utf16-odd.txt": (f"{TEXT} Three.".encode("utf-16") + b"x", "used"),
    "utf32.txt": (f"{TEXT} Four.".encode("utf-32"), "used"),
    "cp1252.txt": (f"{TEXT} L’été.".encode("cp1252"), "used"),
    "nul.txt": (f"{TEXT} A nul\x00 here.".encode(), "used"),
    "nuls.txt": (bytes(100_000), "unreadable"),
    "surrogates.txt": (TEXT.encode() + b" \xed\xa0\x80 \xed\xbf\xbf end.", "used"),
    "overlong.txt": (TEXT.encode() + b" \xc0\xaf\xf5\x80 over.", "used"),
    "noise.txt": (bytes(range(256)) * 400, "unreadable"),
    "one-line.txt": (b"word " * 1_000_000, "used"),
    "no-space.txt": (b"a" * 2_000_000, ""),
    "marks.txt": (("a" + "\u0301" * 200_000 + " " + TEXT + " Marks.").encode(), ""),
    "direction.txt": ((TEXT + " \u202eeht \u2066 end.").encode(), "used"),
    "fences.md": (b"---\n" * 100_000 + TEXT.encode() + b" Fences.", "empty"),
    "front.md": (b"---\ntitle: " + b"x" * 100_000 + b"\n---\n" + TEXT.encode() + b" Front.", "used"),
    "quotes.txt": (("«“\"'(" * 100_000 + TEXT + " Quotes.").encode(), ""),
    "copy.txt": (f"{TEXT} Twice.".encode(), "copy"),
    "copy-2.txt": (f"{TEXT} Twice.".encode(), "used"),
    # JSON.
    "deep.json": (b"[" * 1_000_000, "unreadable"),
    "deep-object.json": (b'{"text":' * 200_000, "unreadable"),
    "number.json": (b'{"text": "x", "n": ' + b"9" * 100_000 + b"}", "unreadable"),
    "surrogate.json": (json.dumps({"text": f"{TEXT} A {_CAESAR} mark."}).encode(), "used"),
    "names.json": (json.dumps({"text": f"{TEXT} Names.", "file": "/etc/passwd", "id": "S1"}).encode(), "used"),
    "broken.jsonl": (b"{\n\n\x00", "unreadable"),
    "infinity.json": (b'{"text": Infinity}', "empty"),
    # Pages.
    "deep.html": (b"<div>" * 100_000 + TEXT.encode(), ""),
    "deep-inline.html": (b"<b><i>" * 50_000 + TEXT.encode(), ""),
    "large.html": (PAGE.replace("<p>", "<p>" + "word " * 2_000_000).encode(), ""),
    "attributes.html": (b"<p " + b"a='b' " * 200_000 + b">" + TEXT.encode(), ""),
    "laughs.html": ((LAUGHS + "<p>&i;</p>" + PAGE).encode(), ""),
    "entity.html": ((f"<!DOCTYPE x [<!ENTITY e SYSTEM '{{outside}}'>]><p>&e;</p>{PAGE}").encode(), ""),
    "include.html": (("<xi:include href='{outside}'/><iframe src='file://{outside}'></iframe>" + PAGE).encode(), ""),
    "sheet.html": (("<style>" + "a>b~c+d " * 50_000 + "{display:none}</style>" + PAGE).encode(), ""),
    "variables.html": (
        ("<style>" + "".join(f":root{{--a{n}:var(--a{n + 1}) var(--a{n + 1})}}" for n in range(400))
         + "p{color:var(--a0)}</style>" + PAGE).encode(), ""),
    "unclosed.html": (b"<html><script><!--<style><textarea><title>" + TEXT.encode(), ""),
    "nuls.html": (PAGE.replace("bridge", "bri\x00dge").encode(), "used"),
    "utf16.html": (PAGE.encode("utf-16"), ""),
    "is-pdf.html": (pdf(lines(*SENTENCES)), "unreadable"),
    # PDF.
    "is-html.pdf": (PAGE.encode(), "unreadable"),
    "empty.pdf": (b"", "unreadable"),
    "head.pdf": (b"%PDF-1.7\n", "unreadable"),
    "half.pdf": (pdf(lines(*SENTENCES))[:700], ""),
    "encrypted.pdf": (
        pdf(lines(*SENTENCES)).replace(b"/Info 4 0 R", b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 "
        b"/O (x) /U (y) /OE (z) /UE (z) /Perms (p) >> /ID [(a) (b)]"), "unreadable"),
    "bomb.pdf": (lambda: _bomb(_packed(bytes(150_000_000), 2)), ""),
    "operators.pdf": (lambda: _bomb(_packed(b"q Q " * 15_000_000)), ""),
    "filters.pdf": (lambda: _bomb(_packed(b"x", 40)), ""),
    "length.pdf": (pdf(lines(*SENTENCES)).replace(b"/Length 3", b"/Length 9999999993"), ""),
    "pages-loop.pdf": (_numbered("2 0 R 2 0 R"), ""),
    "parent-loop.pdf": (_numbered("5 0 R", "/Parent 2 0 R"), ""),
    "self.pdf": (pdf("", objects={11: "11 0 R"}), ""),
    "forms-loop.pdf": (
        pdf(lines(*SENTENCES) + " /A Do", resources="/XObject << /A 50 0 R >>", objects=_LOOP), ""),
    "arrays.pdf": (pdf("BT /F1 12 Tf " + "[" * 20_000 + "] TJ ET"), ""),
    "numbers.pdf": (pdf(text(TEXT, x=1e30, size=1e30) + "1e999 0 0 -.-5 nan inf cm " + lines(*SENTENCES)), ""),
    "prefix.pdf": (b"junk" * 100 + pdf(lines(*SENTENCES, "Prefix.")), ""),
    # Word documents.
    "is-pdf.docx": (pdf(lines(*SENTENCES)), "unreadable"),
    "is-old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), "unreadable"),
    "half.docx": (WORD[: len(WORD) // 2], "unreadable"),
    "empty.docx": (b"", "unreadable"),
    "bomb.docx": (lambda: _document("<w:p/>" * 12_000_000), "unreadable"),
    "larger-bomb.docx": (lambda: with_parts(WORD, {"word/media/a.png": bytes(120_000_000)}), "unreadable"),
    "members.docx": (lambda: with_parts(WORD, {f"x/{n}": b"" for n in range(3_000)}), "unreadable"),
    "laughs.docx": (_document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS), ""),
    "entity.docx": (
        _document("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{outside}'>]>"), ""),
    "deep.docx": (_document("<w:sdt><w:sdtContent>" * 5_000), "unreadable"),
    "deep-fields.docx": (_document("<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 50_000 + "</w:p>"), ""),
    "slip.docx": (with_parts(word(*SENTENCES, "Slip."), {"../../slipped.txt": CANARY.encode(), "/slipped.txt": b"x"}), "used"),
    "loop.docx": (
        with_parts(WORD, {"word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/'
        b'package/2006/relationships"><Relationship Id="a" Type="x/header" Target="document.xml"/></Relationships>'}), ""),
    "numbers.docx": (
        _document(f"<w:p><w:r><w:rPr><w:sz w:val='{'9' * 5000}'/><w:w w:val='nan'/><w:color w:val='-12345'/></w:rPr>"
                  f"<w:t>{TEXT}</w:t></w:r></w:p>"), ""),
    # Names and kinds.
    "program.exe": (b"MZ", "unreadable"),
    "noext": (TEXT.encode(), "unreadable"),
    "line\nbreak.txt": (f"{TEXT} Line.".encode(), "used"),
    "right\u202etxt.to.txt": (f"{TEXT} Right.".encode(), "used"),
    "; rm -rf $(x) `y` {0} %s.txt": (f"{TEXT} Shell.".encode(), "used"),
    "<script>.txt": (f"{TEXT} Script.".encode(), "used"),
    "n" * 251 + ".txt": (f"{TEXT} Long name.".encode(), "used"),
    "case.txt": (f"{TEXT} Small.".encode(), "used"),
    "CASE.TXT": (f"{TEXT} Capital.".encode(), "used"),
    "e\u0301.txt": (f"{TEXT} Two marks.".encode(), "used"),
    "\u00e9.txt": (f"{TEXT} One mark.".encode(), "used"),
}  # fmt: skip
SPECIAL = {
    "pipe.html": "unreadable", "zero.txt": "unreadable", "out.pdf": "unreadable", "loop.txt": "unreadable",
    "two-a.txt": "unreadable", "two-b.txt": "unreadable", "up.txt": "unreadable", "folder.pdf": "unreadable",
    "sparse.txt": "unreadable", "sparse.pdf": "unreadable", "in.txt": "copy", "gone.docx": "unreadable",
}  # fmt: skip


def _fill(folder: Path, outside: Path) -> None:
    for name, (content, _) in FILES.items():
        data = content() if callable(content) else content
        if isinstance(data, str):
            data = data.encode()
        (folder / name).write_bytes(data.replace(b"{outside}", os.fsencode(outside)))
    os.mkfifo(folder / "pipe.html")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "out.pdf").symlink_to(outside)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "two-a.txt").symlink_to(folder / "two-b.txt")
    (folder / "two-b.txt").symlink_to(folder / "two-a.txt")
    (folder / "up.txt").symlink_to(Path("..") / outside.name)
    (folder / "in.txt").symlink_to(folder / "copy.txt")
    (folder / "gone.docx").symlink_to(folder / "nothing.docx")
    (folder / "folder.pdf").mkdir()
    for name in ("sparse.txt", "sparse.pdf"):
        with (folder / name).open("wb") as file:
            file.truncate(2_000_000_000)


def test_a_folder_of_hostile_files_gets_one_status_each(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(CANARY, encoding="utf-8")
    folder = tmp_path / "event"
    folder.mkdir()
    _fill(folder, outside)
    before = sorted(tmp_path.rglob("*"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    articles = read_folder(folder)
    seconds = time.perf_counter() - started
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(article.file.partition("#")[0], []).append(article)
    assert len(FILES) + len(SPECIAL) >= 60
    assert set(found) == {*FILES, *SPECIAL}
    expected = {name: status for name, (_, status) in FILES.items() if status} | SPECIAL
    got = {name: found[name][0].status for name in expected}
    assert {name: got[name] for name in got if got[name] != expected[name]} == {}
    assert all(len(of) == 1 or name.endswith((".json", ".jsonl")) for name, of in found.items())
    assert all(article.reason for article in articles if article.status != "used")
    assert not [article.file for article in articles if "canary" in article.text]
    assert not [article.file for article in articles if "(crash)" in article.reason]
    assert sorted(tmp_path.rglob("*")) == before
    for article in articles:
        article.text.encode("utf-8")
        assert all(0 <= s.start < s.end <= len(article.text) for s in article.sentences)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    assert grown < 700 * 1024  # kilobytes; nothing like the gigabytes that were asked for
    assert seconds < 400


def test_a_file_that_is_written_to_while_it_is_read_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    looked = os.fstat

    def fstat(number: int) -> os.stat_result:
        status = looked(number)
        if status.st_ino == (tmp_path / "a.txt").stat().st_ino:
            with (tmp_path / "a.txt").open("a") as file:
                file.write(" More.")
        return status

    monkeypatch.setattr(os, "fstat", fstat)
    articles = read_folder(tmp_path)
    assert [article.status for article in articles] == ["unreadable", "used"]
    assert "changed while it was read" in articles[0].reason


def test_a_link_put_in_the_place_of_a_file_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text(CANARY, encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    original = Path.open

    def swapped(self: Path, mode: str = "r") -> object:
        self.unlink()
        self.symlink_to(tmp_path / "outside.txt")
        return original(self, mode)

    monkeypatch.setattr(Path, "open", swapped)
    article = read_folder(folder)[0]
    assert (article.status, article.text) == ("unreadable", "")
