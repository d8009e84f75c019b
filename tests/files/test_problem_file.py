"""A problem file says its conventions: what is left out is the document's."""

import json
import re
from dataclasses import replace

import pytest

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import WEIGHTS
from ann221_gui.core.shortening import Carry, Shortening
from ann221_gui.files.errors import FileError
from ann221_gui.files.opening import open_setup
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
    ({"carry": {"decimals": 4}}, Conventions(carry=Carry(Digits(4)))),
    (
        {"carry": {"significant": 3, "cut_off": True}},
        Conventions(carry=Carry(Digits(3, are_significant=True), Shortening.CUT_OFF)),
    ),
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
    assert open_setup(path).hyperparameters.conventions == conventions


@pytest.mark.parametrize(
    ("carry", "problem"),
    [
        ({}, "carry: needs either decimals or significant"),
        ({"decimals": 3, "significant": 3}, "carry: needs either decimals or significant"),
        ({"significant": 16}, "carry: digits must be from 1 to 15, not 16"),
        ({"significant": 0}, "carry: digits must be from 1 to 15, not 0"),
        ({"significant": 3, "cut_off": "yes"}, "carry.cut_off: must be true or false, not a text in quotes"),
        (3, "carry: must be an object in braces { }, not a whole number"),
    ],
)
def test_what_can_not_be_carried_is_refused(carry, problem):
    with pytest.raises(FileError, match=re.escape(f"conventions.{problem}")):
        read_problem(content({"carry": carry}), "p.json")
