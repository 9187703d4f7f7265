"""Disks that fail: one that is full from some write on, one that loses what was not synced."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


def _path_of(place: Any) -> Path:
    if isinstance(place, int):
        return Path(f"/proc/self/fd/{place}").readlink()
    return Path(os.fspath(place)).absolute()


@dataclass
class FullDisk:
    """A folder on which every write fails, from the one numbered `full_at` on.

    Attributes:
        full_at: From which write on; None for never.
        code: What the system says then.
        writes: How many there were.

    """

    folder: Path
    full_at: int | None = None
    code: int = 28  # no space left on device
    writes: int = 0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand between the program and the system."""
        for name in ("mkdir", "fsync", "replace", "chmod"):
            monkeypatch.setattr(os, name, self._guarded(getattr(os, name)))
        real = tempfile.mkstemp

        def mkstemp(*given: Any, **named: Any) -> Any:
            self._count(named.get("dir") or tempfile.gettempdir())
            return real(*given, **named)

        monkeypatch.setattr(tempfile, "mkstemp", mkstemp)

    def _guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(place: Any, *given: Any, **named: Any) -> Any:
            self._count(place)
            return real(place, *given, **named)

        return guarded

    def _count(self, place: Any) -> None:
        if _path_of(place).is_relative_to(self.folder):
            self.writes += 1
            if self.full_at is not None and self.writes >= self.full_at:
                raise OSError(self.code, os.strerror(self.code), os.fspath(self.folder))


@dataclass
class ForgetfulDisk:
    """What a power cut leaves of a folder: contents as last synced, names as last synced.

    Attributes:
        synced: By inode, the content the disk is known to have.
        names: By path, the inode the disk is known to have under it.
        cuts: What the folder would hold after a power cut at each moment that was looked at.

    """

    folder: Path
    synced: dict[int, bytes] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    pending: dict[Path, int] = field(default_factory=dict)
    cuts: list[dict[Path, bytes]] = field(default_factory=list)

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Watch what the program syncs and renames; what is there now is taken to be safe."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                inode = path.stat().st_ino
                self.names[path], self.synced[inode] = inode, path.read_bytes()
        sync, rename = os.fsync, os.replace

        def fsync(handle: int) -> None:
            sync(handle)
            path = _path_of(handle)
            if path.is_dir():
                self.names |= {p: n for p, n in self.pending.items() if p.parent == path}
            else:
                self.synced[path.stat().st_ino] = path.read_bytes()
            self.cut()

        def replace(old: Any, new: Any) -> None:
            inode = _path_of(old).stat().st_ino
            self.cut()
            rename(old, new)
            self.pending[_path_of(new)] = inode
            self.cut()

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(os, "replace", replace)

    def cut(self) -> None:
        """Note both ends of what a power cut might leave now: no pending name kept, and all."""
        for names in (self.names, self.names | self.pending):
            left = {path: self.synced.get(inode, b"") for path, inode in names.items()}
            inside = {p: content for p, content in left.items() if p.is_relative_to(self.folder)}
            self.cuts.append(inside)
