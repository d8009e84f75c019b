"""A progress bar, where somebody is watching."""

import sys
from collections.abc import Callable

from ann221_gui.core.commands import TrainEpochs
from ann221_gui.core.trainer import Trainer

WIDTH = 30
STEPS_PER_SLICE = 20_000  # some 50 ms


def train_with_progress(trainer: Trainer, epochs: int) -> None:
    """Train so many epochs, or fewer where training ends by itself."""

    def train(count: int) -> bool:
        trainer.apply(TrainEpochs(count))
        return trainer.ending is None

    with_progress(train, epochs, max(1, STEPS_PER_SLICE // trainer.steps_per_epoch))


def with_progress(train: Callable[[int], bool], epochs: int, slice_epochs: int) -> None:
    """Train so many epochs, a slice at a time; `train` does one and says whether there is more to do."""
    try:
        for done in range(0, epochs, slice_epochs):
            _show(done, epochs)
            if not train(min(slice_epochs, epochs - done)):
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
