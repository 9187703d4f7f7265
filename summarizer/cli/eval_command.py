"""The command `eval` and its options; the work itself is imported when it is run."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.cli.edge import at_the_edge
from summarizer.cli.options import AsJson, Quiet, StorePlace
from summarizer.errors import UsageError


@at_the_edge
def evaluate(  # noqa: PLR0913  one parameter an option
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folders of articles, or of what `extract` wrote, to plant conflicts in. "
            "Default: the invented events of the project.",
            show_default=False,
        ),
    ] = None,
    *,
    per_kind: Annotated[
        int, typer.Option(min=1, help="Cases of one kind in one language, at most.")
    ] = 80,
    seed: Annotated[int, typer.Option(help="Another number makes other cases.")] = 1,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only this kind; may be given several times.", show_default=False),
    ] = None,
    vectors: Annotated[
        Literal["all", "mixed", "words"],
        typer.Option(
            help="Which cases are compared by sentence vectors, as `brief` does: all, those of "
            "two languages (mixed), or none (words)."
        ),
    ] = "all",
    support: Annotated[
        list[Path] | None,
        typer.Option(
            help="Also measure the gates on this file of judged claims.", show_default=False
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the judged claims: en or fr.")] = "en",
    floors: Annotated[
        Path | None, typer.Option(help="A floors file: exit 1 when a figure is below its floor.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File for all figures and failures.")] = None,
    show: Annotated[int, typer.Option(min=0, help="Failures of each kind to print.")] = 0,
    from_reviews: Annotated[
        bool,
        typer.Option(
            "--from-reviews",
            help="Instead: what editors corrected most; --out gets their decisions as cases.",
        ),
    ] = False,
    regression: Annotated[
        Path | None,
        typer.Option(
            help="Instead: hold these cases against the articles of the store, with the present "
            "gates.",
            show_default=False,
        ),
    ] = None,
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Measure merging on planted conflicts and compatible pairs; no model is asked."""
    if from_reviews or regression:
        from summarizer.cli import learning

        if folders or kind or support or floors or (from_reviews and regression):
            raise UsageError(
                "--from-reviews and --regression stand alone: only --store, --out, --show, --json "
                "and --quiet go with one of them."
            )
        if regression:
            learning.regress(regression, store, out, show, as_json=as_json, quiet=quiet)
        else:
            learning.from_reviews(store, out, as_json=as_json, quiet=quiet)
        return
    from summarizer.cli.extras import needed

    needed("pydantic_evals", "eval", "The benchmark")
    from summarizer.cli import evaluation

    request = evaluation.Request(
        tuple(folders or ()),
        per_kind,
        seed,
        tuple(kind or ()),
        floors,
        out,
        show,
        vectors,
        tuple(support or ()),
        language,
    )
    evaluation.run(request, as_json=as_json, quiet=quiet)
