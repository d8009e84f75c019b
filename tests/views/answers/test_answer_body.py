"""The lines of My answer and what is said of one: neither is cut off, however wide the pane is."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.main_window import MainWindow
from ann221_gui.views.answers.answer_page import AnswerPage
from ann221_gui.views.window.window_actions import ANSWERS
from tests.exercises import OpenWindow


@pytest.fixture
def page(open_window: OpenWindow) -> AnswerPage:
    window: MainWindow = open_window()
    window.resize(1440, 900)
    window.workbench.show_page(ANSWERS)
    found = window.workbench.findChild(AnswerPage)
    assert isinstance(found, AnswerPage)
    found.setParent(None)  # to be as wide as wanted
    return found


@pytest.mark.parametrize(("spare_em", "is_beside"), [(40, True), (4, False)])
def test_what_is_said_stands_beside_the_lines_or_under_them(
    qtbot: QtBot, page: AnswerPage, spare_em: int, is_beside: bool
) -> None:
    qtbot.addWidget(page)
    lines, said = page._list, page._detail.sheet
    page.resize(lines.sizeHint().width() + spare_em * page.fontMetrics().height(), 500)
    page.show()
    QApplication.processEvents()
    first, second = (part.mapTo(page, QPoint(0, 0)) for part in (lines, said))
    if is_beside:
        assert second.y() == first.y()
        assert first.x() + lines.width() <= second.x()
    else:
        assert first.y() + lines.height() <= second.y()
        assert second.x() == first.x()
    assert lines.width() >= lines.sizeHint().width()
    assert second.x() + said.width() <= page.width()
