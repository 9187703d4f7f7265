"""From a story to articles: who tells what, in which words, among which other sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from schemas.entries import Mode
from summarizer.evaluation.cases import Draft, Expected, Label, Line, Planted
from summarizer.evaluation.stories import Language, Story, Telling
from summarizer.evaluation.worlds import Person, Styles, World, draw, write

_FIRST, _SPAN = date(2024, 1, 8), 900  # publication dates, days
_LEFT_OUT = 0.2  # share of other sentences the model's answer leaves out
_SAID: Mapping[Language, Sequence[str]] = {
    "en": ("said", "announced", "reported"),
    "fr": ("a déclaré", "a annoncé", "a indiqué"),
}


@dataclass(frozen=True)
class Event:
    """A story with everything drawn that is true in it.

    Attributes:
        world: The value of every slot.
        published: Day the articles appear.

    """

    story: Story
    language: Language
    world: World
    published: date
    rng: Random

    @classmethod
    def of(cls, story: Story, language: Language, rng: Random) -> "Event":
        """Draw an event."""
        published = _FIRST + timedelta(days=rng.randrange(_SPAN))
        return cls(story, language, draw(story, published, rng), published, rng)

    def line(  # noqa: PLR0913  one argument a choice
        self,
        telling: Telling,
        world: World | None = None,
        *,
        texts: Sequence[str] = (),
        styles: Styles | None = None,
        language: Language | None = None,
        mode: Mode = "happened",
        target: bool = False,
    ) -> Line:
        """Write one claim as a sentence, in one of its wordings."""
        code = language or self.language
        world, styles = world or self.world, styles or {}
        wording = self.rng.choice(texts or telling.wordings(code))
        text = write(wording, world, code, styles, self.story.roles)
        people = tuple(
            (value.write(code, ""), self._role(wording, name, world, code))
            for name, value in world.items()
            if isinstance(value, Person) and value.write(code, "") in text
        )
        return Line(text, text, people=people, mode=mode, target=target)

    def _role(self, wording: str, name: str, world: World, code: Language) -> str | None:
        """Return the office that stands after the name, between commas."""
        for slot, roles in self.story.roles.items():
            index = world[slot]
            if f"{{{name}}}, {{{slot}}}" in wording and isinstance(index, int):
                return roles[index][code]
        return None

    def said(self, line: Line, voice: str, code: Language, verb: int = 0) -> Line:
        """Return the line as somebody's statement."""
        verbs = _SAID[code]
        body = line.text.rstrip(".")
        said = verbs[verb % len(verbs)]
        text = f"{body}, {voice} {said}." if code == "en" else f"{body}, {said} {voice}."
        return Line(
            text, line.claim, said_by=voice, people=line.people, mode=line.mode, target=line.target
        )

    def others(self, without: Iterable[str], avoided: set[str]) -> list[Telling]:
        """Return claims besides `without` that mention none of the slots `avoided`."""
        skipped = set(without)
        return [
            claim
            for claim in self.story.claims
            if claim.id not in skipped and not claim.moment and not claim.slots() & avoided
        ]

    def draft(
        self,
        own: Sequence[Line],
        others: Sequence[Telling],
        *,
        language: Language | None = None,
        published: str = "",
        count: int = 3,
    ) -> Draft:
        """Write an article: the lines it is about, between others that all sources may have."""
        code, rng = language or self.language, self.rng
        chosen = rng.sample(list(others), min(count, len(others)))
        lines = [self._other(telling, code) for telling in chosen]
        lines += [Line(text) for text in rng.sample(self.story.background[code], 2)]
        rng.shuffle(lines)
        at = rng.randint(0, len(lines))
        lines[at:at] = own
        return Draft(code, published or self.published.isoformat(), tuple(lines))

    def _other(self, telling: Telling, code: Language) -> Line:
        line = self.line(telling, language=code, mode=mode_of(telling))
        if self.rng.random() < _LEFT_OUT:
            return Line(line.text)
        return line


def mode_of(telling: Telling) -> Mode:
    """Return the mode of a claim as the story words it."""
    return "planned" if telling.may else "happened"


@dataclass
class Side:
    """One side of a case: how its sources tell the claim.

    Attributes:
        telling: The claim.
        world: What is true for them.
        texts: Their wordings; all of the claim's without.
        styles: How slots are written, one of them picked for each source.
        published: When they appeared; the event's day without.
        voice: Who says so.

    """

    telling: Telling
    world: World
    texts: Sequence[str] = ()
    styles: Sequence[Styles] = ({},)
    language: Language | None = None
    mode: Mode = "happened"
    published: Sequence[str] = ()
    voice: str | None = None
    verbs: Sequence[int] = (0,)
    lines: list[Line] = field(default_factory=list)

    def line(self, event: Event) -> Line:
        """Write the claim for one source."""
        rng = event.rng
        made = event.line(
            self.telling,
            self.world,
            texts=self.texts,
            styles=rng.choice(list(self.styles)),
            language=self.language,
            mode=self.mode,
            target=True,
        )
        if self.voice is None:
            return made
        return event.said(made, self.voice, self.language or event.language, rng.choice(self.verbs))


def told(  # noqa: PLR0913  one argument a choice
    event: Event,
    label: Label,
    sides: Sequence[Side],
    expected: Expected,
    *,
    avoided: Iterable[str] = (),
    one_thing: bool = True,
) -> Planted:
    """Spread two sides over the sources of one event, and some sources that have neither.

    The sides of `expected` are filled in, unless the two tell of different things.
    """
    rng = event.rng
    counts = [rng.choice([1, 2, 2, 3]), rng.choice([1, 1, 2])]
    roles = [index for index, count in enumerate(counts) for _ in range(count)]
    roles += [-1] * rng.choice([0, 1, 1, 2])
    rng.shuffle(roles)
    others = event.others({side.telling.id for side in sides}, set(avoided))
    drafts, taking = list[Draft](), [set[str](), set[str]()]
    for number, role in enumerate(roles, start=1):
        if role < 0:
            drafts.append(event.draft([], others, count=4))
            continue
        side = sides[role]
        taking[role].add(f"S{number}")
        own = side.lines or [side.line(event)]
        published = rng.choice(list(side.published)) if side.published else ""
        drafts.append(event.draft(own, others, language=side.language, published=published))
    codes = {draft.language for draft in drafts}
    language = codes.pop() if len(codes) == 1 else "mixed"
    exact = (frozenset(taking[0]), frozenset(taking[1])) if one_thing else ()
    return Planted(
        label.name,
        label.kind,
        language,
        label.how,
        tuple(drafts),
        Expected(expected.outcome, exact, expected.tolerated),
    )
