"""Expressions as formulas: brackets where they are needed, totals over few samples and many."""

from dataclasses import replace

import pytest

from ann221_gui.core.activations import RELU, TANH, Activations
from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import (
    Applied,
    Column,
    Constant,
    Derivative,
    Negative,
    OverSamples,
    Product,
    Quantity,
    Scope,
    Square,
    Sum,
    Transformed,
    product,
)
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.writing import NumberWriter, SymbolWriter
from ann221_gui.core.losses import SQUARED, Total
from ann221_gui.core.numbers import exact

DOCUMENT = Setting()
VALUES = {"Delta": -0.5, "w1_11": 0.25, "w1_12": -2.0, "eta": 1.0}
MEAN = Setting(conventions=Conventions(replace(SQUARED, total=Total.MEAN)))
DELTA, W = Quantity("Delta"), Quantity("w1_11")


def in_symbols(expression, setting=DOCUMENT):
    return plain_text(SymbolWriter(setting).write(expression))


def in_numbers(expression, setting=DOCUMENT, rows=()):
    return plain_text(NumberWriter(setting, VALUES, exact, {Scope.BATCH: rows}).write(expression))


@pytest.mark.parametrize(
    ("expression", "symbols", "numbers"),
    [
        (product("Delta", "w1_11", times=-2), "−2·Δ·w¹₁₁", "−2·(−0.5)·0.25"),
        (product("Delta", "w1_11", times=-1), "−Δ·w¹₁₁", "−(−0.5)·0.25"),
        (product("w1_11", "Delta", times=-1), "−w¹₁₁·Δ", "−0.25·(−0.5)"),
        (Sum((W, Negative(product("eta", "Delta")))), "w¹₁₁ − η·Δ", "0.25 − 1·(−0.5)"),
        (Sum((W, DELTA)), "w¹₁₁ + Δ", "0.25 + (−0.5)"),
        (Sum((W, Negative(Sum((W, DELTA))))), "w¹₁₁ − (w¹₁₁ + Δ)", "0.25 − (0.25 + (−0.5))"),
        (Product((Constant(0.5), Square(DELTA))), "½·(Δ)²", "½·(−0.5)²"),
        (Applied(Sum((W, DELTA)), 2), "σ(w¹₁₁ + Δ)", "σ(0.25 + (−0.5))"),
    ],
)
def test_a_sign_never_stands_beside_another(expression, symbols, numbers):
    assert (in_symbols(expression), in_numbers(expression)) == (symbols, numbers)


def test_what_is_derived_is_whole():
    half = Product((Constant(0.5), Square(DELTA)))
    assert in_symbols(Derivative(half, "w1_11")) == "∂(½·(Δ)²)/∂w¹₁₁"
    assert in_symbols(Derivative(Applied(DELTA, 3), "w1_11")) == "∂σ(Δ)/∂w¹₁₁"


def test_each_layer_s_function_has_its_name_and_so_has_its_slope():
    setting = Setting(activations=Activations(TANH, RELU))
    assert in_symbols(product("slope_O2_1", "slope_O3_1"), setting) == "tanh′(I_O²₁)·relu′(I_O³₁)"
    assert in_symbols(product("slope_O2_1", "slope_O3_1")) == "σ′(I_O²₁)·σ′(I_O³₁)"


def test_the_common_weights_need_no_transposition():
    grid = Transformed(
        ((W, Quantity("w1_12")), (Quantity("w1_21"), Quantity("w1_22"))), Column((DELTA, DELTA))
    )
    common = Setting(conventions=Conventions(notation=Notation.COMMON))
    assert in_symbols(grid) == "[w¹₁₁, w¹₁₂; w¹₂₁, w¹₂₂]ᵀ·[Δ; Δ]"
    assert in_symbols(grid, common) == "[W⁽¹⁾₁₁, W⁽¹⁾₁₂; W⁽¹⁾₂₁, W⁽¹⁾₂₂]·[Δ; Δ]"


@pytest.mark.parametrize(
    ("deltas", "total", "mean"),
    [
        ([-0.5], "−0.5", "−0.5 / 1"),
        ([-0.5, 0.25, -1.0], "−0.5 + 0.25 + (−1)", "(−0.5 + 0.25 + (−1)) / 3"),
        ([1.0, 2.0, 3.0, 4.0], "1 + 2 + 3 + 4", "(1 + 2 + 3 + 4) / 4"),
        ([1.0, 2.0, 3.0, 4.0, -5.0], "1 + 2 + … + (−5)", "(1 + 2 + … + (−5)) / 5"),
    ],
)
def test_totals(deltas, total, mean):
    of_all = OverSamples(DELTA, Scope.BATCH)
    rows = [{"Delta": delta} for delta in deltas]
    assert (in_numbers(of_all, rows=rows), in_numbers(of_all, MEAN, rows)) == (total, mean)
    assert (in_symbols(of_all), in_symbols(of_all, MEAN)) == ("Σ Δ", "1/N Σ Δ")
