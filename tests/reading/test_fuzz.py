"""Whatever bytes are changed in a file, its parser answers: no exception goes uncaught.

`just fuzz` runs the long form, 10,000 mutations for each parser; FUZZ_RUNS sets any number.
"""
# ruff: noqa: E501, S311  a case stands on one line; seeds are for repeating

import io
import os
import random
import zipfile
from collections.abc import Callable, Iterator

import pytest

from summarizer.reading.decode import NotTextError, decode
from summarizer.reading.document import NotReadableError
from summarizer.reading.front_matter import plain_document
from summarizer.reading.parser import Parser, ParserStoppedError
from summarizer.reading.records import NotAnArticleError, parse_json, record_document
from tests.reading.samples import SENTENCES, lines, pdf, stream, with_parts, word

RUNS = int(os.environ.get("FUZZ_RUNS", "500"))
HTML = (
    "<!doctype html><html lang='en'><head><title>Bridge</title><style>.x{display:none;color:#fff} "
    "@media screen{p.y>a{opacity:0}}</style><script type='application/ld+json'>{\"datePublished\": "
    '"2025-10-16"}</script></head><body><article><h1>Bridge</h1>'
    + "".join(f"<p style='color:rgb(0 0 0)'>{s} &eacute;&#x41;</p>" for s in SENTENCES)
    + "<table><tr><td>4</td></tr></table><!-- x --></article></body></html>"
).encode()
PDF = pdf(
    "q 0.5 g 0 0 5 5 re f W n Q /Fm Do /OC /L BDC " + lines("Bridge", *SENTENCES) + " EMC",
    lines(*SENTENCES),
    resources="/XObject << /Fm 50 0 R >> /Properties << /L 51 0 R >> /ColorSpace << /S [/ICCBased 50 0 R] >>",
    objects={
        50: stream(
            b"BT /F1 9 Tf 72 90 Td [(kern) -20 (ed)] TJ ET",
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>",
        ),
        51: "<< /Type /OCG /Name (a) >>",
    },
    catalog="/OCProperties << /OCGs [51 0 R] /D << /OFF [] >> >> /Lang (en)",
    info="/Title (Bridge)",
)
_STYLES = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style '
    b'w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="22"/></w:rPr>'
    b"</w:style></w:styles>"
)
WORD = with_parts(
    word(
        "Bridge",
        *SENTENCES,
        xml=["<w:tbl><w:tr><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"],
    ),
    {"word/styles.xml": _STYLES, "docProps/thumbnail.jpeg": b""},
)
JSON = (
    '{"title": "Bridge", "text": "'
    + " ".join(SENTENCES)
    + '", "date": "2025-10-16", "url": "https://a.example/"}'
).encode()
TEXT = ("---\ntitle: Bridge\ndate: 2025-10-16\n---\n" + "\n\n".join(SENTENCES) + " Été.").encode()
_TOKENS = [b"<", b">", b"(", b"<<", b"[", b"\x00", b"\xff\xfe", b"999999999", b"-1", b"/", b"R", b"obj",
           b"endstream", b"%PDF-", b"&#x", b"{", b'"', b"\\ud800", b"PK\x03\x04"]  # fmt: skip


def _mutated(data: bytes, random_: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 4, 16))):
        at = random_.randrange(len(changed) + 1)
        end = min(len(changed), at + random_.choice((1, 1, 2, 8, 64, 400)))
        match random_.randrange(6):
            case 0:
                changed[at:end] = b""
            case 1:
                changed[at:at] = changed[at:end]
            case 2:
                changed[at:at] = random_.choice(_TOKENS)
            case 3:
                changed[at:end] = random_.randbytes(end - at)
            case 4:
                other = random_.randrange(len(changed) + 1)
                changed[at:at] = changed[other : other + 50]
            case _ if at < len(changed):
                changed[at] ^= 1 << random_.randrange(8)
    return bytes(
        changed[: random_.randrange(len(changed) + 1)] if random_.random() < 0.05 else changed
    )


def _mutated_member(data: bytes, random_: random.Random) -> bytes:
    """Change a part inside the archive, whose sums then fit again; sometimes the archive itself."""
    if random_.random() < 0.2:
        return _mutated(data, random_)
    names = ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels",
             "word/_rels/document.xml.rels", "docProps/core.xml"]  # fmt: skip
    name = names[0] if random_.random() < 0.5 else random_.choice(names)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return with_parts(data, {name: _mutated(archive.read(name), random_)})


@pytest.fixture(name="parser", scope="module")
def _parser() -> Iterator[Parser]:
    parser = Parser()
    yield parser
    parser.close()


@pytest.mark.parametrize(
    ("kind", "data", "change"),
    [(".html", HTML, _mutated), (".pdf", PDF, _mutated), (".docx", WORD, _mutated_member)],
    ids=["html", "pdf", "docx"],
)
def test_no_change_of_bytes_breaks_a_parser(
    parser: Parser, kind: str, data: bytes, change: Callable[[bytes, random.Random], bytes]
) -> None:
    read = 0
    for seed in range(RUNS):
        try:
            parser.parse(kind, change(data, random.Random(f"{kind} {seed}")))
            read += 1
        except ParserStoppedError as error:
            if error.code not in {"memory", "time"}:
                pytest.fail(f"seed {seed}: {error}")
        except NotReadableError:
            pass
    assert read > RUNS / 20  # else nothing behind the first check was reached


@pytest.mark.parametrize("kind", ["json", "txt"])
def test_no_change_of_bytes_breaks_the_readers_of_text(kind: str) -> None:
    read = 0
    for seed in range(RUNS):
        data = _mutated(JSON if kind == "json" else TEXT, random.Random(f"{kind} {seed}"))
        try:
            text = decode(data).text
            document = plain_document(text) if kind == "txt" else record_document(parse_json(text))
        except (NotTextError, NotAnArticleError):
            continue
        document.text.encode("utf-8")
        read += 1
    assert read > RUNS / 20
