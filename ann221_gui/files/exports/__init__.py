"""A run written down for other programs."""
