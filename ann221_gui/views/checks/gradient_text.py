"""The cells of a gradient check as text: on screen, spoken, and to be copied."""

from collections.abc import Sequence
from enum import IntEnum
from math import isfinite

from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.gradient_check import DIGITS_OF_A_FLOAT, GradientComparison, Verdict
from ann221_gui.core.numbers import COVERED, COVERED_SIGN, Digits, power_of_ten, said, significant, with_sign
from ann221_gui.core.table_text import Table
from ann221_gui.views.shared.copy_menu import copy_caption

FIGURES = 6  # significant digits of a gradient, unless the conventions say otherwise


class Column(IntEnum):
    """What the columns show, from left to right."""

    PARAMETER = 0
    ANALYTIC = 1
    INDEPENDENT = 2
    DIFFERENCE = 3
    DIGITS = 4
    VERDICT = 5


LEFT_COLUMNS = (Column.PARAMETER, Column.VERDICT)
HEADERS = ("p", "analytic", "independent", "difference", "digits", "verdict")
EXPLAINED_HEADERS = (
    "Parameter p, of which this is the gradient ∂E/∂p",
    "∂E/∂p by the formulas of back-propagation",
    "∂E/∂p by a complex step, without any derivative formula",
    "Analytic less independent",
    "Decimal digits in which both agree and that rounding can't have touched",
    "What the check can say",
)
SHORT_VERDICTS = {
    Verdict.AGREES: "agree",
    Verdict.TOO_SMALL: "too small",
    Verdict.SAMPLES_CANCEL: "samples cancel",
    Verdict.TERMS_CANCEL: "terms cancel",
    Verdict.DISAGREES: "disagree",
    Verdict.TOO_LARGE: "too large",
    Verdict.COVERED: said(COVERED),
}
WIDE_NUMBERS = tuple(-8 / 9 * 10.0**power for power in (-5, -4, -3, 0, 3))


def number(value: float, digits: Digits | None) -> str:
    """Signed, as many digits as chosen, else six significant ones; what is exactly 0 is 0."""
    if digits is not None:
        return digits.write_signed(value)
    return _signed(value, significant(value, FIGURES, with_zeros=True))


def difference(value: float, digits: Digits | None) -> str:
    """As short as a difference can be: its size matters, not its digits."""
    return _signed(value, power_of_ten(value, 1)) if digits is None else digits.write_signed(value)


def _signed(value: float, text: str) -> str:
    return with_sign(value, text) if value != 0 and isfinite(value) else significant(value, FIGURES)


def cells(row: GradientComparison, conventions: Conventions) -> tuple[str, ...]:
    """A text for each column."""
    digits = conventions.digits
    return (
        symbol_text(row.parameter, conventions.notation),
        number(row.analytic, digits),
        number(row.independent, digits),
        difference(row.difference, digits),
        COVERED_SIGN if row.analytic is COVERED else f"{row.digits} {_sign(row)}",
        SHORT_VERDICTS[row.verdict],
    )


def _sign(row: GradientComparison) -> str:
    """Right, wrong, or not for this check to say."""
    if not row.is_decided:
        return "?"
    return "✓" if row.agrees else "✗"


def full_cells(row: GradientComparison, notation: Notation) -> tuple[str, ...]:
    """A text for each column, with every digit and in full words."""
    numbers = (row.analytic, row.independent, row.difference)
    return (symbol_text(row.parameter, notation), *map(said, numbers), said(_digits(row), str), row.words)


def _digits(row: GradientComparison) -> float:
    return COVERED if row.analytic is COVERED else row.digits


def number_in(row: GradientComparison, column: Column) -> float | None:
    """At full precision."""
    match column:
        case Column.ANALYTIC:
            return row.analytic
        case Column.INDEPENDENT:
            return row.independent
        case Column.DIFFERENCE:
            return row.difference
        case Column.DIGITS:
            return _digits(row)
    return None


def usual_texts(column: Column, digits: Digits | None) -> list[str]:
    """What the column may come to need, so that it keeps its width."""
    match column:
        case Column.ANALYTIC | Column.INDEPENDENT:
            return [number(value, digits) for value in WIDE_NUMBERS]
        case Column.DIFFERENCE:
            return [difference(value, digits) for value in WIDE_NUMBERS]
        case Column.DIGITS:
            return [f"{DIGITS_OF_A_FLOAT} ✓"]
        case Column.VERDICT:
            return list(SHORT_VERDICTS.values())
    return []


def gradient_table(rows: Sequence[GradientComparison], samples: str, conventions: Conventions) -> Table:
    """To be copied, with every digit; `samples` says of what these are the gradients."""
    return Table(
        HEADERS,
        tuple(full_cells(row, conventions.notation) for row in rows),
        caption=copy_caption(f"Gradients ∂E/∂p of {samples}", conventions),
    )
