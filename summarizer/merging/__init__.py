"""Checked summaries in, one brief out. Plain functions; `embedders` alone asks a model."""
