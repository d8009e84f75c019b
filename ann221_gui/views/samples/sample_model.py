"""The rows of the sample table: each sample with what the network answers."""

from enum import IntEnum

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE, Evaluation
from ann221_gui.core.numbers import exact, fixed, signed
from ann221_gui.views.shared.symbols import INPUT_SYMBOLS, ShownNeuron
from ann221_gui.views.shared.theme import LIGHT, Theme

DECIMALS = 4
SHORT = 5  # characters up to which a given number is written exactly; the tooltip has all of a longer one
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """What the columns show, from left to right."""

    X1 = 0
    X2 = 1
    TARGET = 2
    OUTPUT = 3
    DELTA = 4
    MARK = 5


HEADERS = (*INPUT_SYMBOLS, "target", ShownNeuron.OUTPUT.symbol, "Δ", "✓")
SPOKEN_HEADERS = (
    "input I1",
    "input I2",
    "target",
    "output",
    "Delta, target minus output",
    "on the target's side of one half",
)
# Of all roles that a picture of a cell asks for, these few have an answer.
ANSWERED_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
ALIGNMENTS = {
    column: Qt.AlignmentFlag.AlignVCenter
    | (Qt.AlignmentFlag.AlignHCenter if column is Column.MARK else Qt.AlignmentFlag.AlignRight)
    for column in Column
}


class SampleModel(QAbstractTableModel):
    """A row a sample; `show` gives the numbers of another instant."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._dataset: Dataset | None = None
        self._evaluation: Evaluation | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show(self, dataset: Dataset, evaluation: Evaluation) -> None:
        before = self._evaluation
        if before is None or dataset is not self._dataset:
            self.beginResetModel()
            self._dataset, self._evaluation = dataset, evaluation
            self.endResetModel()
            return
        self._evaluation = evaluation
        same_outputs = np.array_equal(before.outputs, evaluation.outputs)
        if not (same_outputs and np.array_equal(before.deltas, evaluation.deltas)):
            self._tell_changed(Column.OUTPUT, Column.DELTA)
        if not np.array_equal(before.correct, evaluation.correct):
            self._tell_changed(Column.MARK, Column.MARK)

    def _tell_changed(self, first: Column, last: Column) -> None:
        self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, last))

    def rowCount(self, _parent: Index = ROOT) -> int:
        return 0 if self._dataset is None else len(self._dataset)

    def columnCount(self, _parent: Index = ROOT) -> int:
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return HEADERS[section]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return SPOKEN_HEADERS[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return ALIGNMENTS[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in ANSWERED_ROLES:
            return None
        row, column = index.row(), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._mark(row)[0] if column is Column.MARK else self._number(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return ALIGNMENTS[column]
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._mark(row)[2]) if column is Column.MARK else None
        return self._words(row, column)

    def _value(self, row: int, column: Column) -> float:
        assert self._dataset is not None and self._evaluation is not None
        match column:
            case Column.X1 | Column.X2:
                return float(self._dataset.inputs[row, column])
            case Column.TARGET:
                return float(self._dataset.targets[row])
            case Column.OUTPUT:
                return float(self._evaluation.outputs[row])
        return float(self._evaluation.deltas[row])

    def _number(self, row: int, column: Column) -> str:
        value = self._value(row, column)
        match column:
            case Column.OUTPUT:
                return fixed(value, _decimals(value))
            case Column.DELTA:
                return signed(value, _decimals(value))
        return exact(value) if len(exact(value)) <= SHORT else fixed(value, DECIMALS)

    def _words(self, row: int, column: Column) -> str:
        """With every digit, and for whoever can't see the table."""
        if column is Column.MARK:
            return self._mark(row)[1]
        return f"{SPOKEN_HEADERS[column]}: {exact(self._value(row, column))}"

    def _mark(self, row: int) -> tuple[str, str, str]:
        """Sign, words and colour for a right, a wrong, or an undecidable sample."""
        assert self._evaluation is not None
        if self._value(row, Column.TARGET) == MIDDLE:
            return "–", "the target is exactly one half: neither right nor wrong", self._theme.muted
        if self._evaluation.correct[row]:
            return "✓", "right: on the target's side of one half", self._theme.good
        return "✗", "wrong: not on the target's side of one half", self._theme.bad


def _decimals(value: float) -> int:
    """One fewer where only a power of ten shows that it isn't 0: that is about as wide."""
    return DECIMALS if abs(value) >= 0.5 * 10.0**-DECIMALS else DECIMALS - 1
