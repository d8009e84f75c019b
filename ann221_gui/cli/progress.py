"""A progress bar, where somebody is watching."""

import sys
from collections.abc import Callable

WIDTH = 30


def with_progress(train: Callable[[int], bool], total: int, slice_size: int) -> None:
    """Epochs or steps, a slice at a time; `train` does one and says whether there is more to do."""
    try:
        for done in range(0, total, slice_size):
            _show(done, total)
            if not train(min(slice_size, total - done)):
                break
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
