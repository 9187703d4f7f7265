"""The lede of one small event, from an answer recorded of the embedded model.

Recorded again with `just record`, which starts the model; replayed with the network blocked.
"""

from pathlib import Path

import pytest

from summarizer.extraction.budget import NO_BUDGET
from summarizer.extraction.embedded import EmbeddedServer
from summarizer.merging.brief import Brief
from summarizer.merging.lede import attributed, numbered
from summarizer.merging.merge import merge
from summarizer.pipeline.lede import ask_for_lede
from summarizer.pipeline.model import lede_opener
from summarizer.settings import load_settings
from tests.merging.making import told

CLAIMS = (
    "Une passerelle du port de Lannec s'est effondrée samedi soir sous ses passagers.",
    "L'effondrement a fait cinq morts et quatorze blessés, selon la préfecture.",
    "Le bateau Reine-Maude allait partir pour l'île d'Ouarn.",
    "Pascal Guennec, responsable de l'entretien, a été arrêté dimanche.",
    "La compagnie Trévoal n'a pas encore repris les traversées.",
    "Une marche silencieuse aura lieu mercredi sur le quai.",
)


class Replayed(EmbeddedServer):
    """The embedded model while its answers are replayed: nothing is loaded."""

    @property
    def base_url(self) -> str:
        """An address nothing listens on."""
        return "http://127.0.0.1:9/v1"

    def start(self) -> None:
        """Load nothing."""

    def stop(self) -> None:
        """Nothing was loaded."""


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch, record_mode: str, tmp_path: Path) -> None:
    """Start the real model only when its answers are recorded."""
    if record_mode == "none":
        monkeypatch.setattr("summarizer.pipeline.model.EmbeddedServer", Replayed)
    monkeypatch.chdir(tmp_path)
    for name in ("SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL", "SUMMARIZER_LEDE"):
        monkeypatch.delenv(name, raising=False)


def asked(brief: Brief) -> Brief:
    opener = lede_opener(load_settings(lede="model"), lambda _: None)
    return ask_for_lede(brief, opener, NO_BUDGET)


@pytest.mark.vcr
def test_the_embedded_model_chooses_and_code_copies() -> None:
    brief = asked(merge([told(n, *CLAIMS) for n in (1, 2)]))
    about = brief.run.lede
    assert about is not None
    assert about.written, about.reason
    assert about.usage.requests == 1
    assert 2 <= len(brief.lede) <= 4
    texts = {entry.id: attributed(entry, "fr") for entry in numbered(brief)}
    assert [sentence.text for sentence in brief.lede] == [
        texts[ident] for sentence in brief.lede for ident in sentence.entries
    ]
    assert {sentence.written_by for sentence in brief.lede} == {"chosen"}
