"""The bot's commands link people and print the manifest; its words are in both languages."""

import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from summarizer.bot.listeners import COMMAND, SHORTCUT
from summarizer.bot.words import BOT, words_in
from summarizer.cli.app import app
from summarizer.store.connect import open_store
from tests.commanding import ROOT

RUNNER = CliRunner()


def test_people_are_linked_listed_and_unlinked(tmp_path: Path) -> None:
    place = str(tmp_path / "store.db")
    open_store(place).close()

    def run(*arguments: str, code: int = 0) -> str:
        done = RUNNER.invoke(app, [*arguments, "--store", place])
        assert done.exit_code == code, done.output
        return done.stdout if code == 0 else done.stderr

    run("desk", "add-user", "Chris", "--role", "chief")
    run("bot", "link", "U0123", " Chris ")
    assert run("bot", "people") == "U0123  Chris\n"
    assert "no user Nobody" in run("bot", "link", "U0124", "Nobody", code=2)
    assert "no id of a person" in run("bot", "link", "Chris", "U0123", code=2)
    run("bot", "unlink", "U0123")
    assert run("bot", "people") == ""
    assert "Nobody is linked" in run("bot", "unlink", "U0123", code=2)


def test_the_manifest_names_what_the_bot_listens_to_and_addresses_for_http() -> None:
    made = yaml.safe_load(RUNNER.invoke(app, ["bot", "manifest"]).stdout)
    assert made["features"]["slash_commands"][0]["command"] == COMMAND
    assert made["features"]["shortcuts"][0]["callback_id"] == SHORTCUT
    assert made["settings"]["socket_mode_enabled"] is True
    http = RUNNER.invoke(app, ["bot", "manifest", "--url", "https://bot.example/"])
    found = yaml.safe_load(http.stdout)
    address = "https://bot.example/slack/events"
    assert found["settings"]["interactivity"]["request_url"] == address
    assert found["settings"]["event_subscriptions"]["request_url"] == address
    assert found["features"]["slash_commands"][0]["url"] == address
    assert found["settings"]["socket_mode_enabled"] is False
    assert found["oauth_config"] == made["oauth_config"]
    for url in ("http://bot.example", "bot.example", "ftp://bot.example"):
        assert RUNNER.invoke(app, ["bot", "manifest", "--url", url]).exit_code == 2


def test_the_manifest_asks_for_the_scopes_of_every_method_that_is_called() -> None:
    needs = {
        "chat.postMessage": "chat:write",
        "chat.postEphemeral": "chat:write",
        "chat.update": "chat:write",
        "chat.delete": "chat:write",
        "conversations.replies": "channels:history",
        "files.info": "files:read",
        "users.info": "users:read",
        "views.open": None,
        "views.update": None,
        "auth.test": None,
    }
    made = yaml.safe_load(RUNNER.invoke(app, ["bot", "manifest"]).stdout)
    scopes = set(made["oauth_config"]["scopes"]["bot"])
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "summarizer" / "bot").glob("*.py"))
    called = set(re.findall(r'call\(\s*"([a-zA-Z.]+)"', sources))
    assert called == set(needs)
    assert {scope for scope in needs.values() if scope} <= scopes


def test_without_a_token_the_bot_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    done = RUNNER.invoke(app, ["bot", "--socket", "--store", str(tmp_path / "store.db")])
    assert done.exit_code == 1
    assert "SUMMARIZER_SLACK_BOT_TOKEN" in done.stderr
    assert not (tmp_path / "store.db").exists()


@pytest.mark.parametrize("key", sorted(BOT))
def test_every_word_is_there_in_both_languages_with_the_same_blanks(key: str) -> None:
    fields = [set(re.findall(r"\{(\w+)\}", text)) for text in BOT[key]]
    assert fields[0] == fields[1]
    assert all(text.strip() == text and text for text in BOT[key])


def test_french_is_spoken_to_french_locales_and_english_to_all_others() -> None:
    for locale in ("fr", "fr-FR", "fr-CA"):
        assert words_in(locale).say("approve") == "Approuver"
    for locale in ("en-GB", "de-DE", ""):
        assert words_in(locale).say("approve") == "Approve"
