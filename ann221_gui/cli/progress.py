"""A progress bar, where somebody is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ann221_gui.core.record.recorder import Recorder

WIDTH = 30
STEPS_PER_SLICE = 20_000  # some 50 ms
SAMPLES_PER_SLICE = 2_000_000


def train_with_progress(
    recorder: Recorder, epochs: int, is_to_stop: Callable[[], bool] = lambda: False
) -> None:
    """Train so many epochs, or fewer where training ends by itself or is to stop."""
    frame = recorder.frame()
    batch = frame.hyperparameters.batch_of(len(frame.dataset))

    def train(steps: int) -> bool:
        recorder.train(steps)
        return recorder.ending is None and not is_to_stop()

    slice_steps = max(1, min(STEPS_PER_SLICE, SAMPLES_PER_SLICE // batch))
    with_progress(train, recorder.updates_in_epochs(epochs), slice_steps)


def with_progress(train: Callable[[int], bool], total: int, slice_size: int) -> None:
    """Epochs or steps, a slice at a time; `train` does one and says whether there is more to do."""
    try:
        for done in range(0, total, slice_size):
            _show(done, total)
            if not train(min(slice_size, total - done)):
                break
    finally:
        _clear()


@contextmanager
def show_share() -> Iterator[Callable[[float], None]]:
    """Meanwhile the bar stands at the share that was told last, from 0 to 1."""
    try:
        yield lambda share: _show(round(100 * share), 100)
    finally:
        _clear()


def _show(done: int, total: int) -> None:
    if _is_watched():
        bar = "#" * (WIDTH * done // total)
        print(f"\r[{bar:<{WIDTH}}] {100 * done // total:3} %", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if _is_watched():
        print(f"\r{'':<{WIDTH + 8}}\r", end="", file=sys.stderr, flush=True)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
