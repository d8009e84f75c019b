"""A row that breaks: nothing overlaps, nothing is clipped."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.shared.flow_layout import FlowLayout
from ann221_gui.views.window.control_bar import ControlBar
from ann221_gui.views.window.read_outs import ReadOuts

SIZES = [(120, 30), (200, 20), (90, 40), (160, 30)]


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[QWidget]:
    """A bar at the top of a window, as in the program."""
    window = QWidget()
    qtbot.addWidget(window)
    bar = QWidget()
    flow = FlowLayout(bar)
    flow.setContentsMargins(0, 0, 0, 0)
    for width, height in SIZES:
        item = QLabel()
        item.setFixedSize(width, height)
        flow.addWidget(item)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bar)
    column.addStretch(1)
    window.show()
    yield bar  # with its window, which nobody else holds


def settle(bar: QWidget, width: int) -> list[QWidget]:
    bar.window().resize(width, 600)
    QApplication.processEvents()
    return [child for child in bar.children() if isinstance(child, QWidget)]


def rows(items: list[QWidget]) -> int:
    return len({item.geometry().center().y() for item in items})


@pytest.mark.parametrize("width", [230, 300, 500, 700, 1200])
def test_items_neither_overlap_nor_leave_the_bar(bar: QWidget, width: int) -> None:
    items = settle(bar, width)
    assert all(bar.rect().contains(item.geometry()) for item in items)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(items, 2))
    assert [(item.width(), item.height()) for item in items] == SIZES


def test_there_are_as_many_rows_as_the_width_needs(bar: QWidget) -> None:
    assert rows(settle(bar, 1200)) == 1  # 570 and the gaps between
    assert rows(settle(bar, 500)) == 2
    assert rows(settle(bar, 230)) == 4


def test_a_row_takes_no_more_height_than_its_tallest(bar: QWidget) -> None:
    settle(bar, 1200)
    assert bar.height() == 40


def test_the_last_item_stands_at_the_right(bar: QWidget) -> None:
    last = settle(bar, 1200)[-1]
    assert last.geometry().right() == pytest.approx(bar.rect().right(), abs=1)


def test_the_controls_fit_into_five_hundred_pixels(
    qtbot: QtBot, snapshot_of: Callable[..., Snapshot]
) -> None:
    read_outs = ReadOuts()
    bar = ControlBar([QAction("Reset"), QAction("Play")], QAction("More"), read_outs)
    qtbot.addWidget(bar)
    read_outs.show_snapshot(snapshot_of())
    read_outs.fit_text()
    bar.speed.fit_text()
    bar.resize(500, bar.heightForWidth(500))
    bar.show()
    QApplication.processEvents()
    groups = [child for child in bar.children() if isinstance(child, QWidget)]
    assert all(bar.rect().contains(group.geometry()) for group in groups)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(groups, 2))
    assert all(group.width() >= group.minimumSizeHint().width() for group in groups)
