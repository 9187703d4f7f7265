"""Text that gives orders to a model: an attack on the tool, or a page's own instructions.

A list of wordings stops the known ones only. It is no boundary: whatever passes is held by the
other gates like any claim, and can say no more than its own article says.
"""

import re

_REACH = 200  # code points before a sentence in which an order reaches it
_WHO = (
    r"(?:(?:an?|the|any|all|every|les?|la|une?|tou[st]e?s?) )?(?:\w+ )?"
    r"(?:ai|ia|llms?|(?:language )?models?|assistants?|chatbots?|summari[sz]ers?"
    r"|mod[èe]les?(?: de langage)?)\b"
)
_ORDER = re.compile(
    r"\b(?:ignor(?:e|ez|er|ing)\b.{0,40}\b(?:instructions?|consignes?|rules?|r[èe]gles?|prompts?)"
    r"|disregard (?:all|any|the|previous)\b.{0,40}\b(?:instructions?|rules?|prompts?|above)"
    r"|system (?:prompt|override)"
    r"|you are (?:now )?an? (?:ai|assistant)"
    r"|as an ai\b|en tant qu['’]ia\b|(?:vous [êe]tes|tu es) une? (?:ia|assistant)"
    r"|(?:new|nouvelles?) (?:instructions?|consignes?) ?:"
    r"|(?:instructions?|notes?|notice|message|remarque|avis) (?:to|for|pour|aux?|[àa]) (?:l['’])?"
    + _WHO
    + r"|(?:before|when|while) you (?:summari[sz]e|read this|answer)"
    r"|(?:avant de|quand vous|en) r[ée]sum(?:er|ez|ant)\b)"
    # Marks of a conversation, of its turns, and of the tool's own labels.
    r"|<\|\w+\|?>|\[/?(?:INST|SYS)\]|</?(?:article|system|user|assistant|instructions?)>"
    r"|^\W*(?:system|assistant|user|syst[èe]me|utilisateur) ?:|^\s*\[\s*[A-Z]?\d+\s*\]",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)


def is_order(text: str) -> bool:
    """Tell whether a text reads like an order to a model."""
    return _ORDER.search(text) is not None


def is_under_order(text: str, start: int, end: int) -> bool:
    """Tell whether a span of a text reads like one, or stands right after one in its paragraph."""
    first = max(text.rfind("\n\n", 0, start) + 1, start - _REACH, 0)
    return is_order(text[first:end])
