"""Which articles are about one event: incremental grouping, independent of any database."""
