"""The options several commands share, and the ones that choose a model."""

import dataclasses
import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import typer

from summarizer.cli.edge import Command

Folder = Annotated[
    Path, typer.Argument(help="The folder with the articles of one event.", show_default=False)
]
BriefFile = Annotated[
    Path, typer.Argument(help="A brief.json, or the folder it is in.", show_default=False)
]
Language = Annotated[
    Literal["fr", "en"] | None,
    typer.Option(help="Language of the brief. Default: the one most articles are in."),
]
Schema = Annotated[
    str, typer.Option("--schema", help="The form: package.module:Class or path/to/file.py:Class.")
]
Date = Annotated[
    str | None,
    typer.Option("--date", help="Publication date of articles that give none (2025-10-16)."),
]
Sources = Annotated[
    Path | None,
    typer.Option("--sources", help="Folder of the articles, if not where the brief says."),
]
StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="Where articles, answers, events and briefs are kept: a file, or postgresql://… . "
        "Default: SUMMARIZER_STORE, else a file in your data folder.",
        show_default=False,
    ),
]
Extractive = Annotated[
    bool,
    typer.Option(
        "--extractive",
        help="Ask no model: code chooses whole sentences of the articles, marked as such.",
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON document and nothing else to stdout.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]

MERGING = ("families", "embeddings", "embeddings_url")  # options that only merging heeds
EVENT = "schemas.event:EventSummary"
_PANEL = "The model"


def _about_model(text: str, *names: str) -> Any:
    return typer.Option(*names, help=text, rich_help_panel=_PANEL, show_default=False)


@dataclasses.dataclass(frozen=True, slots=True)
class ModelFlags:
    """Settings given on the command line; None where none is.

    There is none for the key: what is typed there, other users of the machine can see.
    """

    model: Annotated[
        str | None,
        _about_model(
            "Name of the model (for Azure, of the deployment); embedded: the one brought along.",
            "--model",
        ),
    ] = None
    base_url: Annotated[
        str | None, _about_model("Address of an OpenAI-compatible API.", "--base-url")
    ] = None
    api_version: Annotated[
        str | None, _about_model("Version of Azure's dated API.", "--api-version")
    ] = None
    temperature: Annotated[float | None, _about_model("0 to 2.", "--temperature")] = None
    timeout: Annotated[float | None, _about_model("Seconds for one request.", "--timeout")] = None
    concurrency: Annotated[
        int | None, _about_model("Articles worked on at once.", "--concurrency")
    ] = None
    max_tokens: Annotated[
        int | None, _about_model("Longest answer, in tokens.", "--max-tokens")
    ] = None
    money_budget: Annotated[
        float | None,
        _about_model("US dollars after which no article is begun.", "--budget", "--money-budget"),
    ] = None
    token_budget: Annotated[
        int | None,
        _about_model("Tokens (in and out) after which no article is begun.", "--token-budget"),
    ] = None
    repair: Annotated[
        bool | None,
        _about_model(
            "Show the model once what was refused. Default: hosted yes, embedded no.",
            "--repair/--no-repair",
        ),
    ] = None
    lede: Annotated[
        Literal["model", "code"] | None,
        _about_model(
            "Who writes the lede. Default: a hosted model; code where the model is embedded.",
            "--lede",
        ),
    ] = None
    fallback: Annotated[
        Literal["extractive", "none"] | None,
        _about_model(
            "Where the model cannot be reached or the budget is spent: extractive (default), code "
            "chooses whole sentences; or none, those articles fail.",
            "--fallback",
        ),
    ] = None
    judge: Annotated[
        bool | None,
        _about_model(
            "Ask the model about claims that may tell one fact, where all values agree. "
            "Default: no.",
            "--judge/--no-judge",
        ),
    ] = None
    translate: Annotated[
        Literal["auto", "always", "never"] | None,
        _about_model("Ask for entries in the brief's language.", "--translate"),
    ] = None
    mode: Annotated[
        Literal["json_schema", "tools", "json"] | None,
        _about_model("How the answer's shape is asked for.", "--mode"),
    ] = None

    families: Annotated[
        Path | None,
        typer.Option(
            "--families",
            help="YAML or JSON file of outlets that count as one: {family: [outlet, …]}.",
            show_default=False,
        ),
    ] = None
    embeddings: Annotated[
        str | None,
        typer.Option(
            "--embeddings",
            help="What finds claims that say the same in other words or another language: auto "
            "(the embedded model where it is installed), off, or the name of a model.",
            show_default="auto",
        ),
    ] = None
    embeddings_url: Annotated[
        str | None,
        typer.Option(
            "--embeddings-url",
            help="Address of the OpenAI-compatible API that has that model. Default: --base-url.",
            show_default=False,
        ),
    ] = None

    def given(self) -> dict[str, Any]:
        """Return the settings that were given, by name."""
        return {
            name: value for name, value in dataclasses.asdict(self).items() if value is not None
        }


def takes_model(*without: str) -> Callable[[Command], Command]:
    """Give a command, which has a parameter `flags`, the options of `ModelFlags` in its place.

    Args:
        without: Names of options that would do nothing there.

    """

    def decorated(command: Command) -> Command:
        chosen = [field for field in dataclasses.fields(ModelFlags) if field.name not in without]

        @functools.wraps(command)
        def with_flags(**values: Any) -> None:
            flags = ModelFlags(**{field.name: values.pop(field.name) for field in chosen})
            command(**values, flags=flags)

        own = inspect.signature(command, eval_str=True)
        options = [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=field.default,
                annotation=field.type,
            )
            for field in chosen
        ]
        kept = [parameter for name, parameter in own.parameters.items() if name != "flags"]
        cast("Any", with_flags).__signature__ = own.replace(parameters=[*kept, *options])
        return with_flags

    return decorated
