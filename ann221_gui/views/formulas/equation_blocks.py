"""Equations of the table, and single quantities, as blocks of a sheet."""

from collections.abc import Iterable, Iterator

from ann221_gui.core.equations.equation import Equation
from ann221_gui.core.equations.expressions import Expression, Quantity
from ann221_gui.core.formulas.markup import Formula, terms
from ann221_gui.core.meanings import meaning
from ann221_gui.core.working import Working
from ann221_gui.views.formulas.blocks import Factor, Written

ROUNDED = "Factors are written with few digits; results come from all of them."


def in_full(working: Working, equation: Equation, *, only_derived: bool = False) -> Written:
    """A line for each form, one for the numbers and one for the result."""
    return _written(working, equation, working.lines(equation, only_derived=only_derived))


def in_brief(working: Working, equation: Equation) -> Written:
    """In few lines: without the forms that it is derived by, numbers and result in one line.

    All of it is in one line where it has only one quantity in it.
    """
    forms = working.in_symbols(equation).derived
    result = (*working.numbers_of(equation), *working.result_of(equation))
    if len(forms) == 1 and len(entering(working, equation.right)) == 1:
        return _written(working, equation, ((*forms[0], *result),))
    return _written(working, equation, (*forms, result) if result else forms)


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
    left = working.in_symbols(equation).left
    value = working.values[equation.quantity] if equation.quantity else None
    return Written(equation.number, equation.quantity, left, lines, value)
