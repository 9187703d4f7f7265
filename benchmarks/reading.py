"""How many files a second the readers turn into articles, on generated files.

    python -m benchmarks.reading [--files N] [--runs N] [--kinds html,txt]

Each file is an invented article of about 500 words, never the same twice, as HTML among the
furniture pages have. Three ways take turns: the whole way from the file to numbered sentences;
for kinds that are parsed in a process of their own, the parsing alone there; and the same parsing
in this process, as it was before. The time of the first file, in which that process is started,
stands in a column of its own.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from summarizer.reading.document import Document
from summarizer.reading.folder import read_article
from summarizer.reading.formats import READERS
from summarizer.reading.parser import PARSER
from summarizer.reading.parser_limits import KINDS

_WORDS = (
    "the bridge over canal closed since Monday morning engineers found cracks in two pillars city "
    "expects repairs last until summer council voted on budget for new crossing residents asked "
    "when buses will run mayor said that works would start after storm season and cost rises"
).split()
_MENU = "".join(f"<li><a href='/section/{n}'>Section {n}</a></li>" for n in range(40))
_SHEET = "".join(f".block-{n} p{{margin:0 0 {n}px;color:#222}}" for n in range(60))


def sentences(random_: random.Random, count: int = 40) -> list[str]:
    """Return `count` sentences of ten to fifteen words that read like nothing in particular."""
    return [
        f"{' '.join(random_.choices(_WORDS, k=random_.randint(10, 15))).capitalize()} {n}."
        for n in range(count)
    ]


def html(random_: random.Random) -> bytes:
    """Return a page with a menu, a style sheet, a teaser column and the article."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences(random_))
    teasers = "".join(
        f"<div class='block-{n}'><a href='/{n}'>Read {n}</a></div>" for n in range(30)
    )
    return (
        f"<html lang='en'><head><title>Bridge {random_.random()}</title><style>{_SHEET}</style>"
        f"</head><body><nav><ul>{_MENU}</ul></nav><article><h1>Bridge closed</h1>{body}</article>"
        f"<aside>{teasers}</aside><footer>All rights reserved</footer></body></html>"
    ).encode()


def txt(random_: random.Random) -> bytes:
    """Return the article as plain text."""
    return "\n\n".join(["Bridge closed", *sentences(random_)]).encode()


MAKERS = {"html": html, "txt": txt}


def measured(kind: str, count: int, runs: int) -> tuple[float, dict[str, list[float]]]:
    """Return the seconds of the first file, and files a second of each run of each way."""
    random_ = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number}.{kind}" for number in range(count + 1)]
        for path in paths:
            path.write_bytes(MAKERS[kind](random_))
        contents = [path.read_bytes() for path in paths[1:]]
        started = time.perf_counter()
        _articles(paths[:1], folder)
        first = time.perf_counter() - started
        ways: dict[str, Callable[[], None]] = {"to sentences": lambda: _articles(paths[1:], folder)}
        if f".{kind}" in KINDS:
            ways["parsed apart"] = lambda: _parsed(PARSER.parse, kind, contents)
            ways["parsed here"] = lambda: _parsed(_here, kind, contents)
        rates: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(runs):
            for way, work in ways.items():
                started = time.perf_counter()
                work()
                rates[way].append(count / (time.perf_counter() - started))
    return first, rates


def _articles(paths: Sequence[Path], folder: Path) -> None:
    for path in paths:
        article = read_article(path, folder, "S1")[0]
        if article.status != "used":
            raise SystemExit(f"{path.name} was not read: {article.reason}")


def _here(kind: str, data: bytes) -> Document:
    return READERS[kind](data)


def _parsed(parse: Callable[[str, bytes], Document], kind: str, contents: Sequence[bytes]) -> None:
    for data in contents:
        parse(f".{kind}", data)


def main() -> None:
    """Print a line for each kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--kinds", default=",".join(MAKERS))
    options = parser.parse_args()
    print("kind  way           first file   files/s (median; range)")
    for kind in options.kinds.split(","):
        first, rates = measured(kind, options.files, options.runs)
        for way, found in rates.items():
            middle = f"{statistics.median(found):6.0f}   {min(found):.0f}-{max(found):.0f}"
            print(f"{kind:5} {way:13} {first:8.2f} s   {middle}")


if __name__ == "__main__":
    main()
