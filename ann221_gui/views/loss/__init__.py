"""The error over training."""
