"""Formulas as LaTeX: in every setting, only what mathematics mode with amsmath knows."""

import re

import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.equations.table import equations
from ann221_gui.core.formulas.latex import latex
from ann221_gui.core.formulas.markup import Number
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.solution import Problem, worked_out
from ann221_gui.core.working import Working

COMMANDS = {  # and how many arguments in braces each has
    r"\frac": 2,
    r"\tfrac": 2,
    r"\text": 1,
    r"\operatorname": 1,
    r"\begin": 1,
    r"\end": 1,
    **dict.fromkeys((r"\sigma", r"\Delta", r"\delta", r"\eta", r"\partial", r"\sum", r"\cdot", r"\infty"), 0),
    **dict.fromkeys(("\\\\", r"\,"), 0),
}
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)


def checked(text):
    """The text, if LaTeX can read it: known commands with their arguments, braces and brackets in pairs."""
    assert text.isascii(), text
    tokens = TOKEN.findall(text)
    depth = 0
    for place, token in enumerate(tokens):
        if token.startswith("\\"):
            rest = "".join(tokens[place + 1 :])
            for _ in range(COMMANDS[token]):
                assert rest.startswith("{"), text
                rest = rest[len(group(rest)) :]
        depth += (token == "{") - (token == "}")
        assert depth >= 0, text
        if token in "^_":
            assert tokens[place + 1] == "{", text
            assert place == 0 or tokens[place - 1] not in "^_", text
    assert depth == 0 and text.count("(") == text.count(")"), text
    assert text.count(r"\begin{bmatrix}") == text.count(r"\end{bmatrix}")
    assert not re.search(r"(\^\{[^{}]*\}){2}|(_\{[^{}]*\}){2}", text), "a double index"
    return text


def group(text):
    """What stands in the braces that the text begins with, braces included."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return text[: place + 1]
    raise AssertionError(text)


@pytest.mark.parametrize("notation", Notation)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_every_equation_can_be_read(hidden, notation):
    conventions = Conventions(
        HALF_SQUARED, DeltaSign.OUTPUT_MINUS_TARGET, UpdateOrder.LAYER_BY_LAYER, notation
    )
    parameters = Parameters.of({"w1_11": -1e-9, "w1_21": 3e12, "w2_11": 0.3, "w2_21": -0.4, "b2_1": 0.1})
    activations = Activations(ACTIVATIONS[hidden], ACTIVATIONS["tanh"])
    problem = Problem((0.3, 1e-7), 1.0, parameters, 0.5, True, conventions, activations)
    values = worked_out(problem)
    working = Working(problem.setting, values, {Scope.DATASET: [values]})
    for equation in working.equations:
        left = working.in_symbols(equation).left
        for formula in (left, *working.lines(equation), working.misprint(equation)):
            checked(latex(formula))


def test_totals_can_be_read():
    for notation in Notation:
        working = Working(Setting(of_batch=True, conventions=Conventions(notation=notation)), {})
        for equation in equations(working.setting):
            for form in (equation.left, *equation.forms):
                checked(latex(working.symbols(form)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("w1_12", "w^{1}_{12}"),
        ("I_O2_1", "I_{O^{2}_{1}}"),
        ("slope_O3_1", r"\sigma'(I_{O^{3}_{1}})"),
        ("dE_dw1_12", r"\frac{\partial E}{\partial w^{1}_{12}}"),
        ("mean_dE_dw2_11", r"\frac{1}{N}\,\sum \frac{\partial E}{\partial w^{2}_{11}}"),
        ("target", r"\text{target}"),
    ],
)
def test_symbols(name, text):
    assert checked(latex(symbol(name))) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("−0.25", "-0.25"),
        ("9.38e−05", r"9.38 \cdot 10^{-5}"),
        ("−1e+12", r"-1 \cdot 10^{12}"),
        ("½", r"\tfrac{1}{2}"),
        ("−∞", r"-\infty"),
        ("undefined", r"\text{undefined}"),
    ],
)
def test_numbers(number, text):
    assert checked(latex((Number(number),))) == text


@pytest.mark.parametrize("bad", ["½", "{", r"\unknown", "w^2", "a^{1}^{2}", r"\frac{1}", "(a"])
def test_the_check_itself_sees_what_latex_would_refuse(bad):
    with pytest.raises((AssertionError, KeyError)):
        checked(bad)
