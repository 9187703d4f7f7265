"""Print what merging makes of the summaries written by hand: `python -m tests.handmade.show EVENT`.

With `--articles` the real articles are used. An entry is shown with the files that say it, and
with the ids its claim carries in the YAML.
"""

import sys

from summarizer.merging.merge import merge
from tests.handmade.building import Handmade, from_articles, without_articles


def build(event: str, *, articles: bool) -> Handmade:
    """Build the summaries of an event, from the real articles or without them."""
    made = from_articles(event) if articles else without_articles(event)
    if made is None:
        sys.exit("The real articles are not here: set SUMMARIZER_TEST_DATA to their folder.")
    return made


def main() -> None:
    """Print the brief of one event in short."""
    made = build(sys.argv[1], articles="--articles" in sys.argv)
    write = sys.stdout.write
    for item in made.withheld:
        write(f"WITHHELD {made.letters[item.source]} {item.text!r}: {item.reason} {item.detail}\n")
    ids: dict[str, set[str]] = {}
    for summary in made.summaries:
        for claim in summary.claims:
            label = made.labels[claim.id]
            ids.setdefault(claim.text, set()).update(label.same | label.sides.keys())
    brief = merge(made.summaries)
    for name, entries in brief.fields.items():
        write(f"\n{name}\n")
        for entry in entries:
            files = "".join(made.letters[source] for source in entry.support.sources)
            marks = ",".join(sorted(ids[entry.text]))
            voice = f" — {entry.said_by}" if entry.said_by else ""
            write(f"  {entry.id} {files:6} {entry.status:9} {entry.text}{voice} [{marks}]\n")
            for variant in entry.variants:
                by = "".join(sorted({made.letters[c.source] for c in variant.citations}))
                write(f"      {variant.kind} {by}: {variant.text}\n")
    write("\nconflicts\n")
    for conflict in brief.conflicts:
        write(f"  {conflict.kind} {', '.join(conflict.entries)} {conflict.note}\n")
        for side in conflict.sides:
            by = "".join(sorted({made.letters[c.source] for c in side.citations}))
            write(f"      {by}: {side.text}\n")


if __name__ == "__main__":
    main()
