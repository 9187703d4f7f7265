"""The digest as Markdown and as one HTML page. What others wrote is escaped text in both."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from summarizer.daily.digest import Digest, DigestEvent
from summarizer.daily.news import News
from summarizer.output.escaping import escape
from summarizer.output.labels import Labels, labels_in
from summarizer.output.lede import note_of
from summarizer.output.page import asset, csp_hash, environment
from summarizer.reading.own_output import MARK

_SHOWN = 8  # lines of one kind of news of one event; the brief has all


def digest_html(digest: Digest) -> str:
    """Return the page of a digest; its links go to the briefs beside it."""
    labels = labels_in(digest.language)
    style = asset("digest.css")
    return (
        environment()
        .get_template("digest.html.jinja")
        .render(
            digest=digest,
            title=labels.say("digest", day=labels.day(digest.day)),
            language=labels.language,
            t=labels.say,
            n=labels.count,
            style=Markup(style),  # noqa: S704  our own file
            style_hash=csp_hash(style),
            named=lambda event, sources: labels.listed(_names(event, sources)),
            told=lambda event: list(news_lines(event.news, labels)),
            lede=lambda event: lede_told(event, labels),
            nothing=nothing_told(digest, labels),
            colon=labels.colon,
            reason=labels.reason,
            warnings=lambda event: list(_warnings(event, labels)),
        )
    )


def digest_markdown(digest: Digest) -> str:
    """Return a digest as CommonMark."""
    labels = labels_in(digest.language)
    blocks = [f"# {escape(labels.say('digest', day=labels.day(digest.day)))}"]
    if not digest.events:
        blocks.append(nothing_told(digest, labels))
    for event in digest.events:
        blocks += _event(event, labels)
    if digest.left_out:
        lines = [
            f"- {escape(left.title or left.event)} "
            f"({labels.count('n_articles', left.articles)}){labels.colon} "
            f"{labels.say(f'why.{left.why}')}{'. ' if left.reason else ''}"
            f"{escape(labels.reason(left.reason))}"
            for left in digest.left_out
        ]
        blocks += [f"## {labels.say('left_out')}", "\n".join(lines)]
    return "\n\n".join([*blocks, MARK]) + "\n"


def nothing_told(digest: Digest, labels: Labels) -> str:
    """Say why a digest tells of no event: there was no news, or none of it could be briefed."""
    if digest.left_out:
        return labels.say("digest_none")
    return labels.say("digest_empty")


def _event(event: DigestEvent, labels: Labels) -> Iterator[str]:
    yield f"## {escape(event.headline)}"
    about = [
        labels.count("n_sources", len(event.sources)),
        labels.count("n_origins", event.independent),
        *([labels.count("n_disagreements", len(event.disagreements))] * bool(event.disagreements)),
        labels.say(f"change.{event.change}"),
        f"[{labels.say('open_brief')}]({event.folder}/brief.md)",
    ]
    yield " · ".join(about)
    for warning in _warnings(event, labels):
        yield f"**{escape(warning)}**"
    if event.lede:
        lede = lede_told(event, labels)
        yield " ".join(f"{escape(text)}{f' ({note})' if note else ''}" for text, note in lede)
    if event.disagreements:
        lines = [
            line
            for conflict in event.disagreements
            for line in (
                f"- {labels.say(f'conflict.{conflict.kind}')}",
                *(
                    f"  - {escape(side.text)} — "
                    f"{escape(labels.listed(_names(event, side.sources)))}"
                    for side in conflict.sides
                ),
            )
        ]
        yield f"### {labels.say('disagreements')}"
        yield "\n".join(lines)
    told = [f"- {escape(line)}" for line in news_lines(event.news, labels)]
    if told:
        yield f"### {labels.say('news')}"
        yield "\n".join(told)
    names = ", ".join(escape(source.name) for source in event.sources)
    yield f"{labels.say('sources')}{labels.colon} {names}"


def lede_told(event: DigestEvent, labels: Labels) -> list[tuple[str, str]]:
    """Return the sentences of an event's lede, each with what must be said beside it, or ""."""
    # A digest made before marks were kept has none.
    marks = event.lede_marks or [[] for _ in event.lede]
    return [(text, note_of(each, labels)) for text, each in zip(event.lede, marks, strict=True)]


def _names(event: DigestEvent, sources: Sequence[str]) -> list[str]:
    names = {source.id: source.name for source in event.sources}
    return [names.get(ident, ident) for ident in sources]


def _warnings(event: DigestEvent, labels: Labels) -> Iterator[str]:
    """Say who changed the headline, what was made without a model, and what gave nothing."""
    if event.headline_marks:
        yield labels.headline_note(event.headline_marks)
    found = event.extractive
    if found is not None:
        names = _names(event, found.sources)
        yield labels.extractive(found.model_copy(update={"sources": names}), event.edited)
    for source in event.missed:
        yield labels.say("missed", name=source.name, reason=labels.reason(source.reason))


def news_lines(found: News, labels: Labels) -> Iterator[str]:
    """Say what is new, line by line; nothing where there was no earlier brief."""
    if found.first:
        return
    if found.sources:
        yield labels.count("n_new_articles", len(found.sources))
    for conflict in found.conflicts[:_SHOWN]:
        sides = labels.listed(conflict.values)
        if conflict.kind == "update":
            yield labels.say("news_update", sides=sides)
        else:
            yield labels.say("news_conflict", sides=sides)
    for changed in found.changed[:_SHOWN]:
        if changed.text != changed.before:
            yield labels.say("news_changed", text=changed.text, before=changed.before)
        else:
            now, was = (labels.say(f"standing.{each}") for each in (changed.status, changed.was))
            yield labels.say("news_status", text=changed.text, status=now, was=was)
    for entry in found.entries[:_SHOWN]:
        yield labels.say("news_entry", text=entry.text)
    for entry in found.gone[:_SHOWN]:
        yield labels.say("news_gone", text=entry.text)
