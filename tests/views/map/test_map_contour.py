"""The contour, against geometry done by hand."""

import math
from collections import Counter

import numpy as np
import pytest

from ann221_gui.views.map.map_contour import contour, path_of

ROWS, COLUMNS = 41, 61


def length_of(segments: np.ndarray) -> float:
    return float(np.hypot(*(segments[:, 1] - segments[:, 0]).T).sum())


def over_grid(function: object) -> np.ndarray:
    """In single precision, as the map is."""
    rows, columns = np.mgrid[:ROWS, :COLUMNS]
    return function(columns, rows).astype(np.float32)


def test_the_contour_of_a_plane_is_a_straight_line_from_border_to_border() -> None:
    segments = contour(over_grid(lambda x, _y: x), 10.25)
    assert segments[..., 0] == pytest.approx(10.25)
    assert segments[..., 1].min() == 0
    assert segments[..., 1].max() == ROWS - 1
    assert length_of(segments) == pytest.approx(ROWS - 1)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_contour_of_a_bowl_is_a_circle(sign: int) -> None:
    segments = contour(over_grid(lambda x, y: sign * ((x - 30) ** 2 + (y - 20) ** 2)), sign * 15.0**2)
    centred = segments.reshape(-1, 2) - (30, 20)
    assert np.hypot(*centred.T) == pytest.approx(15, abs=0.02)
    assert length_of(segments) == pytest.approx(2 * math.pi * 15, rel=1e-2)


def test_there_is_no_contour_where_nothing_passes_the_level() -> None:
    assert contour(np.full((ROWS, COLUMNS), 0.5, np.float32), 0.5).shape == (0, 2, 2)


@pytest.mark.parametrize("seed", range(5))
def test_contours_end_nowhere_but_at_the_border(seed: int) -> None:
    """Noise has every kind of cell, saddles too: inside, each end is where exactly one other line begins."""
    values = np.random.default_rng(seed).normal(size=(ROWS, COLUMNS)).astype(np.float32)
    ends = contour(values, 0.1).reshape(-1, 2)
    crossed_across = ((values[:, 1:] > 0.1) != (values[:, :-1] > 0.1)).sum()
    crossed_down = ((values[1:] > 0.1) != (values[:-1] > 0.1)).sum()
    counts = Counter(map(tuple, ends.round(9).tolist()))
    assert len(counts) == crossed_across + crossed_down
    for (x, y), count in counts.items():
        at_border = x in (0, COLUMNS - 1) or y in (0, ROWS - 1)
        assert count == (1 if at_border else 2), (x, y)


def test_lines_at_a_saddle_do_not_cross() -> None:
    """High in two opposite corners of a cell: each line cuts off one corner."""
    for values in ([[1, 0], [0, 1]], [[0, 1], [1, 0]]):
        first, second = contour(np.array(values, np.float32), 0.5)
        middles = first.mean(axis=0), second.mean(axis=0)
        assert math.dist(*middles) == pytest.approx(math.sqrt(0.5))


def test_numbers_at_the_end_of_single_precision_have_a_contour() -> None:
    largest = np.finfo(np.float32).max
    segments = contour(np.array([[-largest, largest]] * 2, np.float32), 0.5)
    assert segments[..., 0] == pytest.approx(0.5)


def test_a_path_has_each_segment_and_nothing_between_them() -> None:
    segments = np.array([[[1.5, 2.0], [3.0, 4.25]], [[7.0, 8.0], [9.0, 10.0]]])
    path = path_of(segments)
    elements = [path.elementAt(place) for place in range(path.elementCount())]
    assert [(element.x, element.y) for element in elements] == list(map(tuple, segments.reshape(-1, 2)))
    assert [element.isMoveTo() for element in elements] == [True, False, True, False]
    assert path_of(segments[:0]).isEmpty()
