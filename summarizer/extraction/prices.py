"""What a call costs in US dollars, from the price list that genai-prices ships. No network."""

from genai_prices import Usage as Tokens
from genai_prices import calc_price

from summarizer.endpoints import Endpoint
from summarizer.errors import BudgetSpent
from summarizer.extraction.budget import Budget


def cost(
    endpoint: Endpoint, model: str, *, tokens_in: int, tokens_cached: int, tokens_out: int
) -> float | None:
    """Return the price of one answer in US dollars.

    Args:
        endpoint: Where the call went. The same model name is free on one's own server.
        model: The model's name as the answer reports it.
        tokens_in: Prompt tokens, cached ones included.
        tokens_cached: Those the provider had cached.
        tokens_out: Answer tokens.

    Returns:
        0.0 for the embedded model, None where the endpoint or the model is not in the list.

    """
    if endpoint.kind == "embedded":
        return 0.0
    tokens = Tokens(
        input_tokens=tokens_in, cache_read_tokens=tokens_cached, output_tokens=tokens_out
    )
    try:
        if endpoint.kind == "azure":
            price = calc_price(tokens, model, provider_id="azure")
        else:
            price = calc_price(tokens, model, provider_api_url=endpoint.base_url)
    except (LookupError, ValueError):
        return None
    return float(price.total_price)


def unpriced(endpoint: Endpoint, budget: Budget) -> BudgetSpent | None:
    """Return why a budget of money cannot be kept at `endpoint`, before anything is asked there.

    Of Azure only an answer names the model, so that None is returned there.
    """
    if budget.money is None or endpoint.kind == "azure":
        return None
    known = cost(endpoint, endpoint.model, tokens_in=1, tokens_cached=0, tokens_out=1)
    return budget.unkept(endpoint.model) if known is None else None
