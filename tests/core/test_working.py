"""What stands on screen, read back: the numbers of every equation, worked out, give the result shown."""

from dataclasses import replace

import numpy as np
import pytest

from ann221_gui.core.activations import LINEAR, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Probe, Snapshot, probe_of_sample
from ann221_gui.core.solution import Problem, worked_out
from ann221_gui.core.trainer import Trainer
from ann221_gui.core.working import Working
from tests.core.test_equations import CHOICES, random_problem, setting_of
from tests.core.test_quantities import SAMPLES
from tests.formula_arithmetic import is_all_numbers
from tests.formula_arithmetic import worked_out as read_back

ALL_DIGITS = Digits(17, are_significant=True)
CANCELLED = 1e-15  # what is left of the rounding of 1 in a difference such as 1 − 0.99999…²


def check(working):
    """How many equations show nothing but numbers; each of them true."""
    checked = 0
    for one in working.equations:
        parts = working.numbers_of(one), working.result_of(one)
        numbers, result = (plain_text(part).strip().removeprefix("= ") for part in parts)
        if is_all_numbers(numbers):
            true = np.allclose(read_back(numbers), read_back(result), rtol=1e-13, atol=CANCELLED)
            assert true, (one.number, numbers, result)
            checked += 1
    return checked


@pytest.mark.parametrize("place", range(0, len(CHOICES), 2))
def test_the_displayed_numbers_give_the_displayed_result(place):
    setting = replace(setting_of(place), of_batch=False)
    problem = random_problem(setting, place)
    problem = replace(problem, conventions=replace(problem.conventions, digits=ALL_DIGITS))
    values = worked_out(problem)
    assert check(Working(problem.setting, values, {Scope.DATASET: [values]})) > 50


@pytest.mark.parametrize("place", range(1, len(CHOICES), 2))
def test_so_do_those_of_a_batch(place):
    problem = random_problem(setting_of(place), place)
    hyperparameters = problem.setup().hyperparameters
    conventions = replace(problem.conventions, digits=ALL_DIGITS)
    hyperparameters = replace(hyperparameters, batch_size=None, conventions=conventions)
    trainer = Trainer(Setup(SAMPLES, hyperparameters=hyperparameters))
    working = Snapshot(trainer.frame(), Probe(problem.inputs, problem.target)).working
    assert working.setting.of_batch
    assert check(working) > 55


PROBLEM = Problem((0.0, 1.0), 1.0, Parameters.of({"w2_11": 0.5, "w2_21": -0.25}))


def whole(working, equation):
    return plain_text(working.in_symbols(equation).left) + "".join(map(plain_text, working.lines(equation)))


def lines(problem, number):
    values = worked_out(problem)
    working = Working(problem.setting, values, {Scope.DATASET: [values]})
    return [whole(working, one) for one in working.equations if one.number == number]


def test_a_number_is_not_said_twice():
    """h = ½ twice, I_O³₁ = 0.125, O³₁ = 0.531209…, Δ = 0.468791…"""
    assert lines(PROBLEM, "5") == ["[O¹₁; O¹₂] = [I₁; I₂] = [0; 1]"]
    assert lines(PROBLEM, "17") == [
        "∂δ_O³₁/∂O³₁ = ∂(target₁ − O³₁)²/∂O³₁ = −2·Δ_O³₁ = −2·0.4688 = −0.9375813"
    ]
    assert lines(PROBLEM, "21")[0].endswith("/∂w¹₁₁ = 0")
    linear = replace(PROBLEM, activations=Activations(LINEAR, LINEAR))
    assert lines(linear, "A5")[-1] == "linear′(I_O³₁) = 1"
    working = Snapshot(Trainer().frame(), probe_of_sample(XOR, 0)).working
    total = whole(working, working.equation_of("sum_dE_dw2_11"))
    assert total.startswith("Σ ∂E/∂w²₁₁ = 0.") and total.count("=") == 2


def test_results_have_more_figures_than_factors_unless_digits_are_chosen():
    assert lines(PROBLEM, "A6") == ["Δ = target − O³₁ = 1 − 0.5312 = 0.468791"]
    chosen = replace(PROBLEM, conventions=Conventions(digits=Digits(3)))
    assert lines(chosen, "A6") == ["Δ = target − O³₁ = 1.000 − 0.531 = 0.469"]


def test_a_total_is_written_sample_by_sample_and_of_many_the_ends():
    snapshot = Snapshot(Trainer().frame(), probe_of_sample(XOR, 0))
    for number in ("14", "A10"):
        texts = [
            plain_text(snapshot.working.numbers_of(one))
            for one in snapshot.working.equations
            if one.number == number
        ]
        assert texts and all(text.count(" + ") == 3 for text in texts)
    many = Dataset("many", "Many", np.linspace(0, 1, 1000).reshape(500, 2), np.zeros(500))
    working = Snapshot(
        Trainer(Setup(many, hyperparameters=Hyperparameters(learning_rate=0.01))).frame(),
        probe_of_sample(many, 0),
    ).working
    text = plain_text(working.numbers_of(working.equation_of("Error")))
    assert text.count("…") == 1 and text.count("²") == 3


def test_what_the_document_misprints_stands_beside_it():
    working = Working(PROBLEM.setting, {})
    printed = {one.number: plain_text(working.misprint(one)) for one in working.equations if one.misprint}
    assert printed == {
        "32": "∂O³₁/∂w¹₂₁ = w²₁₁·(∂O²₁/∂w¹₁₁)·σ′(I_O³₁)",
        "37": "∂O³₁/∂w¹₁₂ = w²₂₁·(∂O²₂/∂w¹₂₂)·σ′(I_O³₁)",
    }
