"""A formula as it is heard: words alone, and no two formulas that sound the same."""

import re
from itertools import chain

import pytest

from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import Scope
from ann221_gui.core.equations.table import equations
from ann221_gui.core.formulas.markup import EQUALS, Grid, Number, Operator, Run, Scripted
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.speech import spoken
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.solution import Problem, worked_out
from ann221_gui.core.working import Working

SQUARED = Scripted(Run(")"), (Run("2"),))


def heard(number):
    """The first equation of this number in symbols."""
    working = Working(Setting(conventions=Conventions(HALF_SQUARED)), {})
    equation = next(one for one in working.equations if one.number == number)
    forms = ((*EQUALS, *working.symbols(form)) for form in equation.forms)
    return spoken((*working.symbols(equation.left), *chain.from_iterable(forms)))


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("A7", "I of O 2, j, equals the sum over i of O 1, i times w 1, i j"),
        ("A5", "sigma of z, equals 1 over open bracket 1 plus e to the power of minus z close bracket"),
        ("A6", "Delta, equals target minus O 3, 1"),
        ("6", "the derivative of O 3, 1 by w 2, 1 1, equals O 2, 1 times sigma prime of I of O 3, 1"),
        (
            "14",
            "Error, equals delta O, equals one half times the sum of open bracket target minus calculated "
            "close bracket squared, equals one half times the sum of Delta squared",
        ),
        (
            "16",
            "the derivative of delta of O 3, 1 by w 2, 1 1, equals the derivative of delta of O 3, 1 "
            "by O 3, 1, times the derivative of O 3, 1 by w 2, 1 1",
        ),
        (
            "4",
            "the column of O 2, 1 and O 2, 2, equals sigma of open bracket the transpose of the matrix with "
            "first row: w 1, 1 1 and w 1, 1 2; second row: w 1, 2 1 and w 1, 2 2; end of matrix, "
            "times the column of O 1, 1 and O 1, 2 close bracket",
        ),
    ],
)
def test_a_formula_is_a_sentence(number, sentence):
    assert heard(number) == sentence


@pytest.mark.parametrize(
    ("name", "document", "common"),
    [
        ("w1_12", "w 1, 1 2", "W 1, 2 1"),
        ("I_O2_1", "I of O 2, 1", "z 1, 1"),
        ("slope_O3_1", "sigma prime of I of O 3, 1", "sigma prime of z 2, 1"),
        ("Error", "Error", "E total"),
        (
            "sum_dE_dw2_11",
            "the sum of the derivative of E by w 2, 1 1",
            "the sum of the derivative of E by W 2, 1 1",
        ),
        ("mean_dE_db2_1", *["1 over N times the sum of the derivative of E by b 2, 1"] * 2),
    ],
)
def test_symbols(name, document, common):
    assert (spoken(symbol(name)), spoken(symbol(name, Notation.COMMON))) == (document, common)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ((Number("−0.19"),), "minus 0.19"),
        ((Number("9.38e−05"),), "9.38 times 10 to the power of minus 5"),
        ((Number("½"),), "one half"),
        ((Number("−∞"),), "minus infinity"),
        ((Run("("), Number("0.2"), SQUARED), "0.2 squared"),
        (
            (Run("("), Number("−0.2"), Scripted(Run(")"), (Run("2"),))),
            "open bracket minus 0.2 close bracket squared",
        ),
        ((Run("a"), Operator("/"), Number("4")), "a divided by 4"),
        ((Grid((((Run("a"),), (Run("b"),)),)),), "the row of a and b"),
    ],
)
def test_numbers_and_signs(formula, words):
    assert spoken(formula) == words


@pytest.mark.parametrize("notation", Notation)
def test_nothing_is_left_to_how_signs_are_read_out(notation):
    problem = Problem(
        (0.3, -0.2), 1.0, Parameters.of({"w1_11": -1.0}), 0.5, True, Conventions(notation=notation)
    )
    values = worked_out(problem)
    working = Working(problem.setting, values, {Scope.DATASET: [values]})
    for equation in working.equations:
        left, lines = working.in_symbols(equation).left, working.lines(equation)
        text = spoken((*left, *(piece for line in lines for piece in line)))
        assert re.fullmatch(r"[A-Za-z0-9 ,.;:]+", text), text
        assert not re.search(r",,| ,|, close|,$| {2}", text), text
        assert text.count("open bracket") == text.count("close bracket")


@pytest.mark.parametrize("notation", Notation)
def test_what_is_written_differently_sounds_different(notation):
    working = Working(Setting(True, Conventions(notation=notation), of_batch=True), {})
    forms = {form for one in equations(working.setting) for form in (one.left, *one.forms)}
    written = {plain_text(working.symbols(form)) for form in forms}
    assert len({spoken(working.symbols(form)) for form in forms}) == len(written)
