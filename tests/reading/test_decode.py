"""Files come as text in the encoding they were written in, or are said to be no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.decode import NotTextError, decode

TEXT = "L’été, à Évry : « ça va » — 5 €.\r\nDeuxième ligne.\rTroisième."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8"), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text_with_its_newlines(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.note) == (TEXT, encoding, "")


def test_one_damaged_byte_does_not_spoil_the_accents_of_a_utf8_file() -> None:
    data = ("été à Évry, ça gèle là-bas. " * 3).encode() + b"\xe9 fin"
    decoded = decode(data)
    assert decoded.text.startswith("été à Évry")
    assert "1 characters" in decoded.note


def test_nul_bytes_inside_text_stay_where_they_are() -> None:
    text = "Le pont est fermé.\x00 La route reste ouverte à tous."
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 something",
        b"PK\x03\x04 archive",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 20,
        b"\x00" * 500,
        b"\x7fELF\x02\x01\x01",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError:
        return
    decoded.text.encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_utf8_text_round_trips(text: str) -> None:
    data = b"\xef\xbb\xbf" + text.encode("utf-8")
    if "\ufffd" not in text:
        assert decode(data).text == text
