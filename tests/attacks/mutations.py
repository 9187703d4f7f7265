"""130 ways to falsify a brief or what it rests on, 50 to falsify a summary before it is merged."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
Change = Callable[[Document, random.Random], None]
TEXTS = {
    "01-echo.txt": "The ferry Aurora ran aground near Trevoal on Tuesday. Four people were hurt, "
    "the prefect Anne Le Goff said. Divers looked at the hull in the afternoon.\n",
    "02-post.txt": "On Tuesday the ferry Aurora ran aground near Trevoal. Nine people were hurt. "
    "“We heard a bang,” said the cook Marc Olive.\n",
    "03-call.txt": "A tug pulled the Aurora free on Wednesday evening. Its hull is torn over "
    "twelve metres, the owner said.\nThe line stays closed until Monday.\n",
    "04-wire.txt": "The harbour of Trevoal was closed for nine hours. A crane from Brest lifted "
    "eighty cars from the deck of the Aurora.\n",
}


@dataclass(frozen=True)
class Mutation:
    """One falsification, the same every time."""

    name: str
    change: Change
    seed: int

    def of(self, document: Document) -> Document:
        """Return a falsified copy of a document."""
        copy: Document = json.loads(json.dumps(document))
        self.change(copy, random.Random(self.seed))  # noqa: S311  a seed for repeating
        assert copy != document, self.name
        return copy


def citations(value: Any) -> Iterator[Document]:
    """Yield every citation in a document."""
    if isinstance(value, dict):
        if {"source", "start", "end", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def _cited(change: Callable[[Document, random.Random], None]) -> Change:
    """Do something to one citation."""

    def done(document: Document, chance: random.Random) -> None:
        change(chance.choice(list(citations(document))), chance)

    return done


def _shift(citation: Document, chance: random.Random) -> None:
    by = chance.choice([-40, -7, -1, 1, 2, 9, 60])
    citation.update(start=citation["start"] + by, end=citation["end"] + by)


def _stretch(citation: Document, chance: random.Random) -> None:
    end = chance.choice(["start", "end"])
    citation[end] += chance.choice([-5, -1, 1, 4])


def _beyond(citation: Document, chance: random.Random) -> None:
    citation["end"] = 10 ** chance.randint(4, 15)


def _reword(citation: Document, chance: random.Random) -> None:
    at = chance.randrange(len(citation["quote"]))
    quote = citation["quote"]
    citation["quote"] = quote[:at] + chance.choice("xé0\u200b ’") * 2 + quote[at + 1 :]


def _elsewhere(citation: Document, chance: random.Random) -> None:
    others = {"S1", "S2", "S3", "S4"} - {citation["source"]}
    citation["source"] = chance.choice(sorted(others))


def _nowhere(citation: Document, chance: random.Random) -> None:
    citation["source"] = chance.choice(["S0", "S5", "S99", "", "../S1", "s1"])


def _line(citation: Document, chance: random.Random) -> None:
    citation["line"] += chance.choice([-1, 1, 17])


def _two_sources(document: Document, chance: random.Random) -> tuple[Document, Document]:
    one, two = chance.sample(document["sources"], 2)
    return one, two


def _swapped_hashes(document: Document, chance: random.Random) -> None:
    one, two = _two_sources(document, chance)
    one["sha256"], two["sha256"] = two["sha256"], one["sha256"]


def _one_digit(document: Document, chance: random.Random) -> None:
    source = chance.choice(document["sources"])
    at = chance.randrange(64)
    digit = "0" if source["sha256"][at] != "0" else "f"
    source["sha256"] = source["sha256"][:at] + digit + source["sha256"][at + 1 :]


def _other_file(document: Document, chance: random.Random) -> None:
    one, two = _two_sources(document, chance)
    one["file"] = two["file"]


def _outside(document: Document, chance: random.Random) -> None:
    chance.choice(document["sources"])["file"] = chance.choice(
        ["../outside.txt", "/no-such-folder/x.txt", "sub/../../outside.txt"]
    )


def _entry(document: Document, chance: random.Random) -> Document:
    entries = [entry for field in document["fields"].values() for entry in field]
    entry: Document = chance.choice(entries)
    return entry


def _uncited(document: Document, chance: random.Random) -> None:
    _entry(document, chance)["citations"] = []


def _more_support(document: Document, chance: random.Random) -> None:
    entry = _entry(document, chance)
    support = entry["support"]
    support["sources"] = ["S1", "S2", "S3", "S4"]
    support["independent"] = 4
    entry["status"] = "agreed"


_FALSE = (
    "A man of 99 confessed to it on Thursday",
    "The ferry Aurora ran aground near Brest on Tuesday",
    "Forty people were hurt",
    "The ferry Aurora did not run aground near Trevoal",
    "The prefect Anne Le Goff was arrested",
)


def _false_line(document: Document, chance: random.Random) -> None:
    facts = [entry for entry in document["fields"]["facts"] if entry["align"] == "claim"]
    chance.choice(facts)["text"] = chance.choice(_FALSE)


def _false_quotation(document: Document, chance: random.Random) -> None:
    quotes = [e for each in document["fields"].values() for e in each if e["align"] == "quote"]
    entry = chance.choice(quotes)
    entry["text"] = entry["text"].replace("heard a bang", chance.choice(["saw a bang", "lied"]))


def _false_speaker(document: Document, chance: random.Random) -> None:
    said = [e for each in document["fields"].values() for e in each if e.get("said_by")]
    chance.choice(said)["said_by"] = chance.choice(["Paul Morvan", "the minister"])


def _false_headline(document: Document, chance: random.Random) -> None:
    document["headline"] = chance.choice([*_FALSE, "<script>alert(1)</script>"])


def _false_lede(document: Document, chance: random.Random) -> None:
    chance.choice(document["lede"])["text"] = chance.choice(_FALSE)


def _false_side(document: Document, chance: random.Random) -> None:
    sides = [side for conflict in document["conflicts"] for side in conflict["sides"]]
    chance.choice(sides)["text"] = chance.choice(_FALSE)


_BRIEF: tuple[tuple[str, Change, int], ...] = (
    ("shifted span", _cited(_shift), 14),
    ("stretched span", _cited(_stretch), 12),
    ("span beyond the text", _cited(_beyond), 6),
    ("altered quote", _cited(_reword), 16),
    ("other file", _cited(_elsewhere), 12),
    ("unknown source", _cited(_nowhere), 8),
    ("wrong line", _cited(_line), 6),
    ("swapped hashes", _swapped_hashes, 6),
    ("one digit of a hash", _one_digit, 6),
    ("another source's file", _other_file, 4),
    ("a file outside", _outside, 4),
    ("no citation left", _uncited, 3),
    ("support nobody gives", _more_support, 3),
    ("a line that says something else", _false_line, 8),
    ("a quotation in other words", _false_quotation, 2),
    ("somebody else said it", _false_speaker, 4),
    ("another headline", _false_headline, 6),
    ("another lede", _false_lede, 5),
    ("another side of a disagreement", _false_side, 5),
)


def brief_mutations() -> list[Mutation]:
    """Return the 130 falsifications of a brief."""
    return [
        Mutation(f"{name} {n}", change, 1000 + n)
        for name, change, count in _BRIEF
        for n in range(count)
    ]


def _retold(document: Document, chance: random.Random) -> None:
    """Change the kept text and every quote of it alike, so that the summary agrees with itself."""
    old, new = chance.choice([("ran", "was"), ("Four", "Five"), ("Aurora", "Amanda")])
    for part in [document, *citations(document)]:
        key = "quote" if "quote" in part else "text"
        part[key] = part[key].replace(old, new)


def _own_hash(document: Document, chance: random.Random) -> None:
    document["source"]["sha256"] = f"{chance.getrandbits(256):064x}"


def _own_file(document: Document, chance: random.Random) -> None:
    document["source"]["file"] = chance.choice(["02-post.txt", "../01-echo.txt", "gone.txt"])


def _false_claim(document: Document, chance: random.Random) -> None:
    facts = [claim for claim in document["claims"] if claim["align"] == "claim"]
    chance.choice(facts)["text"] = chance.choice(_FALSE)


def _sentences(document: Document, chance: random.Random) -> None:
    """Name a sentence that the text does not have."""
    claim = chance.choice(document["claims"])
    text = len(document["text"])
    for citation in claim["citations"]:
        citation.update(start=text + 5, end=text + 40)


_SUMMARY: tuple[tuple[str, Change, int], ...] = (
    ("unknown sentence", _sentences, 6),
    ("shifted span", _cited(_shift), 8),
    ("altered quote", _cited(_reword), 8),
    ("other file", _cited(_elsewhere), 6),
    ("text and quotes retold", _retold, 4),
    ("swapped hash", _own_hash, 4),
    ("another file", _own_file, 4),
    ("a claim that says something else", _false_claim, 10),
)


def summary_mutations() -> list[Mutation]:
    """Return the 50 falsifications of the summary of 01-echo.txt."""
    return [
        Mutation(f"{name} {n}", change, 2000 + n)
        for name, change, count in _SUMMARY
        for n in range(count)
    ]
