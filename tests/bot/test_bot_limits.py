"""Whatever a brief holds: within Slack's limits, letter for letter, every citation reachable."""

import random
import re
from typing import Any

import pytest

from summarizer.bot.editing import Place, choosing, editing
from summarizer.bot.message import Message, Seen, messages_of
from summarizer.bot.sources import sources_view
from summarizer.bot.text import cut, escaped, plain, raised, shortened, units
from summarizer.bot.words import words_in
from summarizer.extraction.summary import Citation
from summarizer.merging.brief import Brief, Conflict, Entry, LedeSentence, Side
from summarizer.output.citing import Numbers, entries_of, numbers_of
from summarizer.output.visible import one_line
from summarizer.review.standing import Standing
from summarizer.store.briefs import Version
from tests.bot import limits
from tests.output.samples import HOSTILE, make_brief, make_source, poisoned

SEEN = Seen("e1", "f" * 64)
BRIEFS = 1_000
MARK = re.compile(r"⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SLACK = [
    "<!channel>",
    "<!here>",
    "<!everyone>",
    "<@U0CHIEF>",
    "<#C0NEWS|general>",
    "<!subteam^S123|all>",
    "<!date^1392734382^{date}^https://evil.example|now>",
    "<https://evil.example|https://bank.example>",
    "<https://evil.example>",
    "<mailto:a@evil.example|bank>",
    "&lt;!channel&gt;",
    "&amp;lt;!channel&amp;gt;",
    "*bold* _it_ ~gone~",
    "`code` ```\nblock\n```",
    "> quoted\n>>> all of it",
    "• list\n1. one",
    ":tada: :skull_and_crossbones::skin-tone-2:",
    "https://evil.example/a?b=1&c=2",
    "@channel @here #general",
    '"}],"type":"mrkdwn","text":"<!channel>',
    "\\n\\u003c!channel\\u003e",
    "<<!channel>>",
    "<!channel",
    "!channel>",
    "&",
    "<",
    ">",
    "&&amp;<>",
    "*a `b* c` _d *e_ f*",
    "[x](https://evil.example)",
]
ALPHABETS = [
    "The ferry Aurora ran aground near Trevoal. ",
    "渡轮在特雷沃尔附近搁浅，四人受伤。",
    "عبّارة جنحت قرب الميناء، وأصيب أربعة. ",
    "מעבורת עלתה על שרטון ליד הנמל. ",
    "👩‍👩‍👧‍👦🏳️‍🌈🇫🇷🇩🇪👍🏽 ",
    "Z̷̗̈a̸͙̔l̵̤͝g̶̬̈́ö̸̰ é à ",
    "&<>&amp;&lt;<!channel><@U1>*`_~ ",
    "नमस्ते दुनिया ",
    "x",
]
WORDS = words_in("en")


