"""Parts of the program that need an extra of the package."""

from importlib.util import find_spec

from summarizer.errors import SettingsError


def needed(module: str, extra: str, what: str) -> None:
    """Raise SettingsError, with the command to run, when an extra's `module` is not installed."""
    if find_spec(module) is None:
        raise SettingsError(
            f"{what} needs an extra that is not installed. Install it: "
            f'pip install "newsroom-summarizer[{extra}]".'
        )
