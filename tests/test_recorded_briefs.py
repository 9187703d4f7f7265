"""Whole briefs of the examples, from answers recorded of the embedded model.

Recorded again with `just record`, which starts the model; replayed with the network blocked.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from schemas.event import EventSummary
from summarizer.extraction.embedded import EmbeddedServer
from summarizer.merging.brief import Brief
from summarizer.output.document import read_brief
from summarizer.output.proof import prove
from summarizer.pipeline.job import Job
from summarizer.pipeline.model import opener
from summarizer.pipeline.stages import brief_folder
from summarizer.settings import load_settings
from summarizer.values.typed import When

EXAMPLES = Path(__file__).parent.parent / "examples"


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
def model(monkeypatch: pytest.MonkeyPatch, record_mode: str) -> None:
    """Start the real model only when its answers are recorded."""
    if record_mode == "none":
        monkeypatch.setattr("summarizer.pipeline.model.EmbeddedServer", Replayed)
    for name in ("SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def brief_of(event: str, out: Path) -> Brief:
    """Brief one example and prove every citation."""
    folder = EXAMPLES / event
    job = Job(folder=folder, out=out / "brief", form=EventSummary)
    brief_folder(job, opener(load_settings(), EventSummary, lambda _: None))
    brief = read_brief(out / "brief" / "brief.json")
    assert prove(brief, folder, beside=out / "brief") == []
    return brief


def expected(event: str) -> dict[str, Any]:
    """Return what a person found in the example's articles."""
    text = (EXAMPLES / "expected" / f"{event}.json").read_text(encoding="utf-8")
    labels: dict[str, Any] = json.loads(text)
    return labels


def found_facts(brief: Brief, labels: dict[str, Any]) -> tuple[set[str], list[str]]:
    """Return the expected facts the brief holds, and those it credits to a wrong file."""
    files = {source.id: source.file for source in brief.sources}
    held, wrong = set(), []
    for fact in labels["facts"]:
        credited = {labels["sources"][letter] for letter in fact["support"]}
        for entry in brief.fields["facts"]:
            if all(re.search(must, entry.text, re.IGNORECASE) for must in fact["must"]):
                held.add(fact["id"])
                if not {files[ident] for ident in entry.support.sources} <= credited:
                    wrong.append(f"{fact['id']}: {entry.text}")
    return held, wrong


def check_against_labels(brief: Brief, event: str, *, least: int) -> None:
    """Hold a brief against what a person found in the articles."""
    labels = expected(event)
    held, wrong = found_facts(brief, labels)
    assert len(held) >= least, sorted(held)
    assert wrong == []
    text = brief.model_dump_json(exclude={"removed", "sources", "withheld"})
    assert not [item["text"] for item in labels["noise"] if item["text"] in text]
    assert {source.status for source in brief.sources} == {"used"}


@pytest.mark.vcr
def test_brief_of_the_budapest_example(tmp_path: Path) -> None:
    brief = brief_of("budapest", tmp_path)
    check_against_labels(brief, "budapest", least=8)
    dates = [item.value for item in brief.views.dates if isinstance(item.value, When)]
    assert {when.first[:4] for when in dates if when.first} <= {"2025"}


@pytest.mark.vcr
def test_brief_of_the_port_lannec_example(tmp_path: Path) -> None:
    brief = brief_of("port-lannec", tmp_path)
    check_against_labels(brief, "port-lannec", least=8)
