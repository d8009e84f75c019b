"""Where digits are carried, the tables of samples show the output on paper and its drift."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.shortening import Carry
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.samples.sample_columns import FEW_COLUMNS, ON_PAPER, Column
from ann221_gui.views.samples.sample_model import SampleModel
from ann221_gui.views.samples.sample_page import SamplePage
from ann221_gui.views.samples.sample_sheet import SampleSheet
from ann221_gui.views.samples.sample_table import SampleTable
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.samples.summary_view import SummaryView
from tests.views.samples.sample_snapshots import cells, snapshot

# Every output is σ(ln 2) = 2/3. With two digits ln 2 is 0.69: exactly 0.6931471805599453 is stated, but the
# net input is shortened, and σ(0.69) = 0.66596 becomes 0.67.
TWO_THIRDS = Parameters.of({"b2_1": math.log(2)})
TIP = Qt.ItemDataRole.ToolTipRole


def carried(carry: Carry | None, parameters: Parameters = TWO_THIRDS) -> Snapshot:
    return snapshot(
        parameters, hyperparameters=Hyperparameters(biases=True, conventions=Conventions(carry=carry))
    )


def shown(kind: type[SamplePage], qtbot: QtBot, *snapshots: Snapshot) -> SampleView:
    page = kind()
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    for one in snapshots:
        page.show_snapshot(one)
        QApplication.processEvents()
    return page.findChild(SampleView)


def headers(view: SampleView) -> list[str]:
    model = view.model()
    return [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]


@pytest.mark.parametrize("kind", [SampleTable, SampleSheet])
def test_output_and_drift_stand_behind_the_exact_output(kind: type[SamplePage], qtbot: QtBot) -> None:
    view = shown(kind, qtbot, carried(Carry(Digits(2))))
    place = headers(view).index("paper")
    assert headers(view)[place - 1 : place + 3] == ["O³₁", "paper", "drift", "Δ"]
    assert cells(view, 1)[place - 1 : place + 2] == ["0.6667", "0.67", "+0.0033"]
    assert cells(view, 1, TIP)[place] == "output on paper: 0.67"


@pytest.mark.parametrize("kind", [SampleTable, SampleSheet])
def test_they_come_and_go_with_the_mode(kind: type[SamplePage], qtbot: QtBot) -> None:
    """Numbers and sums stay under each other."""
    off, on = carried(None), carried(Carry(Digits(2)))
    view = shown(kind, qtbot, off)
    before = headers(view)
    assert "paper" not in before
    view = shown(kind, qtbot, off, on)
    qtbot.waitUntil(lambda: len(headers(view)) == len(before) + 2)
    sums = view.window().findChild(SummaryView)
    if sums is not None:
        widths = [[one.columnWidth(place) for place in range(len(headers(view)))] for one in (view, sums)]
        assert widths[0] == widths[1]
        assert cells(sums, 0)[headers(view).index("Δ")] == "−0.6667"
    assert headers(shown(kind, qtbot, off, on, off)) == before


def test_they_follow_training() -> None:
    """Which tells the cells that have to be painted anew."""
    model, told = SampleModel(FEW_COLUMNS), set[int]()
    model.dataChanged.connect(lambda first, last: told.update(range(first.column(), last.column() + 1)))
    for parameters in (TWO_THIRDS, Parameters.of({"b2_1": math.log(3)})):
        model.show(carried(Carry(Digits(3)), parameters).frame)
    assert {model.columns.index(column) for column in ON_PAPER} <= told
    assert model.index(0, model.columns.index(Column.PAPER)).data() == "0.750"


def test_covered_outputs_are_covered_on_paper(qtbot: QtBot) -> None:
    whole = carried(Carry(Digits(2)))
    view = shown(SampleTable, qtbot, Snapshot(whole.frame, whole.probe, covered=frozenset({"O3_1"})))
    assert {cell for row in range(4) for cell in cells(view, row)[3:6]} == {"?"}


def test_they_are_copied_under_what_they_are(qtbot: QtBot) -> None:
    view = shown(SampleTable, qtbot, carried(Carry(Digits(2))))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, first = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()[:2])
    assert header[5:7] == [
        "output on paper, 2 decimals carried from line to line",
        "drift, output on paper minus exact output",
    ]
    assert float(first[5]) == 0.67
    assert float(first[6]) == pytest.approx(0.67 - 2 / 3, abs=1e-15)
