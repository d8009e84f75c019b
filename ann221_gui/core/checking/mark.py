"""Marks somebody's calculation, each line from their own earlier ones."""

from collections.abc import Mapping
from dataclasses import replace

from ann221_gui.core.checking import words
from ann221_gui.core.checking.alternatives import Taken, better
from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.candidates import Candidate
from ann221_gui.core.checking.doubting import doubts
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.explaining import explanations
from ann221_gui.core.checking.judgement import Alternative, Explanation, Judgement, Marking, Verdict
from ann221_gui.core.checking.reading import AS_HERE, Reading
from ann221_gui.core.checking.standing import Standing
from ann221_gui.core.checking.switches import STAGED, Custom
from ann221_gui.core.checking.telling import telling, under, with_slips

STALE = ("updated output weight",)


def mark(
    exercise: Exercise,
    answers: Mapping[str, Answer],
    reading: Reading = AS_HERE,
    tolerance: float | None = None,
    *,
    is_bound: bool = False,
) -> Marking:
    """Judges every answer, in the order of the calculation; KeyError for a line that the exercise lacks.

    `tolerance`, relative to the right number, counts as right whatever the digits say. `is_bound`: what is
    right by another convention only is said to be so, but does not count as right.
    """
    for line in answers:
        exercise.sheet[reading.line(line)]
    here = Taken(exercise, answers, reading, tolerance)
    there = better(here) if len(here.right) < len(answers) else None
    lines: dict[str, Judgement] = {}
    for line in map(reading.line, here.answers):
        lines[line] = replace(_judged(line, here, there, lines), is_bound=is_bound)
    return Marking(lines, None if there is None else there.alternative)


def _judged(line: str, here: Taken, there: Taken | None, above: Mapping[str, Judgement]) -> Judgement:
    """Of a line as it was written: right here, or `there`, where another convention explains the sheet."""
    standing = here.standing(line)
    if standing.is_by_rounding_before:
        return _doubted(line, here)
    if standing.verdict.is_right:
        return _told(line, standing, here)
    began = [above[here.reading.line(one)] for one in standing.began]
    if there is None or (began and all(one.verdict.is_fault for one in began)):
        return _faulty(line, here)
    if line in there.right:
        return _customary(line, here, there)
    found = _faulty(line, there)
    return _faulty(line, here) if found.verdict is Verdict.WRONG else found


def _told(line: str, standing: Standing, taken: Taken, **more: object) -> Judgement:
    """The judgement in words, by the names that its writer uses."""
    setting, theirs = taken.exercise.setting, taken.reading.line
    judged = Judgement(
        line,
        taken.written[line],
        standing.verdict,
        reason="",
        shortening=standing.shortening,
        is_by_rounding_before=standing.is_by_rounding_before,
        began=tuple(map(theirs, standing.began)),
        check=tuple(map(theirs, taken.work.ways[taken.line(line)][0].reads)),
        equation=words.number(taken.line(line), setting),
    )
    judged = replace(judged, **more)  # type: ignore[arg-type]
    return replace(judged, reason=words.reason(judged, setting))


def _doubted(line: str, taken: Taken) -> Judgement:
    """Right, as far as anybody can tell; but a slip that would give just this number is named."""
    found = doubts(taken.line(line), taken.work)
    return _told(line, taken.standing(line), taken, explanations=tuple(_slips(found, taken)))


def _faulty(line: str, taken: Taken) -> Judgement:
    """What follows from an earlier line, or the slips that give the number."""
    standing = taken.standing(line)
    if standing.verdict is Verdict.FOLLOWS:
        return _told(line, standing, taken)
    found = explanations(taken.line(line), taken.work)
    told, foreseen = _slips(found, taken), [with_slips(one, taken) for one in found[:2]]
    if _is_stale(found) and not taken.exercise.setting.is_layered:
        layered = _layered(taken)
        told.insert(1, words.custom(layered))
        foreseen.insert(1, under(taken.under(layered)))
    verdict = Verdict.SLIP if found else Verdict.WRONG
    apart = telling(line, taken, foreseen)
    return _told(line, replace(standing, verdict=verdict), taken, explanations=tuple(told), telling=apart)


def _customary(line: str, here: Taken, there: Taken) -> Judgement:
    """A convention first, then slips that give the same; gradients with new weights in them are a slip."""
    standing = here.standing(line)
    found = explanations(here.line(line), here.work) if standing.verdict is Verdict.WRONG else []
    if _is_stale(found):
        return _faulty(line, here)
    assert there.alternative is not None
    told = (words.custom(there.alternative), *_slips(found, here))
    apart = telling(line, here, [under(there), *(with_slips(one, here) for one in found[:1])])
    judged = Standing(Verdict.CONVENTION, there.standing(line).shortening)
    return _told(line, judged, here, explanations=told, telling=apart)


def _slips(found: list[Candidate], taken: Taken) -> list[Explanation]:
    return [words.explanation(one, taken.exercise.setting, taken.reading) for one in found]


def _is_stale(found: list[Candidate]) -> bool:
    return bool(found) and found[0].names == STALE


def _layered(taken: Taken) -> Alternative:
    """What makes stale gradients right."""
    custom = Custom(taken.exercise.problem.conventions, taken.reading)
    return Alternative(*STAGED.words(custom), *STAGED.other(custom))
