"""The lede: what stands on top of a brief, composed here from its entries' own words.

The lines several origins agree on, best first, copied with their speaker; where the sources
contradict one another about a leading fact, one sentence that says so and gives both sides.
A model may write a lede too (see `lede_check` for what it must keep to); this one needs none.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from schemas.entries import Align, Mode
from summarizer.extraction.attribution import attributions_in
from summarizer.extraction.evidence import language_of
from summarizer.extraction.mood import mode_of
from summarizer.extraction.summary import Source
from summarizer.merging.brief import Brief, Conflict, Entry, LedeSentence, Side
from summarizer.merging.tops import Tops, tops
from summarizer.merging.voice import speaker_to_add
from summarizer.values.text import clauses, content_words, quoted_spans, words

LEAST, MOST = 2, 4  # sentences of a lede
OFFERED = 12  # entries a lede is written from
LONGEST = 400  # code points of a sentence
_CLAUSES = 14  # of a sentence at most
HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})  # categories of characters that show nothing
_MARKUP = re.compile(r"[<>\[\]{}|\\`*_#~^=]|https?:|www\.|&\w+;")
_LEADING = 6  # claims among which a disagreement is one about a leading fact
_TOLD = 4  # values and names beyond which a claim tells no more
_A_VALUE = 0.05  # what one of them counts beside how close a claim is to the titles
_QUOTED = 0.5  # share of a claim between quotation marks that makes it a quotation
_SAME = 0.6  # share of a claim's words that makes it a repetition of another
_DISAGREEMENTS = frozenset({"contradiction", "certainty"})  # kinds in which both sides cannot hold
# How sure each mode is of what it tells.
_SURE: Mapping[Mode, int] = {"possible": 0, "planned": 1, "announced": 1, "happened": 2}
# What opens a sentence that cannot be understood without the one before it.
_POINTS_BACK = re.compile(
    r"^(?:il|elle|ils|elles|on|ce|cela|c['’]|ceci|cet|cette|ces|celui|celle|ceux|celles|lui|leur|"
    r"leurs|son|sa|ses|tous (?:les )?deux|les deux|à l['’]en(?:tendre|croire)|auparavant|ensuite|"
    r"puis|mais|or|toutefois|cependant|en revanche|he|she|it|they|this|that|these|those|his|her|"
    r"its|their|both|the two|the latter|but|however|afterwards|later|then|earlier|instead|"
    r"overnight|la veille|le lendemain|le même jour|parmi (?:lesquels|lesquelles|eux|elles)|"
    r"(?:(?:un|une|deux|trois|quelques|plusieurs) )?(?:heures?|jours?|semaines?|mois|ans?) "
    r"(?:plus (?:tôt|tard)|auparavant|après)|"
    r"(?:the|that) (?:same|next|following|previous) (?:day|night|week|month|year)|among them|"
    r"(?:an?|the|one|two|three|some|several|few) (?:hour|day|night|week|month|year)s? "
    r"(?:earlier|later|before|after(?:wards)?))\b|\bau contraire\b|\bthe latter\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of one language; everything else in a lede is copied."""

    according: str
    disagree: str
    side: str
    joint: str


_EN = Wording(
    "{text}, according to {who}", "The sources disagree: {sides}.", "{text} ({who})", "; "
)
_FR = Wording(
    "{text}, selon {who}",
    "Les sources se contredisent\u00a0: {sides}.",
    "{text} ({who})",
    "\u00a0; ",
)


def wording(language: str) -> Wording:
    """Return the fixed words for a brief in `language`; English where there are none."""
    return _FR if language.partition("-")[0] == "fr" else _EN


def compose(brief: Brief) -> list[LedeSentence]:
    """Return the lede of `brief` in its entries' own words.

    At most `MOST` sentences; fewer where fewer entries are good enough, and none where no
    entry is. An entry only one origin carries comes in only where fewer than `LEAST` are
    agreed. The entry in the headline is not repeated.
    """
    disagreement = dispute(brief)
    room = MOST - len(disagreement)
    return [*_copied(brief, room), *disagreement]


