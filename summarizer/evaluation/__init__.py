"""Measuring: planted conflicts, values and support, on data of ours or on any folder."""
