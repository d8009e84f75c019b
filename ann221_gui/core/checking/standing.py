"""How each answer stands before anybody asks which slip was made: right, rounded, follows or wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.judgement import Verdict
from ann221_gui.core.checking.own_work import OwnWork
from ann221_gui.core.shortening import Shortening


@dataclass(frozen=True)
class Standing:
    """How a line stands before anybody asks which slip was made."""

    verdict: Verdict
    shortening: Shortening | None = None
    began: tuple[str, ...] = ()
    is_by_rounding_before: bool = False  # alone is it right: its own digits are others


def standings(
    exercise: Exercise, answers: Mapping[str, Answer], tolerance: float | None = None
) -> dict[str, Standing]:
    """Of each answer, in the order of the calculation: right, rounded, follows or wrong."""
    own, true = OwnWork(exercise, answers), OwnWork(exercise, answers, is_own=False)
    found: dict[str, Standing] = {}
    for line in exercise.sheet:
        if line in answers:
            found[line] = _standing(line, own, true, found, tolerance)
    return found


def _standing(
    line: str, own: OwnWork, true: OwnWork, above: Mapping[str, Standing], tolerance: float | None
) -> Standing:
    answer, right = own.answers[line], own.exercise.values[line]
    if answer.is_exactly(right):
        return Standing(Verdict.RIGHT)
    shortening = answer.shortens(right)
    if shortening is not None:
        return Standing(Verdict.ROUNDED, shortening)
    if tolerance is not None and abs(answer.value - right) <= tolerance * abs(right):
        return Standing(Verdict.ROUNDED)
    origins = [_origins(own.written_above(line, way), above) for way in own.reached(line)]
    if () in origins or any(true.reached(line)):
        return Standing(Verdict.ROUNDED, is_by_rounding_before=True)
    if origins:
        return Standing(Verdict.FOLLOWS, began=min(origins, key=len))
    return Standing(Verdict.WRONG)


def _origins(lines: set[str], above: Mapping[str, Standing]) -> tuple[str, ...]:
    """Where the faults in these lines began."""
    began = {
        origin
        for line in lines
        if not above[line].verdict.is_right
        for origin in (above[line].began or (line,))
    }
    return tuple(line for line in above if line in began)
