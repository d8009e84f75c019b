"""Where an axis gets its ticks, and how their numbers are written."""

import math

from ann221_gui.core.numbers import MINUS

THIN_SPACE = "\u2009"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN_POWERS = range(-3, 4)  # 0.001 to 1000 read better than powers of ten
MOST_DECIMALS = 5  # of a step; with more, numbers of few digits are written with a power of ten
FEW_DIGITS = 1000
NUMBERED_DIGITS = (2, 5)  # between the powers of ten of a logarithmic axis
NICE_STEPS = (1.0, 2.0, 5.0, 10.0)
ROUNDING = 1e-9


def nice_step(smallest: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is not below `smallest`."""
    power = 10.0 ** math.floor(math.log10(smallest))
    return next(step * power for step in NICE_STEPS if step * power >= smallest * (1 - ROUNDING))


def grouped(number: float, decimals: int = 0) -> str:
    """20 000 and −0.5: a true minus sign, thin spaces between thousands, never −0."""
    text = f"{round(number, decimals) + 0.0:,.{decimals}f}"
    return text.replace("-", MINUS).replace(",", THIN_SPACE)


def decimals_of(step: float) -> int:
    """Digits after the point that multiples of a nice step need."""
    return max(0, -math.floor(math.log10(step) + ROUNDING))


def step_tick(value: float, step: float) -> str:
    """A tick's number with as many decimals as its step has, or with its power of ten: 20·10⁻⁷; 0 is 0."""
    decimals = decimals_of(step)
    if abs(value) < step / 2:
        return "0"
    digits = value * 10.0**decimals
    if decimals <= MOST_DECIMALS or abs(digits) >= FEW_DIGITS:
        return grouped(value, decimals)
    return f"{grouped(digits)}·10{str(-decimals).translate(SUPERSCRIPTS)}"


def power_tick(exponent: float) -> str:
    """10 to this exponent: 0.1, 10⁻⁴, 2·10⁻⁴."""
    power, digit = _power_and_digit(exponent)
    if power in PLAIN_POWERS:
        return grouped(digit * 10.0**power, max(0, -power))
    return ("" if digit == 1 else f"{digit}·") + "10" + str(power).translate(SUPERSCRIPTS)


def tick_within_decade(exponent: float) -> str:
    """The same for 2 and 5; nothing for the other digits."""
    return power_tick(exponent) if _power_and_digit(exponent)[1] in NUMBERED_DIGITS else ""


def _power_and_digit(exponent: float) -> tuple[int, int]:
    power = math.floor(exponent + ROUNDING)
    return power, round(10.0 ** (exponent - power))


def on_step(value: float, step: float) -> float:
    """The multiple of a nice step that is nearest, without the noise of binary fractions."""
    return round(round(value / step) * step, decimals_of(step)) + 0.0
