"""What further number would tell apart the explanations of one number."""

from collections.abc import Callable, Sequence

from ann221_gui.core.checking.alternatives import Taken
from ann221_gui.core.checking.candidates import Candidate
from ann221_gui.core.formulas.notation import symbol_text

Predict = Callable[[str], float]
CLEARLY = 0.02  # of a number: a difference that two digits show


def telling(line: str, taken: Taken, found: Sequence[Candidate], there: Taken | None = None) -> str:
    """In a sentence, about the two likeliest; empty where there is but one.

    `line` as it was written. `there` is the sheet under the convention that explains it too.
    """
    custom = [_under(there)] if there is not None else []
    two = [*custom, *(_with_slips(one, taken) for one in found[:2])][:2]
    if len(two) < 2:
        return ""
    first, second = two
    for name in taken.exercise.sheet:
        if name not in taken.answers and _differ(first(name), second(name)):
            symbol = symbol_text(name, taken.exercise.setting.conventions.notation)
            return f"Your {symbol} would tell them apart."
    name = taken.reading.line(line)
    if abs(first(name) - second(name)) > taken.answers[name].unit / 100:
        return "More digits of this number would tell them apart."
    return "With these numbers they come to the same: no other line tells them apart."


def _with_slips(one: Candidate, taken: Taken) -> Predict:
    branch = taken.work.with_altered(one.altered)
    return lambda name: branch.value(branch.way(name))


def _under(there: Taken) -> Predict:
    return lambda name: there.exercise.values[name]


def _differ(one: float, two: float) -> bool:
    return abs(one - two) > CLEARLY * max(abs(one), abs(two))
