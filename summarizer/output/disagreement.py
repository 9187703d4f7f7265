"""What a brief knows of a disagreement, in words: tags of its sides, its history, what to check.

Everything from outside goes through `clean`, which makes it safe for wherever the words go.
"""

from collections.abc import Callable

from summarizer.merging.brief import Brief, Conflict
from summarizer.output.labels import Labels
from summarizer.output.ledger import source_name

Clean = Callable[[str], str]


def about(conflict: Conflict, labels: Labels) -> str:
    """Return in what the sides differ: "a number", "un rôle"."""
    return labels.say(f"slot.{conflict.slot}")


def tags(conflict: Conflict, position: int, labels: Labels) -> list[str]:
    """Return what the side at `position` is: newest, most precise, best supported; why first."""
    found = []
    if position == 0 and conflict.because != "first":
        found.append(labels.say("shown_first"))
    names = ("latest", "most_precise", "best_supported")
    is_ = [name for name in names if getattr(conflict, name) == position]
    return [*found, *(labels.say(f"because.{name}") for name in is_)]


def history(conflict: Conflict, labels: Labels, clean: Clean) -> str:
    """Return the values from the oldest to the newest with how the order is known, or nothing.

    A value given again after a newer one stands without its day, which would be the first.
    """
    if len(conflict.history) < 2:  # noqa: PLR2004  one value has no history
        return ""
    steps: list[str] = []
    before = ""
    for position in conflict.history:
        side = conflict.sides[position]
        value = clean(side.value or side.text.removesuffix("."))
        when = (
            labels.moment(side.first_said) if side.first_said and side.first_said >= before else ""
        )
        before = max(before, side.first_said or "")
        steps.append(f"{value} ({when})" if when else value)
    order = labels.say(f"order.{conflict.order}")
    return f"{' → '.join(steps)} ({order})"


def checks(conflict: Conflict, brief: Brief, labels: Labels, clean: Clean) -> list[str]:
    """Return what to check, most useful first, in the brief's language."""
    names = {source.id: source_name(source, brief.sources) for source in brief.sources}
    return [
        labels.say(
            f"check.{check.code}",
            who=labels.listed(clean(names.get(ident, ident)) for ident in check.sources),
            what="" if check.side is None else clean(_what(conflict, check.side)),
        )
        for check in conflict.checks
    ]


def _what(conflict: Conflict, position: int) -> str:
    side = conflict.sides[position]
    return side.value or side.text.removesuffix(".")
