"""Finding date expressions: the rules applied to one text, each stretch read once."""

from re import Match

from summarizer.values.date_fields import Found
from summarizer.values.date_lexicon import FULL_MONTHS
from summarizer.values.date_rules import RULES, Rule
from summarizer.values.folding import Folded, fold_with_offsets
from summarizer.values.memo import remembered

_WIDE_STOP = tuple(f"{name}." for name in FULL_MONTHS)
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "august"})


def _capital_ok(rule: Rule, match: Match[str], text: str, folded: Folded) -> bool:
    """Tell a month from the verbs may and march by its capital."""
    if not rule.capital or match["month"] not in _AMBIGUOUS_MONTHS:
        return True
    return text[folded.offsets[match.start("month")]].isupper()


def _apply(rule: Rule, language: str, text: str, folded: Folded, taken: list[bool]) -> list[Found]:
    found = []
    for match in rule.pattern.finditer(folded.text):
        start, end = match.span()
        while start < end and folded.text[start] == " ":
            start += 1
        while end > start and folded.text[end - 1] == " ":
            end -= 1
        if folded.text[start:end].endswith(_WIDE_STOP):
            end -= 1  # the full stop of the sentence, not of an abbreviation
        if any(taken[start:end]) or not _capital_ok(rule, match, text, folded):
            continue
        fields = rule.build(match, language)
        if fields is None:
            continue
        taken[start:end] = [True] * (end - start)
        found.append(Found(start, end, fields))
    return found


@remembered(4096)
def find(text: str, language: str) -> tuple[Found, ...]:
    """Return the date expressions of `text` (clock times aside), by place, not overlapping.

    Places are offsets into `fold_with_offsets(text).text`.
    """
    folded = fold_with_offsets(text)
    taken = [False] * len(folded.text)
    found: list[Found] = []
    for name in (language,) if language in RULES else ("en", "fr"):
        for rule in RULES[name]:
            found.extend(_apply(rule, name, text, folded, taken))
    return tuple(sorted(found, key=lambda item: item.start))
