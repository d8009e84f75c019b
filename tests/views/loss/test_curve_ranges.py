"""Axes of the loss plot that stand still while the curve grows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ann221_gui.views.loss.curve_ranges import bound, decades, exponents


@given(st.floats(1e-12, 1e12))
def test_a_bound_shows_everything_and_leaves_at_most_two_fifths_empty(largest: float) -> None:
    assert largest <= bound(largest) <= largest / 0.6


def test_the_axis_moves_a_few_times_a_decade_only() -> None:
    assert len({bound(epoch) for epoch in range(1000, 10_001)}) <= 9
    assert bound(0.9957) == 1


def test_an_axis_of_nothing_still_has_a_length() -> None:
    assert bound(0.0) == 1


def test_decades_around_the_losses() -> None:
    assert decades(np.array([0.99, 0.02])) == (-2, 0)
    assert decades(np.array([0.3, 0.2])) == (-1, 0)
    assert decades(np.array([1.0])) == (-1, 0)
    assert decades(np.array([0.0, 5.0, 1e-300])) == (-300, 1)
    assert decades(np.array([0.0])) == (-1, 0)


def test_a_loss_of_zero_is_a_gap() -> None:
    assert np.array_equal(exponents(np.array([100.0, 0.0, 0.1])), [2.0, np.nan, -1.0], equal_nan=True)
