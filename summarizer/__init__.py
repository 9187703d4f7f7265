"""Many articles about one event in, one checked and cited consensus brief out."""

__version__ = "0.1.0"
