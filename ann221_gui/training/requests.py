"""What the window asks of the worker besides the core's commands: when to train, and how fast."""

from dataclasses import dataclass

from ann221_gui.core.commands import Command

FLAT_OUT = float("inf")


@dataclass(frozen=True)
class Play:
    """Train until paused, or for so many epochs more."""

    epochs: int | None = None


@dataclass(frozen=True)
class Pause:
    """Stop training; the run can go on from here."""


@dataclass(frozen=True)
class SetSpeed:
    """Epochs a second, or `FLAT_OUT`."""

    epochs_per_second: float


@dataclass(frozen=True)
class Stop:
    """End the worker's thread."""


Request = Command | Play | Pause | SetSpeed | Stop
