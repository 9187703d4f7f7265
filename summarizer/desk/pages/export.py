"""An approved brief to take away: Markdown, HTML, JSON, or plain text for a CMS."""

import re
from collections.abc import Callable, Mapping

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from summarizer.errors import UnprovedError, WrongStateError
from summarizer.merging.brief import Brief
from summarizer.output.document import brief_json
from summarizer.output.markdown import markdown
from summarizer.output.page import html
from summarizer.output.plain import plain
from summarizer.review.proving import article_behind, unproved
from summarizer.review.standing import standing
from summarizer.store.connect import Store

KINDS: dict[str, tuple[str, Callable[[Brief, Mapping[str, str]], str]]] = {
    "md": ("text/markdown", lambda brief, _: markdown(brief)),
    "html": ("text/html", html),
    "json": ("application/json", lambda brief, _: brief_json(brief)),
    "txt": ("text/plain", lambda brief, _: plain(brief)),
}


def give(request: Request, event: str, kind: str) -> Response:
    """Give the brief as a file, once it is approved and its sources still prove it."""
    if kind not in KINDS:
        raise HTTPException(404)
    store: Store = request.app.state.store
    with store.reading() as connection:
        stands = standing(connection, event)
        if stands.state not in {"approved", "published"}:
            raise WrongStateError("Only an approved brief is exported. Have it approved first.")
        version = stands.version
        if unproved(connection, version):
            raise UnprovedError("The brief does not hold against its sources. It was not exported.")
        texts = {s: article_behind(connection, version, s).text for s in version.articles}
    media, write = KINDS[kind]
    name = re.sub(r"[^A-Za-z0-9-]+", "-", f"brief-{event[:60]}-{version.id[:12]}")
    return Response(
        write(version.brief, texts).encode("utf-8", "backslashreplace"),
        media_type=f"{media}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )
