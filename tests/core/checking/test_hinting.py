"""Hints: every line has an equation, with one's own numbers in it, and covered ones not."""

import pytest

from ann221_gui.core.checking.hinting import equation_for, working_for
from ann221_gui.core.checking.sheet import sheet
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.formulas.markup import EQUALS
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.losses import SQUARED
from ann221_gui.core.parts import INPUT_NEURONS
from tests.core.checking.by_hand import SAMPLE, Task

LAYERED = Conventions(SQUARED, update=UpdateOrder.LAYER_BY_LAYER)
TWO = (SAMPLE, ((1.0, 0.2), 0.8))


def with_numbers(task: Task, line: str, own: dict[str, float], covered: frozenset[str]) -> str:
    working = working_for(task.exercise, own, covered)
    equation = equation_for(line, working.setting)
    assert equation is not None
    return plain_text((*EQUALS, *working.numbers(equation.right))).strip()


@pytest.mark.parametrize("biases", [False, True])
@pytest.mark.parametrize("conventions", [Conventions(), LAYERED])
@pytest.mark.parametrize("of_batch", [False, True])
def test_every_line_but_the_inputs_has_an_equation(
    biases: bool, conventions: Conventions, of_batch: bool
) -> None:
    setting = Setting(biases, conventions, of_batch=of_batch)
    without = [line for line in sheet(setting) if equation_for(line, setting) is None]
    assert without == list(INPUT_NEURONS)


@pytest.mark.parametrize(
    ("line", "number"),
    [("E", "15"), ("dE_dO3_1", "17"), ("O3_1", "1"), ("dO3_1_dw1_21", "11"), ("new_w1_11", "A2")],
)
def test_it_is_the_documents(line: str, number: str) -> None:
    equation = equation_for(line, Setting())
    assert equation is not None
    assert equation.number == number


def test_ones_own_numbers_stand_in_it_and_the_right_ones_elsewhere() -> None:
    text = with_numbers(Task(), "I_O3_1", {"O2_1": 0.7}, frozenset())
    assert text == f"= 0.7·0.3 + {Task().numbers['O2_2']:.4g}·0.9"


def test_what_is_covered_is_not_given_away() -> None:
    lines = frozenset(Task().exercise.sheet)
    assert with_numbers(Task(), "I_O3_1", {"O2_1": 0.7}, lines) == "= 0.7·0.3 + ?·0.9"
    assert with_numbers(Task(), "I_O2_1", {}, lines) == "= 0.35·0.1 + 0.9·0.8"


def test_a_total_names_what_the_other_samples_bring() -> None:
    other = Task((TWO[1],)).numbers["dE_dw2_11"]
    text = with_numbers(Task(TWO), "sum_dE_dw2_11", {"dE_dw2_11": 0.5}, frozenset())
    assert text == f"= 0.5 + (−{-other:.4g})"
