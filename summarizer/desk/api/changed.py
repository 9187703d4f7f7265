"""What happened to a brief between two of its versions, for a program that saw the earlier one."""

from summarizer.desk.api.shapes import Act, Answered
from summarizer.errors import NotInStoreError
from summarizer.merging.brief import Brief, Entry
from summarizer.review.history import Happened, history
from summarizer.store.briefs import get_version
from summarizer.store.connect import Store


class Reworded(Answered):
    """An entry that reads otherwise now."""

    entry: str
    before: str
    after: str


class Changed(Answered):
    """What was changed.

    Attributes:
        acts: Who did what since, oldest first.
        added: Ids of entries that are new.
        gone: Ids of entries that are no longer there.
        reworded: Entries whose text differs.

    """

    acts: list[Act]
    added: list[str]
    gone: list[str]
    reworded: list[Reworded]


def changed_since(store: Store, event: str, seen: str, current: str) -> Changed | None:
    """Return what was changed between two versions; None when the event never had the first."""
    with store.reading() as connection:
        try:
            before = _entries(get_version(connection, event, seen).brief)
        except NotInStoreError:
            return None
        after = _entries(get_version(connection, event, current).brief)
        done = history(connection, event)
    since = next((n for n, act in enumerate(done) if act.version == seen), len(done))
    return Changed(
        acts=[told(act) for act in done[since:]],
        added=[ident for ident in after if ident not in before],
        gone=[ident for ident in before if ident not in after],
        reworded=[
            Reworded(entry=ident, before=before[ident].text, after=entry.text)
            for ident, entry in after.items()
            if ident in before and before[ident].text != entry.text
        ],
    )


def told(act: Happened) -> Act:
    """Return an act as programs get it."""
    return Act(**{name: getattr(act, name) for name in Act.model_fields})


def _entries(brief: Brief) -> dict[str, Entry]:
    return {entry.id: entry for entries in brief.fields.values() for entry in entries}
