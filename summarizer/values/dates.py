"""Dates and times in a text, French and English, and when two of them are one."""

import re
from collections.abc import Mapping
from datetime import date

from summarizer.values.clock_times import find_times
from summarizer.values.date_anchor import Fields, Tense, anchor_date, anchored_days, explicit_days
from summarizer.values.date_fields import Found, key_of
from summarizer.values.date_patterns import find
from summarizer.values.folding import fold_with_offsets
from summarizer.values.memo import remembered
from summarizer.values.typed import When, WhenBasis, WhenPrecision

__all__ = ["date_spans", "dates", "dates_conflict", "same_date"]

_FUTURE = {
    "fr": re.compile(
        r"\b(?:doi(?:t|vent)|devra(?:it|ient)?|v(?:a|ont)|allai(?:t|ent)|prevue?s?|attendue?s?|"
        r"avant (?:que|de|qu|d)|jusqu(?='[@a])|prochaine?s?|d'ici|programmee?s?|compte\w*|"
        # The present tense with a day tells of an appointment ("Il reçoit vendredi le maire").
        r"recoi(?:t|vent)|accueille(?:nt)?|rouvre(?:nt)?|reprend|reprennent|"
        r"se (?:rend(?:ent)?|reuni(?:t|ssent)|tient|tiennent|voient)|s'ouvre(?:nt)?|"
        r"(?<!\ba )(?<!ont )(?<!avait )(?<!aient )(?<!est )(?<!sont )(?<!etait )(?<!la )(?<!une )"
        r"(?<!leur )(?:rencontre|commence|arrive)(?:nt)?|"
        r"(?!opera|camera|sahara|et caetera)[a-z]{2,}r(?:a|ont|ait|aient))\b"
    ),
    "en": re.compile(
        r"\b(?:will|would|shall|is to|are to|was to|were to|due|scheduled|expected|plan\w*|"
        r"going to|set to|should|ahead of|before|until|upcoming|'ll|to be held|hopes? to|"
        r"meets|hosts|travels|convenes|begins|(?:re)?opens|resumes|starts|returns|arrives)\b"
    ),
}
_PAST = {
    "fr": re.compile(
        r"\b(?:a|ont|avait|avaient|est|sont|etait|etaient|eu|fut|furent|s'est|se sont|depuis|ete|"
        r"declare|indique|annonce|[a-z]+(?:aient|ait|erent|irent)(?<!rait)(?<!raient))\b"
    ),
    "en": re.compile(
        r"\b(?:was|were|had|has|said|told|did|been|[a-z]{2,}ed|took|came|went|met|made|won|lost|"
        r"began|died|fell|left|gave|held|saw|hit|since|struck|shot|beat|found|spoke|wrote)\b"
    ),
}
_SEGMENT_BREAK = re.compile(r"[;:.!?()\"]|, ")
_QUOTED = re.compile(r'"[^"]*"')  # what is quoted in passing says nothing of the day
_TITLE = re.compile(r"\b(?:MM?|Mr|Mrs|Ms|Dr|Mme|Mlle)\.")
_NOUN_BEFORE = re.compile(r"(?:\bde|\bdu|\bd'|\bof|\bfor) ?$")


def _last_mark(patterns: tuple[re.Pattern[str], re.Pattern[str]], segment: str) -> Tense:
    """Tell the tense of the marker nearest to the end of `segment`."""
    places = [max((m.end() for m in pattern.finditer(segment)), default=-1) for pattern in patterns]
    if places[0] < 0 and places[1] < 0:
        return "open"
    # "Expected" and "scheduled" look ahead although they end as past forms do.
    return "past" if places[0] > places[1] else "future"


def _tense(folded: str, found: Found, previous: int, following: int, language: str) -> Tense:
    """Tell past from future by the verbs of the stretch the expression stands in.

    The stretch before it is read first, back to a mark of punctuation or the date before; then
    the stretch after it. Without any verb: past, or open when a noun holds it ("de vendredi").
    """
    name = language if language in _FUTURE else "en"
    patterns = (_PAST[name], _FUTURE[name])
    before = _QUOTED.sub(" ", folded[previous : found.start])
    cuts = [m.end() for m in _SEGMENT_BREAK.finditer(before)]
    tense = _last_mark(patterns, before[cuts[-1] :] if cuts else before)
    if tense != "open":
        return tense
    after = folded[found.end : following]
    cut = re.search(r"[;:.!?()\"]", after)
    segment = after[: cut.start()] if cut else after
    if _FUTURE[name].search(segment):
        return "future"
    if _PAST[name].search(segment):
        return "past"
    noun = _NOUN_BEFORE.search(before) or after.startswith("'s")
    return "open" if noun else "past"


def _for_verbs(text: str) -> str:
    """Fold a text for reading its verbs, every character in its place.

    Folded, the preposition "à" would be the auxiliary "a", and the full stop of a title
    ("M. Trump") would end the stretch in which the verb is looked for.
    """
    plain = _TITLE.sub(lambda match: match[0].replace(".", " "), text)
    return fold_with_offsets(plain.replace("à", "@").replace("À", "@")).text


def _precision(fields: Fields) -> WhenPrecision:
    if "precision" in fields:
        return "minute" if fields["precision"] == "minute" else "hour"
    if "part" in fields or "night" in fields:
        return "part"
    if "ago" in fields or "within" in fields:
        return "none"
    for names, precision in (
        (("day", "weekday", "relative", "slash", "unanchored"), "day"),
        (("week", "weekend"), "week"),
        (("season",), "season"),
        (("month", "months"), "month"),
    ):
        if any(name in fields for name in names):
            return precision  # type: ignore[return-value]
    return "year"


