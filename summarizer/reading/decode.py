"""Bytes in, text out: which encoding a file is in, and whether it is text at all.

Newlines are never translated, so offsets count the code points of the file itself.
"""

import codecs
import re
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\n|\r")  # not splitlines: JSON strings may hold U+2028
_MAGIC = {
    b"%PDF-": "a PDF document; let its name end in .pdf",
    b"PK\x03\x04": "a ZIP archive or office document; let the name of a Word document end in .docx",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_MIN_PAIRS = 8  # fewer bytes show no pattern
_RARE = 2  # good characters for each damaged one
_MAX_CONTROL_SHARE = 0.05


class NotTextError(ValueError):
    """The bytes are no text. The message completes "the file is …"."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file.

    Attributes:
        text: The text, byte-order mark aside.
        encoding: The encoding it was in.
        note: For a person, when bytes could not be read; else "".

    """

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes) -> Decoded:
    """Decode `data` as UTF-8, UTF-16 or UTF-32 (by mark), UTF-16 (by pattern) or cp1252.

    Raises NotTextError when the bytes are an image, an archive or otherwise not text.
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise NotTextError(kind)
    decoded = _decode(data)
    controls = len(_CONTROLS.findall(decoded.text))
    if controls > _MAX_CONTROL_SHARE * max(len(decoded.text), 20):
        raise NotTextError("binary data, not text")
    return decoded


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_note(data[len(mark) :], encoding)
    guessed = _unmarked_utf16(data)
    if guessed:
        return _with_note(data, guessed)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    # A few damaged bytes in a UTF-8 file must not turn every accent of it into two characters.
    as_utf8 = data.decode("utf-8", errors="replace")
    if len(_MULTIBYTE.findall(data)) > _RARE * as_utf8.count("\ufffd"):
        return _with_note(data, "utf-8")
    return _with_note(data, "cp1252")


def _with_note(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    note = f"{damaged} characters could not be read as {encoding}" if damaged else ""
    return Decoded(text, encoding, note)


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the UTF-16 flavour when every other byte of mostly western text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < _MIN_PAIRS or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None
