"""Who acts, by which way, and what their role allows; what is not listed is not allowed."""

from dataclasses import dataclass
from typing import Literal, get_args

from summarizer.errors import NotAllowedError
from summarizer.merging.brief import EditAct

Role = Literal["reader", "editor", "chief"]
Via = Literal["desk", "api", "slack", "code", "cli"]
StateAct = Literal["submit", "approve", "send_back", "publish", "reopen", "take_newer"]
EventAct = Literal["split", "join", "pin", "unpin"]
Act = EditAct | StateAct | EventAct

ROLES: tuple[Role, ...] = get_args(Role)
_EDITING = frozenset(
    {"accept", "edit", "drop", "restore", "choose", "split", "join", "pin", "unpin"}
)
_ALLOWED: dict[Role, frozenset[str]] = {
    "reader": frozenset(),
    "editor": _EDITING | {"submit", "send_back", "reopen", "take_newer"},
    "chief": _EDITING | {"submit", "send_back", "reopen", "take_newer", "approve", "publish"},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something.

    Attributes:
        name: As history shows it.
        role: What they may do.
        via: The way they came.

    """

    name: str
    role: Role
    via: Via


def may(role: Role, act: str) -> bool:
    """Tell whether a role allows an act."""
    return act in _ALLOWED[role]


def expect_allowed(actor: Actor, act: str) -> None:
    """Raise NotAllowedError when the actor's role does not allow the act."""
    if not may(actor.role, act):
        wanted = next((role for role in ROLES if may(role, act)), "nobody")
        raise NotAllowedError(
            f"{actor.name} has the role “{actor.role}”; to {act.replace('_', ' ')} needs "
            f"“{wanted}”. A chief can change roles with `summarizer desk set-role`."
        )
