"""The window with a brief's sources: every cited passage under its number, page by page."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from summarizer.bot.message import Seen
from summarizer.bot.packing import MODAL_BLOCKS, MODAL_SIZE, Line, blocks_of, packed
from summarizer.bot.text import Block, label, raised
from summarizer.bot.words import Words
from summarizer.extraction.summary import Citation, Source
from summarizer.merging.brief import Brief
from summarizer.output.citing import numbers_of
from summarizer.output.labels import Labels, labels_for
from summarizer.output.ledger import source_name
from summarizer.output.visible import one_line

_URL = 2_900  # Slack allows 3,000 characters in a link


def sources_view(brief: Brief, seen: Seen, page: int, words: Words) -> Block:
    """Return the window at a page, from 0; one past the end is the last."""
    pages = packed(_blocks(brief), blocks_each=MODAL_BLOCKS, size_each=MODAL_SIZE)
    page = max(0, min(page, len(pages) - 1))
    blocks = list(pages[page])
    if len(pages) > 1:
        at = words.say("page", n=str(page + 1), of=str(len(pages)))
        blocks.append({"type": "context", "elements": [label(at)]})
        blocks.append({"type": "actions", "elements": list(_turning(page, len(pages), words))})
    return {
        "type": "modal",
        "callback_id": "sources",
        "title": label(words.say("sources_title")),
        "close": label(words.say("close")),
        "private_metadata": json.dumps({"e": seen.event, "v": seen.version}),
        "blocks": blocks,
    }


def _turning(page: int, pages: int, words: Words) -> Iterator[Block]:
    for action, to in (("earlier", page - 1), ("later", page + 1)):
        if 0 <= to < pages:
            text = label(words.say(action))
            yield {
                "type": "button",
                "action_id": f"page_{action}",
                "text": text,
                "value": str(to),
            }


def _blocks(brief: Brief) -> Iterator[Block]:
    labels, numbers = labels_for(brief), numbers_of(brief)
    for source in brief.sources:
        yield from blocks_of([_source(brief, source, labels)])
        yield from _link(source)
        notes = numbers.under(source)
        yield from blocks_of(line for note in notes for line in _passage(*note, labels))
    known = {source.id for source in brief.sources}
    lost = [(n, c) for n, c in numbers.citations.items() if c.source not in known]
    yield from blocks_of(line for note in lost for line in _passage(*note, labels))


def _source(brief: Brief, source: Source, labels: Labels) -> Line:
    parts = [labels.published(source.published)]
    if source.title:
        parts.insert(0, labels.quoted(one_line(source.title)))
    if source.status != "used":
        parts.append(labels.say(f"source.{source.status}"))
    if source.reason:
        parts.append(one_line(labels.reason(source.reason)))
    parts += [one_line(words) for words in labels.provenance(source, brief.run.extractive)]
    name = one_line(source_name(source, brief.sources))
    return Line([(name, "bold"), (f", {', '.join(parts)}", "")])


def _link(source: Source) -> Iterator[Block]:
    """Yield the source's address as a link that shows that very address."""
    url = source.url or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= _URL
    if plain and parts.scheme in {"http", "https"} and parts.hostname and not parts.username:
        link = {"type": "link", "url": url, "text": url}
        yield {
            "type": "rich_text",
            "elements": [{"type": "rich_text_section", "elements": [link]}],
        }
    elif url:
        yield from blocks_of([Line([(one_line(url), "")])])


def _passage(number: int, citation: Citation, labels: Labels) -> Iterator[Line]:
    line = labels.say("line", n=str(citation.line))
    found = f" ({labels.say('realigned')})" if citation.grounding == "realigned" else ""
    yield Line([(raised(number), "bold"), (f" {line}{found}", "")])
    yield Line([(one_line(citation.quote) or "–", "")], quoted=True)
