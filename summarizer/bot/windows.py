"""Opening windows over a message, and doing what is typed into them."""

from collections.abc import Callable, Mapping
from typing import Any

from summarizer.bot.doing import said
from summarizer.bot.editing import (
    Place,
    choosing,
    editing,
    place_in,
    sending_back,
    typed_in,
)
from summarizer.bot.message import Seen, seen_in
from summarizer.bot.people import Locales, Person, person_of
from summarizer.bot.refusing import worded
from summarizer.bot.slack import Slack
from summarizer.bot.sources import sources_view
from summarizer.bot.text import Block, shortened
from summarizer.bot.threads import in_thread
from summarizer.bot.words import Words, words_in
from summarizer.errors import GateRefusedError, SummarizerError
from summarizer.merging.brief import Brief
from summarizer.output.ledger import source_name
from summarizer.review import acts
from summarizer.review.acts import On
from summarizer.review.people import expect_allowed
from summarizer.review.standing import expect_current, standing
from summarizer.store.briefs import get_version
from summarizer.store.connect import Store

_REFUSED = 1_500  # units of a message under a field


class Windows:
    """Opens and fills windows; `changed` is called after an edit."""

    def __init__(
        self, slack: Slack, store: Store, locales: Locales, changed: Callable[[], None]
    ) -> None:
        self._slack = slack
        self._store = store
        self._locales = locales
        self._changed = changed

    async def choose(self, ack: Any, body: Any, action: Any) -> None:
        """Ask which entry is to be edited."""
        await self._over(ack, body, action, "edit", self._choosing)

    def _choosing(self, place: Place, words: Words) -> Block:
        return choosing(self._brief(place.seen), place, words)

    async def ask_why(self, ack: Any, body: Any, action: Any) -> None:
        """Ask why a brief is sent back."""
        await self._over(ack, body, action, "send_back", sending_back)

    async def sources(self, ack: Any, body: Any, action: Any) -> None:
        """Show the sources of the version that was posted, replaced or not."""
        await ack()
        seen = seen_in(action.get("value"))
        if seen is None:
            return
        _, words = await self._person(body["user"]["id"])
        view = await in_thread(self._sources, seen, 0, words)
        await self._slack.call("views.open", trigger_id=body["trigger_id"], view=view)

    async def turn(self, ack: Any, body: Any, action: Any) -> None:
        """Turn a page of the sources."""
        await ack()
        shown = body["view"]
        seen = seen_in(shown["private_metadata"])
        page = str(action.get("value"))
        if seen is None or not page.isdecimal() or len(page) > 6:  # noqa: PLR2004  digits
            return
        _, words = await self._person(body["user"]["id"])
        view = await in_thread(self._sources, seen, int(page), words)
        await self._slack.call("views.update", view_id=shown["id"], view=view)

    def _sources(self, seen: Seen, page: int, words: Words) -> Block:
        with self._store.reading() as connection:
            brief = get_version(connection, seen.event, seen.version).brief
        return sources_view(brief, seen, page, words)

    async def edit(self, ack: Any, body: Any, action: Any) -> None:
        """Show the entry that was chosen, its text and its evidence."""
        await ack()
        shown = body["view"]
        place = place_in(shown["private_metadata"])
        chosen = action.get("selected_option")
        if place is None or not isinstance(chosen, dict):
            return
        _, words = await self._person(body["user"]["id"])
        place = Place(place.seen, place.channel, place.ts, str(chosen.get("value")))
        view = await in_thread(self._editing, place, words)
        await self._slack.call("views.update", view_id=shown["id"], view=view)

    def _editing(self, place: Place, words: Words) -> Block:
        return editing(self._brief(place.seen), place, words)

    async def edited(self, ack: Any, body: Any, view: Any) -> None:
        """Change an entry, or say under its field why that cannot be."""
        place = place_in(view["private_metadata"])
        if place is None:
            await ack()
            return
        person, words = await self._person(body["user"]["id"])
        try:
            await in_thread(self._edit, place, person, view)
        except SummarizerError as error:
            names = await in_thread(self._names, place.seen, error)
            told = worded(error, person, words, names)
            await ack(response_action="errors", errors={"text": shortened(told, _REFUSED)})
        else:
            await ack()
            self._changed()

    def _edit(self, place: Place, person: Person, view: Mapping[str, Any]) -> None:
        acts.edit(
            self._store,
            On(place.seen.event, place.seen.version, person.actor),
            place.entry,
            typed_in(view, "text"),
            overrule=typed_in(view, "overrule"),
            reason=typed_in(view, "reason"),
        )

    def sent_back(self, user: str, view: Mapping[str, Any]) -> dict[str, str] | None:
        """Return the request to send a brief back, or None where the window is none of ours."""
        place = place_in(view["private_metadata"])
        if place is None:
            return None
        return {
            "kind": "act",
            "act": "send_back",
            "event": place.seen.event,
            "version": place.seen.version,
            "reason": typed_in(view, "reason"),
            "channel": place.channel,
            "ts": place.ts,
            "user": str(user),
        }

    async def _over(
        self,
        ack: Any,
        body: Any,
        action: Any,
        act: str,
        made: Callable[[Place, Words], Block],
    ) -> None:
        """Open a window for an act, or say at once why it cannot be done."""
        await ack()
        seen = seen_in(action.get("value"))
        if seen is None:
            return
        person, words = await self._person(body["user"]["id"])
        channel, ts = str(body["channel"]["id"]), str(body["container"]["message_ts"])
        try:
            await in_thread(self._expect, seen, person, act)
            view = await in_thread(made, Place(seen, channel, ts), words)
        except SummarizerError as error:
            await self._slack.whisper(channel, person.slack, said(worded(error, person, words)))
            self._changed()
            return
        await self._slack.call("views.open", trigger_id=body["trigger_id"], view=view)

    def _expect(self, seen: Seen, person: Person, act: str) -> None:
        expect_allowed(person.actor, act)
        with self._store.reading() as connection:
            expect_current(standing(connection, seen.event), seen.version)

    def _names(self, seen: Seen, error: SummarizerError) -> dict[str, str]:
        """Return the names of the sources, where gates speak of them."""
        if not isinstance(error, GateRefusedError):
            return {}
        sources = self._brief(seen).sources
        return {source.id: source_name(source, sources) for source in sources}

    def _brief(self, seen: Seen) -> Brief:
        with self._store.reading() as connection:
            return get_version(connection, seen.event, seen.version).brief

    async def _person(self, slack: object) -> tuple[Person, Words]:
        person = await in_thread(person_of, self._store, str(slack))
        return person, words_in(await self._locales.of(person))
