"""Numbers as people write and read them."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

MINUS = "−"  # U+2212, as wide as the plus sign
FEW_DECIMALS = 0.1  # below this, decimals would show fewer digits than the numbers it is made of
FEWEST_DIGITS, MOST_DIGITS = 2, 17  # to choose from; 17 significant digits give every float back
COVERED_SIGN = "?"
_FRACTION = re.compile(r"([^/]+)/([^/]+)")
_DECIMAL = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)


class Covered(float):
    """A number that is kept from view: not to be calculated with, and written as one sign."""


COVERED = Covered("nan")


def parse_number(text: str) -> float:
    """0.3, 0,3, −1e-3 or 1/3 as a float; ValueError says what is wrong with anything else."""
    plain = text.strip().replace(MINUS, "-")
    fraction = _FRACTION.fullmatch(plain)
    if fraction is None:
        return _decimal(plain, text)
    numerator, denominator = (_decimal(part.strip(), text) for part in fraction.groups())
    if denominator == 0:
        raise ValueError(f"{text!r} divides by zero")
    return _finite(numerator / denominator, text)


def is_number(text: str) -> bool:
    """Whether `parse_number` can read it."""
    try:
        parse_number(text)
    except ValueError:
        return False
    return True


def _decimal(plain: str, text: str) -> float:
    if not plain:
        raise ValueError("a number is missing")
    if _DECIMAL.fullmatch(plain) is None:
        raise ValueError(f"{text!r} is not a number: write 0.3, 0,3 or 1/3")
    return _finite(float(plain.replace(",", ".")), text)


def _finite(value: float, text: str) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{text!r} is too large for a number here")
    return value


def signed(value: float, decimals: int) -> str:
    """Always with its sign, so that columns of numbers keep their width: +0.30, −1.25."""
    return with_sign(value, fixed(value, decimals))


def with_sign(value: float, text: str) -> str:
    """The number's text, with a plus sign where it has no minus sign."""
    return "+" + text if value >= 0 else text


def fixed(value: float, decimals: int) -> str:
    """With a true minus sign; in powers of ten from 1e7 and where decimals would show 0 for what is not 0."""
    if not math.isfinite(value):
        return _not_finite(value)
    text = f"{value + 0.0:.{decimals}f}"
    if abs(value) >= 1e7 or (value != 0 and float(text) == 0):
        return power_of_ten(value, max(decimals - 2, 1))
    return text.replace("-", MINUS)


def power_of_ten(value: float, decimals: int) -> str:
    """With its power of ten whatever its size, and a true minus sign: 1.5e−08."""
    return f"{value:.{decimals}e}".replace("-", MINUS)


def significant(value: float, digits: int, *, with_zeros: bool = False) -> str:
    """So many significant digits, with or without closing zeros, with a true minus sign."""
    if not math.isfinite(value):
        return _not_finite(value)
    return f"{value + 0.0:{'#' if with_zeros else ''}.{digits}g}".replace("-", MINUS)


def _not_finite(value: float) -> str:
    if value is COVERED:
        return COVERED_SIGN
    return "undefined" if math.isnan(value) else "∞" if value > 0 else MINUS + "∞"


def exact(value: float) -> str:
    """The shortest text that gives the same float back, with a true minus sign."""
    return for_programs(value).replace("-", MINUS)


def said(value: float, write: Callable[[float], str] = exact) -> str:
    """As it is called in a sentence."""
    return "covered" if value is COVERED else write(value)


def for_programs(value: float) -> str:
    """The same with a hyphen, as other programs read it."""
    if value is COVERED:
        return COVERED_SIGN
    return repr(float(value)).removesuffix(".0")


def readable(value: float, figures: int) -> str:
    """All its digits where they are few: 1, 0.5; else so many decimals, and never fewer figures than that.

    Nor fewer figures of its distance from 1: in 1 − O they are all that is left.
    """
    whole = exact(value + 0.0)
    if not math.isfinite(value):
        return _not_finite(value)
    if len(whole) <= figures or value.is_integer():
        return whole
    if abs(value) < FEW_DECIMALS:
        return significant(value, figures)
    distance = abs(1 - abs(value))
    decimals = figures - 1 - math.floor(math.log10(distance)) if distance < FEW_DECIMALS else figures
    written = fixed(value, min(decimals, MOST_DIGITS))
    return whole if len(whole) <= len(written) else written


@dataclass(frozen=True)
class Digits:
    """How many digits are written: behind the point, or significant ones."""

    count: int
    are_significant: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST_DIGITS:
            raise ValueError(f"no number is written with {self.count} digits")

    def write(self, value: float) -> str:
        """With a true minus sign; what is not 0 never looks like 0."""
        return significant(value, self.count) if self.are_significant else fixed(value, self.count)

    def write_signed(self, value: float) -> str:
        """Always with its sign."""
        return with_sign(value, self.write(value))


def counted(count: int, noun: str) -> str:
    """`1 epoch`, `2,000 epochs`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
