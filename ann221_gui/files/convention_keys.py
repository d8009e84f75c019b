"""Conventions as keys of a JSON text: what is left out is the document's."""

from dataclasses import replace
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.losses import LOSSES, Total
from ann221_gui.core.numbers import FEWEST_DIGITS, MOST_DIGITS, Digits


class DigitKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One of the two, from 2 to 17."""

    decimals: int | UnsetType = UNSET
    significant: int | UnsetType = UNSET

    def __post_init__(self) -> None:
        """msgspec adds the key to the ValueError of what can't be digits."""
        self.digits()

    def digits(self) -> Digits:
        match self.decimals, self.significant:
            case int(decimals), UnsetType():
                return Digits(_in_range(decimals))
            case UnsetType(), int(significant):
                return Digits(_in_range(significant), are_significant=True)
        raise ValueError("needs either decimals or significant")

    @classmethod
    def of(cls, digits: Digits) -> "DigitKeys":
        return cls(significant=digits.count) if digits.are_significant else cls(decimals=digits.count)


def _in_range(count: int) -> int:
    if not FEWEST_DIGITS <= count <= MOST_DIGITS:
        raise ValueError(f"digits must be from {FEWEST_DIGITS} to {MOST_DIGITS}, not {count}")
    return count


class ConventionKeys(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Every convention but the error of a sample, whose key each kind of text calls its own way."""

    total: Total = Total.SUM
    delta: DeltaSign = DeltaSign.TARGET_MINUS_OUTPUT
    update: UpdateOrder = UpdateOrder.ALL_AT_ONCE
    notation: Notation = Notation.DOCUMENT
    digits: DigitKeys | UnsetType = UNSET

    def conventions(self, error: str) -> Conventions:
        """KeyError where there is no error of this name."""
        return Conventions(
            loss=replace(LOSSES[error], total=self.total),
            delta=self.delta,
            update=self.update,
            notation=self.notation,
            digits=self.digits.digits() if isinstance(self.digits, DigitKeys) else None,
        )


def convention_values(conventions: Conventions) -> dict[str, Any]:
    """What the fields of `ConventionKeys` hold for these conventions."""
    return {
        "total": conventions.loss.total,
        "delta": conventions.delta,
        "update": conventions.update,
        "notation": conventions.notation,
        "digits": UNSET if conventions.digits is None else DigitKeys.of(conventions.digits),
    }
