"""Whom an attribution means: the name as the article writes it, and who a pronoun points to."""

from dataclasses import dataclass

from summarizer.extraction.antecedents import antecedent
from summarizer.extraction.cutting import cut_name, cut_phrase, within
from summarizer.extraction.evidence import Evidence
from summarizer.extraction.media import is_medium, owner
from summarizer.extraction.subjects import Attribution, described, only_describes
from summarizer.values.typed import Name


@dataclass(frozen=True)
class Voice:
    """A speaker the text names.

    Attributes:
        label: The speaker as the article writes it.
        names: The names in it.
        sentences: Numbers of the sentences that show it.
        attribution: Where it was found.

    """

    label: str
    names: tuple[Name, ...]
    sentences: tuple[int, ...]
    attribution: Attribution


def voice_of(evidence: Evidence, item: Attribution, n: int) -> Voice | None:
    """Return whom sentence `n` names as its speaker; None where that cannot be told."""
    if item.names:
        return _named(evidence, item, n)
    if item.pronoun:
        meant = antecedent(evidence, item, n)
        if meant is None:
            return None
        label = meant.label if meant.names else cut_phrase(meant.label, evidence.article.language)
        return Voice(label, meant.names, meant.sentences, item) if label is not None else None
    sentence = evidence.get(n)
    medium = sentence is not None and is_medium(item.text)
    phrase = owner(sentence, item) if sentence is not None and medium else item.text
    label = cut_phrase(phrase, evidence.article.language) if phrase is not None else None
    if medium and label is not None and phrase is not None:
        label = phrase
    return Voice(label, (), (n,), item) if label is not None else None


def _named(evidence: Evidence, item: Attribution, n: int) -> Voice | None:
    # French has no nouns there: "a lancé Christine Lagarde vendredi".
    english = evidence.article.language == "en"
    whole = described(item) if english else None
    if whole is not None:
        if is_medium(whole):
            return Voice(item.names[0].raw, item.names, (n,), item)
        return Voice(within(whole), (), (n,), item)
    if english and only_describes(item):
        return None
    labels = [cut_name(name, item.text) for name in item.names]
    cut = [label for label in labels if label is not None]
    if len(cut) < len(labels):
        return None
    return Voice((" and " if english else " et ").join(cut), item.names, (n,), item)
