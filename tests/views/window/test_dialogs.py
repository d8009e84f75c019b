"""The list of shortcuts names every key; About names every version."""

import platform
import re

import numpy as np
import pyqtgraph
import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from ann221_gui import __version__
from ann221_gui.views.window.about_dialog import AboutDialog
from ann221_gui.views.window.shortcuts_dialog import ShortcutsDialog


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def rows(dialog: ShortcutsDialog) -> list[list[str]]:
    """The texts of each row; a heading has one."""
    table = dialog.findChild(QTableWidget)
    items = [[table.item(row, column) for column in range(2)] for row in range(table.rowCount())]
    return [[item.text() for item in row if item is not None] for row in items]


def action(window: QMainWindow, text: str, tip: str, *keys: str) -> QAction:
    action = QAction(text, window)
    action.setStatusTip(tip)
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action


def test_shortcuts_are_grouped_by_menu_and_say_what_they_do(window: QMainWindow) -> None:
    play = action(window, "&Play", "Train until paused", "Space")
    open_file = action(window, "&Open…", "", "Ctrl+O", "F3")
    step = action(window, "Step", "One update", "F6")
    about = action(window, "About", "")
    for title, members in {"&Train": [play, step], "&File": [open_file, about]}.items():
        menu = window.menuBar().addMenu(title)
        menu.addActions(members)
    dialog = ShortcutsDialog([play, open_file, step, about], [("Tab", "the next neuron or edge")], window)
    assert rows(dialog) == [
        ["Train"],
        ["Space", "Train until paused"],
        ["F6", "One update"],
        ["File"],
        ["Ctrl+O or F3", "Open"],
        ["In the pictures and fields"],
        ["Tab", "the next neuron or edge"],
    ]


def test_shortcuts_close_with_escape(qtbot: QtBot, window: QMainWindow) -> None:
    dialog = ShortcutsDialog([], [("Tab", "next")], window)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_names_every_version(window: QMainWindow) -> None:
    text = AboutDialog(window).findChild(QLabel).text()
    for version in (
        f"ANN 2-2-1, version {__version__}",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"pyqtgraph {pyqtgraph.__version__}",
        f"NumPy {np.__version__}",
    ):
        assert version in text
    assert re.search(r"Qt 6\.\d+\.\d+", text)
    assert "MIT" in text


def test_about_text_can_be_selected_and_copied(window: QMainWindow) -> None:
    dialog = AboutDialog(window)
    label = dialog.findChild(QLabel)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == label.text()
    assert "Copied" in copy.text()
