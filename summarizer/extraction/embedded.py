"""The embedded model: llama.cpp in this process, serving the OpenAI API to us alone.

What it is asked differs from what a hosted model is asked, because it is some hundred times
smaller: it is shown the sentences that tell most, chooses among them under a grammar, and code
copies the words (see `passages` and `grammar`). Its answer then goes through the same gates.
"""

import contextlib
import os
import secrets
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

from schemas.entries import Entry, Part
from summarizer.endpoints import Endpoint
from summarizer.errors import StopRun
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.extractor import Extractor, Filled
from summarizer.extraction.grammar import answer_grammar
from summarizer.extraction.model_file import (
    MODEL,
    WAYS_OUT,
    Notice,
    ensure_model,
)
from summarizer.extraction.passages import Passage, passages, spread
from summarizer.extraction.prompt import EMBEDDED
from summarizer.extraction.summary import Withheld
from summarizer.reading.article import Article

CLAIMS = 12  # most claims asked for
SHOWN_WORDS = 560  # words of an article the model is shown, if its best passages fit in them
_READY_ATTEMPTS = 20  # within about ten seconds
_ENDING = 10.0  # seconds waited for the model to end
# Servers of runs that were stopped. llama.cpp ends no request before it has read the whole
# prompt, up to twenty seconds, in which nothing else of this program runs.
_LEFT_RUNNING: list[Any] = []
CONTEXT = 8192  # tokens of prompt and answer together


def left_running() -> bool:
    """Tell whether a model is still at work that can only end with the process."""
    return bool(_LEFT_RUNNING)


class EmbeddedServer:
    """A running embedded model. Use it with `with`; it is stopped at the end.

    Where the person or the system ends the program (KeyboardInterrupt, SystemExit), it is left
    to end with the process, for which `left_running` asks: waiting for it could take long.

    The server listens on a free port of the loopback interface and wants a key made for this
    run, so that no other user or web page of this machine can ask it.
    """

    def __init__(self, folder: Path | None = None, *, notice: Notice | None = None) -> None:
        """Prepare; nothing is loaded yet.

        Args:
            folder: Where the model file is kept; the user's cache directory by default.
            notice: Called with one line for the person before anything that takes seconds.

        """
        self._folder = folder
        self._notice = notice
        self._key = secrets.token_urlsafe(24)
        self._server: Any = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None and issubclass(kind, KeyboardInterrupt | SystemExit):
            _LEFT_RUNNING.append(self._server)
            self._server = None
            return
        self.stop()

    @property
    def base_url(self) -> str:
        """The address of the OpenAI API, "http://127.0.0.1:PORT/v1"."""
        if self._server is None:
            raise RuntimeError("the embedded model is not running")
        return f"{self._server.listening_address}/v1"

    def start(self) -> None:
        """Load the model and serve it; returns when it is ready, after two to six seconds.

        Raises:
            StopRun: xllamacpp or a part of the model is missing, the file cannot be made, or
                llama.cpp cannot load it.

        """
        # GNU OpenMP reads this once, when it is loaded. Threads that spin long while they wait
        # for one another are no faster on an idle machine and ten times slower on a busy one.
        os.environ.setdefault("GOMP_SPINCOUNT", "3000")
        try:
            import xllamacpp  # noqa: PLC0415  106 MB, for those who use it
        except ImportError as error:
            raise StopRun(f"The embedded model is not installed. {WAYS_OUT}.") from error
        path = ensure_model(self._folder, notice=self._notice)
        try:
            with _native_output_hidden() as said:
                self._server = xllamacpp.Server(_parameters(xllamacpp, path, self._key))
        except Exception as error:
            raise StopRun(
                f"llama.cpp cannot load the embedded model {path}: {said() or error}. It needs "
                f"about 2.3 GB of memory. {WAYS_OUT.partition(' Or ')[0]}"
            ) from error
        self._await_answer()

    def _await_answer(self) -> None:
        """Wait until the server answers: it must have begun before it may be told to end."""
        address = urlsplit(self.base_url)
        for attempt in range(_READY_ATTEMPTS):
            connection = HTTPConnection(address.hostname or "", address.port, timeout=5)
            try:
                connection.request("GET", "/health")
                if connection.getresponse().status == HTTPStatus.OK:
                    return
            except OSError:
                pass
            finally:
                connection.close()
            time.sleep(0.05 * (attempt + 1))

    def stop(self) -> None:
        """Stop serving and free the memory; does nothing when it is not running.

        The server ends when its last reference goes. Told to end before it has answered
        anything, llama.cpp can wait for itself for ever, so nobody waits for it for long.
        """
        server, self._server = [self._server], None
        ending = threading.Thread(target=server.clear, name="embedded-model-end", daemon=True)
        ending.start()
        ending.join(_ENDING)

    def endpoint(self, form: type[BaseModel]) -> Endpoint:
        """Return where and how to ask the running model for `form`."""
        return Endpoint(
            kind="embedded",
            base_url=self.base_url,
            model=MODEL,
            api_key=SecretStr(self._key),
            extra_body=lambda article: extra_body(form, article),
            prompt=EMBEDDED,
        )


