"""No token is in a log, a traceback, the store or a message of an error."""

import asyncio
import logging
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr

from summarizer.bot.running import Bot
from summarizer.bot.slack import Slack
from summarizer.errors import SettingsError, SlackError
from summarizer.settings import load_settings
from summarizer.slack_settings import SlackSettings
from summarizer.store.connect import Store, open_store
from tests.bot.newsroom import CHANNEL, SECRET, newsroom, nothing_fetched, settings_for
from tests.bot.slack_stub import APP_TOKEN, TOKEN, slack_stub
from tests.review.making import EVENT, fill

CANARIES = (TOKEN, APP_TOKEN, SECRET, "verification-canary-token", "hooks.slack.example")


def expect_clean(text: str) -> None:
    for canary in CANARIES:
        assert canary not in text


async def test_every_flow_at_the_chattiest_log_level_leaves_no_secret_anywhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    place = tmp_path / "store.db"
    with open_store(place) as kept:
        fill(kept)
        async with newsroom(kept, app_token=APP_TOKEN) as room:
            listening = asyncio.create_task(room.bot.listen_by_socket())
            await room.bot._poster.post(EVENT, CHANNEL)
            brief = room.brief()
            await room.command("ferry")
            await room.event(room.mention("hello"))
            await room.click(brief, "sources")
            await room.click(brief, "edit")
            await room.submit("V2", text="x")
            room.slack.refuse("views.open", error="invalid_auth")
            await room.click(brief, "sources")
            room.slack.refuse("chat.postEphemeral", error="fatal_error")
            await room.click(brief, "approve")
            await room.until(lambda: "State: approved" in brief.shown)
            await room.send(b"{not json", "application/json")
            await room.interact({"type": "block_actions", "actions": [{"action_id": "nobody"}]})
            await room.slack.connected.wait()
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
    assert "chat.postMessage" in caplog.text  # the log is chatty
    expect_clean(caplog.text)
    for record in caplog.records:
        if record.exc_info:
            expect_clean("".join(traceback.format_exception(record.exc_info[1])))
    expect_clean(contents(tmp_path))


def contents(folder: Path) -> str:
    return "".join(file.read_bytes().decode("utf-8", "replace") for file in folder.iterdir())


async def test_an_error_of_slacks_tells_its_word_and_no_token_however_it_is_printed() -> None:
    async with slack_stub() as stub, Slack(TOKEN, f"{stub.url}/api", pace=0.0) as slack:
        stub.refuse("chat.postMessage", error="missing_scope")
        with pytest.raises(SlackError, match="missing_scope") as refused:
            await slack.call("chat.postMessage", channel=CHANNEL, text="x")
    shown = "".join(traceback.format_exception(refused.value))
    expect_clean(shown + repr(refused.value) + str(vars(refused.value)))
    assert refused.value.__cause__ is None


async def test_files_elsewhere_are_not_asked_for_with_the_token() -> None:
    async with slack_stub() as stub, Slack(TOKEN, f"{stub.url}/api", pace=0.0) as slack:
        stub.files["a.txt"] = b"text"
        assert await slack.file(f"{stub.url}/files/a.txt") == b"text"
        for url in (
            "https://evil.example/a.txt",
            "http://files.slack.com/a.txt",
            "https://files.slack.com.evil.example/a.txt",
            "https://evil.example/.slack.com",
            "https://evilslack.com/a.txt",
            "file:///etc/passwd",
        ):
            with pytest.raises(SlackError, match="does not lie with Slack"):
                await slack.file(url)


def test_settings_show_no_secret_and_say_which_one_is_missing(
    monkeypatch: pytest.MonkeyPatch, kept: Store
) -> None:
    for name in ("BOT_TOKEN", "SIGNING_SECRET", "APP_TOKEN"):
        monkeypatch.delenv(f"SLACK_{name}", raising=False)
    empty = SlackSettings()
    with pytest.raises(SettingsError, match="SUMMARIZER_SLACK_SIGNING_SECRET"):
        empty.secret("signing_secret")
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN"):
        Bot(kept, empty, nothing_fetched)
    monkeypatch.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    assert empty.secret("app_token") == APP_TOKEN
    monkeypatch.setenv("SUMMARIZER_SLACK_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("SUMMARIZER_SLACK_DIGEST_AT", "7:05")
    settings = load_settings()
    assert settings.slack.secret("bot_token") == TOKEN
    assert settings.slack.digest_time.isoformat() == "07:05:00"
    expect_clean(repr(settings) + settings.model_dump_json())
    assert isinstance(settings.slack.bot_token, SecretStr)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SUMMARIZER_SLACK_BOT_TOKEN", f"{TOKEN} {TOKEN}", "without spaces"),
        ("SUMMARIZER_SLACK_CHANNEL", f"#{TOKEN}", "channel of"),
        ("SUMMARIZER_SLACK_DIGEST_AT", f"{TOKEN}", "07:30"),
        ("SUMMARIZER_SLACK_NOTHING", TOKEN, "unknown setting: nothing"),
        ("SUMMARIZER_SLACK", TOKEN, "is no setting"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=told) as wrong:
        load_settings()
    expect_clean(str(wrong.value))


async def test_a_token_slack_does_not_know_ends_the_bot_with_advice(kept: Store) -> None:
    async with slack_stub() as stub:
        stub.refuse("auth.test", error="invalid_auth")
        bot = Bot(kept, settings_for(stub), nothing_fetched)
        with pytest.raises(SlackError, match="The token is wrong"):
            async with bot.running():
                raise AssertionError("it does not run")
