"""A form of the user's own, in one file outside the package, goes through every stage."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel

from summarizer.extraction.extractor import Filled
from summarizer.extraction.forms import load_form
from summarizer.extraction.summary import Withheld
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.pipeline import places
from summarizer.pipeline.job import Job, Model, OpenModel
from summarizer.pipeline.stages import brief_folder, extract_folder, merge_folder, render
from summarizer.reading.article import Article
from tests.commanding import INFO, USAGE, contents, folder_of

FORM = """
from pydantic import BaseModel, Field

from schemas.entries import Figure, Moment, Place


class Accident(BaseModel):
    toll: list[Figure] = Field(description="people hurt or killed")
    times: list[Moment] = Field(description="what happened when")
    places: list[Place] = Field(description="where things happened")
"""
ARTICLES = {
    "a.txt": "Four people were hurt. The ferry ran aground on Tuesday. The ferry lies off Valmont.",
    "b.txt": "Six people were hurt. The ferry ran aground on Tuesday. The ferry lies off Valmont.",
}
ROWS = {
    "toll": [
        {"sentences": [1], "text": "people were hurt", "value": "{}"},
        {"sentences": [1], "text": "people were hurt", "value": "ninety"},
    ],
    "times": [{"sentences": [2], "text": "The ferry ran aground", "when": "Tuesday"}],
    "places": [{"sentences": [3], "text": "The ferry lies off", "where": "Valmont"}],
}


class Answering:
    """A model that fills in the form from each article's own number."""

    def __init__(self, form: type[BaseModel]) -> None:
        self.form = form

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Give the article's number, and one it does not have."""
        assert not refused
        number = article.text.split()[0]
        rows = {
            field: [
                {k: v.format(number) if isinstance(v, str) else v for k, v in row.items()}
                for row in entries
            ]
            for field, entries in ROWS.items()
        }
        return Filled(answer=self.form.model_validate(rows), usage=USAGE, model="m")


def opened(form: type[BaseModel]) -> OpenModel:
    """Open the answering model."""

    @contextmanager
    def open_it(language: str) -> Iterator[Model]:
        yield Model(extractor=Answering(form), info=INFO, concurrency=1)

    return open_it


def test_a_form_in_a_file_of_its_own_is_checked_merged_and_rendered(tmp_path: Path) -> None:
    place = tmp_path / "forms"
    place.mkdir()
    (place / "mine.py").write_text(FORM, encoding="utf-8")
    form = load_form(f"{place / 'mine.py'}:Accident")
    folder = folder_of(tmp_path / "articles", ARTICLES)
    one, two = tmp_path / "one", tmp_path / "two"
    brief_folder(Job(folder=folder, out=one, form=form), opened(form))
    brief = read_brief(one / "brief.json")
    assert prove(brief, folder, beside=one) == []

    assert list(brief.fields) == ["toll", "times", "places"]
    assert sorted(entry.value or "" for entry in brief.fields["toll"]) == ["Four", "Six"]
    assert {entry.status for entry in brief.fields["toll"]} == {"disputed"}
    (moment,) = brief.fields["times"]
    assert (moment.value, moment.support.sources) == ("Tuesday", ["S1", "S2"])
    (spot,) = brief.fields["places"]
    assert (spot.value, spot.status) == ("Valmont", "agreed")
    assert [item.reason for item in brief.withheld] == ["number_not_in_source"] * 2
    for page in ("brief.md", "brief.html"):
        text = (one / page).read_text(encoding="utf-8")
        assert "Toll" in text
        assert "Valmont" in text

    extract_folder(Job(folder=folder, out=two, form=form), opened(form))
    merge_folder(two)
    again = read_brief(two / "brief.json")
    render(again, places.sources_of(again, two / "brief.json", None), two)
    assert contents(one) == contents(two)
