"""Numbers along an axis, as a textbook would print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.views.shared.plot_ticks import (
    grouped,
    nice_step,
    on_step,
    power_tick,
    step_tick,
    tick_within_decade,
)


@pytest.mark.parametrize(
    ("smallest", "step"), [(0.3, 0.5), (0.5, 0.5), (0.51, 1), (1, 1), (1.1, 2), (30, 50), (0.0002, 0.0002)]
)
def test_steps_are_one_two_or_five(smallest: float, step: float) -> None:
    assert nice_step(smallest) == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(-0.5, 0.5, "−0.5"), (0.0, 0.5, "0"), (-1e-17, 0.5, "0"), (1.0, 0.5, "1.0"), (0.15, 0.05, "0.15")],
)
def test_a_tick_has_the_digits_of_its_step_and_a_true_minus(value: float, step: float, text: str) -> None:
    assert step_tick(value, step) == text


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (0.00002, 0.00001, "0.00002"),
        (3e-6, 1e-6, "3·10⁻⁶"),
        (-20e-300, 5e-300, "−20·10⁻³⁰⁰"),
        (0.0, 1e-12, "0"),
        (0.123456, 2e-6, "0.123456"),
    ],
)
def test_a_tiny_step_takes_a_power_of_ten_where_that_is_shorter(value: float, step: float, text: str) -> None:
    assert step_tick(value, step) == text


def test_thousands_are_apart() -> None:
    assert grouped(1234567) == "1\u2009234\u2009567"
    assert grouped(-20000.5, 1) == "−20\u2009000.5"


@pytest.mark.parametrize(
    ("exponent", "text"),
    [
        (0, "1"),
        (-1, "0.1"),
        (-3, "0.001"),
        (-4, "10⁻⁴"),
        (3, "1\u2009000"),
        (-4 + 0.30103, "2·10⁻⁴"),
        (-12, "10⁻¹²"),
    ],
)
def test_powers_of_ten(exponent: float, text: str) -> None:
    assert power_tick(exponent) == text


def test_within_a_decade_two_and_five_have_numbers() -> None:
    """The exponents of 0.1, 0.2, … 0.9, by the logarithms of a table."""
    exponents = [-1, -0.69897, -0.52288, -0.39794, -0.30103, -0.22185, -0.15490, -0.09691, -0.04576]
    assert [tick_within_decade(place) for place in exponents] == ["", "0.2", "", "", "0.5", "", "", "", ""]


@given(st.floats(-1e6, 1e6), st.sampled_from([0.005, 0.01, 0.02, 0.5, 1.0, 10.0]))
def test_a_pointed_number_is_short_and_near(value: float, step: float) -> None:
    rounded = on_step(value, step)
    assert abs(rounded - value) <= step / 2 * (1 + 1e-6)
    assert len(repr(abs(rounded) % 1)) <= len("0.995") or float(f"{rounded:.3f}") == rounded
