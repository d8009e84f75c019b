"""What further number would tell apart the explanations of one number."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from ann221_gui.core.checking.alternatives import Taken
from ann221_gui.core.checking.candidates import Candidate
from ann221_gui.core.checking.own_work import OwnWork
from ann221_gui.core.formulas.notation import symbol_text

Numbers = Sequence[float]
CLEARLY = 0.02  # of a number: a difference that two digits show
AT_ALL = 1e-9  # of a number: less is none, in exact arithmetic


class Foreseen(NamedTuple):
    """What somebody has in a line by their name for it, if an explanation is the true one.

    `further`: as it follows from what they wrote, by the usual way first; `exactly`: if all else is right.
    Empty where there is no such line.
    """

    further: Callable[[str], Numbers]
    exactly: Callable[[str], Numbers]


def telling(line: str, taken: Taken, likeliest: Sequence[Foreseen]) -> str:
    """In a sentence, about the first two; empty where there is but one. `line` as it was written."""
    if len(likeliest) < 2:
        return ""
    first, second = likeliest[:2]
    foreseen = {
        name: (first.further(name), second.further(name))
        for name in map(taken.reading.line, taken.exercise.sheet)
        if name not in taken.written
    }
    notation = taken.exercise.setting.conventions.notation
    for name, (ones, others) in foreseen.items():
        if _differ(ones, others, CLEARLY):
            return f"Your {symbol_text(name, notation)} would tell them apart."
    if _differ(first.exactly(line), second.exactly(line), AT_ALL):
        return "More digits of this number would tell them apart."
    for name, (ones, others) in foreseen.items():
        if _differ(ones[:1], others[:1], CLEARLY):
            return f"Your {symbol_text(name, notation)} may tell them apart."
    return "They come to the same number here, whatever its digits."


def with_slips(one: Candidate, taken: Taken) -> Foreseen:
    """If these slips were made, whichever way the gradients are worked out."""

    def numbers_of(*works: OwnWork) -> Callable[[str], Numbers]:
        branches = [work.with_altered(one.altered) for work in works]

        def numbers(name: str) -> Numbers:
            line = taken.line(name)
            own = (branch.value(branch.way(line)) for branch in branches)
            return [taken.reading.right(name, {taken.reading.line(name): number}) for number in own]

        return numbers

    exact = OwnWork(taken.exercise, {})
    return Foreseen(numbers_of(taken.work, taken.work.through_signals()), numbers_of(exact))


def under(there: Taken) -> Foreseen:
    """If the other convention was meant, and all is right."""

    def numbers(name: str) -> Numbers:
        return [there.right_number(name)] if there.line(name) in there.exercise.sheet else []

    return Foreseen(numbers, numbers)


def _differ(ones: Numbers, others: Numbers, share: float) -> bool:
    """Whether each does from each of the others."""
    pairs = list(product(ones, others))
    return bool(pairs) and all(abs(one - two) > share * max(abs(one), abs(two)) for one, two in pairs)