def text_of(chance: random.Random, length: int) -> str:
    """Return text of about a length, of one alphabet or several."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(chance.choice(ALPHABETS))
        size += len(parts[-1])
    return "".join(parts)[: max(1, length)]


def cites(chance: random.Random, number: int, length: int) -> list[Citation]:
    """Cite so many passages, each once."""
    texts = [text_of(chance, length) for _ in range(3)]
    return [
        Citation.model_construct(
            source=f"S{n % 4 + 1}",
            start=n * 10,
            end=n * 10 + 9,
            line=n + 1,
            quote=chance.choice(texts),
            stance="supports",
            grounding="cited",
        )
        for n in range(number)
    ]


SOURCES = [make_source(f"S{n}") for n in range(1, 5)]
SAMPLE = make_brief()


def generated(chance: random.Random) -> Brief:
    """Return a brief nobody would write: long, crowded, in all scripts at once."""
    large = chance.random() < 0.03
    citations = cites(chance, chance.choice([200, 500]) if large else chance.randint(1, 30), 60)
    length = chance.choice([2_000, 40_000]) if large else chance.choice([1, 40, 300])
    usual = next(entry for _, entry in entries_of(SAMPLE))
    entries = []
    for n in range(chance.randint(1, 60 if large else 6)):
        own = citations[n :: max(1, chance.randint(1, 6))] or citations[:1]
        changes = {
            "id": f"E{n}",
            "text": text_of(chance, length if n == 0 else 60),
            "said_by": text_of(chance, 20) if chance.random() < 0.2 else None,
            "status": chance.choice(["agreed", "single", "disputed", "updated"]),
            "citations": own,
            "variants": [],
        }
        entries.append(usual.model_copy(update=changes))
    rest = usual.model_copy(update={"id": "E999", "citations": citations, "variants": []})
    sides = [
        Side.model_construct(
            **{
                **Side(text="x", citations=[]).model_dump(),
                "text": text_of(chance, chance.choice([20, 3_000]) if large else 30),
                "citations": citations[n::2] or citations[:1],
            }
        )
        for n in range(chance.randint(2, 5))
    ]
    conflict: Conflict = SAMPLE.conflicts[0].model_copy(update={"sides": sides, "id": "C9"})
    return SAMPLE.model_copy(
        update={
            "headline": text_of(chance, chance.choice([10, 149, 150, 151, 600])),
            "lede": [LedeSentence(text=text_of(chance, min(length, 3_000)), entries=["E0"])],
            "sources": SOURCES,
            "fields": {"facts": [*entries, rest], "quotes": [], "people": []},
            "conflicts": [conflict] if chance.random() < 0.7 else [],
        }
    )


def stands(brief: Brief) -> Standing:
    version = Version("e1", "f" * 64, 1, None, "i", brief, {}, "daily", "2026-11-26T00:00:00Z")
    return Standing(version, "draft")


def payload(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": message.blocks}


def numbers_in(text: str) -> set[int]:
    return {int(found.translate(DIGITS)) for found in MARK.findall(text)}


def source_pages(brief: Brief) -> list[dict[str, Any]]:
    """Return all pages of the sources' window, turned as a person turns them."""
    pages = [sources_view(brief, SEEN, 0, WORDS)]
    while True:
        turning = [
            element
            for block in pages[-1]["blocks"]
            if block["type"] == "actions"
            for element in block["elements"]
            if element["action_id"] == "page_later"
        ]
        if not turning:
            return pages
        pages.append(sources_view(brief, SEEN, int(turning[0]["value"]), WORDS))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def expect_whole(brief: Brief) -> None:
    """Hold the messages and windows of a brief."""
    messages = messages_of(stands(brief), WORDS)
    numbers: Numbers = numbers_of(brief)
    faults = [fault for message in messages for fault in limits.of_message(payload(message))]
    pages = source_pages(brief)
    faults += [fault for page in pages for fault in limits.of_view(page)]
    place = Place(SEEN, "C0NEWS", "1.1", "E0")
    first = next((e for _, e in entries_of(brief)), None)
    if first is not None:
        place = Place(SEEN, "C0NEWS", "1.1", first.id)
        faults += limits.of_view(choosing(brief, place, WORDS))
        faults += limits.of_view(editing(brief, place, WORDS))
    assert faults == []
    shown = "\n".join(limits.shown(message.blocks) for message in messages)
    assert numbers_in(shown) >= set(numbers.citations)
    windows = "\n".join(limits.shown(page["blocks"]) for page in pages)
    assert numbers_in(windows) >= set(numbers.citations)
    flat = squeezed(windows)
    for quote in {citation.quote for citation in numbers.citations.values()}:
        assert squeezed(one_line(quote)) in flat
    kinds = {"header", "rich_text", "section"}  # what a brief says, without "it goes on"
    said = [block for message in messages for block in message.blocks if block["type"] in kinds]
    whole = squeezed(limits.shown(said))
    for _, entry in entries_of(brief):
        assert squeezed(one_line(entry.text.removesuffix("."))) in whole


