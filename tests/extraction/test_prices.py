"""What calls cost."""

import pytest

from summarizer.endpoints import Endpoint, Kind
from summarizer.extraction.prices import cost

OPENAI = Endpoint("openai", "https://api.openai.com/v1", "gpt-4o")


def price(kind: Kind, url: str, model: str, cached: int = 0) -> float | None:
    endpoint = Endpoint(kind, url, model)
    return cost(endpoint, model, tokens_in=1000, tokens_cached=cached, tokens_out=500)


def test_a_known_model_has_a_price_that_counts_cached_tokens_for_less() -> None:
    full = price("openai", "https://api.openai.com/v1", "gpt-4o-2024-08-06")
    less = price("openai", "https://api.openai.com/v1", "gpt-4o-2024-08-06", cached=800)
    assert full == pytest.approx(0.0075)
    assert less is not None
    assert 0 < less < 0.0075


def test_azure_is_priced_by_the_model_the_answer_names() -> None:
    assert price("azure", "https://r.openai.azure.com", "gpt-4o") == pytest.approx(0.0075)


def test_the_embedded_model_is_free() -> None:
    assert price("embedded", "http://127.0.0.1:1/v1", "gpt-4o") == 0.0


@pytest.mark.parametrize(
    ("kind", "url", "model"),
    [
        ("compatible", "http://localhost:11434/v1", "gpt-4o"),
        ("openai", "https://api.openai.com/v1", "no-such-model"),
        ("azure", "https://r.openai.azure.com", "my-deployment"),
    ],
)
def test_an_unknown_price_is_unknown_and_not_zero(kind: Kind, url: str, model: str) -> None:
    assert price(kind, url, model) is None
