"""The time line of a run: what a view may know beyond one instant of it."""

from dataclasses import dataclass, field

import numpy as np

from ann221_gui.core.arrays import FloatArray, locked
from ann221_gui.core.parameters import Parameters

NO_POINTS: FloatArray = locked(np.empty((0, 2)))


@dataclass(frozen=True, eq=False)
class Way:
    """What a run's set-up does not say of how the run came about.

    `beginning`: what training began from, which may have been set by hand; None where that is not known.
    `turns`: epochs, later than the first step, from which on it was trained otherwise than before.
    """

    beginning: Parameters | None = None
    turns: tuple[float, ...] = ()

    def turns_until(self, epoch: float) -> tuple[float, ...]:
        """Where one has gone back, those that are ahead are not known there."""
        return tuple(turn for turn in self.turns if turn <= epoch)


UNKNOWN_WAY = Way()


@dataclass(frozen=True, eq=False)
class Timeline:
    """From where to where the run is known, and what undo and redo would do, in words; "" where nothing.

    `ahead` (K, 2): epochs and losses behind the instant that is shown, where one has gone back.
    `version` is the same object as long as nothing else was done, undone or trained.
    """

    first_epoch: float = 0.0
    last_epoch: float = 0.0
    edits: tuple[float, ...] = ()  # epochs at which something else than training was done
    ahead: FloatArray = field(default_factory=lambda: NO_POINTS)
    is_at_end: bool = True
    undo: str = ""
    redo: str = ""
    version: object = None
    way: Way = UNKNOWN_WAY


NO_TIMELINE = Timeline()
