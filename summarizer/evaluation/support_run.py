"""The support part of a run: files of judged claims before the gates, by half."""

from pathlib import Path

from summarizer.evaluation import support
from summarizer.evaluation.report import Gates
from summarizer.evaluation.tally import Share


def gates(file: Path, language: str) -> list[Gates]:
    """Return what the gates make of a file of judged claims: both halves, then all.

    Raises InputError when the file holds no judged claims.
    """
    return [
        Gates(
            data=file.name,
            half=half,
            pairs=counted.pairs,
            claims=counted.claims,
            precision=_share(counted.precision),
            recall=_share(counted.recall),
            accepted={label: _share(share) for label, share in counted.accepted.items()},
        )
        for half, counted in support.measure(support.read_pairs(file, language)).items()
    ]


def _share(share: support.Share) -> Share:
    return Share.counted(share.hits, share.of)
