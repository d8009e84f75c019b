"""What can be copied of a table, and as what."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QToolButton,
    QWidget,
)

from ann221_gui.core.conventions import Conventions
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.numbers import exact, for_programs
from ann221_gui.core.table_text import TABLE_FORMS, Table

MENU_KEYS = "Ctrl+Shift+C"
NUMBER_KEYS = "Ctrl+Alt+C"
_WORDS = {"text": "&Text", "TSV": "T&SV, for spreadsheets", "Markdown": "&Markdown", "LaTeX": "&LaTeX"}
_KEYS = {"TSV": "Ctrl+C"}
NO_NUMBER = "No number is chosen: click one, or go to it with the arrow keys"


def copy_caption(title: str, conventions: Conventions) -> str:
    """Over a copy, which has left everything else behind; its numbers have all their digits."""
    return f"{title}. Conventions: {conventions_statement(replace(conventions, digits=None, carry=None))}."


class CopyMenu(QMenu):
    """Its keys work wherever in `owner` the focus is; `copied` says in a sentence what was done.

    `noun` names the rows, of which there are several: samples. `table` and `number` are asked when something
    is to be copied.
    """

    copied = Signal(str)

    def __init__(
        self,
        owner: QWidget,
        noun: str,
        table: Callable[[], Table | None],
        number: Callable[[], float | None],
    ) -> None:
        super().__init__("Copy as", owner)
        self._owner = owner
        self._noun = noun
        self._table, self._number = table, number
        self.setAccessibleName("Copy as")
        for form, words in _WORDS.items():
            self._add(words, _KEYS.get(form, ""), partial(self._copy_table, form))
        self.addSeparator()
        self._add("This &number at full precision", NUMBER_KEYS, self._copy_number)
        owner.addActions(self.actions())
        opening = QAction(owner)
        _set_keys(opening, MENU_KEYS)
        opening.triggered.connect(self._open)
        owner.addAction(opening)

    def _add(self, words: str, keys: str, act: Callable[[], None]) -> None:
        action = self.addAction(words)
        if keys:
            _set_keys(action, keys)
        action.triggered.connect(act)

    def make_button(self) -> QToolButton:
        """For those who look for it with the mouse."""
        button = QToolButton()
        button.setText("Copy as")
        button.setAccessibleName(f"Copy the {self._noun}")
        button.setToolTip(f"Copy all {self._noun} at full precision ({MENU_KEYS})")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self)
        return button

    def serve(self, view: QAbstractScrollArea) -> None:
        """As its context menu, too."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(self._open_at, view.viewport()))

    def _open_at(self, widget: QWidget, place: QPoint) -> None:
        self.popup(widget.mapToGlobal(place))

    def _open(self) -> None:
        """Where the eye is: at the chosen cell of the table that has the focus."""
        view = QApplication.focusWidget()
        if isinstance(view, QAbstractItemView):
            seen = view.visualRect(view.currentIndex()) & view.viewport().rect()
            self._open_at(view.viewport(), seen.bottomLeft())
        else:
            self._open_at(self._owner, QPoint())
        self.setActiveAction(self.actions()[0])

    def _copy_table(self, form: str) -> None:
        table = self._table()
        if table is not None:
            QGuiApplication.clipboard().setText(TABLE_FORMS[form](table))
            count = len(table.rows)
            noun = self._noun if count != 1 else self._noun.removesuffix("s")
            self.copied.emit(f"{count} {noun} copied as {form}")

    def _copy_number(self) -> None:
        number = self._number()
        if number is None:
            self.copied.emit(NO_NUMBER)
        else:
            QGuiApplication.clipboard().setText(for_programs(number))
            self.copied.emit(f"{exact(number)} copied")


def _set_keys(action: QAction, keys: str) -> None:
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setShortcutVisibleInContextMenu(True)
