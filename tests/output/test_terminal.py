"""The brief on a terminal: short, complete in its warnings, and inert."""

import io

import pytest
from rich.console import Console

from summarizer.merging.brief import Brief
from summarizer.output.terminal import show
from summarizer.output.visible import one_line
from tests.output.samples import HOSTILE, english, make_brief, poisoned


def shown(brief: Brief, width: int = 200) -> str:
    """Render to a string as a terminal with colours would get it."""
    console = Console(file=io.StringIO(), width=width, force_terminal=False, legacy_windows=False)
    show(brief, console)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_every_entry_disagreement_and_idle_file_is_shown() -> None:
    text = shown(make_brief())
    for words in (
        "L'Aurore s'échoue devant Port-Levant",
        "● Le ferry Aurore s'est échoué mardi à l'entrée de Port-Levant [1][7][11]",
        "✕ Quatre personnes ont été légèrement blessées, selon la préfecture",
        "○ Nordlys rembourse intégralement les billets, selon Nordlys (annoncé)",
        "◐ Les 212 passagers ont été évacués",
        "« Le navire n'a jamais menacé de couler », Inès Maurel",
        "Contradiction",
        "Six personnes ont été blessées, selon the harbour master  Harbour Gazette",
        "s7.txt en échec  Le modèle n'a pas répondu à temps (demandé une fois).",
        "3 affirmations non retenues",
        "2 × un nombre n'est pas dans les phrases citées",
    ):
        assert words.replace("« ", "«\u00a0").replace(" »", "\u00a0»") in text


def test_each_sentence_of_the_lede_shows_its_passages() -> None:
    brief = make_brief()
    (line,) = [line for line in shown(brief).splitlines() if line.startswith(brief.lede[0].text)]
    assert line.startswith(f"{brief.lede[0].text} [1]")


def test_an_english_brief_has_english_labels() -> None:
    text = shown(english(make_brief()))
    assert "3 sources, 3 independent origins" in text
    assert "reported by one source only" in text
    assert "Disagreements" in text
    assert "Désaccords" not in text


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_is_shown_letter_for_letter_and_drives_nothing(poison: str) -> None:
    brief, _ = poisoned(poison)
    text = shown(brief, width=2000)
    assert "\x1b" not in text
    assert not set(text) & set("\x00\x07\u202e\u2066\u200b\r")
    assert one_line(poison) in text
