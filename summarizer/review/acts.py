"""Acts on a brief: each one transaction, on the very version the person had before them.

Every edit makes a new version under the hash of its content. An act on a version that is no
longer current is refused with OutdatedError, so nobody approves what they have not seen.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from schemas.entries import Align
from summarizer.errors import GateRefusedError, ReviewError, UnprovedError
from summarizer.extraction.summary import Citation, Reason, Withheld
from summarizer.merging.brief import Brief, Edit, Entry, Support
from summarizer.review import changes, gating
from summarizer.review.history import write_act
from summarizer.review.people import Actor, StateAct, expect_allowed
from summarizer.review.proving import article_behind, unproved
from summarizer.review.standing import Standing, expect_current, put_standing, standing
from summarizer.review.states import after
from summarizer.store.briefs import Version, get_version, put_version
from summarizer.store.connect import Store
from summarizer.store.tables import events


@dataclass(frozen=True, slots=True)
class On:
    """What an act is done to, and by whom.

    Attributes:
        event: The event.
        version: The version the person had before them.
        actor: Who acts.

    """

    event: str
    version: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Picked:
    """A passage an editor selected: code points of a source's text."""

    source: str
    start: int
    end: int


def accept(store: Store, on: On, entry: str) -> Standing:
    """Write down that an editor has checked an entry and lets it stand."""
    with store.writing() as connection:
        stands = _begin(connection, on, "accept")
        _, found = changes.entry_of(stands.version.brief, entry)
        edit = Edit(act="accept", entry=entry, by=on.actor.name, after=found.text)
        return _keep(connection, on, stands, stands.version.brief, edit)


def edit(  # noqa: PLR0913  the last two have defaults
    store: Store, on: On, entry: str, text: str, *, overrule: str = "", reason: str = ""
) -> Standing:
    """Give an entry another text, held by the gates against the sentences it cites.

    Args:
        store: The store.
        on: What it is done to, and by whom.
        entry: The entry's id.
        text: The new text.
        overrule: Why it is to stand although the gates refuse it; empty to obey them.
        reason: Why it was changed.

    Raises:
        GateRefusedError: No cited source carries it, and nothing overrules that.
        OutdatedError, NotAllowedError, WrongStateError, ReviewError, StoreError.

    """
    with store.writing() as connection:
        stands = _begin(connection, on, "edit")
        brief, text = stands.version.brief, " ".join(text.split())
        field, found = changes.entry_of(brief, entry)
        if text == found.text:
            raise ReviewError("The text is the same as before.")
        articles = {
            ident: article_behind(connection, stands.version, ident)
            for ident in found.support.sources
        }
        verdict = gating.hold_edit(field, found, text, articles)
        gate = _ruled(verdict, overrule)
        if gate is None and verdict.claim is not None:
            made = changes.reworded(brief, entry, text, verdict.claim.values, verdict.carried)
        else:
            first = articles[found.support.sources[0]]
            made = changes.reworded(brief, entry, text, gating.values_in(text, first), None)
        written = Edit(
            act="edit",
            entry=entry,
            by=on.actor.name,
            reason=overrule.strip() if gate else reason.strip(),
            before=found.text,
            after=text,
            overruled=gate,
        )
        return _keep(connection, on, stands, made, written)


def drop(store: Store, on: On, entry: str, reason: str) -> Standing:
    """Take an entry out of the brief; it stays in the versions before.

    Raises ReviewError without a reason, and what `edit` raises.
    """
    if not reason.strip():
        raise ReviewError("Say why the entry is dropped.")
    with store.writing() as connection:
        stands = _begin(connection, on, "drop")
        brief = stands.version.brief
        _, found = changes.entry_of(brief, entry)
        made = changes.dropped(brief, entry)
        written = Edit(
            act="drop", entry=entry, by=on.actor.name, reason=reason.strip(), before=found.text
        )
        return _keep(connection, on, stands, made, written)


def restore(  # noqa: PLR0913  the last two have defaults
    store: Store, on: On, withheld: int, picked: Picked, *, text: str = "", overrule: str = ""
) -> Standing:
    """Bring a withheld claim into the brief, on the passage the editor picked for it.

    Args:
        store: The store.
        on: What it is done to, and by whom.
        withheld: Its position in the brief's `withheld`.
        picked: The passage.
        text: What the entry is to say; empty for the claim as it was withheld.
        overrule: Why it is to stand although the gates refuse it; empty to obey them.

    Raises:
        GateRefusedError: The passage does not carry it, and nothing overrules that.
        OutdatedError, NotAllowedError, WrongStateError, ReviewError, StoreError.

    """
    with store.writing() as connection:
        stands = _begin(connection, on, "restore")
        brief = stands.version.brief
        if not 0 <= withheld < len(brief.withheld):
            raise ReviewError("The brief has no such withheld claim. Reload the page.")
        claim = brief.withheld[withheld]
        ident = changes.next_id(brief, claim.field)
        article = article_behind(connection, stands.version, picked.source)
        if article.status != "used":
            raise ReviewError("Nothing of this source may be cited.")
        words = " ".join(text.split()) or claim.text
        span = (picked.start, picked.end)
        verdict = gating.hold_restored(claim.field, ident, words, article, span)
        gate = _ruled(verdict, overrule)
        entry = _made(ident, words, verdict, gating.picked_citation(article, span))
        if gate is not None:
            entry = entry.model_copy(update={"values": gating.values_in(words, article)})
        written = Edit(
            act="restore",
            entry=ident,
            by=on.actor.name,
            reason=overrule.strip(),
            before=claim.text,
            after=words,
            overruled=gate,
        )
        return _keep(connection, on, stands, changes.restored(brief, claim, entry), written)


