"""Which model is asked: the one the settings name, else the embedded one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from schemas.judge import Verdicts
from schemas.lede import Lede
from summarizer.endpoints import Endpoint
from summarizer.errors import StopRun
from summarizer.extraction import model_file
from summarizer.extraction.asking import Asker, Asks
from summarizer.extraction.budget import Budget
from summarizer.extraction.client import Keep, ModelExtractor, as_it_is
from summarizer.extraction.embedded import EmbeddedExtractor, EmbeddedServer
from summarizer.extraction.prices import unpriced
from summarizer.pipeline.job import Model, OpenAsker, OpenModel
from summarizer.pipeline.notices import Notice, host_of
from summarizer.settings import Settings

# Requests wait for one another inside the embedded model, and a slow machine needs longer.
_EMBEDDED_TIMEOUT = 600.0
_EMBEDDED = (
    "No model is named, so the embedded one is used (Qwen2.5-Coder 1.5B, on this machine, nothing "
    "is sent anywhere). A larger model finds more: set SUMMARIZER_MODEL, and SUMMARIZER_BASE_URL "
    "or OPENAI_API_KEY; see `summarizer models --help`."
)

MakeModel = Callable[[str, Keep], Model]
"""Makes a model ready for a brief in the language given, with something put before it."""


def opener(
    settings: Settings, form: type[BaseModel], notice: Notice, keep: Keep = as_it_is
) -> OpenModel:
    """Return what opens the model for a run.

    What it returns raises, when used, SettingsError when the settings name no usable endpoint,
    and StopRun when none is named and the embedded model is not installed or cannot start, or
    when a budget of money cannot be kept because nobody knows the model's price.

    Args:
        notice: Called with one line for the person: which model is used, and what takes time.
        keep: Puts something before the model that is asked, such as one that keeps answers.

    """

    @contextmanager
    def opened(language: str) -> Iterator[Model]:
        named = settings.endpoint()
        unknown = named and unpriced(named, Budget(money=settings.money_budget))
        if unknown:
            raise unknown
        with made_ready(settings, form, notice) as make:
            yield make(language, keep)

    return opened


@contextmanager
def made_ready(settings: Settings, form: type[BaseModel], notice: Notice) -> Iterator[MakeModel]:
    """Open the model once for the briefs of many events, one `Model` each; see `opener`.

    Raises:
        SettingsError: The settings name no usable endpoint.
        StopRun: None is named and the embedded model is not installed or cannot start.

    """
    named = settings.endpoint()
    if named is not None:
        notice(f"Model: {named.model} at {host_of(named)}.")
        yield partial(_hosted, settings, form, named)
        return
    with EmbeddedServer(notice=notice) as server:
        notice(_EMBEDDED)
        yield partial(_embedded, settings, form, server.endpoint(form))


def lede_opener(settings: Settings, notice: Notice) -> OpenAsker:
    """Return what opens the model for the lede of summaries that are there already.

    The one the settings name; the embedded one only where they ask for a model's lede. What it
    returns raises, when used, what `opener`'s does.
    """

    @contextmanager
    def opened() -> Iterator[Asks | None]:
        named = settings.endpoint()
        if not settings.asks_for_lede(named.kind if named else "embedded"):
            yield None
        elif named is not None:
            notice(f"Model: {named.model} at {host_of(named)}.")
            yield Asker(named, settings)
        else:
            with EmbeddedServer(notice=notice) as server:
                yield Asker(server.endpoint(Lede), _patient(settings))

    return opened


def judge_opener(settings: Settings, notice: Notice) -> OpenAsker | None:
    """Return what opens the model that judges pairs of claims; None where none is asked.

    What it returns raises, when used, what `opener`'s does.
    """
    if not settings.judge:
        return None

    @contextmanager
    def opened() -> Iterator[Asks]:
        named = settings.endpoint()
        if named is not None:
            notice(f"Model: {named.model} at {host_of(named)}.")
            yield Asker(named, settings)
            return
        with EmbeddedServer(notice=notice) as server:
            yield Asker(server.endpoint(Verdicts), _patient(settings))

    return opened


def embedded_file(notice: Notice) -> Path:
    """Return the embedded model's file after reading all of it and comparing its hash.

    Raises StopRun when the model is not installed or its file is not the expected one.
    """
    path = model_file.ensure_model(notice=notice)
    if not model_file.verify():
        raise StopRun(
            f"The embedded model {path} is not the expected file. Delete it; it is put together "
            "again at the next run."
        )
    return path


def _hosted(
    settings: Settings, form: type[BaseModel], endpoint: Endpoint, language: str, keep: Keep
) -> Model:
    wanted = settings.answer_language(endpoint.kind, language)
    asking = ModelExtractor(settings, form, wanted, endpoint=endpoint, keep=keep)
    return Model(
        extractor=asking,
        info=asking.describe(),
        shaped=f"{settings.shaping()}|wanted={wanted}",
        concurrency=settings.concurrency,
        repair=settings.repairs(endpoint.kind),
        close=asking.aclose,
        asker=asking.asker if settings.asks_for_lede(endpoint.kind) else None,
        judge=asking.asker if settings.judge else None,
    )


def _embedded(
    settings: Settings, form: type[BaseModel], endpoint: Endpoint, language: str, keep: Keep
) -> Model:
    settings = _patient(settings)
    wanted = settings.answer_language(endpoint.kind, language)
    asking = ModelExtractor(settings, form, wanted, endpoint=endpoint, keep=keep)
    return Model(
        extractor=EmbeddedExtractor(asking),
        info=asking.describe(),
        shaped=f"{settings.shaping()}|wanted={wanted}",
        concurrency=1,
        repair=settings.repairs(endpoint.kind),
        close=asking.aclose,
        asker=asking.asker if settings.asks_for_lede(endpoint.kind) else None,
        judge=asking.asker if settings.judge else None,
    )


def _patient(settings: Settings) -> Settings:
    """Give the embedded model the time it needs, where nobody has set a time."""
    if "timeout" in settings.model_fields_set:
        return settings
    return settings.model_copy(update={"timeout": _EMBEDDED_TIMEOUT})
