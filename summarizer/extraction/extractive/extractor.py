"""The `Extractor` that asks nobody: it fills in a form from whole sentences of the article.

What it gives goes through the same gates as a model's answer. It writes nothing of its own: the
text of a claim is a sentence, a name is one that stands there, and who speaks, which words are
quoted and what office somebody holds is left to what the gates find in the sentences.
"""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

import summarizer
from schemas.entries import Entry, Fact, Figure, Moment, Person, Place, Quote
from summarizer.errors import UsageError
from summarizer.extraction.evidence import Evidence, NumberedStatement
from summarizer.extraction.extractive.centrality import centralities
from summarizer.extraction.extractive.choice import Candidate, choose
from summarizer.extraction.extractive.somebody import people
from summarizer.extraction.extractive.standing import leaning
from summarizer.extraction.extractor import Filled
from summarizer.extraction.forms import form_fields, schema_sha256
from summarizer.extraction.mood import mode_of
from summarizer.extraction.passages import FEWEST, Passage, whole_sentences
from summarizer.extraction.quotation import check_quote
from summarizer.extraction.summary import RunInfo, Withheld
from summarizer.reading.article import Article
from summarizer.values.text import content_words

KNOWN: tuple[type[Entry], ...] = (Fact, Quote, Person, Figure, Moment, Place)
CLAIMS = 12  # most sentences taken of an article where the form sets no limit
IN_ALL = 60  # sentences taken of all articles together, where that leaves each `FEWEST`
QUOTES_IN_ALL, LEAST_QUOTES = 20, 2  # the same for quotations
WORDS_A_CLAIM = 45  # words of an article for which one is taken
FEW = 5  # most quotes, and people where the form sets no limit
MOSTLY = 0.5  # share of quoted words from which a sentence is left to the quotations
SHORTEST_QUOTE, LONGEST_QUOTE = 5, 70  # words


def unsuited(form: type[BaseModel]) -> str | None:
    """Say why `form` cannot be filled in without a model; None when it can.

    Raises UsageError when `form` is not made of entry types.
    """
    taken: dict[type[Entry], str] = {}
    for field in form_fields(form):
        if field.entry not in KNOWN:
            why = f"its field {field.name} is a list of {field.entry.__name__}, not of a known type"
        elif field.entry in taken:
            why = (
                f"its fields {taken[field.entry]} and {field.name} are both lists of "
                f"{field.entry.__name__}, and only a model could tell what belongs where"
            )
        else:
            taken[field.entry] = field.name
            continue
        known = ", ".join(entry.__name__ for entry in KNOWN)
        return (
            f"There is no extractive brief for the form {form.__name__}: {why}. It takes at most "
            f"one field of each of {known}."
        )
    return None


def describe(form: type[BaseModel], reason: str = "") -> RunInfo:
    """Say how the answers are made.

    Args:
        reason: Why no model was asked, or what became of asking it; empty where none was wanted.

    """
    return RunInfo(
        model="",
        endpoint="none",
        prompt_sha256="",
        schema_sha256=schema_sha256(form),
        version=summarizer.__version__,
        made_by="extractive",
        reason=reason,
    )


class ExtractiveExtractor:
    """An `Extractor` by code alone."""

    def __init__(self, form: type[BaseModel], articles: Sequence[Article]) -> None:
        """Read all articles of the event, since a sentence is central among all of theirs.

        Args:
            form: The form to fill in.
            articles: The articles of the event, in any order.

        Raises:
            UsageError: Code alone cannot fill in this form; see `unsuited`.

        """
        why = unsuited(form)
        if why is not None:
            raise UsageError(why)
        self._form = form
        used = [each for each in articles if each.status == "used"]
        self._central = _centralities(used)
        self._share = max(FEWEST, round(IN_ALL / max(1, len(used))))
        self._quotes = min(FEW, max(LEAST_QUOTES, round(QUOTES_IN_ALL / max(1, len(used)))))

    async def fill(self, article: Article, refused: Sequence[Withheld] = ()) -> Filled:
        """Fill in the form for `article`; refused entries have no other wording."""
        if refused:
            return Filled(self._form(**{name: [] for name in self._form.model_fields}))
        return Filled(self.answer(article))

    def answer(self, article: Article) -> BaseModel:
        """Return the form filled in for `article`, one of those the extractor was made with."""
        finder = _Finder(article, self._central, self._share)
        fields = form_fields(self._form)
        quotes = any(field.entry is Quote for field in fields)
        filled: dict[str, list[Entry]] = {}
        for field in sorted(fields, key=lambda field: field.entry is Quote):
            if field.entry is Quote:
                most = min(field.most or FEW, self._quotes)
                filled[field.name] = list(finder.quotes(most))
            elif field.entry is Person:
                filled[field.name] = list(people(finder.evidence, field.most or FEW))
            else:
                most = field.most or CLAIMS
                filled[field.name] = list(finder.claims(field.entry, most, unquoted=quotes))
        return self._form(**filled)


