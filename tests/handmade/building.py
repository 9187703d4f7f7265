"""Summaries written by hand, as `extract` would have written them from a perfect model.

They judge merging apart from any model. Each article of an event is one YAML file: the form
(facts, quotes as sentence numbers and speaker, people) in our own words, and beside an entry
the ids by which tests find it again in a brief: `gold` (a fact of gold.json), `same` (another
fact several articles state), `side` (which side of a conflict or variant it takes), `person`,
and for quotes `synthetic`, a sentence of our own that stands in for the article's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import environ
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from schemas.entries import Fact, Person, Quote
from schemas.event import EventSummary
from summarizer.evaluation.answers import summary_of
from summarizer.extraction.summary import RunInfo, Summary, Withheld
from summarizer.reading.article import Article, Published, Sentence
from summarizer.reading.folder import read_folder

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
INFO = RunInfo(model="hand", endpoint="none", prompt_sha256="", schema_sha256="", version="0")
_DATA = {"budapest": "budapest", "tram": "events-en/tram"}
_EXAMPLES = {"example-budapest": "budapest", "example-port-lannec": "port-lannec"}
_LABELS = ("gold", "same", "side", "person", "synthetic")
_CELLS: dict[str, type[BaseModel]] = {"facts": Fact, "quotes": Quote, "people": Person}
_SAYS = {"fr": "{text}, selon {voice}.", "en": "{text}, according to {voice}."}


@dataclass(frozen=True)
class Label:
    """What an entry written by hand is, so that tests need not guess it from its words.

    Attributes:
        same: Ids of the facts it states; entries of several articles with one id say the same.
        gold: Those of them that gold.json names.
        sides: Which side of which conflict or variant it takes: {conflict id: side}.

    """

    gold: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    sides: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Handmade:
    """The summaries of one event with the labels of their claims.

    Attributes:
        summaries: As `extract` would have written them.
        labels: By claim id.
        letters: What the YAML file of an article is called, by source id.

    """

    summaries: list[Summary]
    labels: Mapping[str, Label]
    letters: Mapping[str, str]

    @property
    def withheld(self) -> list[Withheld]:
        """Entries written by hand that a gate refused."""
        return [item for summary in self.summaries for item in summary.withheld]


@dataclass(frozen=True)
class _Form:
    """One YAML file: the article's metadata and the rows of its form, in order."""

    letter: str
    meta: Mapping[str, Any]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]

    def answer(self, places: Mapping[tuple[str, int], list[int]] | None = None) -> EventSummary:
        """Fill in the form, citing other sentences where `places` says so."""
        filled: dict[str, list[BaseModel]] = {}
        for name, entry in _CELLS.items():
            blank = {"facts": {"said_by": None}, "people": {"role": None}}.get(name, {})
            filled[name] = []
            for position, row in enumerate(self.rows[name]):
                cells = {key: value for key, value in row.items() if key not in _LABELS}
                if places is not None:
                    cells["sentences"] = places[name, position]
                filled[name].append(entry.model_validate(blank | cells))
        return EventSummary.model_validate(filled)

    def labels(self, source: str) -> dict[str, Label]:
        """Return the labels by the ids the claims get."""
        return {
            f"{source}.{name}.{position}": _label(row)
            for name, rows in self.rows.items()
            for position, row in enumerate(rows, start=1)
        }


def forms(event: str) -> list[_Form]:
    """Read the forms of an event, in order of the articles' file names."""
    found = []
    for path in (HERE / event).glob("*.yaml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = {name: content.pop(name, []) for name in _CELLS}
        found.append(_Form(path.stem, content, rows))
    return sorted(found, key=lambda form: str(form.meta["file"]))


def folder_of(event: str) -> Path | None:
    """Return the folder of an event's articles, or None where the real data is not at hand."""
    if event in _EXAMPLES:
        return REPOSITORY / "examples" / _EXAMPLES[event]
    given = environ.get("SUMMARIZER_TEST_DATA")
    root = Path(given) if given else REPOSITORY.parent / "shared" / "data"
    folder = root / _DATA[event]
    return folder if folder.is_dir() else None


def from_articles(event: str) -> Handmade | None:
    """Build the summaries from the real articles, as `extract` would; None where there are none."""
    folder = folder_of(event)
    if folder is None:
        return None
    by_file = {article.file: article for article in read_folder(folder)}
    return _built([(form, by_file[form.meta["file"]], None) for form in forms(event)])


def without_articles(event: str) -> Handmade:
    """Build the same summaries without any text of the articles.

    The text of each is made of the entries themselves: sentence n says what the entries say
    that cite n.
    """
    made = []
    for number, form in enumerate(forms(event), start=1):
        article, places = _synthetic(form, f"S{number}")
        made.append((form, article, places))
    return _built(made)


def _built(
    parts: Sequence[tuple[_Form, Article, Mapping[tuple[str, int], list[int]] | None]],
) -> Handmade:
    labels: dict[str, Label] = {}
    for form, article, _ in parts:
        labels |= form.labels(article.id)
    return Handmade(
        [summary_of(article, form.answer(places), INFO) for form, article, places in parts],
        labels,
        {article.id: form.letter for form, article, _ in parts},
    )


def _label(row: Mapping[str, Any]) -> Label:
    gold = _ids(row.get("gold"))
    sides = {str(key): str(value) for key, value in row.get("side", {}).items()}
    return Label(gold, gold | _ids(row.get("same")) | _ids(row.get("person")), sides)


def _ids(value: str | list[str] | None) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value or [])


def _synthetic(form: _Form, ident: str) -> tuple[Article, dict[tuple[str, int], list[int]]]:
    """Make an article of the entries, and say which of its sentences each of them cites."""
    language = str(form.meta["language"])
    said: dict[int, list[str]] = {}
    places: dict[tuple[str, int], list[int]] = {}
    if title := form.meta.get("title"):
        said[0] = [title]
    for name, rows in form.rows.items():
        for position, row in enumerate(rows):
            number = row["sentences"][0]
            said.setdefault(number, []).append(_told(row, language))
            places[name, position] = [number]
    text, sentences = "", []
    for line, number in enumerate(sorted(said), start=1):
        words = " ".join(dict.fromkeys(said[number]))
        sentences.append(Sentence(n=number, start=len(text), end=len(text) + len(words), line=line))
        text += words + "\n"
    article = Article(
        id=ident,
        file=str(form.meta["file"]),
        title=title,
        outlet=form.meta.get("outlet"),
        published=Published.model_validate(form.meta["published"]),
        language=language,
        words=len(text.split()),
        text=text,
        sentences=sentences,
    )
    return article, places


def _told(row: Mapping[str, Any], language: str) -> str:
    """Tell one entry as an article would."""
    if "synthetic" in row:
        return str(row["synthetic"])
    if "name" in row:
        return f"{row.get('role') or ''} {row['name']}.".strip()
    text = str(row["text"]).rstrip(".")
    voice = row.get("said_by")
    return _SAYS[language].format(text=text, voice=voice) if voice else f"{text}."
