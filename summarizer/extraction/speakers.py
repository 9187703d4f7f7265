"""Who speaks in a sentence that does not say so itself, inside a longer quotation."""

from summarizer.extraction.attribution import attributions
from summarizer.extraction.evidence import Evidence, NumberedStatement
from summarizer.extraction.subjects import Attribution

_CONTINUED_REACH = 4  # sentences of one quotation looked back over for its speaker
_MARKS = 8  # code points that quotation marks, spaces and a full stop take at most


def speakers_of(evidence: Evidence, n: int) -> list[tuple[Attribution, int]]:
    """Return who speaks in sentence `n`, each with the number of the sentence that says so.

    A sentence without an attribution of its own, inside a quotation that runs over several
    sentences, takes that of the neighbour which shares the quotation.
    """
    sentence = evidence.get(n)
    if sentence is None:
        return []
    own = [(attribution, n) for attribution in attributions(sentence)]
    if own:
        return own
    start, end = sentence.sentence.start, sentence.sentence.end
    inside = [span for span in evidence.quotations if span[0] < end and start < span[1]]
    for step in (-1, 1, -2, 2):
        neighbour = evidence.get(n + step)
        if neighbour is None or not _shares(neighbour, inside):
            continue
        found = [(attribution, n + step) for attribution in attributions(neighbour)]
        if found:
            return found
    return _continued(evidence, sentence)


def _continued(evidence: Evidence, sentence: NumberedStatement) -> list[tuple[Attribution, int]]:
    """Follow a sentence that is all quotation back to the speaker of the quotation before it."""
    if not _all_quoted(evidence, sentence):
        return []
    for n in range(sentence.n - 1, max(0, sentence.n - 1 - _CONTINUED_REACH), -1):
        earlier = evidence.get(n)
        if earlier is None:
            return []
        own = attributions(earlier)
        if own:
            return [(own[-1], n)] if _quotes(evidence, earlier) else []
        if not _all_quoted(evidence, earlier):
            return []
    return []


def _quotes(evidence: Evidence, sentence: NumberedStatement) -> int:
    """Count the code points of the sentence that stand between quotation marks."""
    start, end = sentence.sentence.start, sentence.sentence.end
    return sum(max(0, min(end, b) - max(start, a)) for a, b in evidence.quotations)


def _all_quoted(evidence: Evidence, sentence: NumberedStatement) -> bool:
    return _quotes(evidence, sentence) >= len(sentence.text) - _MARKS


def _shares(sentence: NumberedStatement, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a quotation reaches into the sentence."""
    start, end = sentence.sentence.start, sentence.sentence.end
    return any(span[0] < end and start < span[1] for span in spans)
