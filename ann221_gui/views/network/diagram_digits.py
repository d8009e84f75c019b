"""How many digits the diagram writes: as many as suit the place, or as were chosen and have room."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from ann221_gui.core.numbers import (
    FEWEST_DIGITS,
    MINUS,
    MOST_DIGITS,
    Digits,
    fixed,
    signed,
    significant,
)

Chosen = TypeVar("Chosen", Digits, Digits | None)

PHASE_DECIMALS = 4
SMALL, SMALLEST = 0.01, 0.0001
CHANGE_DIGITS = 2


def fewer(digits: Chosen) -> Iterator[Chosen]:
    """These digits, then always one less where there is no room."""
    if digits is None:
        yield digits
        return
    for count in range(digits.count, FEWEST_DIGITS - 1, -1):
        yield replace(digits, count=count)


def written(value: float, digits: Digits | None, decimals: int) -> str:
    """With its sign, and with the chosen digits or so many decimals."""
    return signed(value, decimals) if digits is None else digits.write_signed(value)


def unsigned(value: float, digits: Digits | None, decimals: int) -> str:
    """With a sign only where it is negative."""
    return fixed(value, decimals) if digits is None else digits.write(value)


def of_phase(value: float, digits: Digits | None) -> str:
    """What a step works out is often small: then with three significant digits, if none were chosen."""
    size = abs(value)
    if digits is not None or size == 0 or not size < SMALL:
        return written(value, digits, PHASE_DECIMALS)
    if size < SMALLEST:
        return _with_sign(value, f"{value:.2e}".replace("-", MINUS))
    return signed(value, PHASE_DECIMALS + (1 if size >= SMALL / 10 else 2))


def before_and_after(old: float, new: float, digits: Digits, finer: int) -> tuple[str, str] | None:
    """Both with as many digits as tell them apart; None where that takes more than `finer` others."""
    for count in range(digits.count, min(digits.count + finer, MOST_DIGITS) + 1):
        write = replace(digits, count=count).write_signed
        if write(old) != write(new):
            return write(old), write(new)
    return None


def change(old: float, new: float) -> str:
    """What was added, however little it is."""
    return _with_sign(new - old, significant(new - old, CHANGE_DIGITS))


def _with_sign(value: float, text: str) -> str:
    return "+" + text if value >= 0 else text