Central = dict[tuple[str, int], tuple[float, float]]
"""Of each sentence, by article and number: its centrality among all, and in its article."""


def _centralities(articles: Sequence[Article]) -> Central:
    keys = [(a.id, s.n) for a in articles for s in a.sentences]
    stems = {
        (a.id, s.n): content_words(a.text[s.start : s.end], a.language)
        for a in articles
        for s in a.sentences
    }
    among_all = dict(zip(keys, centralities([stems[key] for key in keys]), strict=True))
    central: Central = {}
    for article in articles:
        own = [(article.id, sentence.n) for sentence in article.sentences]
        for key, value in zip(own, centralities([stems[key] for key in own]), strict=True):
            central[key] = (among_all[key], value)
    return central


class _Finder:
    """Finds the entries of one article."""

    def __init__(self, article: Article, central: Central, share: int) -> None:
        self.article = article
        self.evidence = Evidence(article)
        self._central = central
        self._share = share
        self._taken: set[int] = set()
        found = whole_sentences(self.evidence)
        clear = [passage for passage in found if leaning(passage.text) != "all"]
        self._passages = clear if len(clear) >= FEWEST else found
        self._last = max((sentence.n for sentence in article.sentences), default=0)

    def claims(self, entry: type[Entry], most: int, *, unquoted: bool) -> Iterator[Entry]:
        """Yield claims of one type, in the order of the article.

        `unquoted` leaves sentences that are mostly quoted to the quotations.
        """
        rows: dict[int, Entry] = {}
        candidates = []
        for passage in self._passages:
            statement = self.evidence.get(passage.sentence)
            if statement is None or (unquoted and self._quoted(statement) >= MOSTLY):
                continue
            row = _row(entry, statement, passage.text)
            if row is not None:
                rows[passage.sentence] = row
                candidates.append(self._candidate(passage))
        wanted = min(most, self._share, max(FEWEST, round(self.article.words / WORDS_A_CLAIM)))
        chosen = sorted(each.passage.sentence for each in choose(candidates, wanted))
        self._taken.update(chosen)
        yield from (rows[n] for n in chosen)

    def _candidate(self, passage: Passage) -> Candidate:
        among_all, in_article = self._central[self.article.id, passage.sentence]
        return Candidate(
            passage=passage,
            words=frozenset(content_words(passage.text, self.article.language)),
            central=among_all,
            central_in_article=in_article,
            place=passage.sentence / max(1, self._last),
            leans=leaning(passage.text) != "none",
        )

    def _quoted(self, statement: NumberedStatement) -> float:
        start, end = statement.sentence.start, statement.sentence.end
        inside = sum(max(0, min(end, b) - max(start, a)) for a, b in self.evidence.quotations)
        return inside / max(1, end - start)

    def quotes(self, most: int) -> Iterator[Entry]:
        """Yield the quotations whose speaker the text names, the most central ones.

        What a sentence taken as a claim quotes has been said.
        """
        found: dict[tuple[int, int], int] = {}
        for statement in self.evidence.sentences:
            if statement.n in self._taken:
                continue
            quote = check_quote(self.evidence, [statement.n], None, [])
            if quote.span is None or quote.grounding != "cited":
                continue
            said = self.article.text[slice(*quote.span)]
            if SHORTEST_QUOTE <= len(said.split()) <= LONGEST_QUOTE:
                found.setdefault(quote.span, statement.n)
        ranked = sorted(found.values(), key=lambda n: (-self._central[self.article.id, n][0], n))
        yield from (Quote(sentences=[n], speaker="") for n in sorted(ranked[:most]))


def _row(entry: type[Entry], statement: NumberedStatement, text: str) -> Entry | None:
    """Return the row of a sentence, or None when it has no value for one of its cells."""
    cited = [statement.n]
    if entry is Fact:
        return Fact(sentences=cited, text=text, said_by=None, mode=mode_of(text, "announced"))
    if entry is Figure:
        values = [quantity.raw for quantity in statement.quantities]
        return Figure(sentences=cited, text=text, value=values[0]) if values else None
    if entry is Moment:
        times = [when.raw for when in statement.dates]
        return Moment(sentences=cited, text=text, when=times[0]) if times else None
    places = [name.raw for name in statement.names if name.kind == "place"]
    return Place(sentences=cited, text=text, where=places[0]) if places else None
