"""What can be copied of an item: its value at full precision, the same as LaTeX, and its gradient's."""

from typing import NamedTuple

from ann221_gui.core.formulas.latex import latex
from ann221_gui.core.formulas.markup import EQUALS, Number
from ann221_gui.core.formulas.notation import symbol, symbol_text
from ann221_gui.core.numbers import exact, for_programs
from ann221_gui.core.parts import is_parameter
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.network.diagram_items import value_of


class Copy(NamedTuple):
    """What goes to the clipboard, and how it is called before and after."""

    title: str
    text: str
    sentence: str


def value_copy(snapshot: Snapshot, item: str) -> Copy:
    """The item's number, as programs read it."""
    return _value(snapshot, item, value_of(snapshot, item))


def latex_copy(snapshot: Snapshot, item: str) -> Copy:
    """Symbol = number, for mathematics mode."""
    return _latex(snapshot, item, value_of(snapshot, item))


def copies_of(snapshot: Snapshot, item: str) -> list[Copy]:
    """All of an item, the value first and its LaTeX next."""
    copies = [value_copy(snapshot, item), latex_copy(snapshot, item)]
    if is_parameter(item):
        gradient = f"dE_d{item}"
        slope = snapshot.quantities[gradient]
        copies += [_value(snapshot, gradient, slope), _latex(snapshot, gradient, slope)]
    return copies


def _value(snapshot: Snapshot, name: str, value: float) -> Copy:
    letter = symbol_text(name, snapshot.problem.conventions.notation)
    number = exact(value)
    return Copy(f"Copy {letter} = {number}", for_programs(value), f"{letter} = {number} copied")


def _latex(snapshot: Snapshot, name: str, value: float) -> Copy:
    notation = snapshot.problem.conventions.notation
    letter = symbol_text(name, notation)
    text = latex((*symbol(name, notation), *EQUALS, Number(exact(value))))
    return Copy(f"Copy {letter} as LaTeX", text, f"{letter} copied as LaTeX")
