"""What the window asks of the worker besides the core's commands: when to train, and how fast."""

from dataclasses import dataclass

from ann221_gui.core.commands import Change, Command, Travel
from ann221_gui.core.record.version import Open

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
class GiveUp:
    """Stay where one is, instead of going where one was asked to."""


@dataclass(frozen=True)
class TakeRecord:
    """Tell what was done so far, to be written down."""


@dataclass(frozen=True)
class Pin:
    """Tell the present instant, to be looked at beside what is done from here on."""


@dataclass(frozen=True)
class Stop:
    """End the worker's thread."""


InTurn = Command | Travel | Open | Play | Pause | SetSpeed | TakeRecord | Pin  # one after the other
Request = InTurn | GiveUp | Stop


def is_counted(request: Request) -> bool:
    """Whether it leads to a frame whose set-up may be another."""
    return isinstance(request, Change | Travel | Open)
