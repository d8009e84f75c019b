"""Every key that does something, in one list."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

EXTRA_GROUP = "In the pictures and fields"
WIDTH_IN_LETTERS, HEIGHT_IN_LINES = 80, 32

Row = tuple[str, str, str]  # group, keys, what they do


class ShortcutsDialog(QDialog):
    """`actions` have their shortcuts, grouped by the menu they are in; `extra` are (keys, what they do)."""

    def __init__(
        self, actions: Sequence[QAction], extra: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        rows = [*_action_rows(actions), *((EXTRA_GROUP, keys, does) for keys, does in extra)]
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(_table(rows))
        layout.addWidget(buttons)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = WIDTH_IN_LETTERS * metrics.averageCharWidth()
        return QSize(width, HEIGHT_IN_LINES * metrics.lineSpacing())


def _action_rows(actions: Iterable[QAction]) -> list[Row]:
    return [(_menu_title(action), _keys(action), _what(action)) for action in actions if action.shortcuts()]


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(shortcut.toString(native) for shortcut in action.shortcuts())


def _what(action: QAction) -> str:
    return action.statusTip() or _plain(action.text())


def _menu_title(action: QAction) -> str:
    menus = (place for place in action.associatedObjects() if isinstance(place, QMenu))
    return next((_plain(menu.title()) for menu in menus), "Window")


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _table(rows: Sequence[Row]) -> QTableWidget:
    table = QTableWidget(0, 2)
    table.setHorizontalHeaderLabels(["Keys", "What they do"])
    table.setAccessibleName("Keyboard shortcuts")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    for group in dict.fromkeys(group for group, _, _ in rows):
        _add_heading(table, group)
        for _, keys, does in (row for row in rows if row[0] == group):
            _add_row(table, keys, does)
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _add_heading(table: QTableWidget, group: str) -> None:
    item = QTableWidgetItem(group)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = table.font()
    font.setBold(True)
    item.setFont(font)
    row = table.rowCount()
    table.insertRow(row)
    table.setItem(row, 0, item)
    table.setSpan(row, 0, 1, table.columnCount())


def _add_row(table: QTableWidget, keys: str, does: str) -> None:
    row = table.rowCount()
    table.insertRow(row)
    table.setItem(row, 0, QTableWidgetItem(keys))
    table.setItem(row, 1, QTableWidgetItem(does))
