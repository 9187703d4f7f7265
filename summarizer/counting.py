"""Counted things in English messages: "1 article", "2 articles", "no" is written 0."""


def counted(number: int, what: str, several: str = "") -> str:
    """Return `number` with `what`, in the plural where it is not 1: `several`, else with an s."""
    return f"{number:,} {what if number == 1 else several or f'{what}s'}"
