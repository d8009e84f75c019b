"""The reader that checks displayed formulas, checked by hand."""

import numpy as np
import pytest

from tests.formula_arithmetic import agree, is_all_numbers, sides, worked_out


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("−2·(−0.5)·3", 3.0),
        ("1 − 0.5·(−4) − 1", 2.0),
        ("−(2·3) + 1e−01", -5.9),
        ("½·(−3)²", 4.5),
        ("(1 + 2 + 3 + 6) / 4", 3.0),
        ("σ(0.5·2 − 1)", 0.5),
        ("1 − (tanh(0))²", 1.0),
    ],
)
def test_it_calculates_like_a_reader(text: str, value: float) -> None:
    assert worked_out(text) == pytest.approx(value, rel=1e-15)


def test_matrices_are_transposed_and_multiplied() -> None:
    result = worked_out("[1, 2; 3, 4]ᵀ·[10; 100] + [0.5; −1]")
    assert np.array_equal(result, [[310.5], [419.0]])


@pytest.mark.parametrize("text", ["O²₁·2", "0.1 + … + 0.3", "", "1 if above"])
def test_what_is_not_all_numbers_is_not_read(text: str) -> None:
    assert not is_all_numbers(text)
    with pytest.raises(ValueError):
        worked_out(text)


def test_sides_and_their_agreement() -> None:
    assert sides("Δ = t − a = −0.5") == ["Δ", "t − a", "−0.5"]
    assert agree(1.0, 1.0 + 1e-14, 1e-13)
    assert not agree(1.0, 1.0 + 1e-12, 1e-13)
    assert not agree(float("nan"), 1.0, 1e-13)
