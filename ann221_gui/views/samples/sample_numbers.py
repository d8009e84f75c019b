"""How the cells of a table of samples are written."""

from ann221_gui.core.conventions import Conventions
from ann221_gui.core.numbers import Digits, exact, significant
from ann221_gui.core.paper import drift_text
from ann221_gui.views.samples.sample_columns import GIVEN, SIGNED, Column
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS

FEWER = Digits(SHOWN_DIGITS.count - 1)
SHORT = 5  # characters up to which a given number is written exactly; the tooltip has all of a longer one
MANY = 1000.0  # from which on decimals say nothing
FEW_FIGURES = 3
_EIGHTS = 8 / 9  # a number with digits without end
# What live numbers mostly come to, for columns that stand still.
_USUAL = {
    **dict.fromkeys(SIGNED, (-100 * _EIGHTS, -1e-9 * _EIGHTS)),
    Column.DELTA: (-_EIGHTS, -1e-9 * _EIGHTS),
}
_USUAL_UNSIGNED = (_EIGHTS, 1e-9 * _EIGHTS)


def cell_text(column: Column, value: float, conventions: Conventions) -> str:
    """With the digits that were chosen or carried, or with as many as a narrow column has room for."""
    digits, carry = conventions.digits, conventions.carry
    if column is Column.DRIFT:
        return drift_text(value)
    if column is Column.PAPER and carry is not None:
        return carry.write(value)
    if digits is None:
        if column in GIVEN and len(exact(value)) <= SHORT:
            return exact(value)
        if abs(value) >= MANY:
            return significant(value, FEW_FIGURES)
        digits = _suited(value)
    return digits.write_signed(value) if column in SIGNED else digits.write(value)


def usual_texts(column: Column, conventions: Conventions) -> list[str]:
    """As wide as this column's numbers usually get."""
    if column in GIVEN or column is Column.CORRECT:
        return []
    return [cell_text(column, value, conventions) for value in _USUAL.get(column, _USUAL_UNSIGNED)]


def _suited(value: float) -> Digits:
    """One fewer where only a power of ten shows that it isn't 0: that is about as wide."""
    return SHOWN_DIGITS if value == 0 or abs(value) >= 0.5 * 10.0**-SHOWN_DIGITS.count else FEWER
