"""Hints at a line, in three steps: its equation, that with the numbers put in, and the value."""

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.covering import cover
from ann221_gui.core.equations.equation import Equation, Setting
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.equations.table import OTHER_NAMES, equation_of
from ann221_gui.core.quantities import contribution
from ann221_gui.core.solution import worked_out
from ann221_gui.core.working import LazyRows, Row, Working


class Hint(IntEnum):
    """How far somebody asked."""

    NONE = 0
    EQUATION = 1
    NUMBERS = 2
    VALUE = 3

    @property
    def next(self) -> "Hint":
        return Hint(min(self + 1, Hint.VALUE))


def equation_for(line: str, setting: Setting) -> Equation | None:
    """The one that gives the line, if need be by the document's name for it; None for an input."""
    for name in (line, OTHER_NAMES.get(line, line)):
        try:
            return equation_of(name, setting)
        except KeyError:
            continue
    return None


def working_for(exercise: Exercise, own: Mapping[str, float], covered: frozenset[str]) -> Working:
    """The equations with somebody's `own` numbers by line, where there are none the right ones.

    Those of `covered` lines can't be read. OverflowError where a number is too large.
    """
    problem = exercise.problem
    values = cover(worked_out(problem) | dict(exercise.values), covered.difference(own)) | dict(own)
    values |= {other: own[line] for line, other in OTHER_NAMES.items() if line in own}
    samples = ((problem.inputs, problem.target), *exercise.others)

    def row(place: int) -> Row:
        inputs, target = samples[place]
        theirs = contribution(replace(problem, inputs=inputs, target=target), exercise.update)
        return theirs if place else theirs | {name: values[name] for name in theirs.keys() & values.keys()}

    return Working(exercise.setting, values, {Scope.BATCH: LazyRows(len(samples), row)})
