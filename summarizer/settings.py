"""Settings: which model is asked, how, and how much it may cost.

A setting comes from, in this order: a flag on the command line, an environment variable
SUMMARIZER_<NAME>, summarizer.toml in the current folder. For the endpoint alone, the variables
other OpenAI programs use fill what is left: OPENAI_API_KEY, OPENAI_BASE_URL,
OPENAI_API_VERSION, AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT. A key from one of those is
sent to nobody but the host it is for, and by itself it does not choose a model: articles go to
a hosted model only when `model` names one.
"""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qs, urlsplit

import platformdirs
from pydantic import AfterValidator, Field, PositiveFloat, PositiveInt, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as SourceError

from summarizer.endpoints import (
    AZURE_API_VERSION,
    Endpoint,
    Kind,
    kind_of,
    shown_url,
    url_of,
    usual_key,
    usual_url,
)
from summarizer.errors import FlagError, SettingsError
from summarizer.slack_settings import SlackSettings

TOML = "summarizer.toml"
PREFIX = "SUMMARIZER_"

ModeName = Literal["json_schema", "tools", "json"]
Translate = Literal["auto", "always", "never"]
Lede = Literal["model", "code"]
Fallback = Literal["extractive", "none"]


def _is_key(key: SecretStr) -> SecretStr:
    text = key.get_secret_value().strip()
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise ValueError("must be plain characters without spaces")
    return SecretStr(text)


def _named(model: str | None) -> str | None:
    return None if model == "embedded" else model


class Settings(BaseSettings):
    """Every setting, with its default. Build it with `load_settings`.

    Attributes:
        model: Name of the model (for Azure, of the deployment); None or "embedded" for the
            embedded one.
        base_url: Address of an OpenAI-compatible API; None for OpenAI's own.
        api_key: Key for it.
        api_version: Azure OpenAI's API version.
        temperature: None leaves it to the endpoint.
        timeout: Seconds one request may take, from sending to the last byte.
        article_timeout: Seconds all requests for one article may take together.
        concurrency: Articles worked on at once.
        max_tokens: Longest answer in tokens; a cut answer is asked for once more, four times
            as long.
        token_budget: Prompt and answer tokens after which no new article is begun.
        money_budget: The same in US dollars.
        repair: Show the model once what was refused; None: hosted models yes, embedded no.
        lede: Who writes the lede: the "model", or "code" from the entries' own words; None:
            hosted models do, for the embedded one code does.
        fallback: What becomes of articles the model cannot be asked for, because it cannot be
            reached or the budget is spent: "extractive", code chooses whole sentences of them,
            marked as such; or "none", they fail.
        judge: Ask the model about pairs of claims whose likeness leaves open whether they tell one
            fact; never where values, names, dates or denials differ.
        translate: Ask for entries in the brief's language: "auto" for hosted models only.
        mode: How the answer's shape is asked for: a JSON schema, a tool call, or in words.
        strict: Ask the endpoint to enforce the JSON schema.
        retries: Requests repeated after a passing fault (408, 409, 429, 5xx, no connection).
        answer_retries: Requests repeated after an answer that does not fit the form.
        retry_after: Longest wait in seconds an endpoint may ask for; a longer one gives the
            article up at once.
        families: YAML or JSON file with the families of outlets that count as one origin.
        embeddings: What finds claims that say the same in other words: "auto" (the embedded
            embedding model where it is installed), "off", or the name of a model.
        embeddings_url: Address of the API that has it; None for the one of `model`.
        embeddings_api_key: Key for it; None for the key of `model` where the host is the same.
        store: Where articles, answers, events and briefs are kept: the path of a SQLite file, or
            a postgresql:// URL; None for a file in the user's data folder.
        slack: The Slack bot's; see `slack_settings`.

    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        extra="forbid",
        toml_file=TOML,
        frozen=True,
    )

    model: Annotated[str | None, AfterValidator(_named)] = None
    base_url: Annotated[str, AfterValidator(url_of)] | None = None
    api_key: Annotated[SecretStr, AfterValidator(_is_key)] | None = None
    api_version: str | None = None
    temperature: Annotated[float, Field(ge=0, le=2)] | None = 0.0
    timeout: PositiveFloat = 120.0
    article_timeout: PositiveFloat = 600.0
    concurrency: PositiveInt = 8
    max_tokens: PositiveInt = 4096
    token_budget: PositiveInt | None = None
    money_budget: PositiveFloat | None = None
    repair: bool | None = None
    lede: Lede | None = None
    fallback: Fallback = "extractive"
    judge: bool = False
    translate: Translate = "auto"
    mode: ModeName = "json_schema"
    strict: bool = True
    retries: Annotated[int, Field(ge=0, le=10)] = 3
    answer_retries: Annotated[int, Field(ge=0, le=5)] = 1
    retry_after: PositiveFloat = 60.0
    families: Path | None = None
    embeddings: Annotated[str, Field(min_length=1)] = "auto"
    embeddings_url: Annotated[str, AfterValidator(url_of)] | None = None
    embeddings_api_key: Annotated[SecretStr, AfterValidator(_is_key)] | None = None
    store: SecretStr | None = None  # a URL may hold a password
    slack: SlackSettings = SlackSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  we read no .env file
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  nor secret files
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put flags before the environment, and that before summarizer.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    def endpoint(self) -> Endpoint | None:
        """Return the endpoint these settings name, or None for the embedded model.

        Raises:
            SettingsError: An endpoint is named without a model, or OpenAI without a key.

        """
        if self.model is None:
            if self.base_url is not None:
                raise SettingsError(
                    f"There is an address ({shown_url(self.base_url)}) but no model. Name it with "
                    f"--model, {PREFIX}MODEL or model in {TOML}."
                )
            return None
        url = self.base_url or usual_url()
        version = self.api_version or os.environ.get("OPENAI_API_VERSION") or None
        kind = kind_of(url, self.api_version)
        key = self.api_key or SecretStr(usual_key(kind, url))
        if not key.get_secret_value() and kind in {"openai", "azure"}:
            usual = "AZURE_OPENAI_API_KEY" if kind == "azure" else "OPENAI_API_KEY"
            raise SettingsError(
                f"{urlsplit(url).hostname} needs a key for the model {self.model}. Set "
                f"{PREFIX}API_KEY or {usual}, or leave the model out to use the embedded one."
            )
        if kind == "azure":
            pasted = parse_qs(urlsplit(url).query).get("api-version", [None])[0]
            return Endpoint(kind, url, self.model, key, pasted or version or AZURE_API_VERSION)
        return Endpoint(kind, url, self.model, key)

    def embeddings_endpoint(self) -> Endpoint | None:
        """Return the endpoint that gives vectors, or None when no embedding model is named.

        Raises:
            SettingsError: An address is given without a model, or OpenAI's without a key.

        """
        if self.embeddings in {"auto", "off"}:
            if self.embeddings_url is not None:
                raise SettingsError(
                    f"There is an address for embeddings ({shown_url(self.embeddings_url)}) but no "
                    f"model. Name it with --embeddings, {PREFIX}EMBEDDINGS or embeddings in {TOML}."
                )
            return None
        url = self.embeddings_url or self.base_url or usual_url()
        own = self.base_url or usual_url()
        shared = self.api_key if urlsplit(url).hostname == urlsplit(own).hostname else None
        asked = self.model_copy(
            update={
                "model": self.embeddings,
                "base_url": url,
                "api_key": self.embeddings_api_key or shared,
            }
        )
        return asked.endpoint()

    def store_place(self) -> str:
        """Return where the store is: a path or a URL, which may hold a password."""
        if self.store is not None:
            return self.store.get_secret_value()
        folder = platformdirs.user_data_path("newsroom-summarizer", appauthor=False)
        return str(folder / "store.db")

    def repairs(self, kind: Kind) -> bool:
        """Tell whether refused entries are shown to the model once."""
        return kind != "embedded" if self.repair is None else self.repair

    def asks_for_lede(self, kind: Kind) -> bool:
        """Tell whether the model is asked for the lede."""
        return kind != "embedded" if self.lede is None else self.lede == "model"

    def shaping(self) -> str:
        """Return what changes a model's answers beside the model, the prompt and the form."""
        names = ("temperature", "max_tokens", "mode", "strict")
        return "|".join(f"{name}={getattr(self, name)}" for name in names)

    def answer_language(self, kind: Kind, brief_language: str) -> str | None:
        """Return the language entries are asked for in; None for each article's own."""
        translated = {"auto": kind != "embedded", "always": True, "never": False}[self.translate]
        return brief_language if translated else None


