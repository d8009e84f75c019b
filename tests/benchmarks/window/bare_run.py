"""What the core reaches without a window."""

from time import perf_counter

from ann221_gui.core.commands import Reset, Setup
from ann221_gui.core.trainer import Trainer

SLICE_S = 0.005
LASTS_S = 1.0


class BareRun:
    """The trainer in slices of some ms in this thread; it begins again when it has come to an epoch."""

    def __init__(self, setup: Setup, again_at: float) -> None:
        self._trainer = Trainer(setup)
        self._again_at = again_at
        self._steps = 1
        self._epochs = 0.0

    def epochs_per_s(self) -> float:
        """In a run that is about as old as that on the screen."""
        self._train_for(LASTS_S)
        first = self._epochs
        lasted_s = self._train_for(LASTS_S)
        return (self._epochs - first) / lasted_s

    def _train_for(self, seconds: float) -> float:
        """How long it was in the end."""
        started = now = perf_counter()
        while now - started < seconds:
            first, slice_started = self._trainer.epoch, now
            self._trainer.train(self._steps)
            self._epochs += self._trainer.epoch - first
            if self._trainer.epoch >= self._again_at:
                self._trainer.apply(Reset())
            now = perf_counter()
            if now - slice_started < SLICE_S / 2:
                self._steps *= 2
        return now - started
