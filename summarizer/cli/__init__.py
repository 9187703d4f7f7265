"""The command line. Nothing here decides anything about articles: see `summarizer.pipeline`."""

from summarizer.cli.app import main

__all__ = ["main"]
