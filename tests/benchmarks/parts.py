"""What can be measured, by the names of the command line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.benchmarks.core import jumps, measure
from tests.benchmarks.tables import Table
from tests.benchmarks.window import frames, growth, moves, pages, start
from tests.benchmarks.window.display import Display


@dataclass(frozen=True)
class Asked:
    """How it is to be measured."""

    shown_on: Display
    quick: bool
    minutes: float


Part = Callable[[Asked], Iterable[Table]]


def _core(row: str) -> Part:
    return lambda asked: measure.tables(row, asked.quick)


PARTS: dict[str, Part] = {
    **{row: _core(row) for row in measure.ROWS},
    "jumps": lambda asked: [jumps.table(asked.quick)],
    "frames": lambda asked: frames.first_tables(asked.shown_on, asked.quick),
    "speeds": lambda asked: frames.further_tables(asked.shown_on, asked.quick),
    "moves": lambda asked: [moves.table(asked.shown_on, asked.quick)],
    "pages": lambda asked: [pages.table(asked.shown_on, asked.quick)],
    "start": lambda asked: [start.table(asked.shown_on, asked.quick)],
    "growth": lambda asked: [growth.table(asked.shown_on, asked.minutes)],
}
GROUPS = {"core": measure.ROWS, "window": ("frames", "speeds", "moves", "pages")}
UNASKED = ("core", "jumps", "window", "start")  # what is measured where no part is named


def named(names: Iterable[str]) -> list[str]:
    """Parts by their own names or by those of their groups, each once, in the order of the tables."""
    wanted = {part for name in names for part in GROUPS.get(name, (name,))}
    return [part for part in PARTS if part in wanted]
