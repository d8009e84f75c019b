"""A problem file says its conventions: what is left out is the document's."""

import json
from dataclasses import replace

import pytest

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import WEIGHTS
from ann221_gui.files.opening import open_file
from ann221_gui.files.problem_file import problem_document, read_problem

WRITTEN = [
    ({}, Conventions()),
    ({"error": "half squared"}, Conventions(HALF_SQUARED)),
    ({"error": "squared", "total": "mean"}, Conventions(replace(SQUARED, total=Total.MEAN))),
    ({"delta": "output - target"}, Conventions(delta=DeltaSign.OUTPUT_MINUS_TARGET)),
    ({"update": "layer by layer"}, Conventions(update=UpdateOrder.LAYER_BY_LAYER)),
    ({"notation": "common"}, Conventions(notation=Notation.COMMON)),
    ({"digits": {"decimals": 4}}, Conventions(digits=Digits(4))),
    ({"digits": {"significant": 6}}, Conventions(digits=Digits(6, are_significant=True))),
]


def content(conventions: dict[str, object]) -> bytes:
    return json.dumps(
        {
            "type": "ann221/problem",
            "version": 1,
            "inputs": [0, 1],
            "target": 1,
            "weights": dict.fromkeys(WEIGHTS, 0.5),
            "learning_rate": 1,
            "conventions": conventions,
        }
    ).encode()


@pytest.mark.parametrize(("keys", "conventions"), WRITTEN)
def test_conventions_are_read_and_written_again(keys, conventions):
    problem = read_problem(content(keys), "p.json")
    assert problem.conventions == conventions
    written = json.loads(json.dumps(problem_document(problem)))
    assert written["conventions"] == {"error": "squared"} | keys


@pytest.mark.parametrize(("keys", "conventions"), WRITTEN)
def test_a_run_on_a_problem_keeps_its_conventions(tmp_path, keys, conventions):
    path = tmp_path / "p.json"
    path.write_bytes(content(keys))
    assert open_file(path).hyperparameters.conventions == conventions
