"""Steps up and down from a number, by keys and by the wheel; in decimals, so that 0.1 + 0.2 is 0.3."""

from decimal import Decimal

from PySide6.QtCore import Qt

FINER, PLAIN, COARSER = Decimal("0.1"), Decimal(1), Decimal(10)
NUDGE_KEYS = {
    Qt.Key.Key_Up: PLAIN,
    Qt.Key.Key_Down: -PLAIN,
    Qt.Key.Key_PageUp: COARSER,
    Qt.Key.Key_PageDown: -COARSER,
}
NOTCH_ANGLE = 120  # eighths of a degree, as Qt counts them


def nudged(value: float, step: float, steps: Decimal) -> float:
    """`value` + `steps` · `step`, of the decimal numbers that people see."""
    return float(Decimal(repr(value)) + steps * Decimal(repr(step)))


class WheelNotches:
    """Fine wheels and touchpads turn by less than a notch at a time."""

    def __init__(self) -> None:
        self._angle = 0

    def turn(self, angle: int) -> int:
        """Whole notches that this turn completes."""
        self._angle += angle
        notches = int(self._angle / NOTCH_ANGLE)
        self._angle -= notches * NOTCH_ANGLE
        return notches
