"""Which model is asked: the one the settings name, else the embedded one."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel

from summarizer.errors import StopRun
from summarizer.extraction.client import ModelExtractor
from summarizer.pipeline.stages import Model, OpenModel
from summarizer.settings import Endpoint, Settings

Notice = Callable[[str], None]


def opener(settings: Settings, form: type[BaseModel], notice: Notice) -> OpenModel:
    """Return what opens the model for a run.

    Args:
        notice: Called with one line for the person: which model is used, and what takes time.

    Raises, when it is used:
        SettingsError: The settings name no usable endpoint.
        StopRun: No endpoint is named and the embedded model is not installed or cannot start.

    """

    @asynccontextmanager
    async def opened(language: str) -> AsyncIterator[Model]:
        named = settings.endpoint()
        if named is not None:
            notice(f"Model: {named.model} at {host_of(named)}.")
            async with _asking(settings, form, named, language) as model:
                yield model
            return
        # Only here: it needs what the extra `local` brings.
        from summarizer.extraction.embedded import embedded  # noqa: PLC0415

        async with (
            embedded(form, notice=notice) as endpoint,
            _asking(settings, form, endpoint, language) as model,
        ):
            yield model

    return opened


def embedded_file(notice: Notice) -> Path:
    """Return the embedded model's file after reading all of it and comparing its hash.

    Raises StopRun when the model is not installed or its file is not the expected one.
    """
    # Only here: it needs what the extra `local` brings.
    from summarizer.extraction import model_file  # noqa: PLC0415

    path = model_file.ensure_model(notice=notice)
    if not model_file.verify():
        raise StopRun(
            f"The embedded model {path} is not the expected file. Delete it; it is put together "
            "again at the next run."
        )
    return path


def host_of(endpoint: Endpoint) -> str:
    """Name the host articles are sent to, without path, user or key."""
    return urlsplit(endpoint.base_url).hostname or endpoint.base_url


@asynccontextmanager
async def _asking(
    settings: Settings, form: type[BaseModel], endpoint: Endpoint, language: str
) -> AsyncIterator[Model]:
    wanted = settings.answer_language(endpoint.kind, language)
    async with ModelExtractor(settings, form, wanted, endpoint=endpoint) as extractor:
        yield Model(
            extractor=extractor,
            info=extractor.describe(),
            concurrency=settings.concurrency,
            repair=settings.repairs(endpoint.kind),
        )
