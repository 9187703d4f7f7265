"""The app's manifest: as it is for Socket Mode, with addresses for HTTP."""

from importlib.resources import files
from typing import Any

import yaml

from summarizer.bot.door import PATH
from summarizer.endpoints import url_of
from summarizer.errors import UsageError


def manifest(url: str | None = None) -> str:
    """Return the manifest, for HTTP at an address where one is given.

    Raises UsageError when that is no https address: Slack sends to no other.
    """
    text = (files("summarizer.bot") / "manifest.yml").read_text("utf-8")
    if url is None:
        return text
    try:
        address = url_of(url) + PATH
    except ValueError:
        address = ""
    if not address.startswith("https://"):
        raise UsageError("--url is the address Slack reaches, such as https://bot.example.org.")
    made: dict[str, Any] = yaml.safe_load(text)
    for command in made["features"]["slash_commands"]:
        command["url"] = address
    settings = made["settings"]
    settings["event_subscriptions"]["request_url"] = address
    settings["interactivity"]["request_url"] = address
    settings["socket_mode_enabled"] = False
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True)
