"""Print what merging makes of the summaries written by hand: `python -m tests.handmade.show EVENT`.

With `--articles` the real articles are used, with `--words` no sentence vectors. `--missed` lists
the pairs of claims that state one fact and were not put into one entry, and the entries that mix
two facts. An entry is shown with the files that say it, and with the ids its claim carries.
"""

import sys

from tests.handmade.building import Handmade, from_articles, without_articles
from tests.handmade.joining import missed, mixed
from tests.handmade.judging import Judged, expected


def build(event: str, *, articles: bool) -> Handmade:
    """Build the summaries of an event, from the real articles or without them."""
    made = from_articles(event) if articles else without_articles(event)
    if made is None:
        sys.exit("The real articles are not here: set SUMMARIZER_TEST_DATA to their folder.")
    return made


def main() -> None:
    """Print the brief of one event in short."""
    made = build(sys.argv[1], articles="--articles" in sys.argv)
    found = Judged(made, "words" if "--words" in sys.argv else "vectors")
    for item in found.made.withheld:
        letter = found.made.letters[item.source]
        sys.stdout.write(f"WITHHELD {letter} {item.text!r}: {item.reason} {item.detail}\n")
    if "--missed" in sys.argv:
        _joining(found)
    else:
        _entries(found)
        _conflicts(found)


def _joining(found: Judged) -> None:
    for ident, first, second in missed(found, expected(sys.argv[1])["conflicts"]):
        sys.stdout.write(f"missed {ident}: {first} {second}\n")
    for shown, variant in mixed(found):
        sys.stdout.write(f"mixed {shown!r}: {variant!r}\n")


def _entries(found: Judged) -> None:
    for name, entries in found.brief.fields.items():
        sys.stdout.write(f"\n{name}\n")
        for entry in entries:
            files = found.letters(entry.support.sources)
            marks = {m for label in found.of(entry) for m in label.same | label.sides.keys()}
            voice = f" — {entry.said_by}" if entry.said_by else ""
            told = f"{entry.text}{voice} [{','.join(sorted(marks))}]"
            sys.stdout.write(f"  {entry.id} {files:6} {entry.status:9} {told}\n")
            for variant in entry.variants:
                by = found.letters(c.source for c in variant.citations)
                sys.stdout.write(f"      {variant.kind} {by}: {variant.text}\n")


def _conflicts(found: Judged) -> None:
    sys.stdout.write("\nconflicts\n")
    for conflict in found.brief.conflicts:
        topics = ",".join(sorted(found.topics(conflict)))
        about = f"{', '.join(conflict.entries)} [{topics}] {conflict.note}"
        sys.stdout.write(f"  {conflict.kind} {about}\n")
        for side, files in zip(conflict.sides, found.sides(conflict), strict=True):
            sys.stdout.write(f"      {files}: {side.text}\n")


if __name__ == "__main__":
    main()
