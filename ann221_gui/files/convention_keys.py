"""Conventions as keys of a JSON text: what is left out is the document's."""

from dataclasses import replace
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.numbers import FEWEST_DIGITS, MOST_DIGITS, Digits
from ann221_gui.core.shortening import MOST_CARRIED, Carry, Shortening


class DigitKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the two, from 2 to 17."""

    decimals: int | UnsetType = UNSET
    significant: int | UnsetType = UNSET

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError of what can't be digits."""
        self.digits()

    def digits(self) -> Digits:
        return _digits(self.decimals, self.significant, FEWEST_DIGITS, MOST_DIGITS)

    @classmethod
    def of(cls, digits: Digits) -> "DigitKeys":
        return cls(significant=digits.count) if digits.are_significant else cls(decimals=digits.count)


class CarryKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the first two, from 1 to 15."""

    decimals: int | UnsetType = UNSET
    significant: int | UnsetType = UNSET
    cut_off: bool = False

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError of what can't be carried."""
        self.carry()

    def carry(self) -> Carry:
        digits = _digits(self.decimals, self.significant, 1, MOST_CARRIED)
        return Carry(digits, Shortening.CUT_OFF if self.cut_off else Shortening.ROUNDED)

    @classmethod
    def of(cls, carry: Carry) -> "CarryKeys":
        cut_off = carry.shortening is Shortening.CUT_OFF
        if carry.digits.are_significant:
            return cls(significant=carry.digits.count, cut_off=cut_off)
        return cls(decimals=carry.digits.count, cut_off=cut_off)


def _digits(decimals: int | UnsetType, significant: int | UnsetType, least: int, most: int) -> Digits:
    match decimals, significant:
        case (int(count), UnsetType()) | (UnsetType(), int(count)):
            if least <= count <= most:
                return Digits(count, are_significant=isinstance(significant, int))
            raise ValueError(f"digits must be from {least} to {most}, not {count}")
    raise ValueError("needs either decimals or significant")


class ConventionKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Every convention but the error of a sample, whose key each kind of text calls its own way."""

    total: Total = Total.SUM
    delta: DeltaSign = DeltaSign.TARGET_MINUS_OUTPUT
    update: UpdateOrder = UpdateOrder.ALL_AT_ONCE
    notation: Notation = Notation.DOCUMENT
    digits: DigitKeys | UnsetType = UNSET
    carry: CarryKeys | UnsetType = UNSET

    def conventions(self, error: str) -> Conventions:
        """KeyError where there is no error of this name."""
        return Conventions(
            loss=replace(LOSSES[error], total=self.total),
            delta=self.delta,
            update=self.update,
            notation=self.notation,
            digits=self.digits.digits() if isinstance(self.digits, DigitKeys) else None,
            carry=self.carry.carry() if isinstance(self.carry, CarryKeys) else None,
        )


def convention_values(conventions: Conventions) -> dict[str, Any]:
    """What the fields of `ConventionKeys` hold for these conventions."""
    return {
        "total": conventions.loss.total,
        "delta": conventions.delta,
        "update": conventions.update,
        "notation": conventions.notation,
        "digits": UNSET if conventions.digits is None else DigitKeys.of(conventions.digits),
        "carry": UNSET if conventions.carry is None else CarryKeys.of(conventions.carry),
    }
