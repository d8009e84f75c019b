"""Exact numbers and choices to be entered."""
