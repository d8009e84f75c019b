"""The rows of a table of samples: each sample with what the network makes of it."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import COVERED, said
from ann221_gui.views.samples.correctness import Correctness, correctness_of
from ann221_gui.views.samples.paper_outputs import PaperOutputs
from ann221_gui.views.samples.sample_columns import (
    GIVEN,
    ON_PAPER,
    Column,
    column_symbol,
    column_tip,
    column_values,
    column_words,
    with_paper,
)
from ann221_gui.views.samples.sample_numbers import MANY, cell_text, usual_texts
from ann221_gui.views.shared.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# Of all roles that a picture of a cell asks for, these few have an answer.
ANSWERED_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers under each other, signs in the middle."""
    return CENTRE if column is Column.CORRECT else RIGHT


class SampleModel(QAbstractTableModel):
    """A row a sample; `show` gives the numbers of another instant."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._exact_columns = self.columns = columns
        self._theme = LIGHT
        self._frame: Frame | None = None
        self._values: dict[Column, FloatArray] = {}
        self._paper: PaperOutputs | None = None
        self._covered: frozenset[Column] = frozenset()

    @property
    def conventions(self) -> Conventions:
        """Those of the numbers shown."""
        return DOCUMENT_CONVENTIONS if self._frame is None else self._frame.hyperparameters.conventions

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show(self, frame: Frame, covered: frozenset[Column] = frozenset()) -> None:
        """Another data set, convention or covering resets the model; else only what changed is told."""
        before = self._frame
        if before is None or not _looks_alike(before, frame) or covered != self._covered:
            self.beginResetModel()
            self._covered = covered
            self.columns = with_paper(self._exact_columns, frame.hyperparameters.conventions)
            self._take(frame)
            self.endResetModel()
            return
        old = self._values
        self._take(frame)
        changed = {column for column in old if not np.array_equal(old[column], self._values[column])}
        if not np.array_equal(before.evaluation.correct, frame.evaluation.correct):
            changed.add(Column.CORRECT)
        if Column.OUTPUT in changed:
            changed.update(ON_PAPER)
        self._tell([place for place, column in enumerate(self.columns) if column in changed])

    def _take(self, frame: Frame) -> None:
        self._frame, self._values, self._paper = frame, column_values(frame), PaperOutputs(frame)

    def _tell(self, places: list[int]) -> None:
        """As runs of neighbours."""
        firsts = [place for place in places if place - 1 not in places]
        lasts = [place for place in places if place + 1 not in places]
        for first, last in zip(firsts, lasts, strict=True):
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, last))

    def rowCount(self, _parent: Index = ROOT) -> int:
        return 0 if self._frame is None else len(self._frame.dataset)

    def columnCount(self, _parent: Index = ROOT) -> int:
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return _row_header(section, role)
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain_text(column_symbol(column, self.conventions))
            case Qt.ItemDataRole.ToolTipRole:
                return column_tip(column, self.conventions)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column_words(column, self.conventions)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in ANSWERED_ROLES:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if column is Column.CORRECT:
            return self._of_correctness(self._correctness(index.row()), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(column, index.row())
            case Qt.ItemDataRole.ForegroundRole:
                return None
        return f"{column_words(column, self.conventions)}: {said(self._value(column, index.row()))}"

    def number(self, index: Index) -> float | None:
        """In this cell, unless it holds something else."""
        column = self.columns[index.column()]
        return None if column is Column.CORRECT else self._value(column, index.row())

    def wide_texts(self, place: int) -> list[str]:
        """Of a column of numbers: those that may be its widest."""
        column = self.columns[place]
        if column is Column.CORRECT or not self.rowCount():
            return []
        values = self._values[Column.OUTPUT if column in ON_PAPER else column]
        sizes = np.abs(values)
        few, many = np.where(sizes < MANY, values, 0.0), np.where(values == 0, np.inf, sizes)
        extremes = (values.argmin(), values.argmax(), few.argmin(), few.argmax(), many.argmin())
        rows = range(len(values)) if column in GIVEN else map(int, extremes)
        return [self._text(column, row) for row in rows]

    def usual_texts(self, place: int) -> list[str]:
        """As wide as a column's numbers usually get."""
        return usual_texts(self.columns[place], self.conventions)

    def _text(self, column: Column, row: int) -> str:
        return cell_text(column, self._value(column, row), self.conventions)

    def _value(self, column: Column, row: int) -> float:
        if column in self._covered:
            return COVERED
        if column in ON_PAPER and self._paper is not None:
            return self._paper.value(column, row)
        return float(self._values[column][row])

    def _correctness(self, row: int) -> Correctness:
        assert self._frame is not None
        return correctness_of(self._frame, row)

    def _of_correctness(self, found: Correctness, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.sign
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(found.colour(self._theme))
        return found.words


def _row_header(row: int, role: int) -> object:
    """Samples are counted from 1."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row + 1
        case Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
    return None


def _looks_alike(before: Frame, after: Frame) -> bool:
    same_conventions = before.hyperparameters.conventions == after.hyperparameters.conventions
    return before.dataset is after.dataset and same_conventions
