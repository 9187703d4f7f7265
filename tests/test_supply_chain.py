"""The development environment is locked: every part with a version in bounds, and its hashes."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.commanding import ROOT

LOCK = (ROOT / "requirements" / "dev.lock").read_text("utf-8")
JUST = (ROOT / "justfile").read_text("utf-8")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def locked() -> dict[str, list[str]]:
    """Return the lines of the lock by the name of the package they are about."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", LOCK):
        first = re.match(r"([A-Za-z0-9][\w.-]*)==", block)
        if first is not None:
            found.setdefault(canonicalize_name(first[1]), []).append(block)
    return found


def wanted() -> list[Requirement]:
    """Return everything the project asks for, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    listed = [*project["dependencies"], *(name for extra in extras for name in extra)]
    return [Requirement(name) for name in listed]


def test_everything_the_project_asks_for_is_locked_to_a_version_within_its_bounds() -> None:
    lock = locked()
    assert len(wanted()) > 60
    for requirement in wanted():
        blocks = lock[canonicalize_name(requirement.name)]
        versions = [Version(re.split(r"[\s;\\]", block.partition("==")[2])[0]) for block in blocks]
        assert all(version in requirement.specifier for version in versions), requirement


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    for requirement in wanted():
        signs = {specifier.operator for specifier in requirement.specifier}
        assert signs in ({">=", "<"}, {"=="}), requirement


def test_every_locked_part_has_a_hash_and_comes_from_no_address_of_its_own() -> None:
    parts = [block for blocks in locked().values() for block in blocks]
    assert len(parts) > 150
    for part in parts:
        assert _HASH.search(part), part[:60]
    assert not re.search(r"://|--index|--find-links|--trusted-host|-e |\.whl", LOCK)


def test_what_is_installed_here_is_checked_by_pip_against_those_hashes() -> None:
    assert "pip install --require-hashes --requirement requirements/dev.lock" in JUST
    assert "pip-audit --disable-pip --require-hashes" in JUST


@pytest.mark.endurance
def test_one_command_lists_every_part_of_the_environment(tmp_path: Path) -> None:
    out = tmp_path / "sbom.json"
    command = ["environment", "--pyproject", "pyproject.toml", "--output-reproducible"]
    subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", *command, "--output-file", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    listed = json.loads(out.read_text("utf-8"))
    assert listed["bomFormat"] == "CycloneDX"
    assert listed["metadata"]["component"]["name"] == "newsroom-summarizer"
    names = {canonicalize_name(part["name"]) for part in listed["components"]}
    base = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {canonicalize_name(Requirement(name).name) for name in base} <= names
    assert all(part["version"] for part in listed["components"])
