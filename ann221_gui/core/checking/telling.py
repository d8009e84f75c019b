"""What further number would tell apart the explanations of one number."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ann221_gui.core.checking.alternatives import Taken
from ann221_gui.core.checking.candidates import Candidate
from ann221_gui.core.checking.own_work import OwnWork
from ann221_gui.core.formulas.notation import symbol_text

CLEARLY = 0.02  # of a number: a difference that two digits show
AT_ALL = 1e-9  # of a number: less is none, in exact arithmetic


class Foreseen(NamedTuple):
    """What somebody has in a line by their name for it, if an explanation is the true one: `further`, as it
    follows from what they wrote, and `exactly`, if all else is right. None: there is no such line.
    """

    further: Callable[[str], float | None]
    exactly: Callable[[str], float | None]


def telling(line: str, taken: Taken, likeliest: Sequence[Foreseen]) -> str:
    """In a sentence, about the first two; empty where there is but one. `line` as it was written."""
    if len(likeliest) < 2:
        return ""
    first, second = likeliest[:2]
    for name in map(taken.reading.line, taken.exercise.sheet):
        if name not in taken.written and _differ(first.further(name), second.further(name), CLEARLY):
            symbol = symbol_text(name, taken.exercise.setting.conventions.notation)
            return f"Your {symbol} would tell them apart."
    if _differ(first.exactly(line), second.exactly(line), AT_ALL):
        return "More digits of this number would tell them apart."
    return "With these numbers they come to the same: no other line tells them apart."


def with_slips(one: Candidate, taken: Taken) -> Foreseen:
    """If these slips were made."""

    def numbers_of(work: OwnWork) -> Callable[[str], float]:
        branch = work.with_altered(one.altered)

        def number(name: str) -> float:
            line = taken.line(name)
            return taken.reading.right(name, {taken.reading.line(name): branch.value(branch.way(line))})

        return number

    return Foreseen(numbers_of(taken.work), numbers_of(OwnWork(taken.exercise, {})))


def under(there: Taken) -> Foreseen:
    """If the other convention was meant, and all is right."""

    def number(name: str) -> float | None:
        return there.right_number(name) if there.line(name) in there.exercise.sheet else None

    return Foreseen(number, number)


def _differ(one: float | None, two: float | None, share: float) -> bool:
    return one is not None and two is not None and abs(one - two) > share * max(abs(one), abs(two))
