"""What a check found as JSON: every line with its verdict, and what can be changed to read it otherwise."""

from collections import Counter
from typing import Any

from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.handout import Handout
from ann221_gui.core.checking.judgement import Alternative, Explanation, Judgement, Marking, Verdict
from ann221_gui.core.conventions import Conventions
from ann221_gui.files.handout_keys import reading_keys
from ann221_gui.files.problem_file import problem_document

MARKING_TYPE = "ann221/marking"
VERSION = 1


def marking_document(
    marking: Marking, exercise: Exercise, handout: Handout, *, with_values: bool = False
) -> dict[str, Any]:
    """`handout` holds the answers as they were marked, so that "problem" can be checked again as it is."""
    lines = [_line(one, exercise, handout, with_values) for one in marking.lines.values()]
    found = Counter(judgement.verdict for judgement in marking.lines.values())
    return {
        "type": MARKING_TYPE,
        "version": VERSION,
        "problem": problem_document(exercise.problem, handout),
        "lines": lines,
        "first_fault": marking.first_fault or None,
        "alternative": _alternative(marking.alternative, exercise, handout),
        "counts": {str(verdict): found[verdict] for verdict in Verdict},
    }


def keys_to_change(
    alternative: Alternative, exercise: Exercise, handout: Handout
) -> dict[str, dict[str, str]]:
    """What a problem file has to say otherwise for the alternative to hold: its keys, and theirs."""
    here, there = exercise.problem.conventions, alternative.conventions
    conventions = _differing(_convention_keys(there), _convention_keys(here))
    reading = _differing(reading_keys(alternative.reading), reading_keys(handout.reading))
    keys = {"conventions": conventions, "answers_read": reading}
    return {key: values for key, values in keys.items() if values}


def _line(judgement: Judgement, exercise: Exercise, handout: Handout, with_values: bool) -> dict[str, Any]:
    line = judgement.line
    value = {"value": handout.reading.right(line, exercise.values)} if with_values else {}
    return {
        "line": line,
        "answer": judgement.answer.text,
        **value,
        "judgement": str(judgement.verdict),
        "reason": judgement.reason,
        "shortening": None if judgement.shortening is None else str(judgement.shortening),
        "explanations": [_explanation(one, exercise, handout) for one in judgement.explanations],
        "telling": judgement.telling or None,
        "began": list(judgement.began),
        "check": list(judgement.check),
        "equation": judgement.equation or None,
    }


def _explanation(explanation: Explanation, exercise: Exercise, handout: Handout) -> dict[str, Any]:
    alternative = explanation.alternative
    change = {} if alternative is None else {"change": keys_to_change(alternative, exercise, handout)}
    return {
        "kind": "slip" if alternative is None else "convention",
        "names": list(explanation.names),
        "sentence": explanation.sentence,
        "at": explanation.at or None,
        "equation": explanation.equation or None,
        **change,
    }


def _alternative(
    alternative: Alternative | None, exercise: Exercise, handout: Handout
) -> dict[str, Any] | None:
    if alternative is None:
        return None
    change = keys_to_change(alternative, exercise, handout)
    return {"name": alternative.name, "sentence": alternative.sentence, "change": change}


def _convention_keys(conventions: Conventions) -> dict[str, str]:
    """Of those that change numbers every one, also the document's."""
    loss = conventions.loss
    return {"error": loss.name, "total": loss.total, "delta": conventions.delta, "update": conventions.update}


def _differing(keys: dict[str, str], others: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in keys.items() if value != others[key]}
