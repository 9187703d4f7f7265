"""Keys, passwords and tokens stay where they are: canaries in every place, looked for in all."""

import io
import logging
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import vcr
from typer.testing import CliRunner

from schemas.event import EventSummary
from summarizer.cli.app import app
from summarizer.errors import StoreError, SummarizerError
from summarizer.extraction.client import ModelExtractor
from summarizer.pipeline.job import Job
from summarizer.pipeline.model import opener
from summarizer.pipeline.notices import silent
from summarizer.pipeline.stages import brief_folder
from summarizer.settings import load_settings
from summarizer.store.connect import open_store
from tests import recording
from tests.attacks.mutations import TEXTS
from tests.commanding import contents, copied, folder_of, serving
from tests.desk.browsing import signed_in, stranger
from tests.extraction.making import article
from tests.extraction.stub_server import Reply, Request, Stub, completion, fault, said
from tests.review.making import EVENT, fill

# Unlike any key in use, so that nothing but knowing them can take them out of a text.
CANARIES = {
    "SUMMARIZER_API_KEY": "canary.alpha.5f1b9c",
    "SUMMARIZER_EMBEDDINGS_API_KEY": "canary.bravo.77de01",
    "OPENAI_API_KEY": "canary.charlie.c0ffee",
    "AZURE_OPENAI_API_KEY": "canary.delta.9a9a9a",
    "SUMMARIZER_SLACK_BOT_TOKEN": "canary.echo.b0b0b0",
    "SUMMARIZER_SLACK_SIGNING_SECRET": "canary.foxtrot.121212",
    "SUMMARIZER_SLACK_APP_TOKEN": "canary.golf.343434",
}
KEY = CANARIES["SUMMARIZER_API_KEY"]
IN_ADDRESS = "canary.hotel.565656"
COOKIE = "canary.india.787878"


def run(*arguments: str | Path) -> str:
    """Run a command with --debug; return all it shows, tracebacks included."""
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(app, [*given, "--debug"]).output


@dataclass
class Told:
    """Everything a run lets out."""

    logged: io.StringIO = field(default_factory=io.StringIO)
    printed: list[str] = field(default_factory=list)

    def leaks(self, *folders: Path) -> list[str]:
        """Return the canaries found in what was logged, printed or written."""
        files = [content for folder in folders for content in contents(folder).values()]
        everything = [self.logged.getvalue(), *self.printed]
        text = "\n".join(everything).encode() + b"\n".join(files)
        secrets = [*CANARIES.values(), IN_ADDRESS, COOKIE]
        return [secret for secret in secrets if secret.encode() in text]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Told]:
    """Plant a canary in every variable, and log whatever any library has to say."""
    for name, secret in CANARIES.items():
        monkeypatch.setenv(name, secret)
    monkeypatch.setenv("SUMMARIZER_MODEL", "stub-1")
    monkeypatch.setenv("SUMMARIZER_EMBEDDINGS", "off")
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    monkeypatch.chdir(tmp_path)
    found = Told()
    handler = logging.StreamHandler(found.logged)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield found
    root.removeHandler(handler)
    root.setLevel(before)


def echoing(status: int) -> Callable[[Request], Reply]:
    """Answer with an error that repeats the key it was given, and a cookie."""

    def answer(request: Request) -> Reply:
        message = f"The key {request.headers['authorization']} is odd."
        return Reply({"error": {"message": message}}, status, {"set-cookie": f"s={COOKIE}"})

    return answer


