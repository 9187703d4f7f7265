"""Routes that act on a brief: the same acts as the desk's, under the name token:NAME.

Each needs the version the program has before it; one that is no longer current is refused with
409, the version that is, and what was changed.
"""

from typing import Annotated

from fastapi import APIRouter, Path, Request

from summarizer.desk.api.door import Approver, Kept, Reviewer, actor_of
from summarizer.desk.api.problems import documented
from summarizer.desk.api.reading import stood
from summarizer.desk.api.shapes import (
    Chosen,
    ConflictId,
    Edited,
    EntryId,
    EventId,
    Position,
    Restored,
    Seen,
    SeenReason,
    Standing,
)
from summarizer.desk.programs import Program
from summarizer.review import acts
from summarizer.review.acts import On, Picked
from summarizer.review.people import StateAct
from summarizer.store.connect import Store

router = APIRouter(tags=["reviewing"], responses=documented(400, 404, 409, 413, 415))
Event = Annotated[EventId, Path()]


def _on(request: Request, program: Program, event: str, seen: Seen) -> On:
    request.state.seen = seen.version
    return On(event, seen.version, actor_of(program))


@router.post("/events/{event}/entries/{entry}/accept")
def accept_entry(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request, store: Kept, program: Reviewer, event: Event, entry: EntryId, act: Seen
) -> Standing:
    """Write down that an entry was checked and stands."""
    return stood(acts.accept(store, _on(request, program, event, act), entry))


@router.post("/events/{event}/entries/{entry}/edit")
def edit_entry(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request, store: Kept, program: Reviewer, event: Event, entry: EntryId, act: Edited
) -> Standing:
    """Give an entry another text, held by the gates; 422 says which refuse it."""
    on = _on(request, program, event, act)
    return stood(acts.edit(store, on, entry, act.text, overrule=act.overrule, reason=act.reason))


@router.post("/events/{event}/entries/{entry}/drop")
def drop_entry(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request, store: Kept, program: Reviewer, event: Event, entry: EntryId, act: SeenReason
) -> Standing:
    """Take an entry out of the brief; a reason is needed."""
    return stood(acts.drop(store, _on(request, program, event, act), entry, act.reason))


@router.post("/events/{event}/withheld/{position}/restore")
def restore_claim(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request,
    store: Kept,
    program: Reviewer,
    event: Event,
    position: Position,
    act: Restored,
) -> Standing:
    """Bring the withheld claim at a position of `withheld` into the brief, on a passage."""
    on = _on(request, program, event, act)
    picked = Picked(act.source, act.start, act.end)
    return stood(acts.restore(store, on, position, picked, text=act.text, overrule=act.overrule))


@router.post("/events/{event}/conflicts/{conflict}/choose")
def choose_side(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request,
    store: Kept,
    program: Reviewer,
    event: Event,
    conflict: ConflictId,
    act: Chosen,
) -> Standing:
    """Show one side of a disagreement first; the others stay."""
    on = _on(request, program, event, act)
    return stood(acts.choose(store, on, conflict, act.side, act.reason))


def _moved(  # noqa: PLR0913, PLR0917  what a route is given
    request: Request, store: Store, program: Program, event: str, act: SeenReason, kind: StateAct
) -> Standing:
    return stood(acts.move(store, _on(request, program, event, act), kind, act.reason))


@router.post("/events/{event}/submit")
def submit_brief(
    request: Request, store: Kept, program: Reviewer, event: Event, act: SeenReason
) -> Standing:
    """Hand a brief in for approval."""
    return _moved(request, store, program, event, act, "submit")


@router.post("/events/{event}/send_back")
def send_brief_back(
    request: Request, store: Kept, program: Reviewer, event: Event, act: SeenReason
) -> Standing:
    """Send a brief back; a reason is needed."""
    return _moved(request, store, program, event, act, "send_back")


@router.post("/events/{event}/reopen")
def reopen_brief(
    request: Request, store: Kept, program: Reviewer, event: Event, act: SeenReason
) -> Standing:
    """Open an approved or published brief for editing again."""
    return _moved(request, store, program, event, act, "reopen")


@router.post("/events/{event}/take_newer")
def take_newer_brief(
    request: Request, store: Kept, program: Reviewer, event: Event, act: SeenReason
) -> Standing:
    """Go on from the newer version code made, named `newer`."""
    return _moved(request, store, program, event, act, "take_newer")


@router.post("/events/{event}/approve")
def approve_brief(
    request: Request, store: Kept, program: Approver, event: Event, act: SeenReason
) -> Standing:
    """Approve this very version, after it was proved against its sources."""
    return _moved(request, store, program, event, act, "approve")


@router.post("/events/{event}/publish")
def publish_brief(
    request: Request, store: Kept, program: Approver, event: Event, act: SeenReason
) -> Standing:
    """Publish an approved brief, after it was proved once more."""
    return _moved(request, store, program, event, act, "publish")
