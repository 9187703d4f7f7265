"""`--families`: outlets that count as one, from the command line, the environment or the file."""

from pathlib import Path

import pytest

from summarizer.output.document import read_brief
from tests.cli.running import run
from tests.commanding import folder_of
from tests.extraction.stub_server import Stub

TEXT = "---\noutlet: {}\n---\nThe ferry Aurora ran aground near the harbour on Tuesday morning.\n"
PAIR = {
    "a.md": TEXT.format("The Lookout"),
    "b.md": TEXT.format("Harbour Post").replace("near", "by"),
}
GROUP = "Lookout Group: [The Lookout, harbour post]\n"


def origins(name: str) -> list[list[str | None]]:
    """Return, for each entry of a brief, why sources are one origin."""
    facts = read_brief(Path(name, "brief.json")).fields["facts"]
    return [[origin.reason for origin in fact.support.origins] for fact in facts]


def test_brief_and_merge_take_the_families_of_a_file(stub: Stub) -> None:
    folder_of(Path("ferry"), PAIR)
    Path("families.yaml").write_text(GROUP, encoding="utf-8")
    assert run("brief", "ferry", "--families", "families.yaml").exit_code == 0
    assert origins("ferry-brief") == [["family"]]
    assert run("merge", "ferry-brief").exit_code == 0
    assert origins("ferry-brief") == [[None, None]]
    assert run("merge", "ferry-brief", "--families", "families.yaml").exit_code == 0
    assert origins("ferry-brief") == [["family"]]


@pytest.mark.parametrize("by", ["environment", "file"])
def test_the_families_can_be_a_setting(
    stub: Stub, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(Path("ferry"), PAIR)
    Path("families.yaml").write_text(GROUP, encoding="utf-8")
    if by == "file":
        Path("summarizer.toml").write_text('families = "families.yaml"\n', encoding="utf-8")
    else:
        monkeypatch.setenv("SUMMARIZER_FAMILIES", "families.yaml")
    assert run("brief", "ferry").exit_code == 0
    assert origins("ferry-brief") == [["family"]]


@pytest.mark.parametrize("content", ["- a list", None, "A: [x]\nB: [x]"])
def test_a_bad_file_is_wrong_usage_and_nobody_is_asked(stub: Stub, content: str | None) -> None:
    folder_of(Path("ferry"), PAIR)
    if content is not None:
        Path("families.yaml").write_text(content, encoding="utf-8")
    for command in ("brief", "merge"):
        result = run(command, "ferry", "--families", "families.yaml")
        assert result.exit_code == 2
        assert "families.yaml" in result.stderr
    assert stub.requests == []
