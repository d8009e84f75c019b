"""Whose turn it is. Both threads hold the interpreter's lock while they work, so only one of them should.

The window takes the turn whenever there is something to handle or to paint, and gives it to training when
it has nothing left to do. Training works in slices, and looks every half millisecond whether it has lost it.
"""


class Turn:
    """Shared by both threads: a single attribute, written by the window's thread alone."""

    def __init__(self) -> None:
        self.is_training = True
