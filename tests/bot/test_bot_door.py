"""Nothing passes the bot's door that Slack did not sign just now, and nothing makes it fail."""

import json
import random
from urllib.parse import quote

import httpx2
import pytest
from sqlalchemy import func, select

from summarizer.bot.door import PATH, http_app
from summarizer.store.connect import Store
from summarizer.store.tables import slack_requests
from tests.bot.newsroom import SECRET, Newsroom, newsroom, signed

BODY = b"command=%2Fbrief&text=&user_id=U1&channel_id=C1&trigger_id=t1&team_id=T0TEAM"
FORM = "application/x-www-form-urlencoded"


def kept_requests(store: Store) -> int:
    with store.reading() as connection:
        return int(
            connection.execute(select(func.count()).select_from(slack_requests)).scalar_one()
        )


async def given(room: Newsroom, body: bytes, headers: dict[str, str]) -> int:
    answer = await room.client.post(PATH, content=body, headers={"Content-Type": FORM, **headers})
    return answer.status_code


async def test_what_is_not_signed_right_is_refused_and_not_kept(kept: Store) -> None:
    good = signed(BODY)
    stamp, signature = good["X-Slack-Request-Timestamp"], good["X-Slack-Signature"]
    wrong: list[dict[str, str]] = [
        {},
        {"X-Slack-Signature": signature},
        {"X-Slack-Request-Timestamp": stamp},
        {**good, "X-Slack-Signature": ""},
        {**good, "X-Slack-Signature": signature.upper()},
        {**good, "X-Slack-Signature": signature[3:]},
        {**good, "X-Slack-Signature": f"v1={signature[3:]}"},
        {**good, "X-Slack-Signature": signature[:-1]},
        {**good, "X-Slack-Signature": f"{signature} "[::-1]},
        {**good, "X-Slack-Signature": "v0=" + "é" * 64},
        {**good, "X-Slack-Request-Timestamp": "abc"},
        {**good, "X-Slack-Request-Timestamp": ""},
        {**good, "X-Slack-Request-Timestamp": "1e9"},
        {**good, "X-Slack-Request-Timestamp": f"-{stamp}"},
        {**good, "X-Slack-Request-Timestamp": f"{stamp}.0"},
        {**good, "X-Slack-Request-Timestamp": "٠١٢٣٤٥٦٧٨٩"},
        {**good, "X-Slack-Request-Timestamp": "9" * 400},
        {**good, "X-Slack-Request-Timestamp": str(int(stamp) + 1)},
        signed(BODY, secret=f"{SECRET}x"),
    ]
    async with newsroom(kept) as room:
        for headers in wrong:
            coded = [(name.encode(), value.encode()) for name, value in headers.items()]
            answer = await room.client.post(PATH, content=BODY, headers=coded)
            assert answer.status_code == 401, headers
        twice = [*good.items(), ("X-Slack-Signature", "v0=" + "0" * 64)]
        assert (await room.client.post(PATH, content=BODY, headers=twice)).status_code == 401
        for at in range(0, len(BODY), 7):
            changed = BODY[:at] + bytes([BODY[at] ^ 1]) + BODY[at + 1 :]
            assert await given(room, changed, good) == 401
        assert await given(room, BODY + b" ", good) == 401
        assert kept_requests(kept) == 0
        assert await given(room, BODY, good) == 200
    assert kept_requests(kept) == 1


@pytest.mark.parametrize(
    ("seconds", "status"), [(-301, 401), (301, 401), (-299, 200), (299, 200), (0, 200)]
)
async def test_a_signature_holds_five_minutes_either_way(
    kept: Store, monkeypatch: pytest.MonkeyPatch, seconds: int, status: int
) -> None:
    now = 1_800_000_000.0

    async with newsroom(kept) as room:
        app = http_app(room.bot.app, SECRET, clock=lambda: now)
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://bot") as client:
            headers = {"Content-Type": FORM, **signed(BODY, at=now + seconds)}
            answer = await client.post(PATH, content=BODY, headers=headers)
    assert answer.status_code == status


def bodies(chance: random.Random) -> bytes:
    """Return what nobody expects: bytes, broken JSON, whole JSON of other shapes."""
    values = [
        None,
        0,
        -1.5,
        "",
        "x",
        "\u0000",
        "🦊",
        [],
        {},
        [1],
        {"id": "U1"},
        {"id": 5},
        "1" * 5000,
    ]
    names = [
        *("type", "event", "user", "channel", "actions", "view", "message", "command", "text"),
        *("trigger_id", "container", "team", "payload", "user_id", "channel_id", "callback_id"),
        *("api_app_id", "authorizations", "event_id", "ts", "action_id", "private_metadata"),
    ]
    kinds = ["block_actions", "view_submission", "message_action", "event_callback", "shortcut"]
    kinds += ["url_verification", "view_closed", "block_suggestion", "x"]
    if chance.random() < 0.2:
        return chance.randbytes(chance.randint(0, 200))
    document: dict[str, object] = {"type": chance.choice(kinds)}
    document |= {name: chance.choice(values) for name in chance.sample(names[1:], 6)}
    if chance.random() < 0.5:
        action: dict[str, object] = {
            "action_id": chance.choice(["approve", "edit", "which", "sources", "page_later"])
        }
        document["actions"] = [action | {"value": chance.choice(values), "type": "button"}]
    if chance.random() < 0.5:
        kind = chance.choice(["message", "app_mention", "x"])
        document["event"] = {"type": kind, "channel_type": "im", "files": chance.choice(values)}
    if chance.random() < 0.3:
        where: dict[str, object] = {
            "callback_id": chance.choice(["editing", "sending_back"]),
            "id": "V1",
        }
        document["view"] = {**where, "private_metadata": chance.choice(values), "type": "modal"}
    text = json.dumps(document if chance.random() < 0.95 else chance.choice(values))
    if chance.random() < 0.1:
        text = text[: chance.randint(0, len(text))]
    if chance.random() < 0.6:
        text = f"payload={quote(text)}"
    return text.encode()


async def test_five_hundred_strange_deliveries_signed_or_not_make_no_fault(kept: Store) -> None:
    chance = random.Random(11)  # noqa: S311  seeded, for repeatable cases
    kinds = [FORM, "application/json", "text/plain", "", "multipart/form-data; boundary=x", "\x7f"]
    statuses: dict[int, int] = {}
    async with newsroom(kept) as room:
        for n in range(500):
            body = bodies(chance)
            headers = signed(body) if n % 5 else {}
            headers["Content-Type"] = chance.choice(kinds)
            if n % 11 == 0:
                headers["X-Slack-Retry-Num"] = chance.choice(["1", "x", "🦊"])
            if n % 13 == 0:
                headers["X-Slack-Bolt-Lazy-Only"] = "1"
            coded = [(name.encode(), value.encode()) for name, value in headers.items()]
            answer = await room.client.post(PATH, content=body, headers=coded)
            statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
    assert statuses.get(401) == 100
    assert not [status for status in statuses if status >= 500], statuses
    assert statuses.get(200, 0) > 20, statuses


async def test_other_addresses_and_methods_lead_nowhere(kept: Store) -> None:
    async with newsroom(kept) as room:
        assert (await room.client.get(PATH)).status_code == 405
        assert (await room.client.post("/", content=b"x")).status_code == 404
        large = b"x" * 1_000_001
        answer = await room.client.post(PATH, content=large, headers=signed(large))
        assert answer.status_code == 413
