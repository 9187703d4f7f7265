"""Who somebody in Slack is at the desk, what they may do, and in which language they read.

Whoever is linked to a user of the desk has that user's role. Anybody else in the workspace may
read what is there; they neither act nor ask for briefs, which cost.
"""

from dataclasses import dataclass

from summarizer.bot.slack import Slack
from summarizer.desk.accounts import User, find_user
from summarizer.errors import SlackError
from summarizer.review.people import Actor
from summarizer.store.connect import Store
from summarizer.store.slack import linked_name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in Slack.

    Attributes:
        slack: Slack's id.
        user: The user of the desk they are; None for a stranger.

    """

    slack: str
    user: User | None

    @property
    def actor(self) -> Actor:
        """Return who acts when they do; a stranger only reads."""
        if self.user is None:
            return Actor(f"slack:{self.slack}", "reader", "slack")
        return Actor(self.user.name, self.user.role, "slack")


def person_of(store: Store, slack: str) -> Person:
    """Return who somebody is; one who may come in no more is a stranger."""
    with store.reading() as connection:
        name = linked_name(connection, slack)
        user = find_user(connection, name) if name else None
    return Person(slack, user if user and not user.disabled else None)


class Locales:
    """The languages people read: the desk's for whom it knows, else the one set in Slack."""

    def __init__(self, slack: Slack, usual: str) -> None:
        self._slack = slack
        self._usual = usual
        self._known: dict[str, str] = {}

    async def of(self, person: Person) -> str:
        """Return the language of somebody, "fr" or another code."""
        if person.user is not None and person.user.language:
            return person.user.language
        if person.slack not in self._known:
            try:
                answer = await self._slack.call(
                    "users.info", user=person.slack, include_locale="true"
                )
            except SlackError:
                return self._usual
            about = answer.get("user")
            locale = about.get("locale") if isinstance(about, dict) else None
            self._known[person.slack] = str(locale or self._usual)
        return self._known[person.slack]
