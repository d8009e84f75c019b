"""Every equation, by number, worked out from its own symbols, gives what mpmath's derivatives say."""

from collections import Counter
from dataclasses import replace
from itertools import product

import mpmath
import numpy as np
import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import Quantity, Scope, Words
from ann221_gui.core.equations.table import equation_of, equations
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.solution import Problem
from tests.core.evaluator import Evaluator, instances
from tests.core.truth import Network, row, truth

PAIRS = [
    ("logistic", "logistic"),
    ("tanh", "logistic"),
    ("relu", "tanh"),
    ("linear", "linear"),
    ("tanh", "relu"),
]
CHOICES = list(product(LOSSES, Total, DeltaSign, UpdateOrder, (False, True), (False, True)))
DOCUMENT_NUMBERS = [str(number) for number in range(1, 46)]


def setting_of(place):
    """One of all combinations; notation and activations go round with them."""
    loss, total, sign, order, biases, of_batch = CHOICES[place]
    notation = Notation.COMMON if (place + place // 2) % 2 else Notation.DOCUMENT
    hidden, output = PAIRS[place % len(PAIRS)]
    conventions = Conventions(replace(LOSSES[loss], total=total), sign, order, notation)
    return Setting(biases, conventions, Activations(ACTIVATIONS[hidden], ACTIVATIONS[output]), of_batch)


def random_problem(setting, seed):
    generator = np.random.default_rng(seed)
    parameters = Parameters(generator.uniform(-2, 2, 9))
    return Problem(
        tuple(generator.uniform(-1, 2, 2).tolist()),
        float(generator.uniform(-1, 2)),
        parameters if setting.biases else parameters.without_biases(),
        0.7,
        setting.biases,
        setting.conventions,
        setting.activations,
    )


def evaluator_of(problem, setting):
    pair = (problem.inputs, problem.target)
    pairs = [pair, ((0.3, -0.8), 1.0), ((1.0, 0.5), 0.0)] if setting.of_batch else [pair]
    values = truth(problem, pairs)
    rows = [row(problem, one, {p: values[f"new_{p}"] for p in ("w2_11", "w2_21")}) for one in pairs]
    values["z"] = values["I_O2_1"]
    return Evaluator(Network(problem), problem.inputs, values, {Scope.DATASET: rows, Scope.BATCH: rows})


def agree(one, other):
    numbers = zip(*(list(x) if isinstance(x, mpmath.matrix) else [x] for x in (one, other)), strict=True)
    return all(abs(a - b) <= 1e-12 * abs(b) + 1e-40 for a, b in numbers)


@pytest.mark.parametrize("place", range(len(CHOICES)))
def test_every_form_of_every_equation_is_true(place):
    setting = setting_of(place)
    with mpmath.workdps(50):
        known = evaluator_of(random_problem(setting, place), setting)
        for equation in equations(setting):
            for one in instances(equation):
                left = known.evaluate(one.left)
                for form in one.forms:
                    if not isinstance(form, Words):
                        assert agree(known.evaluate(form), left), (one.number, form)


@pytest.mark.parametrize("place", range(len(CHOICES)))
def test_none_of_the_document_s_is_missing_and_none_stands_twice(place):
    setting = setting_of(place)
    numbers = [equation.number for equation in equations(setting)]
    assert [number for number in numbers if number.isdecimal()] == DOCUMENT_NUMBERS
    expected = {f"A{number}" for number in (1, 2, 5, 6, 7, 8)}
    expected |= {"A3", "A4"} if setting.biases else set()
    expected |= {"A9"} if setting.is_layered else set()
    expected |= {"A10"} if setting.of_batch else set()
    expected |= {"A11"} if setting.is_layered and setting.of_batch else set()
    assert set(numbers) - set(DOCUMENT_NUMBERS) == expected
    added = Counter(
        (equation.number, equation.left, equation.is_general)
        for equation in equations(setting)
        if not equation.number.isdecimal()
    )
    assert set(added.values()) == {1}


# What each equation of the document gives, read off its page.
LEFT_SIDES = {
    "1": "O3_1",
    "2": "O2_1",
    "3": "O2_2",
    "15": "delta_O3_1",
    "17": "ddelta_O3_1_dO3_1",
    "6": "dO3_1_dw2_11",
    "7": "dO3_1_dw2_21",
    "18": "dO3_1_dw2_11",
    "19": "dO3_1_dw2_21",
    "9": "dO3_1_dw1_11",
    "10": "dO3_1_dw1_12",
    "11": "dO3_1_dw1_21",
    "12": "dO3_1_dw1_22",
    "16": "ddelta_O3_1_dw2_11",
    "20": "ddelta_O3_1_dw1_11",
    "25": "ddelta_O3_1_dw1_12",
    "30": "ddelta_O3_1_dw1_21",
    "35": "ddelta_O3_1_dw1_22",
    "23": "dO2_1_dw1_11",
    "28": "dO2_2_dw1_12",
    "33": "dO2_1_dw1_21",
    "38": "dO2_2_dw1_22",
    **dict.fromkeys(("21", "22", "24", "42"), "dO3_1_dw1_11"),
    **dict.fromkeys(("26", "27", "29", "43"), "dO3_1_dw1_12"),
    **dict.fromkeys(("31", "32", "34", "44"), "dO3_1_dw1_21"),
    **dict.fromkeys(("36", "37", "39", "45"), "dO3_1_dw1_22"),
    "14": "Error",
    "40": "dO3_1_dw2_11",
    "41": "dO3_1_dw2_21",
}


def test_each_number_gives_what_the_document_gives_there():
    found = {one.number: one.quantity for one in equations(Setting()) if one.number.isdecimal()}
    assert {number: name for number, name in found.items() if name} == LEFT_SIDES
    assert {number for number, name in found.items() if not name} == {"4", "5", "8", "13"}


def test_the_general_forms_hold_for_every_weight():
    given = {
        number: {one.quantity for one in instances(equation)}
        for number in ("8", "13")
        for equation in equations(Setting())
        if equation.number == number
    }
    assert given["8"] == {"dO3_1_dw2_11", "dO3_1_dw2_21"}
    assert given["13"] == {f"dO3_1_dw1_{ij}" for ij in ("11", "12", "21", "22")}


def test_two_equations_are_misprinted_and_what_is_printed_is_wrong():
    setting = Setting()
    wrong = {one.number: one for one in equations(setting) if one.misprint is not None}
    assert set(wrong) == {"32", "37"}
    assert Quantity("dO2_1_dw1_11") in wrong["32"].misprint.right.factors
    assert wrong["37"].misprint.left == Quantity("dO3_1_dw1_12")
    with mpmath.workdps(50):
        known = evaluator_of(random_problem(setting, 7), setting)
        for one in wrong.values():
            printed = known.evaluate(one.misprint.right), known.evaluate(one.misprint.left)
            assert not agree(*printed)
            assert abs(printed[0] / printed[1] - 1) > 0.01


def test_the_sign_of_delta_and_the_half_stand_in_equation_17():
    factors = {}
    for loss, sign in product(LOSSES.values(), DeltaSign):
        setting = Setting(conventions=Conventions(loss, sign))
        with mpmath.workdps(50):
            known = evaluator_of(random_problem(setting, 3), setting)
            slope = known.evaluate(equation_of("ddelta_O3_1_dO3_1", setting).right)
            factors[loss.name, sign.value] = float(slope / known.values["Delta"])
    assert factors == {
        ("squared", "target - output"): -2,
        ("squared", "output - target"): 2,
        ("half squared", "target - output"): -1,
        ("half squared", "output - target"): 1,
    }
