"""The kinds of file that are more than text, each with the function that reads its bytes.

These functions run in the parser process (see `parser`), never in the program itself.
"""

from collections.abc import Callable

from summarizer.reading.assemble import noted
from summarizer.reading.decode import NotTextError, decode
from summarizer.reading.document import Document, NotReadableError
from summarizer.reading.pdf_document import pdf_document
from summarizer.reading.webpage import NotAPageError, page_document
from summarizer.reading.word_document import word_document


def read_html(data: bytes) -> Document:
    """Read a page; raises NotReadableError when it is none."""
    try:
        decoded = decode(data)
        page = page_document(decoded.text) if decoded.text.strip() else Document(text="")
    except NotTextError as error:
        raise NotReadableError(f"is {error}") from error
    except NotAPageError as error:
        raise NotReadableError(str(error)) from error
    return noted(page, decoded.note)


READERS: dict[str, Callable[[bytes], Document]] = {
    ".html": read_html,
    ".htm": read_html,
    ".pdf": pdf_document,
    ".docx": word_document,
}
