"""The store's fixtures: both databases."""

from tests.store.conftest import place, postgres_server, store

__all__ = ["place", "postgres_server", "store"]
