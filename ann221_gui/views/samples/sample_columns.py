"""The columns that a table of samples may have: their symbols, their words and their numbers."""

from enum import StrEnum

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.conventions_text import carry_in_words
from ann221_gui.core.equations.chains import difference, error_of
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.expressions import Quantity
from ann221_gui.core.formulas.latex import latex
from ann221_gui.core.formulas.markup import EQUALS, Formula, Run
from ann221_gui.core.formulas.notation import input_symbol, symbol
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.formulas.speech import spoken
from ann221_gui.core.formulas.writing import SymbolWriter
from ann221_gui.core.frame import Frame
from ann221_gui.core.table_text import Mathematics


class Column(StrEnum):
    """Each by its name in the solution, if it has one."""

    INPUT_1 = "O1_1"
    INPUT_2 = "O1_2"
    TARGET = "target"
    HIDDEN_NET_1 = "I_O2_1"
    HIDDEN_NET_2 = "I_O2_2"
    HIDDEN_1 = "O2_1"
    HIDDEN_2 = "O2_2"
    NET = "I_O3_1"
    OUTPUT = "O3_1"
    PAPER = "on paper"
    DRIFT = "drift"
    DELTA = "Delta"
    ERROR = "E"
    CORRECT = "correct"


C = Column
FEW_COLUMNS = (C.INPUT_1, C.INPUT_2, C.TARGET, C.OUTPUT, C.DELTA, C.CORRECT)
ON_PAPER = (C.PAPER, C.DRIFT)  # there where digits are carried
ALL_COLUMNS = tuple(column for column in Column if column not in ON_PAPER)
GIVEN = frozenset({C.INPUT_1, C.INPUT_2, C.TARGET})  # by the data set: training doesn't change them
DEFINED = frozenset({C.DELTA, C.ERROR})  # by a convention, which is stated
SIGNED = frozenset({C.HIDDEN_NET_1, C.HIDDEN_NET_2, C.NET, C.DELTA, C.DRIFT})

_WORDS = {
    C.INPUT_1: "input I1",
    C.INPUT_2: "input I2",
    C.TARGET: "target",
    C.HIDDEN_NET_1: "net input of hidden neuron 1",
    C.HIDDEN_NET_2: "net input of hidden neuron 2",
    C.HIDDEN_1: "output of hidden neuron 1",
    C.HIDDEN_2: "output of hidden neuron 2",
    C.NET: "net input of the output neuron",
    C.OUTPUT: "output",
    C.PAPER: "output on paper",
    C.DRIFT: "drift, output on paper minus exact output",
    C.CORRECT: "on the target's side of one half",
}


def with_paper(columns: tuple[Column, ...], conventions: Conventions) -> tuple[Column, ...]:
    """Those on paper behind the output, where digits are carried."""
    if conventions.carry is None:
        return columns
    behind = columns.index(Column.OUTPUT) + 1
    return (*columns[:behind], *ON_PAPER, *columns[behind:])


def quantity_of(column: Column) -> str:
    """Whose number the column shows, or gives away."""
    return Column.OUTPUT if column in ON_PAPER else column


def column_symbol(column: Column, conventions: Conventions) -> Formula:
    """What stands over the column."""
    if column in ON_PAPER:
        return (Run(column.removeprefix("on ")),)
    if column is Column.CORRECT:
        return (Run("✓"),)
    if column in (Column.INPUT_1, Column.INPUT_2):
        return input_symbol(int(column[-1]), conventions.notation)
    return symbol(column, conventions.notation)


def column_words(column: Column, conventions: Conventions) -> str:
    """For whoever can't see the symbol."""
    match column:
        case Column.DELTA:
            return f"Delta, {' minus '.join(conventions.delta.names)}"
        case Column.ERROR:
            return f"error {spoken(_equation(column, conventions))}"
    return _WORDS[column]


def column_tip(column: Column, conventions: Conventions) -> str:
    """What the column is, and which convention its numbers follow."""
    if column in DEFINED:
        return plain_text(_equation(column, conventions))
    words = column_words(column, conventions)
    if column is Column.PAPER and conventions.carry is not None:
        return f"{words}, {carry_in_words(conventions.carry)} from line to line"
    return words


def column_heading(column: Column, conventions: Conventions) -> Mathematics | str:
    """The header in a copy, which has no tooltips: it states the convention itself."""
    if column is Column.CORRECT:
        return "correct"
    if column in ON_PAPER:
        return column_tip(column, conventions)
    shown = _equation if column in DEFINED else column_symbol
    formula = shown(column, conventions)
    if plain_text(formula).isalpha():
        return plain_text(formula)  # target: a word, which LaTeX needs no mathematics for
    return Mathematics(plain_text(formula), latex(formula))


def _equation(column: Column, conventions: Conventions) -> Formula:
    """What Δ and E are: A6, and 15 with the Δ of the other column."""
    right = {
        Column.DELTA: difference(conventions.delta, Column.TARGET, Column.OUTPUT),
        Column.ERROR: error_of(Quantity(Column.DELTA), conventions.loss),
    }[column]
    writer = SymbolWriter(Setting(conventions=conventions))
    return (*column_symbol(column, conventions), *EQUALS, *writer.write(right))


def column_values(frame: Frame) -> dict[Column, FloatArray]:
    """(N,) for each column of exact numbers; Δ with the sign that the conventions give it."""
    evaluation, inputs = frame.evaluation, frame.dataset.inputs
    passed = evaluation.passed
    return {
        Column.INPUT_1: inputs[:, 0],
        Column.INPUT_2: inputs[:, 1],
        Column.TARGET: frame.dataset.targets,
        Column.HIDDEN_NET_1: passed.z1[:, 0],
        Column.HIDDEN_NET_2: passed.z1[:, 1],
        Column.HIDDEN_1: passed.a1[:, 0],
        Column.HIDDEN_2: passed.a1[:, 1],
        Column.NET: passed.z2[:, 0],
        Column.OUTPUT: passed.a2[:, 0],
        Column.DELTA: evaluation.deltas * frame.hyperparameters.conventions.delta.factor + 0.0,  # no −0
        Column.ERROR: evaluation.errors,
    }
