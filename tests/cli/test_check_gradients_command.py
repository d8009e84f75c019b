"""`ann221 check-gradients`: a row a parameter, and an exit status that means something."""

from dataclasses import replace
from math import exp

import pytest

from ann221_gui.core import backpropagation, gradient_check

NAMES = ["w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21", "b1_1", "b1_2", "b2_1"]


def rows(text):
    """Name, analytic, independent, relative error, digits and the words of each row."""
    found = [line.replace("−", "-").split(maxsplit=5) for line in text.splitlines()]
    return [(row[0], *map(float, row[1:5]), row[5]) for row in found if row and row[0] in NAMES]


def test_xor_without_and_with_biases(ann221):
    result = ann221("check-gradients")
    assert (result.status, result.err) == (0, "")
    assert [name for name, *_ in rows(result.out)] == NAMES[:6] + NAMES
    assert result.out.splitlines()[-1].endswith("they agree")


def test_both_columns_are_the_gradient_by_finite_differences(ann221, problems):
    """E of the example by hand, for w1_21 a little larger and a little smaller."""
    result = ann221("check-gradients", problems / "worked-example.json")
    _, analytic, independent, error, digits, words = next(
        row for row in rows(result.out) if row[0] == "w1_21"
    )
    assert analytic == pytest.approx(
        halved_error(0.8 + 1e-6) / 2e-6 - halved_error(0.8 - 1e-6) / 2e-6, rel=1e-6
    )
    assert independent == pytest.approx(analytic, rel=1e-12)
    assert error < 1e-12
    assert digits >= 12
    assert words == f"agree to {digits:.0f} digits"


def halved_error(w1_21):
    h1 = 1 / (1 + exp(-(0.35 * 0.1 + 0.9 * w1_21)))
    h2 = 1 / (1 + exp(-(0.35 * 0.4 + 0.9 * 0.6)))
    return (0.5 - 1 / (1 + exp(-(0.3 * h1 + 0.9 * h2)))) ** 2 / 2


def test_the_conventions_of_the_file_are_followed_and_stated(ann221, problems):
    of_document, of_file = (
        ann221("check-gradients"),
        ann221("check-gradients", problems / "worked-example.json"),
    )
    assert of_document.out.splitlines()[0] == "XOR, without biases; the document's conventions"
    assert "error ½(target − output)²" in of_file.out.splitlines()[0]


def test_biases_are_checked_where_the_file_has_them(ann221, problems, written):
    with_biases = ann221("check-gradients", problems / "worked-example-with-biases.json")
    assert [name for name, *_ in rows(with_biases.out)] == NAMES
    points = ann221("check-gradients", written("0,0,0\n0.5,1,1\n", "points.csv"))
    assert [name for name, *_ in rows(points.out)] == NAMES[:6]
    assert points.status == 0


def test_a_wrong_formula_is_found(ann221, monkeypatch):
    def without_the_factor_two(*arguments):
        back = backpropagation.backward(*arguments)
        return replace(back, loss=back.loss / 2)

    monkeypatch.setattr(gradient_check, "backward", without_the_factor_two)
    result = ann221("check-gradients")
    assert result.status == 1
    assert {words for *_, words in rows(result.out)} == {"disagree: no digits in common"}
    assert result.out.splitlines()[-2] == "all 15 gradients disagree"
    assert result.out.splitlines()[-1].startswith("largest relative error 5.0e−01: they disagree at w1_11")


def test_where_the_check_has_no_digits_it_accuses_nobody(ann221, written, good_problem):
    """The first hidden output is 0.5523, so the net input of the output neuron is −718."""
    saturated = good_problem.replace('"w2_11": 0.3', '"w2_11": -1300').replace('"w2_21": 0.9', '"w2_21": 0')
    result = ann221("check-gradients", written(saturated))
    assert result.status == 0
    assert any(words.startswith("too small for the check") for *_, words in rows(result.out))
    assert result.out.splitlines()[-1].startswith("largest relative error where the check has digits")


def test_numbers_that_are_too_large_do_not_agree(ann221, written):
    result = ann221("check-gradients", written("1e308,1e308,1e308\n", "far.csv"))
    assert (result.status, result.err) == (1, "")
