"""The symbols of both notations, as books print them."""

import pytest

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.notation import symbol, symbol_text

SYMBOLS = {  # name: as the document writes it, as most textbooks do
    "w1_12": ("w¹₁₂", "W⁽¹⁾₂₁"),
    "w2_21": ("w²₂₁", "W⁽²⁾₁₂"),
    "b2_1": ("b²₁", "b⁽²⁾₁"),
    "O1_2": ("O¹₂", "x₂"),
    "O2_1": ("O²₁", "a⁽¹⁾₁"),
    "I_O3_1": ("I_O³₁", "z⁽²⁾₁"),
    "slope_O2_1": ("σ′(I_O²₁)", "σ′(z⁽¹⁾₁)"),
    "Delta": ("Δ", "Δ"),
    "E": ("E", "E"),
    "Error": ("Error", "E_total"),
    "delta_O3_1": ("δ_O³₁", "E"),
    "eta": ("η", "η"),
    "target": ("target", "t"),
    "dE_dO3_1": ("∂E/∂O³₁", "∂E/∂a⁽²⁾₁"),
    "dE_dI_O2_1": ("∂E/∂I_O²₁", "δ⁽¹⁾₁"),
    "ddelta_O3_1_dw1_21": ("∂δ_O³₁/∂w¹₂₁", "∂E/∂W⁽¹⁾₁₂"),
    "dO3_1_dw1_21": ("∂O³₁/∂w¹₂₁", "∂a⁽²⁾₁/∂W⁽¹⁾₁₂"),
    "dO3_1_db1_2": ("∂O³₁/∂b¹₂", "∂a⁽²⁾₁/∂b⁽¹⁾₂"),
    "dO2_2_dw1_12": ("∂O²₂/∂w¹₁₂", "∂a⁽¹⁾₂/∂W⁽¹⁾₂₁"),
    "new_w1_11": ("new w¹₁₁", "new W⁽¹⁾₁₁"),
    "carried_w1_12": ("O¹₁·w¹₁₂", "x₁·W⁽¹⁾₂₁"),
    "sum_dE_dw1_12": ("Σ ∂E/∂w¹₁₂", "Σ ∂E/∂W⁽¹⁾₂₁"),
    "mean_dE_db1_1": ("1/N Σ ∂E/∂b¹₁", "1/N Σ ∂E/∂b⁽¹⁾₁"),
    "staged_dE_dw1_12": ("∂E/∂w¹₁₂(new w²)", "∂E/∂W⁽¹⁾₂₁(new W⁽²⁾)"),
    "staged_dE_dI_O2_1": ("∂E/∂I_O²₁(new w²)", "δ⁽¹⁾₁(new W⁽²⁾)"),
    "dO3_k_dw1_ij": ("∂O³ₖ/∂w¹ᵢⱼ", "∂a⁽²⁾ₖ/∂W⁽¹⁾ⱼᵢ"),
    "wl_ij": ("wˡᵢⱼ", "W⁽ˡ⁾ⱼᵢ"),
    "input_2": ("I₂", "I₂"),
}


@pytest.mark.parametrize("name", SYMBOLS)
def test_as_each_notation_writes_it(name):
    assert (symbol_text(name), symbol_text(name, Notation.COMMON)) == SYMBOLS[name]


def test_a_symbol_says_whose_it_is():
    (term,) = symbol("w1_12")
    assert term.quantity == "w1_12"


@pytest.mark.parametrize("notation", Notation)
@pytest.mark.parametrize(
    "name",
    ["", "w1", "w_1", "w1_x", "w1_1", "O2_12", "loss", "new_", "dE_dE_dw1_", "I_w1_11", "slope_O1_1", "I_x"],
)
def test_what_is_no_quantity_is_refused(name, notation):
    with pytest.raises(ValueError, match="is not a quantity"):
        symbol(name, notation)