# A quarter of the thousand each time, all of them with `just endurance`.
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.endurance) for seed in (1, 2, 3))]
)
def test_a_thousand_briefs_of_all_kinds_keep_to_the_limits_and_lose_no_citation(
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311  seeded, for repeatable cases
    for _ in range(BRIEFS // 4):
        expect_whole(generated(chance))


@pytest.mark.parametrize("poison", [*SLACK, *HOSTILE], ids=lambda poison: poison[:20])
def test_what_is_markup_elsewhere_is_text_in_every_field(poison: str) -> None:
    brief, _ = poisoned(poison)
    messages = messages_of(stands(brief), WORDS)
    views = [*source_pages(brief), choosing(brief, Place(SEEN, "C", "1"), WORDS)]
    faults = [fault for message in messages for fault in limits.of_message(payload(message))]
    faults += [fault for view in views for fault in limits.of_view(view)]
    assert faults == []
    line = one_line(poison)
    shown = [limits.shown(message.blocks) for message in messages]
    shown += [limits.shown(view["blocks"]) for view in views]
    if line:
        assert sum(text.count(line) for text in shown) >= 10
    for link in links(messages, views):
        assert link["url"] == link["text"]


def links(messages: list[Message], views: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if value.get("type") == "link":
                found.append(value)
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk([message.blocks for message in messages])
    walk(views)
    return found


def test_pieces_are_the_text_and_none_ends_inside_a_character() -> None:
    chance = random.Random(5)  # noqa: S311  seeded, for repeatable cases
    family, flag = "👩‍👩‍👧‍👦", "🇫🇷"
    for _ in range(300):
        text = text_of(chance, chance.randint(0, 900)) + family + flag
        limit = chance.randint(30, 200)
        pieces = cut(text, limit)
        assert "".join(pieces) == text
        assert all(0 < units(piece) <= limit for piece in pieces)
        for piece in pieces[1:]:
            assert not piece.startswith(("\u200d", "\ufe0f", "\u0308", "\U0001f3fd"))
    many = cut(family * 50, 40)
    assert all(len(piece) % len(family) == 0 for piece in many)
    assert all(len(piece) % 2 == 0 for piece in cut(flag * 50, 41))


def test_a_shortened_text_is_escaped_whole_and_never_too_long() -> None:
    for limit in (20, 75, 150):
        for text in ("&" * 500, "<>" * 300, "a&" * 200, "short & sweet", ""):
            made = plain(text, limit)
            assert limits._plain(made, limit, "text") == []
    assert plain("a & b", 75)["text"] == "a &amp; b"
    assert shortened("x" * 10, 10) == "x" * 10
    assert escaped("&lt;") == "&amp;lt;"
    assert raised(120) == "⁽¹²⁰⁾"


def test_the_validator_finds_what_is_over_a_limit() -> None:
    def message(*blocks: dict[str, Any]) -> dict[str, Any]:
        return {"text": "x", "blocks": list(blocks)}

    text = {"type": "plain_text", "text": "x"}
    button = {"type": "button", "action_id": "a", "text": text}
    good = {"type": "section", "text": text}
    assert limits.of_message(message(good)) == []
    long = {"type": "plain_text", "text": "x" * 2_001}
    wrong: list[dict[str, Any]] = [
        message(*[good] * 51),
        message(),
        message({"type": "section", "fields": [long]}),
        message({"type": "section", "text": {"type": "mrkdwn", "text": "x"}}),
        message({"type": "section", "text": {"type": "plain_text", "text": "<!here>"}}),
        message({"type": "section", "text": {"type": "plain_text", "text": "a &am"}}),
        message({"type": "actions", "elements": [button, button]}),
        message({"type": "header", "text": {"type": "plain_text", "text": "😀" * 76}}),
        {"text": "x" * 5_000, "blocks": [good]},
        message(*[{"type": "section", "text": {"type": "plain_text", "text": "x" * 2_900}}] * 5),
    ]
    for payload_ in wrong:
        assert limits.of_message(payload_), payload_


def test_an_entry_too_long_for_a_window_leads_to_the_desk() -> None:
    entry: Entry = next(entry for _, entry in entries_of(SAMPLE))
    long = entry.model_copy(update={"text": "é" * 3_001})
    brief = SAMPLE.model_copy(update={"fields": {"facts": [long], "quotes": [], "people": []}})
    view = editing(brief, Place(SEEN, "C", "1", long.id), WORDS)
    assert "submit" not in view
    assert "too long" in limits.shown(view["blocks"])
