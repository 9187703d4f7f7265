"""The states a brief goes through, and which act leads from where to where.

    draft ─ submit ─► in_review ─ approve ─► approved ─ publish ─► published
      ▲                  │                      │                      │
      └── sent_back ◄─ send_back ◄──────────────┘       reopen ────────┘

An edit of a brief that was approved or published needs `reopen` first, so that nothing that
was approved is changed by the way.
"""

from typing import Literal, get_args

from summarizer.errors import WrongStateError

State = Literal["draft", "in_review", "approved", "published", "sent_back"]
STATES: tuple[State, ...] = get_args(State)
EDITABLE: frozenset[State] = frozenset({"draft", "in_review", "sent_back"})

_STEPS: dict[str, tuple[frozenset[State], State]] = {
    "submit": (frozenset({"draft", "sent_back"}), "in_review"),
    "approve": (frozenset({"draft", "in_review"}), "approved"),
    "send_back": (frozenset({"draft", "in_review", "approved"}), "sent_back"),
    "publish": (frozenset({"approved"}), "published"),
    "reopen": (frozenset({"approved", "published"}), "draft"),
    "take_newer": (frozenset(STATES), "draft"),
}


def after(state: State, act: str) -> State:
    """Return the state an act leads to; editing leaves it as it is.

    Raises WrongStateError when the act cannot be done in this state.
    """
    if act in _STEPS:
        allowed, then = _STEPS[act]
        if state in allowed:
            return then
    elif state in EDITABLE:
        return state
    hint = " Reopen it first." if state in {"approved", "published"} else ""
    shown = act.replace("_", " ")
    raise WrongStateError(f"The brief is {state.replace('_', ' ')}: one cannot {shown} it.{hint}")
