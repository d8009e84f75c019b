"""The sample table as its user reads it. With all weights 0 and b² = ln 3 every output is ¾."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import Dataset, circle
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.views.samples.sample_table import SampleTable
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme
from tests.views.samples.sample_snapshots import CERTAIN, HALF, THREE_QUARTERS, cells, snapshot


def lines(table: SampleTable) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in table.findChildren(QLabel)]


def lit_rows(view: QTableView) -> list[int]:
    return [index.row() for index in view.selectionModel().selectedRows()]


def test_each_sample_is_a_row_with_what_the_network_answers(table: SampleTable, view: QTableView) -> None:
    table.show_snapshot(snapshot())
    assert [cells(view, row) for row in range(view.model().rowCount())] == [
        ["0", "0", "0", "0.7500", "−0.7500", "✗"],
        ["0", "1", "1", "0.7500", "+0.2500", "✓"],
        ["1", "0", "1", "0.7500", "+0.2500", "✓"],
        ["1", "1", "0", "0.7500", "−0.7500", "✗"],
    ]


def test_below_it_the_error_and_what_is_right(table: SampleTable) -> None:
    """2·0.75² + 2·0.25² = 1.25."""
    table.show_snapshot(snapshot())
    assert lines(table) == [
        "Σ Δ² 1.2500   mean 0.3125",
        "2 of 4 on the right side of ½",
        "largest |Δ| 0.7500, goal 0.05: not yet learned",
    ]


def test_halved_error_says_so(table: SampleTable) -> None:
    table.show_snapshot(snapshot(hyperparameters=Hyperparameters(conventions=Conventions(HALF_SQUARED))))
    assert (
        lines(table)[0] == "½ Σ Δ² 0.6250   mean 0.1563" or lines(table)[0] == "½ Σ Δ² 0.6250   mean 0.1562"
    )


def test_right_is_not_learned(table: SampleTable) -> None:
    near = Dataset("near", "Near", np.array([(0.0, 0.0), (0.0, 1.0)]), np.array([1.0, 0.79]))
    table.show_snapshot(snapshot(dataset=near, sample=0))
    assert lines(table)[1:] == [
        "2 of 2 on the right side of ½",
        "largest |Δ| 0.2500, goal 0.05: not yet learned",
    ]
    nearer = Dataset("nearer", "Nearer", near.inputs, np.array([0.71, 0.79]))
    table.show_snapshot(snapshot(dataset=nearer, sample=0))
    assert lines(table)[1:] == ["2 of 2 on the right side of ½", "largest |Δ| 0.0400, goal 0.05: learned"]


def test_an_output_of_one_half_is_on_no_side(table: SampleTable, view: QTableView) -> None:
    table.show_snapshot(snapshot(HALF))
    assert [cells(view, row)[-1] for row in range(4)] == ["✗"] * 4
    assert lines(table)[1] == "0 of 4 on the right side of ½"


def test_a_target_of_one_half_is_neither_right_nor_wrong(table: SampleTable, view: QTableView) -> None:
    undecided = Dataset("undecided", "Undecided", np.array([(0.0, 0.5)]), np.array([0.5]))
    table.show_snapshot(snapshot(dataset=undecided, sample=0))
    assert cells(view, 0) == ["0", "0.5", "0.5", "0.7500", "−0.2500", "–"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_marks_have_a_colour_too(table: SampleTable, view: QTableView, theme: Theme) -> None:
    table.set_theme(theme)
    table.show_snapshot(snapshot())
    colours = [cells(view, row, Qt.ItemDataRole.ForegroundRole)[-1] for row in (0, 1)]
    assert colours == [QColor(theme.bad), QColor(theme.good)]


def test_tiny_outputs_are_not_shown_as_zero(table: SampleTable, view: QTableView) -> None:
    """σ(−20) = 2.0611536e-9."""
    table.show_snapshot(snapshot(CERTAIN))
    assert cells(view, 0)[3:] == ["2.1e−09", "−2.1e−09", "✓"]


def test_long_inputs_are_rounded_in_the_table_and_whole_in_the_tooltip(
    table: SampleTable, view: QTableView
) -> None:
    thirds = Dataset("thirds", "Thirds", np.array([(1 / 3, -2 / 3)]), np.array([1.0]))
    table.show_snapshot(snapshot(dataset=thirds, sample=0))
    assert cells(view, 0)[:2] == ["0.3333", "−0.6667"]
    assert cells(view, 0, Qt.ItemDataRole.ToolTipRole)[0] == "input I1: 0.3333333333333333"


def test_the_row_of_the_probe_is_lit_and_nothing_is_told(
    table: SampleTable, view: QTableView, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(table.sample_chosen):
        table.show_snapshot(snapshot(sample=3))
        assert lit_rows(view) == [3]
        table.show_snapshot(snapshot(sample=0))
        assert lit_rows(view) == [0]
        table.show_snapshot(snapshot(sample=None))
        assert lit_rows(view) == []
        table.show_snapshot(snapshot(dataset=circle(), sample=120))
        assert lit_rows(view) == [120]
        table.show_snapshot(snapshot(sample=0))
        assert lit_rows(view) == [0]
        table.show_snapshot(snapshot(dataset=circle(), sample=0))
        assert lit_rows(view) == [0]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_lit_row_has_the_colour_of_what_is_chosen(
    table: SampleTable, view: QTableView, theme: Theme
) -> None:
    table.set_theme(theme)
    table.show_snapshot(snapshot(sample=2))
    image = view.viewport().grab().toImage()
    edges = [view.visualRect(view.model().index(row, 2)).bottomLeft() for row in range(4)]
    backgrounds = [image.pixelColor(edge.x() + 2, edge.y() - 2).name() for edge in edges]
    assert backgrounds == [theme.card, theme.card, theme.highlight, theme.card]


def test_a_clicked_row_is_chosen(table: SampleTable, view: QTableView, qtbot: QtBot) -> None:
    table.show_snapshot(snapshot(sample=3))
    with qtbot.waitSignal(table.sample_chosen) as chosen:
        pixel = view.visualRect(view.model().index(1, 4)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    assert chosen.args == [1]


def test_arrow_keys_choose_rows(table: SampleTable, view: QTableView, qtbot: QtBot) -> None:
    table.show_snapshot(snapshot(sample=3))
    for expected in (2, 1):
        with qtbot.waitSignal(table.sample_chosen) as chosen:
            QTest.keyClick(view, Qt.Key.Key_Up)
        assert chosen.args == [expected]


def test_the_same_row_can_be_chosen_again_once_the_probe_has_left_it(
    table: SampleTable, view: QTableView, qtbot: QtBot
) -> None:
    table.show_snapshot(snapshot(sample=1))
    table.show_snapshot(snapshot(sample=None))
    with qtbot.waitSignal(table.sample_chosen) as chosen:
        pixel = view.visualRect(view.model().index(1, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    assert chosen.args == [1]


def test_numbers_come_at_once_when_they_are_rare_and_the_last_always(
    table: SampleTable, view: QTableView, qtbot: QtBot
) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    table.show_snapshot(snapshot(HALF))
    table.show_snapshot(snapshot(CERTAIN))
    assert cells(view, 0)[3] == "0.7500"  # shown a moment ago
    qtbot.waitUntil(lambda: cells(view, 0)[3] == "2.1e−09")
    assert lines(table)[1] == "2 of 4 on the right side of ½"


def test_columns_stand_still_whatever_the_numbers(table: SampleTable, view: QTableView, qtbot: QtBot) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    before = [view.columnWidth(column) for column in range(6)]
    table.show_snapshot(snapshot(CERTAIN))
    qtbot.waitUntil(lambda: cells(view, 0)[3] == "2.1e−09")
    assert [view.columnWidth(column) for column in range(6)] == before


def test_nothing_is_cut_off_in_a_narrow_table(table: SampleTable, view: QTableView) -> None:
    table.show_snapshot(snapshot(CERTAIN))
    QApplication.processEvents()
    assert not view.horizontalScrollBar().isVisible()
    for column in range(6):
        assert view.sizeHintForColumn(column) <= view.columnWidth(column)


def test_a_cloud_fits_beside_its_scroll_bar(table: SampleTable, view: QTableView) -> None:
    table.show_snapshot(snapshot(dataset=circle(), sample=0))
    table.resize(1, 280)  # as narrow as it can be
    QApplication.processEvents()
    assert view.verticalScrollBar().isVisible()
    assert view.horizontalScrollBar().maximum() == 0


def test_every_column_has_its_full_words(table: SampleTable, view: QTableView) -> None:
    table.show_snapshot(snapshot())
    assert view.accessibleName() == "Samples"
    header = [
        view.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for column in range(6)
    ]
    assert header[:4] == ["input I1", "input I2", "target", "output"]
    assert cells(view, 1, Qt.ItemDataRole.AccessibleTextRole)[-1] == "right: on the target's side of one half"


def test_a_hidden_table_catches_up_when_it_is_shown(table: SampleTable, view: QTableView) -> None:
    table.show_snapshot(snapshot(THREE_QUARTERS))
    table.hide()
    table.show_snapshot(snapshot(dataset=circle(), sample=7))
    assert view.model().rowCount() == 4
    table.show()
    assert view.model().rowCount() == 200
    assert lit_rows(view) == [7]
