"""What the model is sent."""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Annotated, get_args

import pytest
from pydantic import BaseModel, Field

from schemas.entries import Entry, Fact, Part
from schemas.event import EventSummary
from summarizer.errors import PromptError
from summarizer.extraction import prompt
from summarizer.extraction.prompt import Instructions, Repair, load, messages, prompt_sha256
from summarizer.extraction.summary import Reason, Withheld
from summarizer.reading.article import Removal
from tests.extraction.making import article, refusal


class Road(Entry):
    """A road and what is wrong with it."""

    name: Annotated[str, Part.NAME, Field(description="the road's name")]


class Traffic(BaseModel):
    """A form with a plain description and a field without any."""

    roads: Annotated[list[Road], Field(description="roads that are closed")]
    things: list[Fact]


def system(language: str = "en", answer: str = "en", form: type[BaseModel] = EventSummary) -> str:
    return messages(article("A.", language=language), form, language=answer)[0]["content"]


def user(refused: list[Withheld] | None = None, title: str | None = None) -> str:
    made = article("One.", "Two.", title=title)
    return messages(made, EventSummary, language="en", refused=refused or [])[1]["content"]


def test_instructions_are_the_same_for_every_article_so_that_prefixes_are_cached() -> None:
    one = messages(article("Ann spoke.", title="T"), EventSummary, language="en")
    two = messages(article("Bob left.", "He ran."), EventSummary, language="en")
    again = messages(article("Bob left."), EventSummary, language="en", refused=[refusal("x")])
    assert one[0] == two[0] == again[0]
    assert [message["role"] for message in one] == ["system", "user"]


def test_the_repair_round_begins_like_the_first() -> None:
    first, repair = user(), user([refusal("x")])
    upto = first.index("Fill in")
    assert repair[:upto] == first[:upto]


def test_instructions_are_in_the_language_of_the_article_where_we_have_it() -> None:
    assert "article de presse" in system("fr")
    assert "article de presse" in system("fr-CA")
    assert "news article" in system("en")
    assert "news article" in system("hu")
    assert "news article" in system("")


@pytest.mark.parametrize(
    ("language", "answer", "named"),
    [("fr", "en", "anglais"), ("en", "fr", "French"), ("en", "pt-BR", "Portuguese (Brazil)")],
)
def test_the_language_of_the_answer_is_named(language: str, answer: str, named: str) -> None:
    assert named in system(language, answer)


def test_an_unknown_language_code_is_named_as_it_is() -> None:
    assert "Write in qqq." in system("en", "qqq")


def test_the_fields_come_from_the_form_in_its_order() -> None:
    text = system("en", form=Traffic)
    assert text.index("- roads: roads that are closed") < text.index("- things")
    assert "  - name: the road's name" in text
    assert text.index("  - sentences: ") < text.index("  - name: ")
    assert "quotes" not in text.split("For every entry")[0].split("The form:")[1]


def test_french_wordings_are_used_in_french_instructions() -> None:
    assert "- quotes (≤ 5): les phrases avec des paroles entre guillemets" in system("fr")


def test_the_title_is_sentence_zero_and_marked() -> None:
    assert "\n[0] (title, possibly older than the text) Big news\n[1] One.\n" in user(
        title="Big news"
    )
    assert "[0]" not in user()


def test_a_sentence_with_nothing_to_see_has_no_line() -> None:
    made = article("One.", "  ", "Three.")
    text = messages(made, EventSummary, language="en")[1]["content"]
    assert "[1] One.\n[3] Three." in text


def test_hidden_text_is_not_shown() -> None:
    made = article("One two three.").model_copy(
        update={"removed": [Removal(start=4, end=8, reason="hidden")]}
    )
    text = messages(made, EventSummary, language="en")[1]["content"]
    assert "[1] One three." in text


def test_only_the_refused_entries_are_shown_with_their_reason() -> None:
    text = user([refusal("320 missiles", "unit_not_bound"), refusal("Bob", field="people")])
    assert '- facts, sentences 1: "320 missiles" – the number does not count that there' in text
    assert '- people, sentences 1: "Bob" – a number is not in the cited sentences' in text


@pytest.mark.parametrize("language", prompt.LANGUAGES)
def test_every_reason_has_a_wording(language: str) -> None:
    reasons = set(get_args(Reason))
    assert set(load("repair", language, Repair).reasons) == reasons


@pytest.mark.parametrize("language", prompt.LANGUAGES)
def test_the_model_is_asked_for_all_of_the_article(language: str) -> None:
    text = load("extract", language, Instructions).system
    words = {"en": ("beginning", "middle", "end"), "fr": ("début", "milieu", "fin")}[language]
    assert all(word in text for word in words)


GOOD = "system: '$fields $language'\nbefore: b\ntitle: t\nafter: a\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("system: '$fields'\nbefore: b\ntitle: t\nafter: a", r"\$language are missing"),
        (GOOD.replace("$fields", "$fields $article"), r"\$article do not exist"),
        (GOOD.replace("$fields", "$fields costs $5"), r"write \$\$"),
        (GOOD + "extra: 1", "extra"),
        (GOOD.replace("after: a\n", ""), "after: Field required"),
        ("a: [", "not valid YAML"),
        ("", "the file"),
    ],
)
def test_a_malformed_prompt_file_is_named_with_its_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, complaint: str
) -> None:
    (tmp_path / "odd.en.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(prompt, "_folder", lambda: tmp_path)
    with pytest.raises(PromptError, match=complaint) as caught:
        load("odd", "en", Instructions)
    assert "prompts/odd.en.yaml" in str(caught.value)


def test_a_missing_prompt_file_is_named() -> None:
    with pytest.raises(PromptError, match=r"prompts/none\.en\.yaml is missing"):
        load("none", "en", Instructions)


def test_a_variable_without_a_value_is_named() -> None:
    with pytest.raises(PromptError, match=r"\$language"):
        prompt.filled_in("$fields $language", {"fields": "x"})


def test_values_are_put_in_once_and_not_read_again() -> None:
    assert prompt.filled_in("$a", {"a": "$b {{ c }}"}) == "$b {{ c }}"


def test_the_hash_follows_the_wording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = prompt_sha256()
    source = prompt._folder()
    for name in ("extract", "repair"):
        for language in prompt.LANGUAGES:
            text = (source / f"{name}.{language}.yaml").read_text(encoding="utf-8")
            (tmp_path / f"{name}.{language}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(prompt, "_folder", lambda: tmp_path)
    assert prompt_sha256() == before
    with (tmp_path / "repair.fr.yaml").open("a", encoding="utf-8") as file:
        file.write("# one word more\n")
    assert prompt_sha256() != before


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the same back end pip would use."""
    out = tmp_path_factory.mktemp("wheel")
    root = Path(__file__).parents[2]
    command = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", command, str(out)], cwd=root, check=True)
    return next(out.glob("*.whl"))


def test_prompts_are_found_from_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "import summarizer, summarizer.extraction.prompt as p; "
        "print(summarizer.__file__); print(p.prompt_sha256())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    where, digest = ran.stdout.split()
    assert Path(where).is_relative_to(tmp_path)
    assert digest == prompt_sha256()
