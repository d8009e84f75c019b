"""Equations of the table, and single quantities, as blocks of a sheet."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ann221_gui.core.equations.equation import Equation, Setting
from ann221_gui.core.equations.expressions import Expression, Quantity
from ann221_gui.core.formulas.markup import EQUALS, Formula, terms
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.writing import SymbolWriter
from ann221_gui.core.meanings import meaning
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Factor, Written

SYMBOLS_KEPT = 1000  # a few settings' own


class InSymbols(NamedTuple):
    """What stays the same of an equation while its numbers change: its left side and a line for each form."""

    left: Formula
    lines: tuple[Formula, ...]


@lru_cache(SYMBOLS_KEPT)
def in_symbols(setting: Setting, equation: Equation, *, without_first: bool = False) -> InSymbols:
    """All forms, or all but the first of several, from which the others are derived."""
    writer = SymbolWriter(setting)
    left = writer.write(equation.left)
    forms = equation.forms[1:] or equation.forms if without_first else equation.forms
    written = map(writer.write, forms)
    return InSymbols(
        left, tuple((*EQUALS, *form) for form in written if plain_text(form) != plain_text(left))
    )


def in_full(working: Working, equation: Equation, symbols: InSymbols) -> Written:
    """With a line of numbers and one for the result; a general form has neither."""
    if equation.is_general:
        return _written(working, equation, symbols.lines)
    results = filter(None, (working.numbers_of(equation), _result(working, equation.left)))
    return _written(working, equation, (*symbols.lines, *results))


def in_brief(working: Working, equation: Equation) -> Written:
    """In few lines: without the forms that it is derived by, numbers and result in one line.

    All of it is in one line where it has only one quantity in it.
    """
    lines = in_symbols(working.setting, equation, without_first=True).lines
    result = (*working.numbers_of(equation), *_result(working, equation.left))
    if len(lines) == 1 and len(entering(working, equation.right)) == 1:
        return _written(working, equation, ((*lines[0], *result),))
    return _written(working, equation, (*lines, result))


def entering(working: Working, expression: Expression) -> tuple[str, ...]:
    """Names of the quantities that numbers are put in for."""
    return tuple(term.quantity for term in terms(working.numbers(expression)))


def factors(working: Working, quantities: Iterable[str]) -> Iterator[Factor]:
    """A line for each; what their meanings explain behind a colon is said once."""
    explained: set[str] = set()
    for quantity in quantities:
        words = meaning(quantity, working.setting)
        name, _, explanation = words.partition(": ")
        yield factor(working, quantity, name if explanation in explained else words)
        explained.add(explanation)


def factor(working: Working, quantity: str, words: str) -> Factor:
    """A quantity, what it is in words, and its value."""
    name = Quantity(quantity)
    return Factor(quantity, working.symbols(name), words, working.result(name), working.values[quantity])


def _written(working: Working, equation: Equation, lines: tuple[Formula, ...]) -> Written:
    left = in_symbols(working.setting, equation).left
    value = working.values[equation.quantity] if equation.quantity else None
    return Written(equation.number, equation.quantity, left, lines, value)


def _result(working: Working, left: Expression) -> Formula:
    return (*EQUALS, *working.result(left))
