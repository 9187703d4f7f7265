"""`models`: which model would be used, where each setting comes from, and one real request."""

import asyncio
import os
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel, SecretStr

from schemas.event import EventSummary
from summarizer.cli.edge import DONE, NOTHING, ending
from summarizer.cli.screen import Screen, complain, put, put_json
from summarizer.endpoints import Endpoint, shown_url
from summarizer.errors import SummarizerError
from summarizer.extraction.extractor import usage_of
from summarizer.extraction.summary import Usage
from summarizer.pipeline.job import Model
from summarizer.pipeline.model import embedded_file, opener
from summarizer.reading.article import Article, Sentence
from summarizer.settings import PREFIX, TOML, Settings, load_settings

_SHOWN = ("model", "base_url", "api_key")  # also when they have their defaults
_USUAL = ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT")
_TEXT = "The town council met on Tuesday and voted to repair the old bridge."


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it would be used; a key is only ever "set" or "not set"."""

    name: str
    value: str
    origin: str


def show(flags: dict[str, Any], *, as_json: bool, quiet: bool) -> None:
    """Show the model and try it; raises typer.Exit when it does not answer."""
    settings = load_settings(**flags)
    endpoint = settings.endpoint()
    screen = Screen(quiet=quiet, as_json=as_json)
    listed = described(settings, endpoint, flags)
    file = None if endpoint is not None else embedded_file(screen.note)
    if not (as_json or quiet):
        put(_table(listed, file))
    trial = _try(settings, EventSummary, screen)
    if as_json:
        put_json(
            {
                **ending(NOTHING if trial.fault else DONE),
                "kind": endpoint.kind if endpoint else "embedded",
                "model": trial.model,
                "file": str(file) if file else None,
                "settings": {row.name: {"value": row.value, "from": row.origin} for row in listed},
                "request": {"usage": trial.usage.model_dump(), "error": trial.fault},
            }
        )
    if trial.fault:
        complain(trial.fault)
        raise typer.Exit(NOTHING)
    if not (as_json or quiet):
        put(_answered(trial))


def described(
    settings: Settings, endpoint: Endpoint | None, flags: dict[str, Any]
) -> list[Setting]:
    """List every setting with where it comes from.

    Args:
        endpoint: What the settings come to; None for the embedded model.
        flags: The settings given on the command line.

    """
    file = _toml()
    rows = []
    for name in Settings.model_fields:
        value = getattr(settings, name)
        if name in flags:
            origin = "command line"
        elif os.environ.get(f"{PREFIX}{name.upper()}"):
            origin = f"{PREFIX}{name.upper()}"
        else:
            origin = TOML if name in file else "default"
        if value is None and endpoint is not None and name in {"base_url", "api_key"}:
            value = getattr(endpoint, name)
            origin = _usual(value) or origin
        rows.append(Setting(name, _worded(name, value), origin))
    return rows


def _worded(name: str, value: Any) -> str:
    if name == "api_key":
        key = value.get_secret_value() if isinstance(value, SecretStr) else ""
        return "set" if key else "not set"
    if name == "store" and value is not None:
        place = value.get_secret_value()
        secret = "://" in place and not place.startswith("sqlite:")
        return shown_url(place) if secret else place
    if name.endswith("_url") and value:
        return shown_url(value)
    return "not set" if value is None else str(value)


def _usual(value: Any) -> str | None:
    """Name the variable of other OpenAI programs that gave `value`, if one did."""
    text = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    same = (name for name in _USUAL if text and os.environ.get(name, "").rstrip("/") == text)
    return next(same, None)


def _toml() -> dict[str, Any]:
    path = Path(TOML)
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _table(rows: list[Setting], file: Path | None) -> str:
    shown = [row for row in rows if row.name in _SHOWN or row.origin != "default"]
    lines = [f"{row.name:<16}{row.value:<44}{row.origin}" for row in shown]
    if file is not None:
        lines.append(f"{'model file':<16}{file}  (its SHA-256 is the expected one)")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Trial:
    """How one request went."""

    model: str
    usage: Usage
    seconds: float
    fault: str | None = None


def _try(settings: Settings, form: type[BaseModel], screen: Screen) -> Trial:
    """Ask for one short article, the way a run does."""
    sentence = Sentence(n=1, start=0, end=len(_TEXT), line=1)
    article = Article(id="S1", file="trial", language="en", text=_TEXT, sentences=[sentence])
    with opener(settings, form, screen.note)("en") as model:
        return asyncio.run(_asked(model, article))


async def _asked(model: Model, article: Article) -> Trial:
    before = time.monotonic()
    try:
        filled = await model.extractor.fill(article)
    except SummarizerError as error:
        return Trial(model.info.model, usage_of(error), time.monotonic() - before, str(error))
    finally:
        await model.close()
    # llama.cpp calls the embedded model by the path of its file.
    name = model.info.model if model.info.endpoint == "embedded" else filled.model
    return Trial(name, filled.usage, time.monotonic() - before)


def _answered(trial: Trial) -> str:
    usage = trial.usage
    return (
        f"{trial.model} answered in {trial.seconds:.1f} s: {usage.tokens_in} tokens in, "
        f"{usage.tokens_out} out.\n"
    )
