"""Measuring the program: generated cases, what must come out, and how often it does."""
