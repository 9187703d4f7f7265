"""Scale words and currencies after (and before) a number: "$4.2bn", "10,5 milliards d'euros"."""

import re
from collections.abc import Iterable

from summarizer.values.quantity_lexicon import ATTACHED_SCALES, SCALE_WORDS, SCALES
from summarizer.values.units import CURRENCIES

_SHORT = "bn|mds|md|mrd|mn|trn|tn"
_END = r"(?![a-z0-9])"
_SCALE = re.compile(
    rf"[ -](?:de |d')?(?P<word>{SCALE_WORDS}){_END}|(?P<short> ?(?:{_SHORT})){_END}"
)
_SCALE_AGAIN = re.compile(rf" (?:de |d'|of )?(?P<word>{SCALE_WORDS}){_END}")
_ATTACHED = re.compile(rf"(?P<short>{_SHORT}|m|k|b)(?=[^a-z0-9]|$)")
_BEFORE_SIGN = re.compile(r" ?(?P<short>m|md|mds|k)(?=[€$£])")
# "3m people" is a million; "3m tall", "3m from" is a length.
_PEOPLE_AFTER = re.compile(
    r" (?!tall|long|high|wide|deep|away|from|(?:de|of|in|and|to|a|at)\b)[a-z]+s\b| people"
)
_SIGN_BEFORE = re.compile(r"(?P<sign>(?:us|a|c|nz|hk)?[$£€¥]) ?$|\b(?P<code>usd|eur|gbp|chf) ?$")
_DOLLARS = {"us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD"}
_NATIONAL = {"canad": "CAD", "austral": "AUD", "suisse": "CHF", "swiss": "CHF"}
_LONG_WORDS = {
    "livre sterling": "GBP", "pound sterling": "GBP", "franc suisse": "CHF", "swiss franc": "CHF",
}  # fmt: skip


def alternatives(names: Iterable[str]) -> str:
    """Return a regex alternation, longest first; words longer than two letters may be plural."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(
        re.escape(name) + ("s?" if name[2:] and name[-1].isalpha() else "") for name in ordered
    )


_SINGLE_WORDS = [name for name in CURRENCIES if name.isascii() and name.isalpha()]
_AFTER = re.compile(
    r" ?(?:d'|de )?(?P<sign>[€£¥]|us\$|\$)(?!\d)"
    r"| ?(?:d'|de |of )?(?P<before>u\.?s\.? |american |canadian |australian )?"
    r"(?P<word>livres? sterling|pounds? sterling|francs? suisses?|swiss francs?|"
    rf"{alternatives(_SINGLE_WORDS)})(?P<after> canadiens?| australiens?| americains?)?{_END}"
    r"|-(?P<hyphen>euro|dollar|pound)s?(?![a-z])"
)


def sign_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency code of a sign right before `start`, and where the sign begins."""
    match = _SIGN_BEFORE.search(text[max(0, start - 6) : start])
    if match is None:
        return None
    mark = match["sign"] or match["code"]
    return _DOLLARS.get(mark) or CURRENCIES[mark], start - len(match.group())


def scaled(text: str, at: int, value: float, *, digits: bool, money: bool) -> tuple[float, int]:
    """Apply the scale words at `at` ("milliards", "bn", "m" of money) and return the new end."""
    if match := _SCALE.match(text, at):
        value, at = value * SCALES[match["word"] or match["short"].strip()], match.end()
        if again := _SCALE_AGAIN.match(text, at):  # "2,5 milliers de milliards"
            value, at = value * SCALES[again["word"]], again.end()
        return value, at
    if not digits:
        return value, at
    if match := _BEFORE_SIGN.match(text, at):
        return value * ATTACHED_SCALES[match["short"]], match.end()
    if match := _ATTACHED.match(text, at):
        sure = money or match["short"] not in {"m", "b"}
        if sure or _PEOPLE_AFTER.match(text, match.end()):
            return value * ATTACHED_SCALES[match["short"]], match.end()
    return value, at


def currency_after(text: str, at: int, *, large: bool) -> tuple[str, int] | None:
    """Return the currency named at `at` and its end.

    "pounds" and "livres" alone are money only after a scale word (`large`): else they may be
    weights and books.
    """
    match = _AFTER.match(text, at)
    if match is None:
        return None
    if match["sign"]:
        return CURRENCIES[match["sign"]], match.end()
    words = (match["hyphen"] or match["word"]).split()
    word = " ".join(part.removesuffix("s") if len(part) > 3 else part for part in words)  # noqa: PLR2004  "quid", "yen"
    if word in {"pound", "livre"} and not large and not match["hyphen"]:
        return None
    if word == "livre":
        return "GBP", match.end()
    national = f"{match['before'] or ''}{match['after'] or ''}"
    code = next((code for name, code in _NATIONAL.items() if name in national), None)
    return code or _LONG_WORDS.get(word) or CURRENCIES[word], match.end()
