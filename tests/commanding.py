"""What the tests of whole runs are made of: folders, a model that copies, a server in a thread."""

import asyncio
import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from schemas.entries import Fact
from schemas.event import EventSummary
from summarizer.extraction.extractor import Filled
from summarizer.extraction.summary import RunInfo, Usage, Withheld
from summarizer.pipeline.job import Model, OpenModel
from summarizer.reading.article import Article
from tests.extraction.stub_server import Reply, Request, Stub, filled, said

INFO = RunInfo(
    model="copier", endpoint="compatible", prompt_sha256="p", schema_sha256="s", version="0.1.0"
)
USAGE = Usage(requests=1, tokens_in=100, tokens_out=10, cost=0.25, seconds=0.5)
ROOT = Path(__file__).parents[1]

FERRY = {
    "a.txt": "The ferry Aurora ran aground on Tuesday. Four people were hurt, the prefect said.\n",
    "b.txt": "A ferry, the Aurora, ran aground on Tuesday. Six people were hurt.\n",
    "c.html": "<html><body><article><h1>Aground</h1><p>The ferry Aurora ran aground off the "
    "harbour on Tuesday morning, with about two hundred people on board.</p><p>Four people were "
    "hurt, the prefect said, and all of them were brought ashore before noon.</p></article>"
    "</body></html>\n",
}


def folder_of(path: Path, files: dict[str, str] | None = None) -> Path:
    """Write `files` (the ferry by default) to `path` and return it."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in (FERRY if files is None else files).items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, hidden ones too, by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class Copier:
    """A model that gives back sentences, so that every claim holds; or fails as told."""

    def __init__(self, errors: dict[str, BaseException] | None = None) -> None:
        self.errors = errors or {}
        self.asked: list[str] = []

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Copy the sentences of `article`."""
        assert not refused
        self.asked.append(article.id)
        if error := self.errors.get(article.file):
            raise error
        facts = [
            Fact(
                sentences=[sentence.n],
                text=article.sentence_text(sentence.n),
                said_by=None,
                mode="happened",
            )
            for sentence in article.sentences
            if sentence.n > 0
        ]
        answer = EventSummary(facts=facts, quotes=[], people=[])
        return Filled(answer=answer, usage=USAGE, model="copier")


def opened(copier: Copier | None = None) -> OpenModel:
    """Open a `Copier` as if it were a model."""

    @contextmanager
    def open_it(language: str) -> Iterator[Model]:
        yield Model(copier or Copier(), INFO, concurrency=2)

    return open_it


_LINE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)


def copied(request: Request) -> Reply:
    """Answer with the article's first sentences as facts, or a brief's entries as its lede."""
    if asks_for_lede(request):
        return said(json.dumps({"sentences": lede_lines(request)}))
    sentences = [(int(n), text) for n, text in _LINE.findall(request.text()) if int(n) > 0]
    return filled(
        facts=[
            {"sentences": [n], "text": text, "said_by": None, "mode": "happened"}
            for n, text in sentences[:3]
        ]
    )


def asks_for_lede(request: Request) -> bool:
    """Tell a request for a lede from one about an article."""
    form: str = request.body["response_format"]["json_schema"]["name"]
    return form == "Lede"


def lede_lines(request: Request) -> list[dict[str, object]]:
    """Return the entries a request for a lede shows, each as a sentence."""
    lines = [(int(n), text) for n, text in _LINE.findall(request.text())]
    return [{"entries": [n], "text": text.rpartition(" (")[0]} for n, text in lines]


def about_articles(requests: Sequence[Request]) -> list[Request]:
    """Return the requests about articles: all but those for a lede."""
    return [request for request in requests if not asks_for_lede(request)]


@contextmanager
def serving(*script: Reply | Callable[[Request], Reply]) -> Iterator[Stub]:
    """Run a stub server in a thread of its own, for programs that bring their own event loop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def wait(coroutine: object) -> object:
        return asyncio.run_coroutine_threadsafe(coroutine, loop).result(10)  # type: ignore[arg-type]

    stub = Stub(*(script or (copied,)))
    wait(stub.__aenter__())
    try:
        yield stub
    finally:
        wait(stub.__aexit__())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def loaded(text: str) -> dict[str, object]:
    """Read one JSON document that is all of `text`."""
    value = json.loads(text)
    assert isinstance(value, dict)
    return value


def failing(error: BaseException, *names: str) -> Copier:
    """Return a model that fails with `error` on the files named."""
    return Copier(dict.fromkeys(names, error))
