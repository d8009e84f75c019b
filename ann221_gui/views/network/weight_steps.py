"""How a weight is changed by drag, wheel and keys."""

from decimal import Decimal

from PySide6.QtCore import QPointF, Qt

SLIDE_LIMIT = 20.0  # weights slide within ±20; typed numbers have no limit
PX_PER_UNIT = 50.0
DRAG_THRESHOLD_PX = 3.0
NUMBER_STARTS = "0123456789+-−.,"  # keys with which a number begins to be typed
STEP, FINE_STEP, PAGE_STEP = Decimal("0.1"), Decimal("0.01"), Decimal(1)

_KEYS = {
    Qt.Key.Key_Up: STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Down: -STEP,
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_PageUp: PAGE_STEP,
    Qt.Key.Key_PageDown: -PAGE_STEP,
}
_ENDS = {Qt.Key.Key_Home: -SLIDE_LIMIT, Qt.Key.Key_End: SLIDE_LIMIT}


def is_sliding_key(key: Qt.Key) -> bool:
    """Whether it moves a weight, or a slider."""
    return key in _KEYS or key in _ENDS


def value_after_key(value: float, key: Qt.Key, is_fine: bool) -> float | None:
    """The value that a key leads to; None for keys that change nothing."""
    if key in _ENDS:
        return _ENDS[key]
    if key not in _KEYS:
        return None
    step = _KEYS[key] / 10 if is_fine else _KEYS[key]
    return _slid(value, float(Decimal(repr(value)) + step))


def value_after_wheel(value: float, notches: int, is_fine: bool) -> float:
    """One notch is one step."""
    step = FINE_STEP if is_fine else STEP
    return _slid(value, float(Decimal(repr(value)) + notches * step))


def value_after_drag(start: float, moved: QPointF, is_fine: bool) -> float:
    """Up and to the right is more; in steps of a hundredth, so that round numbers can be met."""
    pixels = moved.x() - moved.y()
    change = round(pixels / PX_PER_UNIT / (10 if is_fine else 1), 3 if is_fine else 2)
    return _slid(start, float(Decimal(repr(start)) + Decimal(repr(change))))


class WeightDrag:
    """One drag, from the press of the button on; Shift may be pressed and let go on the way."""

    def __init__(self, at: QPointF) -> None:
        self._from = self._at = at
        self._start = 0.0
        self._value: float | None = None  # it may still become a click
        self._is_fine = False

    def value_at(self, point: QPointF, present: float, is_fine: bool) -> float | None:
        """What a weight of the value `present` gets with the mouse here; None before it is a drag."""
        if self._value is None:
            if (point - self._from).manhattanLength() < DRAG_THRESHOLD_PX:
                return None
            self._start, self._value, self._is_fine = present, present, is_fine
        if is_fine != self._is_fine:
            self._from, self._start, self._is_fine = self._at, self._value, is_fine
        self._at = point
        self._value = value_after_drag(self._start, point - self._from, is_fine)
        return self._value


def _slid(start: float, value: float) -> float:
    """Within ±20, or as far out as it was before."""
    limit = max(SLIDE_LIMIT, abs(start))
    return min(limit, max(-limit, value))