def _copied(brief: Brief, room: int) -> list[LedeSentence]:
    chosen: list[Entry] = []
    said = [brief.headline]
    for entry in offered(brief):
        enough = len(chosen) >= LEAST and entry.status == "single"
        if len(chosen) == room or enough:
            break
        if entry.text != brief.headline and not _repeats(entry, said, brief.language):
            chosen.append(entry)
            said.append(entry.text)
    return [
        LedeSentence(text=attributed(entry, brief.language), entries=[entry.id]) for entry in chosen
    ]


def offered(brief: Brief) -> list[Entry]:
    """Return the entries a lede may be written from, best first, at most `OFFERED`.

    Claims in the brief's language that nobody contradicts, that can be understood alone, and
    whose own words say so where they tell of what is only planned or possible.
    """
    sources = {source.id: source for source in brief.sources}
    fitting = (entry for entry in _ranked(brief) if fit(entry, brief.language, sources))
    return list(islice(fitting, OFFERED))


def dispute(brief: Brief) -> list[LedeSentence]:
    """Return one sentence that tells of the first disagreement over a leading fact, or nothing.

    Both sides are copied, each with who says it. Where a side is no entry of the brief there
    is nothing to cite for it, and the disagreement is left to its own place in the brief.
    """
    ranked = _ranked(brief)
    by_id = {entry.id: entry for entry in ranked}
    leading = {entry.id for entry in ranked[:_LEADING]}
    for conflict in brief.conflicts:
        entries = [by_id[ident] for ident in conflict.entries if ident in by_id]
        if conflict.kind not in _DISAGREEMENTS or not leading & {entry.id for entry in entries}:
            continue
        holders = each_side(conflict, entries)
        text = _told_apart(conflict, holders, brief)
        if text is not None:
            return [LedeSentence(text=text, entries=[holder.id for holder in holders])]
    return []


def each_side(conflict: Conflict, entries: Sequence[Entry]) -> list[Entry]:
    """Return for each side of a conflict the one of `entries` that holds it.

    Nothing where one of them is held by none, or two by the same.
    """
    held = [_held(side, entries) for side in conflict.sides]
    holders = [entry for entry in held if entry is not None]
    distinct = {holder.id for holder in holders}
    return holders if len(distinct) == len(conflict.sides) else []


def attributed(entry: Entry, language: str) -> str:
    """Return the words of an entry as one sentence that names whoever said them."""
    who = speaker_to_add(entry)
    text = entry.text.strip()
    if who is not None:
        text = wording(language).according.format_map({"text": _open_ended(text), "who": who})
    return ended(text)


def ended(text: str) -> str:
    """Return `text` with the mark a sentence ends with."""
    return text if text.rstrip(" »”\"'’)").endswith((".", "!", "?", "…")) else f"{text}."


def plain(text: str) -> bool:
    """Tell whether a text is a sentence of bearable length, without markup or hidden marks."""
    hidden = any(unicodedata.category(char) in HIDDEN for char in text)
    short = len(text) <= LONGEST and len(clauses(text)) <= _CLAUSES
    return short and not hidden and _MARKUP.search(text) is None


def numbered(brief: Brief) -> list[Entry]:
    """Return the entries a model may write from, in the order it numbers them from 1.

    Those `offered`, then both sides of the disagreement a lede tells of.
    """
    by_id = {entry.id: entry for entry in claims_of(brief)}
    sides = [by_id[ident] for sentence in dispute(brief) for ident in sentence.entries]
    return [*offered(brief), *sides]


def surer(text: str, entry: Entry) -> bool:
    """Tell whether words tell as planned or done what the entry says may be, or will be."""
    mode = entry.mode or "happened"
    return _SURE[mode_of(text, "announced")] > _SURE[mode]


def _open_ended(text: str) -> str:
    return text[:-1].rstrip() if text.endswith((".", "…")) else text


def claims_of(brief: Brief) -> list[Entry]:
    """Return the entries of a brief that are claims, in its order."""
    return [e for group in brief.fields.values() for e in group if e.align is Align.CLAIM]


