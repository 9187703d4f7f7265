"""In Socket Mode the same things happen, acknowledged by envelope."""

import asyncio

from summarizer.store.connect import Store
from tests.bot.newsroom import CHANNEL, CHIEF, newsroom
from tests.bot.slack_stub import APP_TOKEN, TEAM
from tests.review.making import fill


async def test_a_command_a_click_and_an_event_come_over_the_socket(kept: Store) -> None:
    fill(kept)
    async with newsroom(kept, app_token=APP_TOKEN) as room:
        listening = asyncio.create_task(room.bot.listen_by_socket())
        command = {
            "command": "/brief",
            "text": "2026-11-24",
            "user_id": CHIEF,
            "channel_id": CHANNEL,
            "team_id": TEAM,
            "trigger_id": "t1",
        }
        await room.slack.deliver("slash_commands", command, "envelope-1")
        await room.until(lambda: room.slack.whispers)
        value = room.slack.whispers[0]["blocks"][1]["accessory"]["value"]
        click = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": CHIEF},
            "trigger_id": "t2",
            "channel": {"id": CHANNEL},
            "container": {"message_ts": "1.1"},
            "actions": [{"type": "button", "action_id": "show_0", "value": value}],
        }
        await room.slack.deliver("interactive", click, "envelope-2")
        await room.until(lambda: room.slack.messages)
        event = {"team_id": TEAM, "event_id": "Ev1", "event": room.mention("hi")}
        event["type"] = "event_callback"
        await room.slack.deliver("events_api", event, "envelope-3")
        await room.whispered("Give me links or files")
        await room.until(lambda: len(room.slack.acknowledged) == 3)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        acknowledged = {each["envelope_id"]: each for each in room.slack.acknowledged}
        assert set(acknowledged) == {"envelope-1", "envelope-2", "envelope-3"}
        assert acknowledged["envelope-1"]["payload"]["text"] == "Looking…"
        assert room.slack.tokens >= {APP_TOKEN}
