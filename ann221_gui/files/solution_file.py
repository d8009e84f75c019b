"""A solution as JSON: every quantity in full precision, in plain ASCII that any terminal passes on."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from ann221_gui.core.paper import Paper
from ann221_gui.core.solution import Problem
from ann221_gui.files.convention_keys import CarryKeys
from ann221_gui.files.problem_file import problem_document

SOLUTION_TYPE = "ann221/solution"
VERSION = 1


def solution_document(
    problem: Problem, solution: Mapping[str, float], paper: Paper | None = None
) -> dict[str, Any]:
    """The problem, complete with its defaults, and what follows from it; on paper too where that is asked."""
    document = {
        "type": SOLUTION_TYPE,
        "version": VERSION,
        "problem": problem_document(problem),
        "quantities": dict(solution),
    }
    return document if paper is None else document | {"on_paper": _on_paper(paper)}


def _on_paper(paper: Paper) -> dict[str, Any]:
    return {
        "carry": msgspec.to_builtins(CarryKeys.of(paper.carry)),
        "quantities": dict(paper.values),
        "drift": paper.drifts,
    }


def as_json(document: Mapping[str, Any], indent: int | None = None) -> str:
    """Floats as the shortest text that gives the same float back; ValueError for what is not finite."""
    return json.dumps(document, allow_nan=False, indent=indent)