def choose(store: Store, on: On, conflict: str, side: int, reason: str = "") -> Standing:
    """Have one side of a disagreement shown first; the others stay visible."""
    with store.writing() as connection:
        stands = _begin(connection, on, "choose")
        brief = stands.version.brief
        made = changes.chosen(brief, conflict, side)
        taken = changes.conflict_of(made, conflict).sides[0]
        written = Edit(
            act="choose",
            conflict=conflict,
            by=on.actor.name,
            reason=reason.strip(),
            after=taken.value or taken.text,
        )
        return _keep(connection, on, stands, made, written)


def move(store: Store, on: On, act: StateAct, reason: str = "") -> Standing:
    """Bring a brief to another state: submit, approve, send_back, publish, reopen, take_newer.

    Raises:
        ReviewError: It is sent back without a reason.
        UnprovedError: It is to be approved or published, and the sources no longer prove it.
        OutdatedError, NotAllowedError, WrongStateError.

    """
    if act == "send_back" and not reason.strip():
        raise ReviewError("Say why the brief is sent back.")
    with store.writing() as connection:
        stands = _begin(connection, on, act)
        state = after(stands.state, act)
        version = stands.version
        if act == "take_newer":
            if stands.newer is None:
                raise ReviewError("There is no newer version of this brief.")
            version = get_version(connection, on.event, stands.newer)
        if act in {"approve", "publish"}:
            _expect_proved(connection, version)
        put_standing(connection, on.event, version.id, state)
        write_act(
            connection,
            on.event,
            on.actor,
            act,
            version=on.version,
            made=version.id,
            reason=reason.strip(),
        )
        return standing(connection, on.event)


def _begin(connection: Connection, on: On, act: str) -> Standing:
    """Return how the brief stands, when this act may be done to it."""
    expect_allowed(on.actor, act)
    # One act on an event at a time: of two, the second sees what the first made.
    connection.execute(select(events.c.id).where(events.c.id == on.event).with_for_update())
    stands = standing(connection, on.event)
    expect_current(stands, on.version)
    after(stands.state, act)
    return stands


def _keep(
    connection: Connection, on: On, stands: Standing, brief: Brief, written: Edit
) -> Standing:
    """Keep what an edit made as the version that counts, and write the edit down."""
    old = stands.version
    made = put_version(
        connection,
        on.event,
        changes.noted(brief, written),
        inputs=old.inputs,
        articles=old.articles,
        made_by=on.actor.name,
        parent=old.id,
    )
    put_standing(connection, on.event, made.id, stands.state)
    write_act(
        connection,
        on.event,
        on.actor,
        written.act,
        version=old.id,
        made=made.id,
        entry=written.entry or written.conflict,
        reason=written.reason,
        detail=written.model_dump(include={"before", "after", "overruled"}),
    )
    return standing(connection, on.event)


def _ruled(verdict: gating.Verdict, overrule: str) -> Reason | None:
    """Return the gate an editor overrules, None where all is well.

    Raises GateRefusedError when no source carries the text and nothing overrules that.
    """
    if verdict.carried:
        return None
    refusals: list[Withheld] = list(verdict.refused.values())
    if not overrule.strip():
        told = "; ".join(f"{w.source}: {w.reason} ({w.detail})" for w in refusals)
        raise GateRefusedError(f"The cited sentences do not carry this. {told}", refusals)
    reason = refusals[0].reason
    return "weak_support" if reason == "other_event" else reason


def _made(ident: str, text: str, verdict: gating.Verdict, picked: Citation) -> Entry:
    """Make an entry of one passage: with the claim's own citations where the gates let it."""
    claim = verdict.claim
    used = Support(sources=[picked.source], independent=1, of=1, silent=[])
    return Entry(
        id=ident,
        text=text,
        values=claim.values if claim else [],
        align=Align.CLAIM,
        said_by=claim.said_by if claim else None,
        mode=claim.mode if claim else None,
        translated=claim.translated if claim else False,
        status="single",
        support=used,
        citations=claim.citations if claim else [picked],
    )


def _expect_proved(connection: Connection, version: Version) -> None:
    failures = unproved(connection, version)
    if failures:
        first = failures[0]
        raise UnprovedError(
            f"The brief does not hold against its sources ({len(failures)} faults; first: "
            f"{first.where}, {first.what}: {first.detail}). It was not changed."
        )
