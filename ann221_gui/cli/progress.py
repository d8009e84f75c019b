"""A progress bar, where somebody is watching."""

import sys

from ann221_gui.core.commands import TrainEpochs
from ann221_gui.core.trainer import Trainer

WIDTH = 30
STEPS_PER_SLICE = 2000  # some 60 ms


def with_progress(trainer: Trainer, epochs: int) -> None:
    """Train so many epochs in slices; what comes out is the same as without slices."""
    slice_epochs = max(1, STEPS_PER_SLICE // trainer.steps_per_epoch)
    try:
        for done in range(0, epochs, slice_epochs):
            _show(done, epochs)
            trainer.apply(TrainEpochs(min(slice_epochs, epochs - done)))
            if trainer.ending is not None:
                break
    finally:
        _clear()


def _show(done: int, epochs: int) -> None:
    if _is_watched():
        bar = "#" * (WIDTH * done // epochs)
        print(f"\r[{bar:<{WIDTH}}] {100 * done // epochs:3} %", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if _is_watched():
        print(f"\r{'':<{WIDTH + 8}}\r", end="", file=sys.stderr, flush=True)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
