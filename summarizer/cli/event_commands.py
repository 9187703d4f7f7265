"""The `events` commands and their options; the work itself is imported when one is run."""

from typing import Annotated

import typer

from summarizer.cli.edge import at_the_edge
from summarizer.cli.options import AsJson, Quiet, StorePlace

events_app = typer.Typer(
    help="Look at the events articles are grouped into; split, join and pin them.",
    no_args_is_help=True,
)

Event = Annotated[str, typer.Argument(help="As `events list` prints it.", show_default=False)]
Article = Annotated[
    str,
    typer.Argument(
        help="Its id as `events show` prints it, or the beginning of that.", show_default=False
    ),
]
By = Annotated[
    str | None,
    typer.Option(help="Who decides, as history shows it. Default: who is signed in here."),
]
Reason = Annotated[str, typer.Option(help="Why; history keeps it.")]


@events_app.command("list")
@at_the_edge
def list_events(
    *,
    date: Annotated[
        str | None, typer.Option("--date", help="Last day, 2026-11-27. Default: today.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, help="Days, that one included.")] = 2,
    store: StorePlace = None,
    as_json: AsJson = False,
) -> None:
    """List the events that have an article of these days, the newest first."""
    from summarizer.cli import events

    events.list_events(date, days, store, as_json=as_json)


@events_app.command("show")
@at_the_edge
def show(event: Event, *, store: StorePlace = None, as_json: AsJson = False) -> None:
    """Show an event: its articles, what it is held apart from, and who did what to it."""
    from summarizer.cli import events

    events.show(event, store, as_json=as_json)


@events_app.command("split")
@at_the_edge
def split(  # noqa: PLR0913  one parameter an option
    event: Event,
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE…", help="Those that become an event of their own.", show_default=False
        ),
    ],
    *,
    by: By = None,
    reason: Reason = "",
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Take articles out of an event; the two never become one again by themselves."""
    from summarizer.cli import events

    with events.acting(store, by, reason, as_json=as_json, quiet=quiet) as act:
        act.split(event, articles)


@events_app.command("join")
@at_the_edge
def join(  # noqa: PLR0913  one parameter an option
    event: Event,
    other: Annotated[
        str, typer.Argument(help="The event that is put into it.", show_default=False)
    ],
    *,
    by: By = None,
    reason: Reason = "",
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make two events one, which keeps the id of the first."""
    from summarizer.cli import events

    with events.acting(store, by, reason, as_json=as_json, quiet=quiet) as act:
        act.join(event, other)


@events_app.command("pin")
@at_the_edge
def pin(  # noqa: PLR0913  one parameter an option
    article: Article,
    event: Event,
    *,
    by: By = None,
    reason: Reason = "",
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Put an article into an event, where it stays, as its newer versions do."""
    from summarizer.cli import events

    with events.acting(store, by, reason, as_json=as_json, quiet=quiet) as act:
        act.pin(article, event)


@events_app.command("unpin")
@at_the_edge
def unpin(  # noqa: PLR0913  one parameter an option
    article: Article,
    *,
    by: By = None,
    reason: Reason = "",
    store: StorePlace = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Take a pin back; the article stays where it is."""
    from summarizer.cli import events

    with events.acting(store, by, reason, as_json=as_json, quiet=quiet) as act:
        act.unpin(article)
