"""Acts in Slack are the desk's acts: same rules, same history, bound to the version shown."""

import asyncio
import re

from summarizer.desk import accounts
from summarizer.review import acts
from summarizer.review.history import Happened, history
from summarizer.review.standing import Standing, standing
from summarizer.store.connect import Store
from tests.bot.newsroom import CHANNEL, CHIEF, EDITOR, READER, STRANGER, Newsroom, newsroom
from tests.bot.slack_stub import Posted
from tests.review.making import EVENT, fill, find, on


def stands(store: Store) -> Standing:
    with store.reading() as connection:
        return standing(connection, EVENT)


def done(store: Store) -> list[Happened]:
    with store.reading() as connection:
        return history(connection, EVENT)


async def posted(room: Newsroom) -> Posted:
    """Post the brief there is, and return its message."""
    await room.bot._poster.post(EVENT, CHANNEL)
    return room.brief()


async def test_an_approval_is_written_down_and_the_message_shows_it(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        brief = await posted(room)
        assert (await room.click(brief, "approve")).status_code == 200
        await room.whispered("Approved.")
        await room.until(lambda: "State: approved" in brief.shown)
        assert brief.value("approve") is None
        assert brief.value("edit") is None
        assert brief.value("send_back") is not None
        (told,) = room.slack.thread_of(brief)
        assert told.shown == "Chris approved (in Slack)."
    assert [(act.by, act.via, act.act) for act in done(kept)] == [("Chris", "slack", "approve")]


async def test_two_people_approving_at_once_make_one_approval(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        with kept.writing() as connection:
            accounts.set_role(connection, "Ed", "chief")
        brief = await posted(room)
        await asyncio.gather(
            room.click(brief, "approve", CHIEF), room.click(brief, "approve", EDITOR)
        )
        await room.until(lambda: len(room.slack.whispers) == 2)
        told = sorted(each["text"] for each in room.slack.whispers)
        assert told[0] == "Approved."
        assert told[1].startswith("The brief is approved: one cannot approve it.")
        await room.until(lambda: room.slack.thread_of(brief))
    assert [act.act for act in done(kept)] == ["approve"]


async def test_approving_what_was_edited_meanwhile_is_refused_and_the_message_shows_the_edit(
    kept: Store,
) -> None:
    old = fill(kept)
    async with newsroom(kept, look=30.0) as room:  # the bot does not look by itself
        brief = await posted(room)
        entry = find(old, "Divers looked")
        edited = acts.edit(kept, on(old), entry, "Divers looked at the hull.")
        await room.click(brief, "approve")
        await room.whispered("This message shows a version that was replaced")
        await room.until(lambda: "version 2" in brief.shown.lower())
        assert edited.version.id in (brief.value("approve") or "")
    assert [act.act for act in done(kept)] == ["edit"]
    assert stands(kept).state == "draft"


async def test_who_lacks_the_role_or_is_a_stranger_is_told_so_and_nothing_is_done(
    kept: Store,
) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        brief = await posted(room)
        for user in (EDITOR, READER, STRANGER):
            await room.click(brief, "approve", user)
        await room.until(lambda: len(room.slack.whispers) == 3)
        for user, words in ((EDITOR, "“editor”"), (READER, "“reader”"), (STRANGER, "bot link")):
            (told,) = [each["text"] for each in room.slack.whispers if each["user"] == user]
            assert words in told
        await room.click(brief, "edit", READER)
        await room.click(brief, "send_back", STRANGER)
        await room.until(lambda: len(room.slack.whispers) == 5)
        assert room.slack.views == {}
    assert done(kept) == []


async def test_somebody_disabled_at_the_desk_may_do_nothing_in_slack(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        with kept.writing() as connection:
            accounts.disable_user(connection, "Chris")
        await room.click(await posted(room), "approve")
        await room.whispered("summarizer bot link U0CHIEF NAME")
    assert done(kept) == []


def in_french(store: Store, *names: str) -> None:
    with store.writing() as connection:
        for name in names:
            user = accounts.find_user(connection, name)
            assert user is not None
            accounts.set_language(connection, user, "fr")


def blanks(text: str) -> str:
    return re.sub(r"\s", " ", text)


async def french(room: Newsroom, words: str) -> None:
    await room.until(lambda: any(words in blanks(each["text"]) for each in room.slack.whispers))


async def test_refusals_are_told_in_the_language_of_whoever_acts(kept: Store) -> None:
    old = fill(kept)
    async with newsroom(kept) as room:
        in_french(kept, "Rita", "Ed", "Chris")
        room.slack.locales[STRANGER] = "fr-FR"
        brief = await posted(room)
        await room.click(brief, "approve", READER)
        await french(room, "Rita a le rôle « lecture » ; cet acte (approuver) demande « chef ».")
        await room.click(brief, "edit", STRANGER)
        await french(room, "summarizer bot link U0NOBODY NOM")
        await room.click(brief, "edit", EDITOR)
        (view,) = room.slack.views
        entry = find(old, "Divers looked")
        await room.pick(view, "which", EDITOR, selected_option={"value": entry})
        refused = await room.submit(view, EDITOR, text="Divers looked at the hull for 37 hours.")
        told = blanks(refused.json()["errors"]["text"])
        assert told.startswith("Les phrases citées ne portent pas ce texte. ")
        assert "un nombre n'est pas dans les phrases citées (« 37 hours » n'y figure pas)" in told
        assert "number_not_in_source" not in told
        empty = await room.submit(view, EDITOR, text=" ")
        assert "Retirez la ligne" in empty.json()["errors"]["text"]
        acts.move(kept, on(old), "approve")
        await room.click(brief, "approve", CHIEF)
        await french(
            room,
            "L'état de la synthèse (approuvée) ne permet pas cet acte (approuver). Rouvrez-la",
        )


async def test_a_brief_is_sent_back_with_the_reason_that_was_typed(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        brief = await posted(room)
        await room.click(brief, "send_back", EDITOR)
        (view,) = room.slack.views
        answer = await room.submit(view, EDITOR, reason="<!channel> *too* thin")
        assert (answer.status_code, answer.text) == (200, "")
        await room.whispered("Sent back.")
        await room.until(lambda: room.slack.thread_of(brief))
        told = room.slack.thread_of(brief)[0].shown
        assert told == "Ed sent back (in Slack): <!channel> *too* thin"
    assert (stands(kept).state, done(kept)[0].reason) == ("sent_back", "<!channel> *too* thin")


async def test_an_entry_is_edited_in_a_window_that_shows_its_evidence(kept: Store) -> None:
    old = fill(kept)
    entry = find(old, "Divers looked")
    async with newsroom(kept) as room:
        brief = await posted(room)
        await room.click(brief, "edit", EDITOR)
        (view,) = room.slack.views
        select = room.slack.views[view]["blocks"][1]["elements"][0]
        options = [each["value"] for group in select["option_groups"] for each in group["options"]]
        assert entry in options
        await room.pick(view, "which", EDITOR, selected_option={"value": entry})
        shown = room.slack.views[view]
        assert shown["callback_id"] == "editing"
        assert shown["blocks"][0]["element"]["initial_value"].startswith("Divers looked")
        assert "Divers looked at the hull in the afternoon." in Posted("", "", shown).shown
        refused = await room.submit(view, EDITOR, text="Divers looked at the hull for 37 hours.")
        assert refused.json()["response_action"] == "errors"
        assert "do not carry" in refused.json()["errors"]["text"]
        assert stands(kept).version.id == old.version.id
        held = await room.submit(view, EDITOR, text="Divers looked at the hull.", reason="short")
        assert (held.status_code, held.text) == (200, "")
        await room.until(lambda: "Version 2" in brief.shown)
        again = await room.submit(view, EDITOR, text="Divers looked.")
        assert "replaced" in again.json()["errors"]["text"]
    (act,) = done(kept)
    assert (act.by, act.via, act.act, act.reason) == ("Ed", "slack", "edit", "short")


async def test_what_is_done_at_the_desk_appears_in_slack(kept: Store) -> None:
    old = fill(kept)
    async with newsroom(kept) as room:
        brief = await posted(room)
        acts.accept(kept, on(old), find(old, "Divers looked"))
        acts.move(kept, on(stands(kept)), "approve")
        await room.until(lambda: "State: approved" in brief.shown)
        (told,) = room.slack.thread_of(brief)
        assert told.shown == "Chris approved (at the desk)."


async def test_the_sources_window_has_every_passage_under_its_number(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        brief = await posted(room)
        await room.click(brief, "sources", STRANGER)
        (view,) = room.slack.views.values()
        shown = Posted("", "", view).shown
        for quote in ("Four people were hurt, the prefect Anne Le Goff said.", "We heard a bang"):
            assert quote in shown
        assert "⁽¹⁾" in shown