class EmbeddedExtractor:
    """An `Extractor` that shows the inner one less, and completes what it answers."""

    def __init__(self, inner: Extractor) -> None:
        """Wrap the extractor that asks the running model."""
        self._inner = inner

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Fill in the form for `article`; see `Extractor.fill`."""
        filled = await self._inner.fill(shown(article), refused)
        return replace(filled, answer=completed(article, filled.answer))


def extra_body(form: type[BaseModel], article: Article) -> dict[str, Any]:
    """Return what a request for `article` carries beside the messages: grammar and sampling."""
    return {
        "grammar": answer_grammar(form, Evidence(article), _offered(article)),
        "cache_prompt": True,
        "temperature": 0,
    }


def shown(article: Article) -> Article:
    """Return `article` with the sentences the model is shown, under their own numbers."""
    numbers = {passage.sentence for stretch in _offered(article) for passage in stretch}
    kept = [s for s in article.sentences if s.n in numbers or s.n == 0]
    return article.model_copy(update={"sentences": kept})


def completed(article: Article, answer: BaseModel) -> BaseModel:
    """Put the words of the cited sentence into every claim the model left empty."""
    texts = {passage.sentence: passage.text for passage in passages(Evidence(article))}
    fields = {
        name: [_completed(entry, texts) for entry in getattr(answer, name)]
        for name in type(answer).model_fields
    }
    return answer.model_copy(update=fields)


def _completed(entry: Entry, texts: dict[int, str]) -> Entry:
    words = next((texts[n] for n in entry.sentences if n in texts), "")
    changes = {
        name: words
        for name, info in type(entry).model_fields.items()
        if Part.CLAIM in info.metadata and not getattr(entry, name)
    }
    return entry.model_copy(update=changes)


def _offered(article: Article) -> list[list[Passage]]:
    """Return for each claim to ask for the passages to choose from."""
    return _within(spread(passages(Evidence(article)), CLAIMS), SHOWN_WORDS)


def _within(stretches: list[list[Passage]], limit: int) -> list[list[Passage]]:
    """Take away the choices that tell least until the model has few enough words to read."""
    kept = [list(stretch) for stretch in stretches]
    while sum(len(p.text.split()) for stretch in kept for p in stretch) > limit:
        spare = [(min(stretch, key=lambda p: p.score), stretch) for stretch in kept if stretch[1:]]
        if not spare:
            break
        least, stretch = min(spare, key=lambda item: item[0].score)
        stretch.remove(least)
    return kept


def _parameters(xllamacpp: Any, path: Path, key: str) -> Any:
    """Return the settings that were fastest on two cores."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = CONTEXT
    # Two slots took as long for two articles as one took for both, one after the other.
    parameters.n_parallel = 1
    threads = max(1, min(8, _cores()))
    parameters.cpuparams.n_threads = threads
    parameters.cpuparams_batch.n_threads = threads
    parameters.n_gpu_layers = 0
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.ui = False
    parameters.endpoint_slots = False
    parameters.verbosity = -1
    return parameters


def _cores() -> int:
    """Return the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def _native_output_hidden() -> Iterator[Any]:
    """Keep what native code writes to stderr off the terminal; yields a way to read its end."""
    with tempfile.TemporaryFile() as file:
        kept = os.dup(2)
        os.dup2(file.fileno(), 2)

        def said() -> str:
            file.seek(0)
            lines = file.read().decode(errors="replace").strip().splitlines()
            return lines[-1][:200] if lines else ""

        last: list[str] = []
        try:
            yield lambda: last[0] if last else ""
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            last.append(said())
