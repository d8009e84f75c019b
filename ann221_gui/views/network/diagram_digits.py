"""How many digits the diagram writes: as many as suit the place, or as were chosen and have room."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from ann221_gui.core.numbers import (
    FEWEST_DIGITS,
    MOST_DIGITS,
    Digits,
    power_of_ten,
    signed,
    significant,
    with_sign,
)
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS

Chosen = TypeVar("Chosen", Digits, Digits | None)

SMALL, SMALLEST = 0.01, 0.0001
CHANGE_DIGITS = 2


def fewer(digits: Chosen) -> Iterator[Chosen]:
    """These digits, then always one less where there is no room."""
    if digits is None:
        yield digits
        return
    for count in range(digits.count, FEWEST_DIGITS - 1, -1):
        yield replace(digits, count=count)


def of_phase(value: float, digits: Digits | None) -> str:
    """What a step works out is often small: then with three significant digits, if none were chosen."""
    size = abs(value)
    if digits is not None or size == 0 or not size < SMALL:
        return (digits or SHOWN_DIGITS).write_signed(value)
    if size < SMALLEST:
        return with_sign(value, power_of_ten(value, 2))
    return signed(value, SHOWN_DIGITS.count + (1 if size >= SMALL / 10 else 2))


def before_and_after(old: float, new: float, digits: Digits, finer: int) -> tuple[str, str] | None:
    """Both with as many digits as tell them apart; None where that takes more than `finer` others."""
    for count in range(digits.count, min(digits.count + finer, MOST_DIGITS) + 1):
        write = replace(digits, count=count).write_signed
        if write(old) != write(new):
            return write(old), write(new)
    return None


def change(old: float, new: float) -> str:
    """What was added, however little it is."""
    return with_sign(new - old, significant(new - old, CHANGE_DIGITS))
