"""The document's symbols, as the document writes them."""

import pytest

from ann221_gui.core.notation import Symbol, symbol
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.solution import Problem, given, solve


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("w1_12", "w¹₁₂"),
        ("b2_1", "b²₁"),
        ("O1_2", "O¹₂"),
        ("I_O3_1", "I_O³₁"),
        ("slope_O2_1", "σ′(I_O²₁)"),
        ("Delta", "Δ"),
        ("E", "E"),
        ("eta", "η"),
        ("target", "target"),
        ("dE_dO3_1", "∂E/∂O³₁"),
        ("dE_dw2_11", "∂E/∂w²₁₁"),
        ("dO3_1_dw1_21", "∂O³₁/∂w¹₂₁"),
        ("dO3_1_db1_2", "∂O³₁/∂b¹₂"),
        ("new_w1_11", "new w¹₁₁"),
    ],
)
def test_as_the_document_writes_it(name, text):
    assert symbol(name).text == text


def test_indices_are_kept_apart_for_typesetting():
    assert symbol("w1_12") == Symbol("w", "1", "12")
    assert symbol("I_O3_1") == Symbol("O", "3", "1", before="I_")


def test_every_quantity_of_a_solution_has_a_symbol_of_its_own():
    problem = Problem((0.1, 0.2), 1.0, Parameters.of({"w1_11": 0.5}), biases=True)
    names = {**solve(problem), **given(problem)}
    assert len({symbol(name).text for name in names}) == len(names)


@pytest.mark.parametrize("name", ["", "w1", "w_1", "w1_x", "loss", "new_", "dE_dE_dw1_"])
def test_what_is_no_quantity_is_refused(name):
    with pytest.raises(ValueError, match="is not a quantity"):
        symbol(name)
