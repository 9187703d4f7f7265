"""Cases that are no contradiction but must be told: precision, translations, voices, copies."""

from collections.abc import Mapping
from dataclasses import replace

from summarizer.evaluation.cases import Draft, Expected, Label, Line, Planted
from summarizer.evaluation.planting import ROOM, Plant, bound_styles, pick_amount, roundish
from summarizer.evaluation.stories import Language, Statement
from summarizer.evaluation.telling import Event, Side, mode_of, told
from summarizer.evaluation.worlds import GIVEN, Person

_WORDING = frozenset({"wording"})
_OPEN: Mapping[Language, str] = {"en": "“{}”", "fr": "« {} »"}
_SAYS: Mapping[Language, tuple[str, ...]] = {
    "en": ("{quote}, {who} said.", "{who} said: {quote}."),
    "fr": ("{quote}, a déclaré {who}.", "{who} a déclaré : {quote}."),
}


def precision(event: Event, name: str) -> Planted | None:
    """A bound or a rounded number, and the number itself."""
    found = pick_amount(event, least=ROOM)
    if found is None:
        return None
    claim, slot, value = found
    low, high = roundish(value.number * 0.85), roundish(value.number * 1.15)
    near = roundish(value.number)
    ways = (
        {"about": value.bounded("about", near)} if abs(near - value.number) <= 0.04 * near else {}
    )
    if low < value.number < high:
        ways |= {
            "more than": value.bounded("more_than", low),
            "at least": value.bounded("at_least", low),
            "less than": value.bounded("less_than", high),
            "range": value.bounded("range", low, high),
        }
    if not ways:
        return None
    how = event.rng.choice(sorted(ways))
    rough = event.world | {slot: ways[how]}
    sides = [
        Side(claim, event.world, mode=mode_of(claim)),
        Side(claim, rough, styles=bound_styles(slot), mode=mode_of(claim)),
    ]
    expected = Expected("precision", tolerated=_WORDING)
    return told(event, Label(name, "precision", how), sides, expected, avoided={slot})


def translation(event: Event, name: str) -> Planted | None:
    """One statement quoted in two translations."""
    if not event.story.quotes:
        return None
    rng = event.rng
    statement = rng.choice(event.story.quotes)
    other: Language = "fr" if event.language == "en" else "en"
    across = rng.random() < 0.5  # noqa: PLR2004  half and half
    second = (other, rng.choice(statement.wordings(other))) if across else None
    words = rng.sample(statement.wordings(event.language), 2)
    first = (event.language, words[0])
    told_by = second or (event.language, words[1])
    sides = [_quoting(event, statement, *first), _quoting(event, statement, *told_by)]
    how = "two languages" if across else "two wordings"
    expected = Expected("translation", tolerated=_WORDING)
    return told(
        event, Label(name, "translation", how), sides, expected, avoided={statement.speaker}
    )


def voice(event: Event, name: str) -> Planted | None:
    """One claim, or one quotation, with another speaker."""
    rng, story = event.rng, event.story
    if story.quotes and rng.random() < 0.5:  # noqa: PLR2004  half and half
        statement = rng.choice(story.quotes)
        words = rng.choice(statement.wordings(event.language))
        value = event.world[statement.speaker]
        if not isinstance(value, Person):
            return None
        families = [n for n in ("Brannagh", "Delcourt", "Hartwell", "Lemoine") if n != value.family]
        new = Person(rng.choice(GIVEN[value.gender]), rng.choice(families), value.gender)
        sides = [
            _quoting(event, statement, event.language, words),
            _quoting(event, statement, event.language, words, new),
        ]
        expected = Expected("attribution", tolerated=_WORDING)
        return told(
            event, Label(name, "voice", "quotation"), sides, expected, avoided={statement.speaker}
        )
    claim = rng.choice([claim for claim in story.claims if not claim.moment])
    first, second = rng.sample(story.voices, 2)
    sides = [
        Side(claim, event.world, voice=first[event.language], verbs=(0, 1, 2), mode=mode_of(claim)),
        Side(
            claim, event.world, voice=second[event.language], verbs=(0, 1, 2), mode=mode_of(claim)
        ),
    ]
    expected = Expected("attribution", tolerated=_WORDING)
    return told(event, Label(name, "voice", "claim"), sides, expected)


def _quoting(
    event: Event,
    statement: Statement,
    language: Language,
    words: str,
    speaker: Person | None = None,
) -> Side:
    who = speaker or event.world[statement.speaker]
    name = who.write(language, "") if isinstance(who, Person) else str(who)
    quote = _OPEN[language].format(words)
    text = event.rng.choice(_SAYS[language]).format(quote=quote, who=name)
    line = Line(text, said_by=name, quoted=True, people=((name, None),), target=True)
    # The claim only keeps the others apart from what is quoted; its sentences are not told.
    return Side(event.story.claims[0], event.world, language=language, lines=[line])


def copy(event: Event, name: str) -> Planted | None:
    """One text in several files with small cosmetic edits."""
    rng = event.rng
    claims = event.others([], set())
    rng.shuffle(claims)
    target = event.line(claims[0], mode=mode_of(claims[0]), target=True)
    original = event.draft([target], claims[1:8], count=7)
    drafts = [original, *(_edited(original, event) for _ in range(rng.choice([1, 2, 3])))]
    rng.shuffle(drafts)
    files = frozenset(f"S{number}" for number in range(1, len(drafts) + 1))
    if len(claims) > 9 and rng.random() < 0.5:  # noqa: PLR2004  enough is left to tell
        # Somebody else's own text about the same event.
        drafts.append(event.draft([], claims[8:], count=3))
    expected = Expected("copy", (files,))
    return Planted(name, "copy", event.language, f"{len(files)} files", tuple(drafts), expected)


def _edited(draft: Draft, event: Event) -> Draft:
    """Return the text as another outlet prints it: a title, marks, a line left out or added."""
    rng = event.rng
    lines = list(draft.lines)
    bare = [at for at, line in enumerate(lines) if not line.claim]
    way = rng.choice(["marks", "cut", "added", "spaces"])
    if way == "cut" and bare:
        del lines[rng.choice(bare)]
    elif way == "added":
        spare = [
            t for t in event.story.background[event.language] if t not in {x.text for x in lines}
        ]
        lines += [Line(text) for text in spare[:1]]
    elif way == "marks":
        lines = [_marked(line, "'", "’") for line in lines]
    else:
        lines = [_marked(line, " %", "\u00a0%") for line in lines]
    title = rng.choice(
        ["", "Update", "In brief"] if draft.language == "en" else ["", "Le point", "En bref"]
    )
    return replace(draft, lines=tuple(lines), title=title)


def _marked(line: Line, old: str, new: str) -> Line:
    people = tuple((a.replace(old, new), b and b.replace(old, new)) for a, b in line.people)
    return replace(
        line, text=line.text.replace(old, new), claim=line.claim.replace(old, new), people=people
    )


VARIED: Mapping[str, Plant] = {
    "precision": precision,
    "translation": translation,
    "voice": voice,
    "copy": copy,
}
