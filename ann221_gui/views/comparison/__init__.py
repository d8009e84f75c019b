"""The pinned run beside the present one, in a table."""
