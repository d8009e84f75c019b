"""Measures the program against others on the same work, side by side in one run.

    python -m tests.benchmarks [PART ...] [--quick] [--runs N] [--growth MINUTES] [--format FORMAT]

Floors and goals stand beside the figures; what is worth trusting are ratios. Nothing here is a test: what is
measured is not asserted, and only `test_references.py` runs with the tests.

A to F, the core: the same work for the program, plain Python, NumPy, C -O2 (built on the spot) and, where
they are installed, PyTorch, scikit-learn and JAX; on one thread, each row in a process of its own. Each is
checked against the textbook first (1e-12, in single precision 1e-5, of max(1, |value|)); who is off is named
and not timed. They take turns, and a ratio is the median of the ratios within a turn.

frames, speeds, the real window at 1440×900, each measurement in a process of its own:
- Intervals are those of a precise 16 ms timer in the window's thread: how long what comes may have to wait.
- Training off: the intervals while the same window shows the same frames, recorded a moment before.
- The share is epochs a second on screen over those of the same trainer without a window, in the same process.

moves: from the mouse's move, which another process makes, to the picture that shows what it changed.
start: from before the process is made to the first picture, and the memory then; beside an empty pyqtgraph
window. growth: resident memory in the second half of an hour, or of so many MINUTES, of training flat out.

Windows are shown on a screen of their own (Xvfb) if there is one. The exit status is 1 where a part could not
be measured.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from math import inf

from tests.benchmarks.children import ChildError
from tests.benchmarks.machine import describe
from tests.benchmarks.parts import GROUPS, PARTS, UNASKED, Asked, named
from tests.benchmarks.tables import Table, merged
from tests.benchmarks.window.display import display
from tests.benchmarks.writing import FORMATS

INTERRUPTED = 130


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").partition("\n")[0])
    names = ", ".join((*PARTS, *(f"{group} ({' '.join(parts)})" for group, parts in GROUPS.items())))
    parser.add_argument(
        "parts", metavar="PART", nargs="*", type=_part, help=f"{names}; unasked: {', '.join(UNASKED)}"
    )
    parser.add_argument("--quick", action="store_true", help="fewer repeats, shorter phases")
    parser.add_argument(
        "--runs",
        metavar="N",
        type=_at_least_one,
        default=1,
        help="repeat everything: median and spread",
    )
    parser.add_argument(
        "--growth", metavar="MINUTES", type=_minutes, default=60.0, help="for the part growth (default: 60)"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    return parser


def _part(text: str) -> str:
    if text not in (*PARTS, *GROUPS):
        raise ArgumentTypeError(f"there is no part {text!r}")
    return text


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number of runs")
    return int(text)


def _minutes(text: str) -> float:
    minutes = float(text)
    if not 0 < minutes < inf:
        raise ArgumentTypeError(f"{text!r} is not a time")
    return minutes


def main() -> int:
    chosen = _parser().parse_args()
    try:
        return _measure(chosen)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED


def _measure(chosen: Namespace) -> int:
    """The exit status: 1 where a part could not be measured."""
    parts = named(chosen.parts or UNASKED)
    with display() as shown_on:
        machine = describe(shown_on.words)
        asked = Asked(shown_on, chosen.quick, chosen.growth)
        runs = [_one_run(parts, asked) for _ in range(chosen.runs)]
    sys.stdout.write(FORMATS[chosen.format](machine, merged([tables for tables, _ in runs])))
    return int(any(failed for _, failed in runs))


def _one_run(parts: list[str], asked: Asked) -> tuple[list[Table], bool]:
    """What could be measured, and whether anything could not."""
    tables: list[Table] = []
    failed = False
    for part in parts:
        sys.stderr.write(f"measuring {part}\n")
        try:
            tables += PARTS[part](asked)
        except ChildError as error:
            sys.stderr.write(f"{part} could not be measured: {error}\n")
            failed = True
    return tables, failed


if __name__ == "__main__":
    sys.exit(main())
