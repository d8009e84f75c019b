"""Numbers as people write and read them."""

import math
import re
from dataclasses import dataclass

MINUS = "−"  # U+2212, as wide as the plus sign
FEW_DECIMALS = 0.1  # below this, decimals would show fewer digits than the numbers it is made of
FEWEST_DIGITS, MOST_DIGITS = 2, 17  # to choose from; 17 significant digits give every float back
_FRACTION = re.compile(r"([^/]+)/([^/]+)")
_DECIMAL = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)


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
    return "+" + fixed(value, decimals) if value >= 0 else fixed(value, decimals)


def fixed(value: float, decimals: int) -> str:
    """With a true minus sign; in powers of ten from 1e7 and where decimals would show 0 for what is not 0."""
    if not math.isfinite(value):
        return _not_finite(value)
    text = f"{value + 0.0:.{decimals}f}"
    if abs(value) >= 1e7 or (value != 0 and float(text) == 0):
        text = f"{value:.{max(decimals - 2, 1)}e}"
    return text.replace("-", MINUS)


def significant(value: float, digits: int) -> str:
    """So many significant digits, without closing zeros, with a true minus sign."""
    if not math.isfinite(value):
        return _not_finite(value)
    return f"{value + 0.0:.{digits}g}".replace("-", MINUS)


def _not_finite(value: float) -> str:
    return "undefined" if math.isnan(value) else "∞" if value > 0 else MINUS + "∞"


def exact(value: float) -> str:
    """The shortest text that gives the same float back, with a true minus sign."""
    shortest = repr(float(value))
    return shortest.removesuffix(".0").replace("-", MINUS)


def readable(value: float, figures: int) -> str:
    """All its digits where they are few: 1, 0.5; else so many decimals, and never fewer figures than that."""
    whole = exact(value + 0.0)
    if math.isfinite(value) and len(whole) <= figures:
        return whole
    return fixed(value, figures) if abs(value) >= FEW_DECIMALS else significant(value, figures)


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
        return "+" + self.write(value) if value >= 0 else self.write(value)