ANSWERS: dict[str, Reply | Callable[[Request], Reply]] = {
    "good": copied,
    "no JSON": said("Here you are!"),
    "cut": said("{", finish="length"),
    "refused": said(None, refusal="no"),
    "no completion": Reply(b"<html>busy</html>", headers={"set-cookie": COOKIE}),
    "redirect": Reply(b"", 307, {"location": "http://127.0.0.2/", "set-cookie": COOKIE}),
    "broken": Reply({**completion(""), "choices": []}),
    **{f"{status} with the key": echoing(status) for status in (400, 401, 403, 404, 422, 429, 500)},
    "quota": fault(429, "insufficient_quota"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_no_key_or_cookie_is_printed_logged_or_written_whatever_the_endpoint_answers(
    name: str, told: Told, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "articles", TEXTS)
    with serving(ANSWERS[name]) as stub:
        arguments = ["--base-url", stub.url, "--fallback", "none"]
        for command in (["brief", folder, "--json", "--out", "out"], ["models"]):
            told.printed.append(run(*command, *arguments))
        assert KEY in stub.requests[0].headers["authorization"]
    assert told.leaks(tmp_path) == []


def test_no_key_is_in_the_store_or_in_what_is_made_from_it(told: Told, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", TEXTS)
    with serving() as stub:
        for command in (
            ["ingest", folder],
            ["daily", "--base-url", stub.url, "--out", "digest"],
            ["usage"],
            ["store", "backup", "copy.db"],
        ):
            told.printed.append(run(*command, "--store", "store.db"))
        assert stub.requests
    assert len(contents(tmp_path)) > 8
    assert told.leaks(tmp_path) == []


def test_a_password_in_an_address_is_not_shown(told: Told, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", TEXTS)
    with serving(fault(500)) as stub:
        url = f"http://desk:{IN_ADDRESS}@127.0.0.1:{stub.port}/v1"
        for command in (["brief", folder, "--fallback", "none"], ["models"], ["models", "--json"]):
            told.printed.append(run(*command, "--base-url", url))
        assert stub.requests
    store = f"postgresql://desk:{IN_ADDRESS}@127.0.0.1:1/none"
    told.printed.append(run("ingest", folder, "--store", store))
    with pytest.raises(StoreError) as caught:
        open_store(store)
    told.printed.append(str(caught.value))
    assert told.leaks(tmp_path) == []


@pytest.mark.parametrize("fault_in", ["api_key", "base_url", "embeddings_url", "unknown"])
def test_no_secret_of_a_faulty_settings_file_is_quoted(
    fault_in: str, told: Told, tmp_path: Path
) -> None:
    lines = {
        "api_key": f'api_key = "two words {IN_ADDRESS}"',
        "base_url": f'base_url = "ftp://desk:{IN_ADDRESS}@host/v1"',
        "embeddings_url": f'embeddings_url = "http://desk:{IN_ADDRESS}@host/v1"',
        "unknown": f'apikey = "{IN_ADDRESS}"',
    }
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "summarizer.toml").write_text(lines[fault_in], encoding="utf-8")
    told.printed.append(run("models"))
    (tmp_path / "summarizer.toml").unlink()
    assert told.printed != [""]
    assert told.leaks(home) == []


async def test_no_key_is_in_the_traceback_or_the_values_of_a_failure(told: Told) -> None:
    async with Stub(echoing(500)) as stub:
        settings = load_settings(base_url=stub.url)
        async with ModelExtractor(settings, EventSummary) as extractor:
            try:
                await extractor.fill(article("Ann spoke."))
            except SummarizerError as error:
                lines = traceback.TracebackException.from_exception(error, capture_locals=False)
                told.printed += [*lines.format(), repr(error), repr(vars(error))]
            told.printed += [repr(settings), repr(extractor.endpoint), str(settings.model_dump())]
            told.printed.append(settings.model_dump_json())
    assert len(told.printed) > 5
    assert told.leaks() == []


def test_a_cassette_of_a_run_holds_no_key_and_no_cookie(told: Told, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "articles", TEXTS)
    recorder = vcr.VCR(record_mode="all", serializer="yaml")
    recording.configure(recorder)
    with serving(copied) as stub:
        settings = load_settings(base_url=stub.url)
        job = Job(folder, tmp_path / "out", EventSummary)
        with recorder.use_cassette(str(tmp_path / "run.yaml"), **recording.CONFIG):
            brief_folder(job, opener(settings, EventSummary, silent))
    assert (tmp_path / "run.yaml").stat().st_size > 1000
    assert told.leaks(tmp_path) == []


def test_the_desk_shows_no_secret_on_any_page_of_an_error(told: Told, tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        fill(store)
        chief = signed_in(store, "chief")
        outside = stranger(store)
        cookies = {str(cookie.value) for cookie in chief.client.cookies.jar}
        assert cookies
        pages = [
            chief.get(path).text
            for path in (
                "/",
                f"/events/{EVENT}",
                "/events/none",
                f"/events/{EVENT}/export/md",
                "/x",
            )
        ]
        pages += [outside.get("/").text, outside.send("/enter", token=COOKIE).text]
        pages.append(outside.send("/sign-in", name="chief", password=COOKIE).text)
    told.printed += pages
    assert told.leaks(tmp_path) == []
    for cookie in cookies:
        written = b"\n".join(contents(tmp_path).values()) + told.logged.getvalue().encode()
        assert cookie.encode() not in written + "\n".join(pages).encode()
