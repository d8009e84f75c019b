"""What a report of a problem needs is in one place, to be copied."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ann221_gui import __version__
from ann221_gui.views.window.report_dialog import EMPTY, MOST_LINES, SOUND, ReportDialog

STARTED = "2026-01-01 12:00:00+0000 INFO ann221_gui.fault_watch: start: ANN 2-2-1\n"
FAULT = "2026-01-01 12:00:01+0000 ERROR ann221_gui.fault_watch: a fault of the program\n"


class FileManager(QObject):
    """Takes the part of the system's."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_folder(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path):
    def showing(log: str, path: Path | None = tmp_path / "ann221.log") -> ReportDialog:
        dialog = ReportDialog(path, log)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return showing


def shown(dialog: ReportDialog) -> str:
    return dialog.findChild(QPlainTextEdit).toPlainText()


def button(dialog: ReportDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if text in each.text().replace("&", ""))


def visible_labels(dialog: ReportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_it_shows_where_the_log_lies_versions_and_its_end(show, tmp_path: Path) -> None:
    log = "".join(f"line {number}\n" for number in range(1000)) + FAULT
    dialog = show(log)
    assert dialog.findChild(QLineEdit).text() == str(tmp_path / "ann221.log")
    lines = shown(dialog).splitlines()
    assert f"ANN 2-2-1, version {__version__}" in lines
    assert lines[-MOST_LINES:] == log.splitlines()[-MOST_LINES:]
    assert "line 1" not in lines
    assert SOUND not in lines


@pytest.mark.parametrize(("log", "words"), [("", EMPTY), (STARTED, f"{SOUND}\n{STARTED.rstrip()}")])
def test_where_nothing_went_wrong_it_says_so(show, log: str, words: str) -> None:
    assert shown(show(log)).endswith(f"\n\n{words}")


def test_the_end_is_in_view(show) -> None:
    dialog = show("a line\n" * 150 + FAULT)
    view = dialog.findChild(QPlainTextEdit)
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()


def test_all_of_it_is_copied(show) -> None:
    dialog = show(FAULT)
    copy = button(dialog, "Copy")
    copy.click()
    assert QGuiApplication.clipboard().text() == shown(dialog)
    assert "Copied" in copy.text()


def test_the_text_is_read_and_selected_by_keyboard_and_tab_leads_on(show, qtbot: QtBot) -> None:
    dialog = show(FAULT)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    view = dialog.findChild(QPlainTextEdit)
    assert view.hasFocus()
    assert (view.isReadOnly(), view.accessibleName()) == (True, "Versions and the end of the log")
    assert view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in dialog.findChildren(QPushButton)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_folder_is_opened(show, tmp_path: Path) -> None:
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open_folder")
    dialog = show(FAULT)
    button(dialog, "Open the folder").click()
    QDesktopServices.unsetUrlHandler("file")
    assert manager.opened == [str(tmp_path)]
    assert "No program here" not in visible_labels(dialog)


@pytest.mark.qt_log_ignore("QPlatformServices::openDocument")
def test_where_no_program_opens_folders_it_says_so(show) -> None:
    dialog = show(FAULT)
    button(dialog, "Open the folder").click()  # nothing does offscreen
    assert "No program here opens folders" in visible_labels(dialog)


@pytest.mark.parametrize("path", [None, Path("/no/such/folder/ann221.log")])
def test_a_folder_that_is_not_there_is_not_offered(show, path: Path | None) -> None:
    dialog = show("", path)
    assert not button(dialog, "Open the folder").isEnabled()
    assert dialog.findChild(QLineEdit).text() == (
        str(path) if path else "nowhere: this system names no folder for it"
    )
