"""What somebody new to the program runs into, and what they are told."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.bot import slack
from summarizer.bot.serving import serve
from summarizer.cli.edge import DONE, NOTHING
from summarizer.errors import SlackError
from summarizer.slack_settings import SlackSettings
from summarizer.store.connect import open_store
from tests.cli.running import run
from tests.commanding import folder_of

DIGEST_DAY = ("--date", "2026-11-26", "--extractive")


@pytest.mark.parametrize(
    "command",
    [
        ("events", "list"),
        ("events", "show", "e1"),
        ("events", "join", "e1", "e2"),
        ("usage",),
        ("store", "backup", "b.db"),
        ("daily", "--estimate"),
        ("daily", "--extractive"),
        ("worker",),
        ("desk", "link", "Ed"),
        ("desk", "add-user", "Ed"),
        ("desk", "add-token", "cms", "--scope", "read"),
        ("bot",),
        ("bot", "--socket"),
        ("bot", "people"),
        ("bot", "link", "U1", "Ed"),
    ],
    ids=" ".join,
)
def test_a_command_that_takes_nothing_in_makes_no_store(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET"):
        monkeypatch.setenv(f"SUMMARIZER_SLACK_{name}", "x")
    ended = run(*command, "--store", "typo/x.db")
    assert ended.exit_code == NOTHING
    assert "There is no store at typo/x.db." in ended.stderr
    assert "`summarizer ingest` makes one" in ended.stderr
    assert not Path("typo").exists()
    assert not Path("b.db").exists()


def test_what_is_no_backup_is_named_and_no_store_is_made_for_it() -> None:
    Path("post.txt").write_text("The ferry ran aground.\n" * 40)
    ended = run("store", "restore", "post.txt", "--store", "new.db")
    assert ended.exit_code == NOTHING
    assert ended.stderr.startswith("post.txt is no backup of a store")
    assert not Path("new.db").exists()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_in_use_is_told_before_the_desk_is_said_to_be_there(taken_port: int) -> None:
    ended = run("desk", "--port", str(taken_port), "--store", "s.db")
    assert ended.exit_code == NOTHING
    assert ended.stderr == f"Port {taken_port} is in use. Choose another with --port.\n"


def test_a_port_in_use_is_told_before_the_bot_is_said_to_listen(
    taken_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SUMMARIZER_SLACK_SIGNING_SECRET", "s")
    ended = run("bot", "--port", str(taken_port), "--store", "s.db")
    assert ended.exit_code == NOTHING
    assert ended.stderr == f"Port {taken_port} is in use. Choose another with --port.\n"


@pytest.mark.parametrize(
    ("more", "lacks"), [(("--socket",), "Socket Mode"), ((), "signing secret")]
)
def test_a_bot_without_its_secrets_is_not_said_to_be_there(
    more: tuple[str, ...], lacks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_SLACK_BOT_TOKEN", "xoxb-1")
    open_store("s.db").close()
    ended = run("bot", *more, "--store", "s.db")
    assert ended.exit_code == NOTHING
    assert lacks in ended.stderr
    assert "The bot" not in ended.stderr.replace("The bot needs", "")


def test_a_bot_slack_refuses_is_not_said_to_be_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with open_store("s.db") as store:
        settings = SlackSettings.model_validate(
            {"bot_token": "xoxb-1", "signing_secret": "s", "api_url": "http://127.0.0.1:9/api"}
        )
        told: list[str] = []
        monkeypatch.setattr(slack, "_ATTEMPTS", 1)
        with pytest.raises(SlackError):
            serve(store, settings, "127.0.0.1", 1, lambda: told.append("there"))
    assert told == []


def test_where_nothing_was_done_the_commands_say_so() -> None:
    Path("empty").mkdir()
    came = run("ingest", "empty", "--store", "s.db")
    assert (came.exit_code, came.stderr) == (DONE, "Nothing was found there.\n")
    assert run("usage", "--store", "s.db").stdout == (
        "No model has been asked for anything in this store yet.\n"
    )
    day = run("daily", *DIGEST_DAY, "--store", "s.db")
    assert day.exit_code == DONE
    assert "No event had news from 2026-11-25 to 2026-11-26.\n" in day.stderr


def test_a_file_in_the_place_of_a_folder_of_summaries_is_called_one() -> None:
    folder_of(Path("one"), {"brief.json": "{}"})
    assert run("merge", "one/brief.json").stderr.startswith("one/brief.json is a file.")
    assert run("eval", "nosuch").stderr.startswith("There is no folder nosuch. Check the path.")


@pytest.mark.parametrize("command", ["check", "render"])
def test_a_digest_in_the_place_of_a_brief_leads_to_the_briefs_in_it(command: str) -> None:
    folder_of(Path("digest-2026-11-27"), {"digest.json": "{}"})
    ended = run(command, "digest-2026-11-27")
    assert ended.exit_code == NOTHING
    assert "digest-2026-11-27/events/<id>" in ended.stderr


def test_the_budget_is_named_as_it_is_typed() -> None:
    folder_of(Path("ferry"))
    assert run("brief", "ferry", "--budget", "-3").stderr.startswith("--budget: ")


def test_models_shows_where_the_store_is_and_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "m")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", "http://ann:pw@127.0.0.1:9/v1?k=secret")
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    monkeypatch.setenv("SUMMARIZER_STORE", "news.db")
    plain = run("models")
    assert "news.db" in plain.stdout
    monkeypatch.setenv("SUMMARIZER_STORE", "postgresql://ann:pw@db.example/news")
    ended = run("models")
    assert "postgresql://db.example/news" in ended.stdout
    assert "Model: m at 127.0.0.1:9." in ended.stderr
    assert "The endpoint at 127.0.0.1:9 cannot be reached" in ended.stderr
    assert not {word for word in ("ann:", "pw@", "secret") if word in ended.output}


def test_without_a_model_nobody_is_said_to_be_asked() -> None:
    folder_of(Path("ferry"))
    ended = run("brief", "ferry", "--extractive")
    assert "S1 a.txt: choosing sentences\n" in ended.stderr
    assert "asking" not in ended.stderr


def test_a_sign_in_link_leads_to_where_the_desk_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_store("s.db").close()
    told = run("desk", "add-user", "Ed", "--store", "s.db")
    assert told.stdout.startswith("http://127.0.0.1:8765/enter/")
    assert "SUMMARIZER_SLACK_DESK_URL" in told.stderr
    monkeypatch.setenv("SUMMARIZER_SLACK_DESK_URL", "https://desk.example.org")
    told = run("desk", "link", "Ed", "--store", "s.db")
    assert told.stdout.startswith("https://desk.example.org/enter/")
    assert told.stderr == ""
    elsewhere = run("desk", "link", "Ed", "--port", "8899", "--store", "s.db")
    assert elsewhere.stdout.startswith("http://127.0.0.1:8899/enter/")
    linked = run("bot", "link", "U1", "Ed", "--store", "s.db")
    assert linked.stdout == "U1 in Slack is Ed of the desk now.\n"
