"""From something that went wrong to a report of it, in the window."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton

from ann221_gui.files.log_file import log_kept
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.report_dialog import ReportDialog

OpenWindow = Callable[..., MainWindow]


def test_the_menu_shows_where_the_log_lies_and_what_it_ends_with(open_window: OpenWindow, home: Path) -> None:
    with log_kept():
        logging.getLogger("ann221_gui.somewhere").error("it failed")
        window = open_window()
        window.actions_.report.trigger()
    dialog = window.findChild(ReportDialog)
    assert dialog.findChild(QLineEdit).text() == str(home / "state/ann221/ann221.log")
    assert dialog.findChild(QPlainTextEdit).toPlainText().endswith("ERROR ann221_gui.somewhere: it failed")
    dialog.close()


def test_the_message_of_a_fault_leads_to_the_report(open_window: OpenWindow) -> None:
    window = open_window()
    window.alerting.show_fault("ValueError: on purpose")
    remedy = next(each for each in window.messages.findChildren(QPushButton) if "Report" in each.text())
    remedy.click()
    dialog = window.findChild(ReportDialog)
    assert dialog.isVisible()
    dialog.close()


def test_a_file_that_the_window_refuses_is_logged_by_the_place_and_nothing_else(
    open_window: OpenWindow, caplog: pytest.LogCaptureFixture
) -> None:
    open_window().opening.open_file("/no/such/private-file.json")
    assert "a file was refused: ENOENT" in caplog.text
    assert "private-file" not in caplog.text


def test_dialogs_that_were_closed_are_gone(open_window: OpenWindow) -> None:
    window = open_window()
    actions = window.actions_
    for action in (
        actions.about,
        actions.shortcuts,
        actions.report,
        actions.epochs,
        actions.open,
        actions.save_as,
    ):
        action.trigger()
        (dialog,) = window.findChildren(QDialog)
        dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert window.findChildren(QDialog) == [], action.text()
