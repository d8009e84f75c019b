"""A calculation as it comes out on paper, where each line goes on to the next with few digits."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from math import isclose, isfinite

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.sheet import SAMPLES, SHARE
from ann221_gui.core.numbers import for_programs, significant, with_sign
from ann221_gui.core.precise import FIFTY_DIGITS, decimal_value
from ann221_gui.core.shortening import Carry

_WITHOUT_LAST = Context(40, Emin=FIFTY_DIGITS.Emin, Emax=FIFTY_DIGITS.Emax, traps=[])  # 3·(1/3) is 1
_SAME = 1e-15  # of a number: the last bits of floats
_DRIFT_FIGURES = 2


@dataclass(frozen=True)
class Paper:
    """The lines as they come out with so many digits carried, beside the `exact` ones."""

    carry: Carry
    values: Mapping[str, float]
    exact: Mapping[str, float]

    @property
    def drifts(self) -> dict[str, float]:
        return {line: drift(value, self.exact[line]) for line, value in self.values.items()}


def paper_of(exercise: Exercise, carry: Carry) -> Paper:
    """All lines; OverflowError, naming the first that is too large for a number."""
    paper = Paper(carry, on_paper(exercise, carry), exercise.values)
    for line, value in paper.values.items():
        if not isfinite(value) or not isfinite(paper.exact[line]):
            raise OverflowError(f"{line} is too large for a number")
    return paper


def on_paper(exercise: Exercise, carry: Carry, last: str = "") -> dict[str, float]:
    """Each line that is worked out, or those down to the `last`, by its first way from the lines above.

    What the exercise states (the inputs, and what other samples contribute) counts with all digits with which
    it is written: a w of 0.1 is a tenth. Infinite or NaN where a number is too large for a float.
    """
    stated, setting = exercise.stated, exercise.setting
    lines: dict[str, Decimal] = {}

    def quantity(name: str) -> Decimal:
        if name == SHARE:
            return 1 / Decimal(stated[SAMPLES])
        return lines[name] if name in lines else Decimal(for_programs(stated[name]))

    with localcontext(FIFTY_DIGITS):
        for line, (first_way, *_) in exercise.sheet.items():
            if line not in stated:
                worked_out = decimal_value(first_way, setting, quantity)
                lines[line] = carry.shorten(_WITHOUT_LAST.plus(worked_out))
            if line == last:
                break
        return {line: float(value) + 0.0 for line, value in lines.items()}  # no −0


def drift(paper: float, exact: float) -> float:
    """How far a line on paper is from the exact one."""
    return 0.0 if isclose(paper, exact, rel_tol=_SAME) else paper - exact


def drift_text(drifted: float) -> str:
    """In two figures, with its sign; 0 where there is none."""
    if drifted == 0:
        return "0"
    return with_sign(drifted, significant(drifted, _DRIFT_FIGURES, with_zeros=True).removesuffix("."))
