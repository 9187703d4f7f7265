"""The stages put together over folders: what `summarizer brief` does, for any caller."""
