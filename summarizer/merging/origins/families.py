"""Outlet families: which outlets are one newsroom or one owner's, from an optional file.

La Côte Média: [Le Phare du Soir, phare-du-soir.example, La Lettre du Trévoal]
Lookout Group:
  - The Channel Lookout
"""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from summarizer.errors import UsageError
from summarizer.extraction.summary import Source
from summarizer.values.text import fold

Families = Mapping[str, str]
"""The family of every outlet listed, by its folded name or the host of its address."""

_EXAMPLE = (
    "Write one family a line, with its outlets: `Lookout Group: [The Lookout, lookout.example]`."
)


def load_families(path: Path) -> Families:
    """Read a YAML or JSON file of families and their outlets.

    An outlet is named as the articles name it, or by the host of their addresses.

    Raises:
        UsageError: The file cannot be read, is no mapping of names to lists of names, or puts
            one outlet into two families.

    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"The outlet families in {path} cannot be read: {why}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The outlet families in {path} are not UTF-8 text.") from error
    try:
        content = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        kind = "JSON" if path.suffix == ".json" else "YAML"
        raise UsageError(f"{path} is not valid {kind}: {error}") from error
    return _families(content, path)


def _families(content: object, path: Path) -> Families:
    if not isinstance(content, dict) or not content:
        raise UsageError(f"{path} names no outlet families. {_EXAMPLE}")
    families: dict[str, str] = {}
    for family, outlets in content.items():
        if not isinstance(family, str) or not family.strip():
            raise UsageError(f"{path}: {family!r} is no name of a family. {_EXAMPLE}")
        if not isinstance(outlets, list) or not outlets:
            raise UsageError(f"{path}: the family {family!r} needs a list of outlets. {_EXAMPLE}")
        for outlet in outlets:
            if not isinstance(outlet, str) or not outlet.strip():
                raise UsageError(f"{path}: {outlet!r} in {family!r} is no outlet's name.")
            known = families.setdefault(_key(outlet), family)
            if known != family:
                raise UsageError(f"{path}: {outlet!r} stands in {known!r} and in {family!r}.")
    return families


def family_of(source: Source, families: Families) -> str | None:
    """Return the family of a source's outlet, by its name or its address, if the file has it."""
    named = families.get(_key(source.outlet)) if source.outlet else None
    if named is not None or not source.url:
        return named
    try:
        host = urlsplit(source.url).hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    hosts = [".".join(parts[at:]) for at in range(len(parts) - 1)]
    return next((families[_key(name)] for name in hosts if _key(name) in families), None)


def same_outlet(a: Source, b: Source) -> bool:
    """Tell whether two articles are of one outlet, by its name."""
    return bool(a.outlet and b.outlet) and _key(str(a.outlet)) == _key(str(b.outlet))


def _key(outlet: str) -> str:
    return " ".join(fold(outlet).split())
