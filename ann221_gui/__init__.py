"""ANN 2-2-1: back-propagation on the smallest network that is worth it."""

__version__ = "0.1.0"
