"""The model behind `Extractor`: fills in a form for an article by asking; see `asking`."""

from collections.abc import Callable, Sequence
from typing import Self

from pydantic import BaseModel
from tenacity.wait import wait_base

import summarizer
from summarizer.endpoints import Endpoint
from summarizer.extraction.asking import Asker, Asks
from summarizer.extraction.extractor import Filled
from summarizer.extraction.forms import schema_sha256
from summarizer.extraction.prompt import instruction_language, messages, prompt_sha256
from summarizer.extraction.retry import BACKOFF
from summarizer.extraction.summary import RunInfo, Withheld
from summarizer.reading.article import Article
from summarizer.settings import Settings

Keep = Callable[[Asks], Asks]
"""Puts something before whatever is asked, such as one that keeps the answers."""


def as_it_is(asker: Asks) -> Asks:
    """Put nothing before it."""
    return asker


class ModelExtractor:
    """Fills in a form by asking a model. Use it with `async with`, or call `aclose`."""

    def __init__(  # noqa: PLR0913  the last three have defaults
        self,
        settings: Settings,
        form: type[BaseModel],
        language: str | None = None,
        *,
        endpoint: Endpoint | None = None,
        backoff: wait_base = BACKOFF,
        keep: Keep = as_it_is,
    ) -> None:
        """Prepare to ask.

        Args:
            settings: What is asked for and how patiently.
            form: The form to fill in.
            language: The language entries are wanted in; None for each article's own.
            endpoint: Where to ask, if not where the settings say; the embedded model's own.
            backoff: How long to wait before a repeated request, where the endpoint does not say.
            keep: Gives what is asked in the asker's place, e.g. one that keeps answers.

        Raises:
            SettingsError: The settings name no usable endpoint.

        """
        chosen = endpoint or settings.endpoint()
        if chosen is None:
            raise ValueError("no endpoint: start the embedded model and pass its own")
        self.endpoint = chosen
        self.form = form
        self.asker = keep(Asker(chosen, settings, backoff))
        self._language = language

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self.asker.aclose()

    def describe(self) -> RunInfo:
        """Say how the answers are made, without addresses or keys."""
        return RunInfo(
            model=self.endpoint.model,
            endpoint=self.endpoint.kind,
            prompt_sha256=prompt_sha256(self.endpoint.prompt),
            schema_sha256=schema_sha256(self.form),
            version=summarizer.__version__,
        )

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Fill in the form for `article`; see `Extractor.fill`."""
        extra = self.endpoint.extra_body
        conversation = messages(
            article,
            self.form,
            language=self._language or article.language or instruction_language(article),
            refused=refused,
            prompt=self.endpoint.prompt,
        )
        body = extra(article) if callable(extra) else extra
        return await self.asker.ask(self.form, conversation, body)
