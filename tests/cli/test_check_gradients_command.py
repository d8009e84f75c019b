"""`ann221 check-gradients`: a row a parameter, and an exit status that means something."""

from math import exp

import pytest

from ann221_gui.core import backpropagation, gradient_check

NAMES = ["w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21", "b1_1", "b1_2", "b2_1"]


def rows(text):
    """Name, analytic, independent, relative error of each row."""
    found = [line.replace("−", "-").split() for line in text.splitlines()]
    return [(row[0], *map(float, row[1:])) for row in found if row and row[0] in NAMES]


def test_xor_without_and_with_biases(ann221):
    result = ann221("check-gradients")
    assert (result.status, result.err) == (0, "")
    assert [name for name, *_ in rows(result.out)] == NAMES[:6] + NAMES
    assert result.out.splitlines()[-1].endswith("they agree")


def test_both_columns_are_the_gradient_by_finite_differences(ann221, problems):
    """E of the example by hand, for w1_21 a little larger and a little smaller."""
    result = ann221("check-gradients", problems / "worked-example.json")
    _, analytic, independent, error = next(row for row in rows(result.out) if row[0] == "w1_21")
    assert analytic == pytest.approx(
        halved_error(0.8 + 1e-6) / 2e-6 - halved_error(0.8 - 1e-6) / 2e-6, rel=1e-6
    )
    assert independent == pytest.approx(analytic, rel=1e-12)
    assert error < 1e-12


def halved_error(w1_21):
    h1 = 1 / (1 + exp(-(0.35 * 0.1 + 0.9 * w1_21)))
    h2 = 1 / (1 + exp(-(0.35 * 0.4 + 0.9 * 0.6)))
    return (0.5 - 1 / (1 + exp(-(0.3 * h1 + 0.9 * h2)))) ** 2 / 2


def test_biases_are_checked_where_the_file_has_them(ann221, problems, written):
    with_biases = ann221("check-gradients", problems / "worked-example-with-biases.json")
    assert [name for name, *_ in rows(with_biases.out)] == NAMES
    points = ann221("check-gradients", written("0,0,0\n0.5,1,1\n", "points.csv"))
    assert [name for name, *_ in rows(points.out)] == NAMES[:6]
    assert points.status == 0


def test_a_wrong_formula_is_found(ann221, monkeypatch):
    def without_the_factor_two(*arguments):
        return backpropagation.gradient(*arguments) / 2

    monkeypatch.setattr(gradient_check, "gradient", without_the_factor_two)
    result = ann221("check-gradients")
    assert result.status == 1
    assert result.out.splitlines()[-1].startswith("largest relative error 5.0e−01: they disagree at w1_11")


def test_numbers_that_are_too_large_do_not_agree(ann221, written):
    result = ann221("check-gradients", written("1e308,1e308,1e308\n", "far.csv"))
    assert (result.status, result.err) == (1, "")
