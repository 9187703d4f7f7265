"""The articles somebody drops on the bot: links fetched, files downloaded, all read.

What cannot be had is told by name; the rest still becomes a brief.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool

from summarizer.bot.slack import Slack
from summarizer.bot.text import links_in
from summarizer.daily.feeds import Fetch
from summarizer.daily.ingest import Missed, of_bytes
from summarizer.daily.linking import article_at
from summarizer.errors import SlackError, SummarizerError
from summarizer.store.articles import Incoming

AT_ONCE = 50  # links and files of one request
_MESSAGES = 200  # of a thread, a page
_PAGES = 10
_NAME = 120


@dataclass(slots=True)
class Given:
    """What was given.

    Attributes:
        links: Addresses, in order.
        files: Files as Slack describes them: id, name, address.

    """

    links: list[str] = field(default_factory=list)
    files: list[dict[str, str]] = field(default_factory=list)

    def add(self, message: Mapping[str, Any]) -> None:
        """Add what a message holds; what is there already is not added again."""
        for link in links_in(str(message.get("text") or "")):
            if link not in self.links:
                self.links.append(link)
        files = message.get("files")
        for file in files if isinstance(files, list) else []:
            kept = _described(file)
            if kept is not None and all(kept["id"] != each["id"] for each in self.files):
                self.files.append(kept)

    @property
    def anything(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.links or self.files)


def _described(file: object) -> dict[str, str] | None:
    if not isinstance(file, dict) or not isinstance(file.get("id"), str):
        return None
    url = file.get("url_private_download") or file.get("url_private") or ""
    return {"id": file["id"], "name": str(file.get("name") or file["id"]), "url": str(url)}


async def given_in_thread(slack: Slack, channel: str, thread: str) -> Given:
    """Return the links and files of all messages of a thread but the bot's own."""
    given, cursor = Given(), ""
    for _ in range(_PAGES):
        answer = await slack.call(
            "conversations.replies",
            channel=channel,
            ts=thread,
            limit=str(_MESSAGES),
            cursor=cursor or None,
        )
        messages = answer.get("messages")
        for message in messages if isinstance(messages, list) else []:
            if isinstance(message, dict) and not message.get("bot_id"):
                given.add(message)
        more = answer.get("response_metadata")
        cursor = str(more.get("next_cursor") or "") if isinstance(more, dict) else ""
        if not cursor:
            break
    return given


async def gathered(slack: Slack, fetch: Fetch, given: Given) -> tuple[list[Incoming], list[Missed]]:
    """Fetch and read everything that was given; returns the articles and what gave none."""
    articles: list[Incoming] = []
    missed: list[Missed] = []
    room = AT_ONCE
    for number, link in enumerate(given.links[:room], start=1):
        try:
            name = f"link-{number}"
            articles.append(await run_in_threadpool(article_at, link, fetch, name))
        except SummarizerError as error:
            missed.append(Missed(link[:_NAME], str(error)))
    room -= len(given.links[:room])
    for file in given.files[:room]:
        try:
            data = await _file(slack, file)
        except SummarizerError as error:
            missed.append(Missed(file["name"][:_NAME], str(error)))
            continue
        for came in await run_in_threadpool(_read, file["name"], data):
            if isinstance(came, Missed):
                missed.append(came)
            else:
                articles.append(came)
    over: Sequence[str] = [
        *given.links[AT_ONCE:],
        *(file["name"] for file in given.files[max(0, AT_ONCE - len(given.links)) :]),
    ]
    missed += [Missed(name[:_NAME], f"more than {AT_ONCE} at once") for name in over]
    return articles, missed


async def _file(slack: Slack, file: Mapping[str, str]) -> bytes:
    """Download a file, asking Slack where it is when the message did not say."""
    url = file["url"]
    if not url:
        about = (await slack.call("files.info", file=file["id"])).get("file")
        found = _described(about)
        url = found["url"] if found else ""
    if not url:
        raise SlackError("Slack does not say where the file is.")
    return await slack.file(url)


def _read(name: str, data: bytes) -> list[Incoming | Missed]:
    return list(of_bytes(name, data))
