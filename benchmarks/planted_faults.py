"""How many planted faults the gates catch, and how many true claims they let through.

    python -m benchmarks.planted_faults [FOLDER ...] [--per-kind N] [--show N] [--json FILE]

Every folder holds the articles of one event (default: the two examples). True claims are made
from their sentences, each is changed once so that it is false in its article, and each is put
before the gates alone. The exit status is 1 when a kind stays below what acceptance asks.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from summarizer.evaluation.faults.cases import LANGUAGES, cases
from summarizer.evaluation.faults.claims import Reading
from summarizer.evaluation.faults.tally import FLOORS, Row, tally
from summarizer.evaluation.faults.verdict import Result, judge
from summarizer.extraction.check import check_answer
from summarizer.reading.article import Article
from summarizer.reading.folder import read_folder

EXAMPLES = Path(__file__).parents[1] / "examples"


def readings(folders: Iterable[Path]) -> list[Reading]:
    """Read the folders and keep the French and English articles that have text."""
    articles: list[Article] = [article for folder in folders for article in read_folder(folder)]
    return [
        Reading(article)
        for article in articles
        if article.status == "used" and article.language[:2] in LANGUAGES
    ]


def run(read: Sequence[Reading], per_kind: int, seed: int) -> list[Result]:
    """Put every case before the gates."""
    return [judge(case, check_answer) for case in cases(read, per_kind, seed)]


def _print_table(rows: Sequence[Row]) -> None:
    print(
        f"{'kind':15} {'lang':4} {'planted':>7} {'telling':>7} {'right':>6} {'rate':>7}  "
        "95 % interval   floor"
    )
    for row in rows:
        verdict = "" if row.language != "all" else f"{FLOORS[row.kind]:.0%} "
        verdict += "" if row.language != "all" else ("ok" if row.reaches_floor else "BELOW")
        print(
            f"{row.kind:15} {row.language:4} {row.planted:7} {row.claims:7} {row.right:6} "
            f"{row.rate:7.1%}  {row.low:.1%}–{row.high:.1%}  {verdict:10} "
            f"{row.outcomes} {row.reasons}"
        )
    total = sum(row.planted for row in rows if row.language == "all")
    print(f"{total} claims")


def _print_wrong(results: Sequence[Result], show: int) -> None:
    for kind in FLOORS:
        wrong = [
            result
            for result in results
            if result.case.kind == kind and result.telling and not result.right
        ]
        for result in wrong[:show]:
            case = result.case
            print(f"\n[{kind}: {case.how}] {case.reading.article.file} {result.outcome}", end=" ")
            print(f"{result.reason} {result.detail}")
            print(f"  sentence {case.truth.n}: {case.reading.sentences[case.truth.n]}")
            print(f"  planted {case.sentences}: {case.text}")
            print(f"  said_by: {case.said_by}   false because of: {case.needle}")


def _as_json(results: Sequence[Result], rows: Sequence[Row]) -> str:
    wrong = [
        {
            "kind": result.case.kind,
            "how": result.case.how,
            "file": result.case.reading.article.file,
            "sentence": result.case.truth.n,
            "planted": result.case.text,
            "said_by": result.case.said_by,
            "needle": result.case.needle,
            "outcome": result.outcome,
            "reason": result.reason,
            "detail": result.detail,
        }
        for result in results
        if result.telling and not result.right
    ]
    table = [asdict(row) | {"rate": row.rate} for row in rows]
    return json.dumps({"rows": table, "wrong": wrong}, ensure_ascii=False, indent=1)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--per-kind", type=int, default=150, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(argv)
    folders = options.folders or [EXAMPLES / "budapest", EXAMPLES / "port-lannec"]
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        parser.error(f"no such folder: {', '.join(map(str, missing))}")
    results = run(readings(folders), options.per_kind, options.seed)
    rows = tally(results)
    _print_table(rows)
    _print_wrong(results, options.show)
    if options.json:
        options.json.write_text(_as_json(results, rows), encoding="utf-8")
    return 0 if all(row.reaches_floor for row in rows if row.language == "all") else 1


if __name__ == "__main__":
    sys.exit(main())
