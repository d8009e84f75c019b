"""All equations in one table, which every view, command, copy and export reads: none is written twice."""

from functools import lru_cache

from ann221_gui.core.equations.added import beyond, first_needed
from ann221_gui.core.equations.document import document_equations
from ann221_gui.core.equations.equation import Equation, Setting
from ann221_gui.core.equations.expressions import Derivative, Expression, Words

SETTINGS_KEPT = 8  # a window needs two at a time; a stream of problems may bring ever new ones

# Names under which the document, or the solution, has a quantity once more.
OTHER_NAMES = {
    "E": "delta_O3_1",
    "delta_O": "Error",
    "dE_dO3_1": "ddelta_O3_1_dO3_1",
    "Delta_O3_1": "Delta",
    "calculated": "O3_1",
    "target_1": "target",
    "input_1": "O1_1",
    "input_2": "O1_2",
}


@lru_cache(SETTINGS_KEPT)
def equations(setting: Setting) -> tuple[Equation, ...]:
    """What a student needs first, then the document in its order, then what it leaves out."""
    return (*first_needed(setting), *document_equations(setting), *beyond(setting))


@lru_cache(SETTINGS_KEPT)
def definitions(setting: Setting) -> dict[str, Expression]:
    """How each quantity follows from others: the last form of the first equation that computes it."""
    found: dict[str, Expression] = {}
    for equation in equations(setting):
        name = equation.quantity
        if name and name not in found and not isinstance(equation.right, Derivative | Words):
            found[name] = equation.right
    return found


def equation_of(quantity: str, setting: Setting) -> Equation:
    """The first equation of the table that gives this quantity; KeyError if there is none."""
    for equation in equations(setting):
        if equation.quantity == quantity:
            return equation
    raise KeyError(quantity)
