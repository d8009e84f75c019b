"""The gradient check: every gradient beside one that no derivative formula was used for."""
