"""Where an axis gets its ticks, and how their numbers are written."""

import math
from collections.abc import Callable

from ann221_gui.core.numbers import MINUS

THIN_SPACE = "\u2009"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN_POWERS = range(-3, 4)  # 0.001 to 1000 read better than powers of ten
NICE_STEPS = (1.0, 2.0, 5.0, 10.0)
WITHIN_DECADE_LIMIT = 2  # decades up to which 2 and 5 get ticks too
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
    """A tick's number with as many decimals as its step has; 0 is 0."""
    return grouped(value, 0 if abs(value) < step / 2 else decimals_of(step))


def power_tick(exponent: float) -> str:
    """10 to this exponent: 0.1, 10⁻⁴, 2·10⁻⁴."""
    power = math.floor(exponent + ROUNDING)
    digit = round(10.0 ** (exponent - power))
    if power in PLAIN_POWERS:
        return grouped(digit * 10.0**power, max(0, -power))
    return ("" if digit == 1 else f"{digit}·") + "10" + str(power).translate(SUPERSCRIPTS)


def steps_between(low: float, high: float, step: float) -> list[float]:
    """Multiples of `step` from `low` to `high`."""
    first, last = math.ceil(low / step - ROUNDING), math.floor(high / step + ROUNDING)
    return [count * step for count in range(first, last + 1)]


def step_for(low: float, high: float, smallest: float, room: Callable[[str], float]) -> float:
    """The smallest nice step, not below `smallest`, at which the numbers of both ends have room.

    `room` says how much of the axis a number needs, in units of the axis.
    """
    step = nice_step(smallest)
    while step < max(room(step_tick(end, step)) for end in (low, high)):
        step = nice_step(1.5 * step)
    return step


def decade_ticks(low: float, high: float, smallest: float) -> list[float]:
    """Exponents with a tick from `low` to `high`; 2 and 5 too where there are few decades."""
    step = max(1, math.ceil(smallest))
    digits = (1, 2, 5) if high - low <= WITHIN_DECADE_LIMIT else (1,)
    powers = range(math.floor(low), math.ceil(high) + 1)
    exponents = [power + math.log10(digit) for power in powers if power % step == 0 for digit in digits]
    return [exponent for exponent in exponents if low <= exponent <= high]


def on_step(value: float, step: float) -> float:
    """The multiple of a nice step that is nearest, without the noise of binary fractions."""
    return round(round(value / step) * step, decimals_of(step)) + 0.0
