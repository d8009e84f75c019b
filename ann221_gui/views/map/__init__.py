"""The decision map."""