def _when(text: str, folded_span: tuple[int, int], fields: Fields, days: tuple[date, date] | None,
          basis: WhenBasis) -> When:  # fmt: skip
    start, end = folded_span
    key = key_of({name: value for name, value in fields.items() if name != "precision"})
    return When(
        raw=text[start:end],
        key=key,
        first=days[0].isoformat() if days else None,
        last=days[1].isoformat() if days else None,
        time=str(fields["time"]) if "time" in fields else None,
        precision=_precision(fields),
        basis=basis if days else "none",
        start=start,
        end=end,
    )


@remembered(4096)
def _found(text: str, language: str) -> tuple[Found, ...]:
    """Return all expressions, dates before times where they overlap, in text order."""
    items = list(find(text, language))
    for time in find_times(text, language, fold_with_offsets(text)):
        if not any(item.start < time.end and time.start < item.end for item in items):
            items.append(time)
    return tuple(sorted(items, key=lambda item: item.start))


def date_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return where dates and times stand, (start, end) in code points."""
    folded = fold_with_offsets(text)
    return [folded.span(item.start, item.end) for item in _found(text, language)]


@remembered(4096)
def _dates(
    text: str, language: str, published: str | None, future: bool | None
) -> tuple[When, ...]:
    folded = fold_with_offsets(text)
    verbs = _for_verbs(text)
    anchor = anchor_date(published)
    items = _found(text, language)
    result: list[When] = []
    for at, item in enumerate(items):
        days = explicit_days(item.fields)
        basis: WhenBasis = "explicit"
        if days is None and anchor is not None and "time" not in item.fields:
            previous = items[at - 1].end if at else 0
            following = items[at + 1].start if at + 1 < len(items) else len(folded.text)
            tense = _tense(verbs, item, previous, following, language)
            if future is not None:
                tense = "future" if future else "past"
            days, basis = anchored_days(item.fields, anchor, tense), "published"
        result.append(_when(text, folded.span(item.start, item.end), item.fields, days, basis))
    return tuple(_with_days(result, text))


def _with_days(items: list[When], text: str) -> list[When]:
    """Give a clock time the day that stands beside it ("jeudi à 18 h 30", "6am on Wednesday")."""
    result = list(items)
    for at, item in enumerate(items):
        if item.time is None:
            continue
        for other in items[max(0, at - 1) : at + 2]:
            gap = (
                text[other.end : item.start]
                if other.end <= item.start
                else text[item.end : other.start]
            )
            close = re.fullmatch(
                r"[ ,]*(?:à|a|vers|at|on|le|ce|around|about|by|peu après)?[ ]*", gap
            )
            if other.time is None and other.first and close:
                result[at] = item.model_copy(
                    update={"first": other.first, "last": other.last, "basis": other.basis}
                )
    return result


def dates(
    text: str, language: str, published: str | None = None, *, future: bool | None = None
) -> list[When]:
    """Return the date and time expressions of `text` in order.

    With `published` (ISO 8601), expressions without a year are resolved on that day. A bare
    weekday is the last such day up to and including it, or the next one when the verb of its
    clause looks ahead (doit, va, sera, will, is to); `future` overrides what the verb says.
    What stays open has first and last None and basis "none".
    """
    return list(_dates(text, language, published, future))


@remembered(4096)
def _fields(key: str) -> Mapping[str, str]:
    """Split a key into comparable fields (year, month, day, weekday, part, …)."""
    fields: dict[str, str] = {}
    for piece in key.split("+"):
        name, _, value = piece.partition(":")
        if name in {"day", "month", "year"}:
            parts = value.split("-")
            if len(parts[0]) == 4:  # noqa: PLR2004  a year
                fields["year"] = parts.pop(0)
            names = {"day": ["month", "day"], "month": ["month"], "year": []}[name]
            fields.update(zip(names[-len(parts) :] if parts else [], parts, strict=False))
        else:
            fields[name] = value
    return fields


_CALENDAR = frozenset({"year", "month", "day", "weekday"})


def same_date(a: When, b: When) -> bool:
    """Tell whether the claim's date `a` is carried by the sentence's date `b`.

    Carried: the same expression; a less precise one ("en octobre" by "16 octobre"); or one that
    the publication date makes the same days ("16 octobre" by "jeudi"). A more precise one is not.
    """
    if a.key == b.key:
        return a.first == b.first or a.first is None or b.first is None
    if a.time is not None:
        return a.time == b.time
    by_key = _carried(a.key, b.key)
    return _within(a, b) if by_key is None else by_key


@remembered(65536)
def _carried(a: str, b: str) -> bool | None:
    """Tell whether the fields of one key stand in the other; None where the days must tell."""
    left, right = dict(_fields(a)), _fields(b)
    part = left.pop("part", None)
    if part is not None and part != right.get("part"):
        return False
    if set(left) <= _CALENDAR and all(right.get(name) == value for name, value in left.items()):
        return True
    return None


def _within(a: When, b: When) -> bool:
    """Tell whether the resolved days of `a` hold all those of `b`; loose spans hold nothing."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    loose = "none" in {a.precision, b.precision}
    return not loose and a.first <= b.first and b.last <= a.last


def dates_conflict(a: When, b: When) -> bool:
    """Tell whether no day fits both: resolved days apart, or differing fields (16, 17 October)."""
    if a.first and b.first and a.last and b.last:
        return a.last < b.first or b.last < a.first
    left, right = _fields(a.key), _fields(b.key)
    shared = _CALENDAR & set(left) & set(right)
    return any(left[name] != right[name] for name in shared)
