"""The rows of a comparison for Qt's tables."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.views.comparison.comparison_text import (
    EXPLAINED_HEADERS,
    HEADERS,
    Column,
    Row,
    usual_texts,
)
from ann221_gui.views.shared.steady_table import ROOT, Index, SteadyModel


class ComparisonModel(SteadyModel):
    """`show` gives the rows of another instant."""

    def __init__(self) -> None:
        super().__init__(HEADERS, EXPLAINED_HEADERS, (Column.NAME,))
        self.rows: tuple[Row, ...] = ()
        self.conventions = DOCUMENT_CONVENTIONS

    def show(self, rows: tuple[Row, ...], conventions: Conventions) -> None:
        """Other rows or conventions reset the model; else it is told that numbers have changed."""
        is_alike = conventions == self.conventions and _names(rows) == _names(self.rows)
        if not is_alike:
            self.beginResetModel()
        before, self.rows, self.conventions = self.rows, rows, conventions
        if not is_alike:
            self.endResetModel()
        elif before != rows:
            last = self.index(len(rows) - 1, Column.DIFFERENCE)
            self.dataChanged.emit(self.index(0, Column.NAME), last)

    def number(self, index: Index) -> float | None:
        """In this cell, unless it holds words."""
        return self.rows[index.row()].numbers[index.column()]

    def texts(self, column: int) -> list[str]:
        return [*usual_texts(Column(column), self.conventions), *(row.cells[column] for row in self.rows)]

    def rowCount(self, _parent: Index = ROOT) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column == Column.PINNED:
                return QColor(self._theme.ghost)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.full[Column.NAME]}, {HEADERS[column]}: {row.full[column] or 'words'}"
        return None


def _names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]
