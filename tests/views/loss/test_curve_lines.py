"""Fewer points than a curve has, and yet the same picture."""

import math
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ann221_gui.views.loss.curve_lines import per_column, pieces

NAN = float("nan")

curves = st.integers(0, 60).flatmap(
    lambda count: st.tuples(
        arrays(float, count, elements=st.floats(0, 10)).map(np.sort),
        arrays(float, count, elements=st.floats(0, 100) | st.just(NAN)),
    )
)


def by_column(x: np.ndarray, y: np.ndarray) -> dict[int, list[float]]:
    columns: dict[int, list[float]] = {}
    for place, height in zip(x.tolist(), y.tolist(), strict=True):
        columns.setdefault(int(place), []).append(height)
    return columns


@given(curves)
def test_every_column_keeps_its_lowest_and_its_highest(curve: tuple[np.ndarray, np.ndarray]) -> None:
    few = by_column(*per_column(*curve))
    every = by_column(*curve)
    assert few.keys() == every.keys()
    assert sum(map(len, few.values())) <= 2 * len(every)
    for column, heights in every.items():
        assert extremes(few[column]) == extremes(heights)


def extremes(heights: list[float]) -> tuple[float, float] | None:
    there = [height for height in heights if not math.isnan(height)]
    return (min(there), max(there)) if there else None


def test_a_spike_of_one_epoch_among_thousands_is_kept() -> None:
    losses = np.linspace(190.0, 180.0, 2000)
    losses[1234] = 3.0
    x, y = per_column(np.linspace(0.0, 300.0, 2000), losses)
    assert len(x) <= 602
    assert y.min() == 3.0
    assert abs(x[y.argmin()] - 1234 * 300 / 1999) < 1


def test_a_curve_that_only_rises_or_falls_is_only_thinned() -> None:
    x = np.linspace(0.0, 10.0, 101)[:-1]
    for y in (x**2, -(x**2)):
        every = list(zip(x, y, strict=True))
        few = list(zip(*per_column(x, y), strict=True))
        assert few == [every[row + end] for row in range(0, 100, 10) for end in (0, 9)]


def test_as_many_points_as_columns_are_left_alone() -> None:
    x, y = np.arange(5.0), np.array([1.0, 0.0, NAN, 2.0, 1.0])
    assert np.array_equal(per_column(x, y), (x, y), equal_nan=True)


def lines(x: np.ndarray, y: np.ndarray) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    polygons = [[point.toTuple() for point in piece] for piece in pieces(x, y)]
    return [line for polygon in polygons for line in pairwise(polygon)]


def test_the_pieces_make_up_the_whole_line() -> None:
    x, y = np.linspace(0.0, 1.0, 203), np.sin(np.arange(203.0))
    points = list(zip(x.tolist(), y.tolist(), strict=True))
    assert lines(x, y) == list(pairwise(points))


def test_no_line_crosses_a_gap() -> None:
    x, y = np.arange(7.0), np.array([NAN, 1.0, 2.0, NAN, 3.0, NAN, 4.0])
    assert lines(x, y) == [((1.0, 1.0), (2.0, 2.0))]
    assert lines(x[:1], y[:1]) == []
