"""Typed values read from text: quantities, dates, names; what gates and merging compare."""
