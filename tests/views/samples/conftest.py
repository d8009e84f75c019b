"""The small table of samples, shown."""

import pytest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from ann221_gui.views.samples.sample_table import SampleTable


@pytest.fixture
def table(qtbot: QtBot) -> SampleTable:
    table = SampleTable()
    qtbot.addWidget(table)
    table.resize(300, 280)
    table.show()
    QApplication.processEvents()
    return table


@pytest.fixture
def view(table: SampleTable) -> QTableView:
    return table.findChild(QTableView)
