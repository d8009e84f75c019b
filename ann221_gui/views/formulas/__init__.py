"""Formulas set like a book, and the chain of the selected item."""
