"""When the small table of samples is painted again, and when it isn't."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.samples.sample_table import SampleTable
from tests.views.samples.sample_snapshots import CERTAIN, HALF, THREE_QUARTERS, cells, snapshot


@pytest.fixture
def changed(view: QTableView) -> list[tuple[int, int]]:
    """First and last column of all that the model has said to have changed."""
    columns: list[tuple[int, int]] = []
    view.model().dataChanged.connect(lambda first, last: columns.append((first.column(), last.column())))
    return columns


def test_only_columns_whose_numbers_change_are_told(
    table: SampleTable, qtbot: QtBot, changed: list[tuple[int, int]]
) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    more_certain = Parameters.of({"b2_1": 2.0})  # all outputs larger, still on the same side
    table.show_snapshot(snapshot(more_certain))
    qtbot.waitUntil(lambda: changed == [(3, 4)])
    table.show_snapshot(snapshot(CERTAIN))
    qtbot.waitUntil(lambda: changed == [(3, 4), (3, 5)])


@pytest.mark.parametrize(("bias", "place"), [(-40.0, 3), (40.0, 4)])
def test_what_is_next_to_zero_is_written_though_the_other_is_one_again(
    table: SampleTable, qtbot: QtBot, changed: list[tuple[int, int]], bias: float, place: int
) -> None:
    """σ(−45) = 2.9e−20, and as much is wanting from σ(45) to 1."""
    one = Dataset("one", "One", np.array([(0.0, 1.0)]), np.array([1.0]))
    table.show_snapshot(snapshot(Parameters.of({"b2_1": bias}), one, 0))
    table.show_snapshot(snapshot(Parameters.of({"b2_1": 1.125 * bias}), one, 0))
    qtbot.waitUntil(lambda: changed == [(place, place)])
    assert "2.9e−20" in cells(table.findChild(QTableView), 0)[place]


def test_the_same_again_is_not_painted(
    table: SampleTable, qtbot: QtBot, changed: list[tuple[int, int]], watch_paint: Callable[..., object]
) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    watch = watch_paint(table)
    table.show_snapshot(snapshot(THREE_QUARTERS))
    qtbot.waitUntil(lambda: not table._pace.is_waiting)
    assert changed == []
    assert watch.nothing


def test_between_beats_nothing_is_done(
    between_beats: None, table: SampleTable, watch_paint: Callable[..., object]
) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    watch = watch_paint(table)
    for _ in range(20):
        shown = snapshot(CERTAIN)
        table.show_snapshot(shown)
        assert "evaluation" not in vars(shown.frame)
    assert watch.nothing


def test_what_changes_is_seen_as_if_it_had_always_been_so(
    table: SampleTable, view: QTableView, qtbot: QtBot, on_screen: Callable[..., QImage]
) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    before = on_screen(view.viewport())
    for parameters in (HALF, CERTAIN):
        table.show_snapshot(snapshot(parameters))
        qtbot.waitUntil(lambda: not table._pace.is_waiting)
    kept = on_screen(view.viewport())
    assert kept != before
    view.viewport().update()  # everything anew
    assert on_screen(view.viewport()) == kept
