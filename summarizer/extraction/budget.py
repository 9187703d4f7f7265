"""What a run may cost, and when that is used up."""

from dataclasses import dataclass

from summarizer.errors import BudgetSpent
from summarizer.extraction.summary import Usage


@dataclass(frozen=True, slots=True)
class Budget:
    """Bounds after which no model call is begun; None where there is none.

    Attributes:
        tokens: Prompt and answer tokens.
        money: US dollars.

    """

    tokens: int | None = None
    money: float | None = None

    def reached(self, spent: Usage, model: str) -> BudgetSpent | None:
        """Return why nothing more may be asked of `model` after `spent`; None while it may."""
        tokens = spent.tokens_in + spent.tokens_out
        if self.money is not None and spent.tokens_out and spent.cost is None:
            return self.unkept(model)
        if self.tokens is not None and tokens >= self.tokens:
            limit = f"{self.tokens} tokens"
        elif self.money is not None and (spent.cost or 0.0) >= self.money:
            limit = f"${self.money:g}"
        else:
            return None
        return BudgetSpent(f"The budget of {limit} is used up. Raise it, or give fewer articles.")

    def unkept(self, model: str) -> BudgetSpent:
        """Return what to say where a budget of money cannot be kept with `model`."""
        return BudgetSpent(
            f"The price of {model} is not known, so a budget of ${self.money:g} "
            "cannot be kept. Set token_budget instead."
        )


NO_BUDGET = Budget()
