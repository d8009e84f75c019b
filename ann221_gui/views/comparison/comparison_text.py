"""The rows of a comparison as text: on screen, spoken, and to be copied."""

from enum import IntEnum
from typing import NamedTuple

from ann221_gui.core.comparison import Comparison, Result
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.numbers import Digits, exact, with_sign
from ann221_gui.core.parts import is_parameter
from ann221_gui.core.setup_comparison import Choice
from ann221_gui.core.table_text import Table
from ann221_gui.views.shared.copy_menu import copy_caption
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS

HEADERS = ("what", "pinned", "this run", "difference")
EXPLAINED_HEADERS = (
    "What was chosen, and what came of it",
    "Of the run that was pinned, as it was then",
    "Of the run that is trained, as it is now",
    "This run less the pinned one",
)
NONE = "–"  # where a run has no such number
WIDEST = -88.8888
COUNTS = ("epoch", "correct")  # of the results


class Column(IntEnum):
    """From left to right."""

    NAME = 0
    PINNED = 1
    PRESENT = 2
    DIFFERENCE = 3


class Row(NamedTuple):
    """`name` is what it is called in files; a text for each column, short and in full, and the numbers."""

    name: str
    cells: tuple[str, ...]
    full: tuple[str, ...]
    numbers: tuple[float | None, ...] = (None,) * len(Column)


def rows_of(comparison: Comparison, conventions: Conventions) -> tuple[Row, ...]:
    """What was chosen differently, what came of it, and the parameters."""
    numbers = (*comparison.results, *comparison.parameters)
    return (*map(_choice_row, comparison.choices), *(_number_row(one, conventions) for one in numbers))


def _choice_row(choice: Choice) -> Row:
    cells = (choice.name, choice.pinned, choice.present, "")
    return Row(choice.name, cells, cells)


def _number_row(result: Result, conventions: Conventions) -> Row:
    name, digits = result.name, conventions.digits or SHOWN_DIGITS
    title = symbol_text(name, conventions.notation) if is_parameter(name) else name
    values = (result.pinned, result.present)
    return Row(
        name,
        (title, *(_written(value, name, digits) for value in values), _difference(result, digits)),
        (title, *(NONE if value is None else exact(value) for value in values), _full_difference(result)),
        (None, *values, result.difference),
    )


def _written(value: float | None, name: str, digits: Digits) -> str:
    """Parameters with their sign."""
    if value is None:
        return NONE
    if name in COUNTS:
        return exact(value)
    return digits.write_signed(value) if is_parameter(name) else digits.write(value)


def _difference(result: Result, digits: Digits) -> str:
    value = result.difference
    if value is None:
        return result.obstacle
    if value == 0 or result.name in COUNTS:
        return _full_difference(result)
    return digits.write_signed(value)


def _full_difference(result: Result) -> str:
    """What is exactly 0 is 0, without a sign."""
    value = result.difference
    if value is None:
        return result.obstacle
    return with_sign(value, exact(value)) if value != 0 else "0"


def usual_texts(column: Column, conventions: Conventions) -> list[str]:
    """What the column may come to need, so that it keeps its width."""
    number = (conventions.digits or SHOWN_DIGITS).write_signed(WIDEST)
    return [HEADERS[column], *([number] if column is not Column.NAME else [])]


def comparison_table(rows: tuple[Row, ...], summary: str, conventions: Conventions) -> Table:
    """To be copied, with every digit."""
    title = f"The pinned run and this run. {summary}".removesuffix(".")
    return Table(HEADERS, tuple(row.full for row in rows), caption=copy_caption(title, conventions))
