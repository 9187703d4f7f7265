"""The support part of a run: files of judged claims before the gates, by half."""

from pathlib import Path

from summarizer.evaluation import support
from summarizer.evaluation.report import Gates
from summarizer.evaluation.tally import Share

_JUDGES = {"all gates": support.verdict, "words alone": support.words_alone}


def gates(file: Path, language: str) -> list[Gates]:
    """Return what the gates make of a file of judged claims: both halves, then all.

    Told twice: of all gates together, and of the share of words alone.
    Raises InputError when the file holds no judged claims.
    """
    pairs = support.read_pairs(file, language)
    return [
        Gates(
            data=file.name,
            judge=name,
            half=half,
            pairs=counted.pairs,
            claims=counted.claims,
            precision=_share(counted.precision),
            clear=_share(counted.clear),
            recall=_share(counted.recall),
            accepted={label: _share(share) for label, share in counted.accepted.items()},
        )
        for name, judge in _JUDGES.items()
        for half, counted in support.measure(pairs, judge).items()
    ]


def _share(share: support.Share) -> Share:
    return Share.counted(share.hits, share.of)
