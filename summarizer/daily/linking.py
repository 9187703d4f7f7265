"""An article behind an address somebody gives, as a record with the address as its own."""

import json
from urllib.parse import urlsplit

from summarizer.daily.feeds import Fetch
from summarizer.errors import InputError
from summarizer.reading.folder import read_bytes
from summarizer.store.articles import Incoming

_PDF = b"%PDF-"


def article_at(address: str, fetch: Fetch, name: str) -> Incoming:
    """Return the article at an address, under its address and the host's name where it says none.

    Args:
        address: Where it is.
        fetch: Gets it; see `fetching`, which refuses what lies inside the own network.
        name: Of the record, without its ending.

    Raises InputError when it cannot be had, or holds no article.

    """
    data = fetch(address)
    kind = ".pdf" if data.startswith(_PDF) else ".html"
    page = read_bytes(f"{name}{kind}", data)[0]
    if page.status != "used":
        raise InputError(f"{address}: {page.reason or 'there is no article'}.")
    fields = {
        "title": page.title or "",
        "outlet": page.outlet or (urlsplit(address).hostname or "").removeprefix("www."),
        "published": page.published.value or "",
        "url": address,
        "language": page.language,
        "text": page.text,
    }
    record = json.dumps(
        {key: value for key, value in fields.items() if value}, ensure_ascii=True
    ).encode("ascii")
    article = read_bytes(f"{name}.json", record)[0]
    if article.status != "used":
        raise InputError(f"{address}: {article.reason or 'there is no article'}.")
    return Incoming(article, record, ".json", address)
