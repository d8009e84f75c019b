"""Numbers along an axis, as a textbook would print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.views.shared.plot_ticks import (
    decade_ticks,
    grouped,
    nice_step,
    on_step,
    power_tick,
    step_for,
    step_tick,
    steps_between,
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


def test_ticks_lie_on_both_ends() -> None:
    assert steps_between(-0.5, 1.5, 0.5) == [-0.5, 0.0, 0.5, 1.0, 1.5]


def test_few_decades_have_ticks_within_many_are_thinned() -> None:
    assert [power_tick(tick) for tick in decade_ticks(-1, 0, 0.2)] == ["0.1", "0.2", "0.5", "1"]
    assert decade_ticks(-6, 0, 1.5) == [-6, -4, -2, 0]


def test_long_numbers_take_more_room() -> None:
    """Ten units of room a character: 0, 20, 40 would touch each other, 0 and 50 don't."""
    assert step_for(0, 100, 10, lambda text: 10.0 * len(text)) == 50


@given(st.floats(-1e6, 1e6), st.sampled_from([0.005, 0.01, 0.02, 0.5, 1.0, 10.0]))
def test_a_pointed_number_is_short_and_near(value: float, step: float) -> None:
    rounded = on_step(value, step)
    assert abs(rounded - value) <= step / 2 * (1 + 1e-6)
    assert len(repr(abs(rounded) % 1)) <= len("0.995") or float(f"{rounded:.3f}") == rounded
