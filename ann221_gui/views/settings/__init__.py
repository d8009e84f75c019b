"""The panel behind More."""