def _ranked(brief: Brief) -> list[Entry]:
    own = (s for s in brief.sources if s.status == "used" and s.language == brief.language)
    rank = ranking(brief, tops((source.title for source in own), brief.language))
    return sorted(claims_of(brief), key=rank)


def ranking(brief: Brief, top: Tops) -> Callable[[Entry], tuple[float, ...]]:
    """Return a sort key: most origins, most files, then close to the titles and telling much.

    The newest value of an update stands where the best supported one of it would: a toll that
    many gave and one has since raised.
    """
    taken: dict[str, int] = {}
    for conflict in brief.conflicts:
        if conflict.kind == "update" and conflict.latest is not None:
            most = max(side.independent for side in conflict.sides)
            for ident in conflict.sides[conflict.latest].entries:
                taken[ident] = max(most, taken.get(ident, 0))

    def rank(entry: Entry) -> tuple[float, ...]:
        told = min(len({value.raw for value in entry.values}), _TOLD)
        telling = top.likeness(entry.text) + _A_VALUE * told
        origins = max(entry.support.independent, taken.get(entry.id, 0))
        return (-origins, -len(entry.support.sources), -telling)

    return rank


def fit(entry: Entry, language: str, sources: Mapping[str, Source]) -> bool:
    """Tell whether a lede may be written from an entry; see `offered`."""
    if entry.status == "disputed" or not _current(entry) or not plain(attributed(entry, language)):
        return False
    if surer(entry.text, entry) or not _stands_alone(entry.text, language):
        return False
    return is_in(entry, language, sources)


def is_in(entry: Entry, language: str, sources: Mapping[str, Source]) -> bool:
    """Tell whether the words of an entry are in a language."""
    first = sources.get(entry.support.sources[0]) if entry.support.sources else None
    own = language if entry.translated or first is None else first.language
    return language_of(entry.text, own) == language


def _current(entry: Entry) -> bool:
    """Tell whether nobody says otherwise or has said something newer since."""
    return all(citation.stance in {"supports", "earlier"} for citation in entry.citations)


def _stands_alone(text: str, language: str) -> bool:
    """Tell whether a claim is understood by itself, and is more than somebody's words."""
    if _POINTS_BACK.search(text):
        return False
    if any(voice.pronoun for voice in attributions_in(text, language)):
        return False
    quoted = sum(end - start for start, end in quoted_spans(text))
    return quoted <= _QUOTED * len(text)


def _repeats(entry: Entry, said: Sequence[str], language: str) -> bool:
    """Tell whether an entry says little that the lines before it do not."""
    own = set(content_words(entry.text, language))
    return any(len(own & set(content_words(text, language))) >= _SAME * len(own) for text in said)


def _told_apart(conflict: Conflict, holders: Sequence[Entry], brief: Brief) -> str | None:
    """Word a disagreement, or None when no entry holds each side or it would be too long."""
    if not holders:
        return None
    fixed = wording(brief.language)
    told = fixed.joint.join(
        fixed.side.format_map(
            {"text": _open_ended(holder.text), "who": _tellers(side, holder, brief)}
        )
        for side, holder in zip(conflict.sides, holders, strict=True)
    )
    text = fixed.disagree.format_map({"sides": told})
    return text if len(text) <= 2 * LONGEST else None


def _held(side: Side, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry whose words a side is: the one with that text, else the one that has it."""
    wanted = [token.folded for token in words(side.text)]
    holding = [entry for entry in entries if _runs_in(wanted, entry)]
    return min(holding, key=lambda entry: len(entry.text)) if holding else None


def _runs_in(wanted: Sequence[str], entry: Entry) -> bool:
    text = f"{entry.value} {entry.text}" if entry.value else entry.text
    return f" {' '.join(wanted)} " in f" {' '.join(token.folded for token in words(text))} "


def _tellers(side: Side, holder: Entry, brief: Brief) -> str:
    """Name who takes a side: the speaker its words leave out, else the outlets or files."""
    if side.said_by is not None and speaker_to_add(holder) is not None:
        return side.said_by
    names = {source.id: source.outlet or source.file for source in brief.sources}
    return ", ".join(
        dict.fromkeys(names.get(citation.source, citation.source) for citation in side.citations)
    )
