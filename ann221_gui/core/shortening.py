"""How a number loses its digits where one works on paper."""

import math
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from ann221_gui.core.numbers import Digits, significant

SMALLEST_POWER = -300  # of ten, that a float can still divide by
MOST_CARRIED = 15  # which every float keeps


class Shortening(StrEnum):
    """What is done about the digits beyond those that are written."""

    ROUNDED = "rounded"
    CUT_OFF = "cut off"


_ROUNDING = {Shortening.ROUNDED: ROUND_HALF_UP, Shortening.CUT_OFF: ROUND_DOWN}


def shortened(value: float, unit: float, shortening: Shortening) -> float:
    """To whole units, in floats: quick, and without the care of `Carry`. What is too large or 0 stays."""
    units = value / unit if unit else math.inf
    if not math.isfinite(units):
        return value
    return (round(units) if shortening is Shortening.ROUNDED else math.trunc(units)) * unit


def unit_of(value: float, count: int, *, are_significant: bool) -> float:
    """What 1 in the last of so many digits is worth; 0 where nothing limits it."""
    if not are_significant:
        return 10.0 ** max(-count, SMALLEST_POWER)
    if value == 0 or not math.isfinite(value):
        return 0.0
    return 10.0 ** max(math.floor(math.log10(abs(value))) + 1 - count, SMALLEST_POWER)


@dataclass(frozen=True)
class Carry:
    """With how many digits each line of a calculation goes on to the next; ValueError from 16 on."""

    digits: Digits
    shortening: Shortening = Shortening.ROUNDED

    def __post_init__(self) -> None:
        if self.digits.count > MOST_CARRIED:
            raise ValueError(f"at most {MOST_CARRIED} digits are carried, not {self.digits.count}")

    def shorten(self, number: Decimal) -> Decimal:
        """As it is written; a half goes away from 0, as taught at school. What is not finite stays."""
        if number.is_zero() or not number.is_finite():
            return number
        first = number.adjusted() + 1 if self.digits.are_significant else 0
        last = first - self.digits.count
        if int(number.as_tuple().exponent) >= last:  # it is no longer than that
            return number
        return number.quantize(Decimal(1).scaleb(last), _ROUNDING[self.shortening])

    def write(self, number: float) -> str:
        """With its closing zeros, which say how far it was carried; with a true minus sign."""
        if number == 0 or not self.digits.are_significant:
            return self.digits.write(number)
        return significant(number, self.digits.count, with_zeros=True).removesuffix(".")
