"""The full table of samples: everything that a sample makes the network do, and the sums."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation
from ann221_gui.core.datasets import Dataset, circle
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.samples.sample_sheet import SampleSheet
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.samples.summary_view import SummaryView
from tests.core.textbook import outputs
from tests.views.samples.sample_snapshots import HALF, cells, snapshot

WEIGHTS = {"w1_11": 1.0, "w1_12": -1.0, "w1_21": 0.5, "w1_22": 0.5, "w2_11": 1.0, "w2_21": -3.0}
TIP, DISPLAY = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole


@pytest.fixture
def sheet(qtbot: QtBot) -> SampleSheet:
    sheet = SampleSheet()
    qtbot.addWidget(sheet)
    sheet.resize(500, 200)
    sheet.show()
    QApplication.processEvents()
    return sheet


@pytest.fixture
def view(sheet: SampleSheet) -> SampleView:
    return sheet.findChild(SampleView)


@pytest.fixture
def sums(sheet: SampleSheet) -> SummaryView:
    return sheet.findChild(SummaryView)


def headers(view: SampleView, role: Qt.ItemDataRole = DISPLAY) -> list[str]:
    model = view.model()
    return [model.headerData(place, Qt.Orientation.Horizontal, role) for place in range(model.columnCount())]


def following(conventions: Conventions) -> Hyperparameters:
    return Hyperparameters(conventions=conventions)


def test_a_row_is_the_whole_forward_pass_of_a_sample(sheet: SampleSheet, view: SampleView) -> None:
    """For (1, 1): 1 + ½ and −1 + ½ enter the hidden neurons, O²₁ − 3 O²₂ the output neuron."""
    sheet.show_snapshot(snapshot(Parameters.of(WEIGHTS)))
    first, second, output = outputs([*WEIGHTS.values(), 0, 0, 0], (1, 1))
    net = first - 3 * second
    assert headers(view) == [
        "I₁",
        "I₂",
        "target",
        "I_O²₁",
        "I_O²₂",
        "O²₁",
        "O²₂",
        "I_O³₁",
        "O³₁",
        "Δ",
        "E",
        "✓",
    ]
    assert cells(view, 3) == [
        *("1", "1", "0", "+1.5000", "−0.5000", f"{first:.4f}", f"{second:.4f}"),
        *(f"{net:+.4f}".replace("-", "−"), f"{output:.4f}", f"−{output:.4f}", f"{output**2:.4f}", "✓"),
    ]


def test_sums_and_means_stand_below(sheet: SampleSheet, sums: SummaryView) -> None:
    """Δ: −¾ + ¼ + ¼ − ¾. E: 2·0.75² + 2·0.25²."""
    sheet.show_snapshot(snapshot())
    assert [cells(sums, row)[9:] for row in range(3)] == [
        ["−1.0000", "1.2500", "2/4"],
        ["−0.2500", "0.3125", ""],
        ["0.7500", "", ""],
    ]
    assert cells(sums, 0)[:9] == [""] * 9
    assert cells(sums, 0, TIP)[11] == "2 of 4 on the right side of one half"


def test_conventions_are_followed_and_stated(
    sheet: SampleSheet, view: SampleView, sums: SummaryView, qtbot: QtBot
) -> None:
    chosen = Conventions(HALF_SQUARED, delta=DeltaSign.OUTPUT_MINUS_TARGET, notation=Notation.COMMON)
    sheet.show_snapshot(snapshot())
    assert headers(view, TIP)[9:11] == ["Δ = target − O³₁", "E = (Δ)²"]
    sheet.show_snapshot(snapshot(hyperparameters=following(chosen)))
    qtbot.waitUntil(lambda: headers(view, TIP)[9:11] == ["Δ = a⁽²⁾₁ − t", "E = ½·(Δ)²"])
    assert headers(view)[:3] == ["x₁", "x₂", "t"]
    assert cells(view, 1)[9:11] == ["−0.2500", "0.0312"]  # 0.03125, rounded to even
    assert cells(sums, 0)[9:11] == ["+1.0000", "0.6250"]


def test_chosen_digits_are_all_there(sheet: SampleSheet, view: SampleView, qtbot: QtBot) -> None:
    sheet.show_snapshot(snapshot())
    sheet.show_snapshot(snapshot(hyperparameters=following(Conventions(digits=Digits(9)))))
    expected = ["0.750000000", "+0.250000000", "0.062500000"]
    qtbot.waitUntil(lambda: cells(view, 1)[8:11] == expected)
    for place in range(12):
        assert view.sizeHintForColumn(place) <= view.columnWidth(place)


def test_what_is_exactly_0_has_all_its_decimals(sheet: SampleSheet, view: SampleView) -> None:
    half = Dataset("half", "Half", np.array([(0.0, 0.0)]), np.array([0.5]))
    sheet.show_snapshot(snapshot(HALF, half, 0))
    assert cells(view, 0)[7:] == ["+0.0000", "0.5000", "+0.0000", "0.0000", "–"]


def test_columns_grow_for_numbers_that_need_it(sheet: SampleSheet, view: SampleView, qtbot: QtBot) -> None:
    hyper = following(Conventions(digits=Digits(4)))
    sheet.show_snapshot(snapshot(hyperparameters=hyper))
    sheet.show_snapshot(snapshot(Parameters.of({"b2_1": -123456.0}), hyperparameters=hyper))
    qtbot.waitUntil(lambda: cells(view, 0)[7] == "−123456.0000")
    assert view.sizeHintForColumn(7) <= view.columnWidth(7)


def test_sums_stay_below_their_columns_however_it_is_scrolled(
    sheet: SampleSheet, view: SampleView, sums: SummaryView
) -> None:
    sheet.show_snapshot(snapshot(dataset=circle(), sample=0))
    QApplication.processEvents()
    assert view.verticalScrollBar().isVisible()
    for scrolled, position in ((sums, 10_000), (view, 37)):
        scrolled.horizontalScrollBar().setValue(position)
        view.verticalScrollBar().setValue(position)
        assert view.viewport().width() == sums.viewport().width()
        for place in (0, 9, 11):
            assert view.columnViewportPosition(place) == sums.columnViewportPosition(place)
        assert sums.rowViewportPosition(2) + sums.rowHeight(2) <= sums.viewport().height()
    assert sums.horizontalScrollBar().value() == 37


def test_columns_shrink_to_their_numbers_before_they_scroll(sheet: SampleSheet, view: SampleView) -> None:
    """The scroll bar at the right takes room, too."""
    sheet.show_snapshot(snapshot(dataset=circle(), sample=0))
    QApplication.processEvents()
    all_usual = sum(view._widths)
    beside = sheet.width() - view.viewport().width()
    for missing in (20, all_usual - sum(view._least)):
        sheet.resize(all_usual + beside - missing, 200)
        QApplication.processEvents()
        assert view.verticalScrollBar().isVisible()
        assert view.horizontalScrollBar().maximum() == 0
        for place in range(12):
            assert view.sizeHintForColumn(place) <= view.columnWidth(place)


def test_rows_are_counted_from_1(sheet: SampleSheet, view: SampleView) -> None:
    sheet.show_snapshot(snapshot())
    assert [view.model().headerData(row, Qt.Orientation.Vertical) for row in range(4)] == [1, 2, 3, 4]
    assert view.verticalHeader().isVisible()


def test_a_chosen_row_keeps_its_cell(sheet: SampleSheet, view: SampleView, qtbot: QtBot) -> None:
    """So that one can go down a column."""
    sheet.show_snapshot(snapshot(sample=0))
    view.setCurrentIndex(view.model().index(0, 8))
    with qtbot.waitSignal(sheet.sample_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == [1]
    sheet.show_snapshot(snapshot(sample=2))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 8)
