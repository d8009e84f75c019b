"""The rows of a comparison for Qt's tables."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions
from ann221_gui.views.comparison.comparison_text import (
    EXPLAINED_HEADERS,
    HEADERS,
    Column,
    Row,
    usual_texts,
)
from ann221_gui.views.shared.theme import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ComparisonModel(QAbstractTableModel):
    """`show` gives the rows of another instant."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self.rows: tuple[Row, ...] = ()
        self.conventions = DOCUMENT_CONVENTIONS

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

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

    def texts(self, column: Column) -> list[str]:
        """Everything that the column shows or may come to show."""
        return [*usual_texts(column, self.conventions), *(row.cells[column] for row in self.rows)]

    def rowCount(self, _parent: Index = ROOT) -> int:
        return len(self.rows)

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
                return EXPLAINED_HEADERS[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column == Column.PINNED:
                return QColor(self._theme.ghost)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.full[Column.NAME]}, {HEADERS[column]}: {row.full[column] or 'words'}"
        return None


def _names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


def _alignment(column: int) -> Qt.AlignmentFlag:
    return LEFT if column == Column.NAME else RIGHT
