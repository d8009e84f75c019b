"""The rows of a gradient check: each parameter with both gradients and the verdict."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.core.gradient_check import GradientComparison, Verdict
from ann221_gui.core.parameters import ParameterId
from ann221_gui.views.checks.gradient_text import (
    EXPLAINED_HEADERS,
    HEADERS,
    LEFT_COLUMNS,
    Column,
    cells,
    full_cells,
    number_in,
    usual_texts,
)
from ann221_gui.views.shared.steady_table import ROOT, Index, SteadyModel


class GradientModel(SteadyModel):
    """A row a parameter; `show` gives the numbers of another instant."""

    def __init__(self) -> None:
        super().__init__(HEADERS, EXPLAINED_HEADERS, LEFT_COLUMNS)
        self._texts: list[tuple[str, ...]] = []
        self.comparisons: tuple[GradientComparison, ...] = ()
        self.conventions = DOCUMENT_CONVENTIONS

    def show(self, rows: tuple[GradientComparison, ...], conventions: Conventions) -> None:
        """Other parameters or conventions reset the model; else the rows that look different are told."""
        texts = [cells(row, conventions) for row in rows]
        if conventions != self.conventions or len(rows) != len(self.comparisons):
            self.beginResetModel()
            self.comparisons, self.conventions, self._texts = rows, conventions, texts
            self.endResetModel()
            return
        before, self.comparisons, self._texts = self._texts, rows, texts
        changed = [row for row, old in enumerate(before) if old != texts[row]]
        if changed:
            first, last = self.index(changed[0], Column.ANALYTIC), self.index(changed[-1], Column.VERDICT)
            self.dataChanged.emit(first, last)

    def parameter(self, row: int) -> ParameterId:
        return self.comparisons[row].parameter

    def row_of(self, item: str) -> int | None:
        """Where this parameter stands, if `item` is one that is shown."""
        rows = [row for row, comparison in enumerate(self.comparisons) if comparison.parameter == item]
        return rows[0] if rows else None

    def number(self, index: Index) -> float | None:
        """In this cell, unless it holds words."""
        return number_in(self.comparisons[index.row()], Column(index.column()))

    def texts(self, column: int) -> list[str]:
        usual = usual_texts(Column(column), self.conventions.digits)
        return [HEADERS[column], *usual, *(row[column] for row in self._texts)]

    def rowCount(self, _parent: Index = ROOT) -> int:
        return len(self.comparisons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[row][column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column in (Column.DIGITS, Column.VERDICT):
                return self._colour(self.comparisons[row])
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                full = full_cells(self.comparisons[row], self.conventions.notation)
                return f"{HEADERS[column]}: {full[column]}"
        return None

    def _colour(self, row: GradientComparison) -> QColor:
        if not row.agrees:
            return QColor(self._theme.bad)
        return QColor(self._theme.good if row.verdict is Verdict.AGREES else self._theme.muted)