def load_settings(**flags: Any) -> Settings:
    """Read the settings from flags, environment and summarizer.toml.

    Args:
        flags: Settings given on the command line; None means not given.

    Raises:
        SettingsError: A value makes no sense, or summarizer.toml holds an unknown setting.
        FlagError: All values that make no sense were given as options.

    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        faults = "; ".join(_fault(dict(fault), given) for fault in error.errors())
        typed = all(fault["loc"][0] in given for fault in error.errors())
        raise (FlagError if typed else SettingsError)(f"{faults}.") from None
    except SourceError:
        raise SettingsError(f"{PREFIX}SLACK is no setting; {PREFIX}SLACK_BOT_TOKEN is.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{TOML} is not valid TOML: {error}.") from error
    except OSError as error:
        raise SettingsError(f"{TOML} cannot be read: {error.strerror}.") from error


_FLAGS = {"money_budget": "--budget"}  # options that are not called as their setting is


def _fault(fault: dict[str, Any], flags: dict[str, Any]) -> str:
    name = str(fault["loc"][0])
    if name == "slack":
        return _slack_fault(fault)
    if fault["type"] == "extra_forbidden":
        known = ", ".join(sorted(Settings.model_fields))
        return f"{TOML} has an unknown setting: {name}. The settings are: {known}"
    if name in flags:
        place = _FLAGS.get(name) or f"--{name.replace('_', '-')}"
    elif os.environ.get(f"{PREFIX}{name.upper()}"):
        place = f"{PREFIX}{name.upper()}"
    else:
        place = f"{name} in {TOML}"
    message = str(fault["msg"]).removeprefix("Value error, ")
    given = repr(fault["input"])
    secret = name.endswith("api_key") or name == "store"
    if secret or (name.endswith("_url") and ("@" in given or "?" in given)):
        given = ""  # a password may stand there
    value = f" (it is {given})" if given else ""
    return f"{place}: {message[:1].lower()}{message[1:]}{value}"


def _slack_fault(fault: dict[str, Any]) -> str:
    """Word a fault of the bot's settings, without their values: most are secrets."""
    name = str(fault["loc"][1]) if len(fault["loc"]) > 1 else ""
    if fault["type"] == "extra_forbidden":
        known = ", ".join(sorted(SlackSettings.model_fields))
        return f"[slack] has an unknown setting: {name}. The settings are: {known}"
    message = str(fault["msg"]).removeprefix("Value error, ")
    place = f"{PREFIX}SLACK_{name.upper()}, {name} of [slack] in {TOML}"
    return f"{place}: {message[:1].lower()}{message[1:]}"
