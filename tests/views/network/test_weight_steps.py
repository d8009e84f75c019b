"""Steps of a weight: decimals as people count them, within ±20 unless it was further out already."""

import pytest
from PySide6.QtCore import QPointF, Qt

from ann221_gui.views.network.weight_steps import value_after_drag, value_after_key, value_after_wheel

UP, RIGHT, DOWN, LEFT = Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left
PAGE_UP, PAGE_DOWN = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown


@pytest.mark.parametrize(
    ("key", "is_fine", "expected"),
    [
        (UP, False, 0.3),
        (RIGHT, False, 0.3),
        (DOWN, False, 0.1),
        (LEFT, False, 0.1),
        (UP, True, 0.21),
        (LEFT, True, 0.19),
        (PAGE_UP, False, 1.2),
        (PAGE_DOWN, False, -0.8),
        (Qt.Key.Key_Home, False, -20.0),
        (Qt.Key.Key_End, False, 20.0),
        (Qt.Key.Key_A, False, None),
    ],
)
def test_a_key_is_a_decimal_step(key: Qt.Key, is_fine: bool, expected: float | None) -> None:
    assert value_after_key(0.2, key, is_fine) == expected


def test_ten_steps_make_one_exactly() -> None:
    value: float | None = 0.0
    for _ in range(10):
        value = value_after_key(value or 0.0, UP, False)
    assert value == 1.0  # ten times 0.1 in floats is 0.9999999999999999


@pytest.mark.parametrize(
    ("notches", "is_fine", "expected"), [(1, False, 0.3), (-2, False, 0.0), (1, True, 0.21)]
)
def test_a_notch_is_a_step(notches: int, is_fine: bool, expected: float) -> None:
    assert value_after_wheel(0.2, notches, is_fine) == expected


def test_a_drag_follows_up_and_right_in_hundredths() -> None:
    right, up = QPointF(50, 0), QPointF(0, -50)
    assert value_after_drag(0.0, right, False) == value_after_drag(0.0, up, False) > 0.5
    assert value_after_drag(0.0, QPointF(-50, 0), False) == -value_after_drag(0.0, right, False)
    one_pixel = value_after_drag(0.25, QPointF(1, 0), False)
    assert 0.25 < one_pixel == round(one_pixel, 2)


def test_a_drag_with_shift_goes_a_tenth_as_far() -> None:
    coarse, fine = (value_after_drag(0.0, QPointF(100, 0), is_fine) for is_fine in (False, True))
    assert fine == pytest.approx(coarse / 10)


def test_nothing_slides_past_twenty() -> None:
    assert value_after_drag(19.0, QPointF(5000, 0), False) == 20.0
    assert value_after_drag(-19.0, QPointF(-5000, 0), False) == -20.0
    assert value_after_key(19.95, UP, False) == 20.0
    assert value_after_wheel(-19.95, -3, False) == -20.0


def test_what_was_typed_beyond_twenty_may_come_back_but_goes_no_further() -> None:
    assert value_after_key(33.0, DOWN, False) == 32.9
    assert value_after_key(33.0, UP, False) == 33.0
    assert value_after_drag(-33.0, QPointF(-5000, 0), False) == -33.0
