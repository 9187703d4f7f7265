"""Checked summaries in, one brief out. Plain functions; no model."""
