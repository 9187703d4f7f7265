"""What editors do, each a form sent to an address of its own, on the version they had open."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from summarizer.desk.guard import actor_of
from summarizer.desk.pages.brief import Tried, places, shown
from summarizer.desk.pages.outdated import outdated
from summarizer.errors import GateRefusedError, OutdatedError
from summarizer.extraction.summary import Withheld
from summarizer.review import acts
from summarizer.review.acts import On, Picked
from summarizer.review.people import StateAct
from summarizer.review.proving import article_behind
from summarizer.review.standing import Standing
from summarizer.store.briefs import get_version
from summarizer.store.connect import Store

Seen = Annotated[str, Form(max_length=64)]
Text = Annotated[str, Form(max_length=5_000)]
Short = Annotated[str, Form(max_length=1_000)]


def accept(request: Request, event: str, entry: str, version: Seen) -> Response:
    """Accept an entry as it stands."""
    return _do(request, event, version, lambda store, on: acts.accept(store, on, entry), entry)


def edit(  # noqa: PLR0913, PLR0917  one parameter a field of the form
    request: Request,
    event: str,
    entry: str,
    version: Seen,
    text: Text = "",
    reason: Short = "",
    overrule: Short = "",
) -> Response:
    """Give an entry another text, or say which gate refuses it."""
    return _do(
        request,
        event,
        version,
        lambda store, on: acts.edit(store, on, entry, text, overrule=overrule, reason=reason),
        entry,
        text=text,
        reason=reason,
    )


def drop(request: Request, event: str, entry: str, version: Seen, reason: Short = "") -> Response:
    """Take an entry out, with a reason."""
    return _do(
        request, event, version, lambda store, on: acts.drop(store, on, entry, reason), entry
    )


def restore(  # noqa: PLR0913, PLR0917  one parameter a field of the form
    request: Request,
    event: str,
    position: int,
    version: Seen,
    source: Annotated[str, Form(max_length=100)],
    start: Annotated[int | None, Form(ge=0)] = None,
    end: Annotated[int | None, Form(ge=0)] = None,
    sentence: Annotated[list[int] | None, Form(max_length=1_000)] = None,
    text: Text = "",
    overrule: Short = "",
) -> Response:
    """Bring a withheld claim back on a passage the editor picked.

    The passage is given by its code points, or by ticked sentences: from the first to the last.
    """
    if start is None or end is None:
        start, end = _span(request, event, version, source, sentence or [])
    picked = Picked(source, start, end)
    return _do(
        request,
        event,
        version,
        lambda store, on: acts.restore(store, on, position, picked, text=text, overrule=overrule),
        f"withheld-{position}",
        text=text,
        passage=(source, start, end),
    )


def choose(  # noqa: PLR0913, PLR0917  one parameter a field of the form
    request: Request,
    event: str,
    conflict: str,
    version: Seen,
    side: Annotated[int, Form(ge=0)],
    reason: Short = "",
) -> Response:
    """Show one side of a disagreement first."""
    return _do(
        request,
        event,
        version,
        lambda store, on: acts.choose(store, on, conflict, side, reason),
        conflict,
    )


def move(act: StateAct) -> Callable[..., Response]:
    """Return the endpoint that brings a brief to another state by `act`."""

    def moved(request: Request, event: str, version: Seen, reason: Short = "") -> Response:
        return _do(request, event, version, lambda store, on: acts.move(store, on, act, reason), "")

    return moved


def _do(  # noqa: PLR0913  the last two have defaults
    request: Request,
    event: str,
    version: str,
    act: Callable[[Store, On], Standing],
    about: str,
    *,
    text: str = "",
    reason: str = "",
    passage: tuple[str, int, int] | None = None,
) -> Response:
    """Do it, or show why not: what the gates say, or what others changed meanwhile."""
    store: Store = request.app.state.store
    try:
        stands = act(store, On(event, version, actor_of(request)))
    except GateRefusedError as error:
        refusals = [each for each in error.refusals if isinstance(each, Withheld)]
        tried = Tried(about, text, refusals, reason, passage)
        return shown(request, event, tried=tried, status=422)
    except OutdatedError as error:
        return outdated(request, event, version, error, text)
    return RedirectResponse(places(event, stands.version.brief)(about), 303)


def _span(
    request: Request, event: str, version: str, source: str, sentences: list[int]
) -> tuple[int, int]:
    """Return the passage from the first to the last of some sentences; (0, 0) for none."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        article = article_behind(connection, get_version(connection, event, version), source)
    ticked = [each for each in article.sentences if each.n in sentences]
    if not ticked:
        return 0, 0
    return min(each.start for each in ticked), max(each.end for each in ticked)
