"""/brief shows the events of a day, finds one by words, and posts its brief with its citations."""

from datetime import date

from sqlalchemy import update

from summarizer.bot.finding import day_in
from summarizer.output.citing import numbers_of
from summarizer.store.clock import today
from summarizer.store.connect import Store
from summarizer.store.tables import articles, events
from tests.bot.newsroom import CHANNEL, CHIEF, STRANGER, newsroom
from tests.bot.slack_stub import Posted
from tests.review.making import EVENT, fill, without_brief


def of_today(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(update(events).values(first_day=today(), last_day=today()))
        connection.execute(update(articles).values(day=today()))


async def test_brief_alone_lists_the_events_of_today_to_whoever_asked(kept: Store) -> None:
    fill(kept)
    of_today(kept)
    async with newsroom(kept) as room:
        answer = await room.command("")
        assert (answer.status_code, answer.text) == (200, "Looking…")
        await room.until(lambda: room.slack.whispers)
        (list_,) = room.slack.whispers
        assert list_["user"] == CHIEF
        assert list_["blocks"][1]["accessory"]["action_id"] == "show_0"
        assert "The ferry Aurora" in list_["blocks"][1]["text"]["text"]
        assert room.slack.messages == []


async def test_words_find_the_one_event_and_its_brief_is_posted_with_every_citation(
    kept: Store,
) -> None:
    stands = fill(kept)
    of_today(kept)
    async with newsroom(kept, desk_url="https://desk.example") as room:
        await room.command("aurora trevoal", STRANGER)
        await room.until(lambda: room.slack.in_channel(CHANNEL))
        brief = room.brief()
        shown = brief.shown
        assert "reported by one source only" in shown
        assert "contradiction" in shown.lower()
        assert "Four people were hurt" in shown
        assert "Nine people were hurt" in shown
        for number in numbers_of(stands.version.brief).citations:
            assert f"⁽{str(number).translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))}⁾" in shown
        assert {"approve", "send_back", "edit", "sources", "open"} == {
            element["action_id"] for element in brief.blocks[-1]["elements"]
        }
        assert brief.blocks[-1]["elements"][-1]["url"] == f"https://desk.example/events/{EVENT}"


async def test_a_day_lists_its_events_and_a_button_shows_one(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept) as room:
        await room.command("24/11/2026")
        await room.until(lambda: room.slack.whispers)
        list_ = Posted(CHANNEL, "1.1", room.slack.whispers[0])
        assert list_.value("show_0") is not None
        await room.click(list_, "show_0")
        await room.until(lambda: room.slack.messages)
        assert "Aurora" in room.brief().shown


async def test_an_event_without_title_and_brief_is_found_by_its_articles_and_named_by_them(
    kept: Store,
) -> None:
    without_brief(kept)
    of_today(kept)
    async with newsroom(kept) as room:
        await room.command("")
        await room.until(lambda: room.slack.whispers)
        named = room.slack.whispers[0]["blocks"][1]["text"]["text"]
        assert "ferry Aurora ran aground near Trevoal" in named
        assert EVENT not in named.split()
        await room.command("aurora Hull")
        await room.until(lambda: room.slack.in_channel(CHANNEL))
        told = room.slack.in_channel(CHANNEL)[0].shown
        assert "ferry Aurora ran aground near Trevoal" in told
        await room.command("aurora volcano")
        await room.whispered("No event of the last weeks holds")


async def test_words_no_event_holds_are_said_to_be_found_nowhere(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept, language="fr") as room:
        room.slack.locales[STRANGER] = "fr-FR"
        await room.command("<!channel> volcano", STRANGER)
        await room.whispered("Aucun événement")


def test_days_are_read_as_people_write_them() -> None:
    assert day_in("2026-11-27") == "2026-11-27"
    assert day_in(" 27/11/2026 ") == day_in("27.11.2026") == "2026-11-27"
    assert day_in("Today") == day_in("aujourd’hui") == today()
    assert day_in("hier") == day_in("yesterday") != today()
    for words in (
        "27 novembre 2026",
        "27 November 2026",
        "November 27, 2026",
        "le 27 novembre 2026",
    ):
        assert day_in(words) == "2026-11-27"
    day = date.fromisoformat(today())
    assert day_in(f"{day.day} {day:%B}") == today()
    assert date.fromisoformat(day_in("vendredi") or "").weekday() == 4
    assert day_in("Friday") == day_in("vendredi")
    assert (day_in("vendredi") or "x") <= today()
    for words in (
        "31/02/2026",
        "2026-13-01",
        "20261127",
        "ferry 2026-11-27",
        "27/11",
        "mai",
        "2026",
    ):
        assert day_in(words) is None
