"""Settings of the Slack bot: [slack] in summarizer.toml, or SUMMARIZER_SLACK_<NAME>.

For the three secrets, the variables other Slack programs use fill what is left: SLACK_BOT_TOKEN,
SLACK_SIGNING_SECRET and SLACK_APP_TOKEN.
"""

import os
import re
from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from summarizer.endpoints import url_of
from summarizer.errors import SettingsError

_CHANNEL = r"^[CG][A-Z0-9]{2,30}$"
_AT = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def _is_secret(secret: SecretStr) -> SecretStr:
    text = secret.get_secret_value().strip()
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise ValueError("must be plain characters without spaces")
    return SecretStr(text)


def _is_time(at: str) -> str:
    if not _AT.fullmatch(at):
        raise ValueError("must be a time of day such as 07:30")
    return at


Secret = Annotated[SecretStr, AfterValidator(_is_secret)]


class SlackSettings(BaseModel):
    """How the bot reaches Slack, and what it does there by itself.

    Attributes:
        bot_token: The bot's own token, xoxb-….
        signing_secret: What Slack signs its requests with; for HTTP.
        app_token: The app's token, xapp-…; for Socket Mode.
        channel: Id of the channel the daily digest goes to, C…; None for no digest.
        digest_at: When, by this machine's clock.
        language: Of what the bot says to a channel; to a person it speaks theirs.
        desk_url: Where people reach the desk, for "Open in the desk"; None for no such button.
        api_url: Address of Slack's Web API.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    bot_token: Secret | None = None
    signing_secret: Secret | None = None
    app_token: Secret | None = None
    channel: Annotated[str, Field(pattern=_CHANNEL)] | None = None
    digest_at: Annotated[str, AfterValidator(_is_time)] = "07:30"
    language: Literal["en", "fr"] = "en"
    desk_url: Annotated[str, AfterValidator(url_of)] | None = None
    api_url: Annotated[str, AfterValidator(url_of)] = "https://slack.com/api"

    @property
    def digest_time(self) -> time:
        """When the digest is posted."""
        hour, minute = self.digest_at.split(":")
        return time(int(hour), int(minute))

    def secret(self, name: Literal["bot_token", "signing_secret", "app_token"]) -> str:
        """Return a secret; raises SettingsError when it is set nowhere."""
        given: SecretStr | None = getattr(self, name)
        usual = f"SLACK_{name.upper()}"
        found = given.get_secret_value() if given else os.environ.get(usual, "").strip()
        if not found:
            raise SettingsError(
                f"The bot needs {_WHAT[name]}. Set SUMMARIZER_{usual} or {usual}; docs/slack.md "
                "says where Slack shows it."
            )
        return found


_WHAT = {
    "bot_token": "its token (xoxb-…)",
    "signing_secret": "the app's signing secret",
    "app_token": "the app's token for Socket Mode (xapp-…)",
}
