"""A field for a whole number: a seed, a number of epochs."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ann221_gui.core.numbers import exact
from ann221_gui.views.fields.nudges import PLAIN
from ann221_gui.views.fields.number_field import NumberField

LARGEST_WHOLE = 2**53 - 1  # up to here a float counts without gaps


class WholeNumberField(NumberField):
    """A number field that takes whole numbers from `least` to `most`."""

    def __init__(
        self,
        name: str,
        *,
        least: int = 0,
        most: int = LARGEST_WHOLE,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            name, decimals=0, is_allowed=whole_between(least, most), step=1.0, hint=hint, parent=parent
        )

    @property
    def value(self) -> int:
        return int(self._value)

    def _short_text(self, value: float) -> str:
        return str(int(value))

    def _exact_text(self, value: float) -> str:
        return str(int(value))

    def _nudge_scale(self, modifiers: Qt.KeyboardModifier) -> Decimal:
        del modifiers  # there is nothing finer than one
        return PLAIN


def whole_between(least: int, most: int) -> Callable[[float], str]:
    """What is wrong with a number that is not a whole one in this range."""

    def refusal(value: float) -> str:
        if value != int(value):
            return f"{exact(value)} is not a whole number"
        if not least <= value <= most:
            return f"a whole number from {least} to {most} is needed"
        return ""

    return refusal
