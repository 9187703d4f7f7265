"""What an article is grouped by, made once from its title and lead so that it can be kept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from sys import intern

import numpy as np
from pydantic import ConfigDict

from summarizer.merging.calibration import Matrix, Scale
from summarizer.merging.embeddings import Embedder
from summarizer.reading.article import Article, Frozen
from summarizer.reading.language import detect_language
from summarizer.values.dates import dates
from summarizer.values.name_compare import token_key
from summarizer.values.names import names
from summarizer.values.quantities import quantities
from summarizer.values.stopwords import STOPWORDS
from summarizer.values.text import content_words, words

READ_WORDS = 200  # of the body; a lead says what happened
EMBEDDED_WORDS = 64  # of title and body; the model's time grows with them
_TITLE = 2  # times a word of the title counts
_HEAD = 2  # pieces (title and sentences) whose names say what an article is about
_SHORT_NAME = 3  # letters
_SMALL = STOPWORDS["fr"] | STOPWORDS["en"]
_BATCH = 64  # texts embedded at once, so that memory does not grow with the number of articles


class Vector(Frozen):
    """The unit vector of an article's beginning.

    Attributes:
        model: The model it comes from; vectors of two models are never compared.
        scale: What that model's cosines mean.
        data: float32 values, little-endian; base64 in JSON.

    """

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    model: str
    scale: Scale
    data: bytes

    def values(self) -> Matrix:
        """Return the numbers."""
        return np.frombuffer(self.data, dtype="<f4")


class Features(Frozen):
    """What an article is grouped by. A plain value: keep it, and no text is needed again.

    Attributes:
        id: Names the article among all that are ever grouped together.
        published: When it appeared, in UTC; a bare date stands at its first moment.
        language: ISO 639-1 code, or "".
        text_sha256: Hash of the words it was made from; copies share it.
        words: Content words (stems) of title and lead with their counts, the title's twice.
        names: Words of names of people, bodies and places, as `token_key` writes them, likewise.
        head: Those of `names` in the title and first sentence, or the first two sentences.
        values: Numbers stated, with their kind ("count:37").
        days: Days spoken of: ISO dates, or what is said where no date follows from it.
        vector: None without an embedding model.

    """

    id: str
    published: datetime | None = None
    language: str = ""
    text_sha256: str = ""
    words: Mapping[str, int] = {}
    names: Mapping[str, int] = {}
    head: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    vector: Vector | None = None


def features_of(
    articles: Sequence[Article], embedder: Embedder | None = None, *, ids: Sequence[str] = ()
) -> list[Features]:
    """Make the features of articles, in their order.

    Args:
        articles: Any readable ones; one that has only a title is grouped by that.
        embedder: Gives the vectors, each text once; None leaves words, names and values.
        ids: What to call them; without, the articles' own ids, which are unique in one folder.

    Raises:
        SummarizerError: The embedder cannot be asked.

    """
    pieces = [list(_pieces(article)) for article in articles]
    vectors = _vectors([_beginning(each) for each in pieces], embedder)
    named = ids or [article.id for article in articles]
    return [
        _features(name, article, each, vector)
        for name, article, each, vector in zip(named, articles, pieces, vectors, strict=True)
    ]


def instant(published: str | None) -> datetime | None:
    """Return an ISO 8601 date or date-time in UTC; one without a zone is taken to be in UTC."""
    if published is None:
        return None
    moment = datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _pieces(article: Article) -> Iterator[str]:
    """Give the title and the sentences of the lead."""
    if article.title:
        yield " ".join(article.title.split())
    read = 0
    for sentence in article.sentences:
        if sentence.n == 0:
            continue
        found = article.text[sentence.start : sentence.end].split()
        yield " ".join(found)
        read += len(found)
        if read >= READ_WORDS:
            return


def _beginning(pieces: Sequence[str]) -> str:
    return " ".join(" ".join(pieces).split()[:EMBEDDED_WORDS])


def _vectors(texts: Sequence[str], embedder: Embedder | None) -> list[Vector | None]:
    wanted = sorted({text for text in texts if text})
    if embedder is None or not wanted:
        return [None] * len(texts)
    model, scale = embedder.describe().model or "", embedder.scale()
    found: dict[str, Vector] = {}
    for at in range(0, len(wanted), _BATCH):
        batch = wanted[at : at + _BATCH]
        for text, row in zip(batch, embedder.embed(batch), strict=True):
            data = np.ascontiguousarray(row, dtype="<f4").tobytes()
            found[text] = Vector(model=model, scale=scale, data=data)
    return [found.get(text) for text in texts]


def _features(
    name: str, article: Article, pieces: Sequence[str], vector: Vector | None
) -> Features:
    language = article.language or detect_language(" ".join(pieces))
    known = _capitalised_inside(pieces)
    stems: Counter[str] = Counter()
    named: Counter[str] = Counter()
    head, values, days = set[str](), set[str](), set[str]()
    for at, piece in enumerate(pieces):
        weight = _TITLE if at == 0 and article.title else 1
        for stem in content_words(piece, language):
            if len(stem) > 1:
                stems[stem] += weight
        keys = [key for each in names(piece, language, known) for key in _name_keys(each.key)]
        for key in keys:
            named[key] += weight
        if at < _HEAD:
            head.update(keys)
        values.update(f"{found.kind}:{found.number:g}" for found in quantities(piece, language))
        for when in dates(piece, language, article.published.value):
            days.add(when.first if when.first and when.first == when.last else when.key)
    return Features(
        id=name,
        published=instant(article.published.value),
        language=language,
        text_sha256=sha256("\n".join(pieces).encode("utf-8", "replace")).hexdigest(),
        words=_counted(stems),
        names=_counted(named),
        head=_listed(head),
        values=_listed(values),
        days=_listed(days),
        vector=vector,
    )


# A day's articles say the same words: one string for each, not one for every article.
def _counted(terms: Counter[str]) -> dict[str, int]:
    return {intern(term): terms[term] for term in sorted(terms)}


def _listed(terms: set[str]) -> tuple[str, ...]:
    return tuple(intern(term) for term in sorted(terms))


def _capitalised_inside(pieces: Sequence[str]) -> frozenset[str]:
    """Return folded words with a capital after a word without one: names, wherever they stand."""
    return frozenset(
        token.folded
        for piece in pieces
        for before, token in pairwise(words(piece))
        if token.text[:1].isupper() and before.text[:1].islower()
    )


def _name_keys(key: str) -> list[str]:
    return [
        token_key(word) for word in key.split() if len(word) >= _SHORT_NAME and word not in _SMALL
    ]
