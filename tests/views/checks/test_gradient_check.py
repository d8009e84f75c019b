"""The gradient check as its user reads it. With all weights 0 and b² = ln 3 outputs are ¾, slopes 3/16."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.snapshot import Probe, Snapshot, probe_of_sample
from ann221_gui.views.checks import gradient_check
from ann221_gui.views.checks.gradient_check import GradientCheck
from ann221_gui.views.shared.theme import DARK, LIGHT, Theme

THREE_QUARTERS = Parameters.of({"b2_1": math.log(3)})
WEIGHTS = ["w¹₁₁", "w¹₁₂", "w¹₂₁", "w¹₂₂", "w²₁₁", "w²₂₁"]
CONTROL = Qt.KeyboardModifier.ControlModifier
WITH_BIASES = Hyperparameters(biases=True)


def snapshot(
    parameters: Parameters = THREE_QUARTERS,
    *,
    hyperparameters: Hyperparameters = WITH_BIASES,
    dataset: Dataset = XOR,
    probe: Probe | None = None,
    steps: int = 0,
) -> Snapshot:
    setup = Setup(dataset, hyperparameters=hyperparameters)
    frame = Frame(setup, parameters, steps, 0, np.arange(len(dataset)), np.empty((0, 2)))
    return Snapshot(frame, probe or probe_of_sample(dataset, len(dataset) - 1))


def with_conventions(**changes: object) -> Hyperparameters:
    return replace(WITH_BIASES, conventions=Conventions(**changes))


@pytest.fixture
def check(qtbot: QtBot) -> GradientCheck:
    check = GradientCheck()
    qtbot.addWidget(check)
    check.resize(1000, 400)
    check.show()
    QApplication.processEvents()
    return check


@pytest.fixture
def pair(check: GradientCheck) -> QTableView:
    return check.findChildren(QTableView)[0]


@pytest.fixture
def everything(check: GradientCheck) -> QTableView:
    return check.findChildren(QTableView)[1]


def cells(view: QTableView, row: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [view.model().index(row, column).data(role) for column in range(view.model().columnCount())]


def column(view: QTableView, place: int) -> list[str]:
    return [str(cells(view, row)[place]) for row in range(view.model().rowCount())]


def lines(check: GradientCheck) -> list[str]:
    return [label.text() for label in check.findChildren(QLabel)]


def lit(view: QTableView) -> list[str]:
    return [str(index.data()) for index in view.selectionModel().selectedRows()]


def place_of(view: QTableView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 1)).center()


def move_mouse(view: QTableView, pixel: QPoint) -> None:
    """As a mouse without a button moves, which offscreen is nowhere."""
    there = view.viewport().mapToGlobal(pixel).toPointF()
    button = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(pixel), there, button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), move)


# What is written


def test_both_gradients_stand_beside_each_other(
    check: GradientCheck, pair: QTableView, everything: QTableView
) -> None:
    """∂E/∂b² = −2Δσ′: for (1, 1) with target 0 it is 2·¾·3/16, for all 2·(¾ − ¼ − ¼ + ¾)·3/16."""
    check.show_snapshot(snapshot())
    assert column(pair, 0) == [*WEIGHTS, "b¹₁", "b¹₂", "b²₁"]
    assert cells(pair, 8)[1:3] == ["+0.281250", "+0.281250"]
    assert cells(everything, 8)[1:3] == ["+0.375000", "+0.375000"]
    assert cells(pair, 8)[4].endswith(" ✓")
    assert "this pair: I₁ = 1, I₂ = 1, target 0" in lines(check)
    assert "all 4 samples of XOR, summed" in lines(check)


def test_without_biases_there_are_six(check: GradientCheck, pair: QTableView, everything: QTableView) -> None:
    check.show_snapshot(snapshot())
    check.show_snapshot(snapshot(hyperparameters=Hyperparameters()))
    assert column(pair, 0) == column(everything, 0) == WEIGHTS


def test_a_pair_of_ones_own_is_checked_too(check: GradientCheck, pair: QTableView) -> None:
    """Target 1: −2·¼·3/16."""
    check.show_snapshot(snapshot(probe=Probe((0.25, -2.0), 1.0)))
    assert "this pair: I₁ = 0.25, I₂ = −2, target 1" in lines(check)
    assert cells(pair, 8)[1] == "−0.0937500"


def test_conventions_are_followed(check: GradientCheck, everything: QTableView) -> None:
    check.show_snapshot(
        snapshot(
            hyperparameters=with_conventions(
                loss=replace(SQUARED, total=Total.MEAN), digits=Digits(3), notation=Notation.COMMON
            )
        )
    )
    assert cells(everything, 8)[:3] == ["b⁽²⁾₁", "+0.094", "+0.094"]
    assert "all 4 samples of XOR, averaged" in lines(check)
    assert "this pair: x₁ = 1, x₂ = 1, target 0" in lines(check)


def test_every_digit_is_in_the_tooltip_and_is_spoken(check: GradientCheck, everything: QTableView) -> None:
    check.show_snapshot(snapshot(Parameters.of({"w1_11": 0.5, "w2_11": 1.0})))
    spoken = cells(everything, 4, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == cells(everything, 4, Qt.ItemDataRole.ToolTipRole)
    name, value = spoken[1].split(": ")
    assert name == "analytic"
    assert len(value) > 15
    assert float(value.replace("−", "-")) == pytest.approx(
        float(cells(everything, 4)[1].replace("−", "-")), rel=1e-5
    )


def test_small_gradients_are_powers_of_ten_and_never_zero(check: GradientCheck, pair: QTableView) -> None:
    """σ(−20) = 2.0611536e−9 = Δ and σ′, so the gradient is 2 · 4.2484e−18."""
    check.show_snapshot(snapshot(Parameters.of({"b2_1": -20.0})))
    assert cells(pair, 8)[1] == "+8.49671e−18"


# Verdicts


def test_what_all_come_to_stands_in_one_line(check: GradientCheck) -> None:
    check.show_snapshot(snapshot(Parameters.of({"w1_11": 0.5, "w1_22": -1.0, "w2_11": 1.0, "w2_21": 2.0})))
    assert any(line.startswith("all 18 gradients agree to at least 1") for line in lines(check))


def test_a_saturated_neuron_is_not_accused(check: GradientCheck, pair: QTableView) -> None:
    """Target 1 and b² = −700: −2e⁻⁷⁰⁰ is below what the check can tell from 0."""
    check.show_snapshot(snapshot(Parameters.of({"b2_1": -700.0}), probe=Probe((0.5, 0.5), 1.0)))
    assert cells(pair, 8)[4:] == ["0 ?", "too small"]
    check.light("b2_1")
    assert any("too small for the check: it has no digits left here" in line for line in lines(check))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_wrong_gradient_is_seen(
    check: GradientCheck, pair: QTableView, monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    right = gradient_check.check_gradients

    def halved(*arguments: object) -> tuple[object, ...]:
        return tuple(replace(row, analytic=row.analytic / 2) for row in right(*arguments))

    monkeypatch.setattr(gradient_check, "check_gradients", halved)
    check.set_theme(theme)
    check.show_snapshot(snapshot())
    assert cells(pair, 8)[4:] == ["0 ✗", "disagree"]
    assert cells(pair, 8, Qt.ItemDataRole.ForegroundRole)[4] == QColor(theme.bad)
    assert any(" gradients disagree" in line for line in lines(check))


# Chosen, pointed at, copied


def test_a_clicked_row_is_chosen_and_lit_in_both(
    check: GradientCheck, pair: QTableView, everything: QTableView, qtbot: QtBot
) -> None:
    check.show_snapshot(snapshot())
    for _ in range(2):  # again, though it is lit already
        with qtbot.waitSignal(check.parameter_chosen) as chosen:
            QTest.mouseClick(everything.viewport(), Qt.MouseButton.LeftButton, pos=place_of(everything, 3))
        assert chosen.args == ["w1_22"]
    assert lit(pair) == lit(everything) == ["w¹₂₂"]


def test_arrow_keys_choose_rows(check: GradientCheck, pair: QTableView, qtbot: QtBot) -> None:
    check.show_snapshot(snapshot())
    check.light("w2_11")
    for expected in ("w2_21", "b1_1"):
        with qtbot.waitSignal(check.parameter_chosen) as chosen:
            QTest.keyClick(pair, Qt.Key.Key_Down)
        assert chosen.args == [expected]


def test_what_is_lit_from_elsewhere_is_not_told(
    check: GradientCheck, pair: QTableView, everything: QTableView, qtbot: QtBot
) -> None:
    check.show_snapshot(snapshot())
    with qtbot.assertNotEmitted(check.parameter_chosen):
        check.light("w2_21")
        assert lit(pair) == lit(everything) == ["w²₂₁"]
        check.show_snapshot(snapshot(hyperparameters=Hyperparameters()))
        assert lit(pair) == ["w²₂₁"]
        check.light("O2_1")
        assert lit(pair) == lit(everything) == []


def test_a_row_under_the_mouse_is_pointed_at(check: GradientCheck, pair: QTableView, qtbot: QtBot) -> None:
    check.show_snapshot(snapshot())
    pointed: list[str] = []
    check.item_pointed.connect(pointed.append)
    for row in (1, 1, 4):
        move_mouse(pair, place_of(pair, row))
    QTest.mouseMove(pair.viewport(), place_of(pair, 4))
    QTest.mouseMove(check, QPoint(check.width() - 1, check.height() - 1))
    qtbot.waitUntil(lambda: pointed == ["w1_12", "w2_11", ""])


def test_the_table_is_copied_with_every_digit(check: GradientCheck, pair: QTableView, qtbot: QtBot) -> None:
    check.show_snapshot(snapshot())
    check.activateWindow()
    pair.setFocus()
    with qtbot.waitSignal(check.copied) as copied:
        QTest.keyClick(pair, Qt.Key.Key_C, CONTROL)
    assert copied.args == ["9 gradients of this pair copied as TSV"]
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["p", "analytic", "independent", "difference", "digits", "verdict"]
    assert [row[0] for row in rows[1:]] == column(pair, 0)
    assert float(rows[9][1]) == pytest.approx(9 / 32, rel=1e-15)
    assert rows[9][5] == f"agree to {rows[9][4]} digits"


@pytest.mark.qt_log_ignore("This plugin does not support")  # to raise a menu
@pytest.mark.parametrize(
    ("place", "caption"),
    [
        (0, "Gradients ∂E/∂p of this pair: I₁ = 1, I₂ = 1, target 0. Conventions: mean over the samples."),
        (1, "Gradients ∂E/∂p of all 4 samples of XOR, averaged. Conventions: mean over the samples."),
    ],
)
def test_a_copied_table_says_what_it_is_of(
    check: GradientCheck, qtbot: QtBot, place: int, caption: str
) -> None:
    mean = with_conventions(loss=replace(SQUARED, total=Total.MEAN), digits=Digits(3))
    check.show_snapshot(snapshot(hyperparameters=mean))
    check.activateWindow()
    table = check.findChildren(QTableView)[place]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    with qtbot.waitSignal(check.copied):
        QTest.keyClick(menu, Qt.Key.Key_Return)  # its first entry: text
    assert QGuiApplication.clipboard().text().splitlines()[0] == caption


def test_a_gradient_is_copied_in_full(check: GradientCheck, pair: QTableView, qtbot: QtBot) -> None:
    """∂E/∂b² = 2·¾·3/16, however few digits are shown."""
    check.show_snapshot(snapshot(hyperparameters=with_conventions(digits=Digits(3))))
    check.activateWindow()
    pair.setFocus()
    check.light("b2_1")  # from elsewhere: its analytic gradient
    with qtbot.waitSignal(check.copied):
        QTest.keyClick(pair, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert float(QGuiApplication.clipboard().text()) == pytest.approx(9 / 32, rel=1e-15)
    pair.setCurrentIndex(pair.model().index(8, 5))  # the verdict
    with qtbot.waitSignal(check.copied) as said:
        QTest.keyClick(pair, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert said.args[0].startswith("No number is chosen")


@pytest.mark.qt_log_ignore("This plugin does not support")  # to raise a menu
def test_a_right_click_asks_as_what_to_copy(check: GradientCheck, pair: QTableView, qtbot: QtBot) -> None:
    check.show_snapshot(snapshot())
    place = place_of(pair, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, pair.viewport().mapToGlobal(place))
    QApplication.sendEvent(pair.viewport(), event)
    menu = QApplication.activePopupWidget()
    words = [action.text().replace("&", "").split(",")[0] for action in menu.actions()]
    assert words == ["Text", "TSV", "Markdown", "LaTeX", "", "This number at full precision"]
    menu.close()


# Places


def tops(*views: QTableView) -> list[int]:
    QApplication.processEvents()
    return [view.mapTo(view.window(), QPoint(0, 0)).y() for view in views]


def test_wide_side_by_side_narrow_one_below_the_other(
    check: GradientCheck, pair: QTableView, everything: QTableView
) -> None:
    check.show_snapshot(snapshot())
    needed = pair.width_needed(with_words=False) * 2
    for width, is_wide, has_words in (
        (1400, True, True),
        (needed + 60, True, False),
        (needed - 60, False, True),
    ):
        check.resize(width, 300)
        above, below = tops(pair, everything)
        assert (above == below) is is_wide
        assert pair.isColumnHidden(5) is not has_words
        for view in (pair, everything):
            shown = [place for place in range(6) if not view.isColumnHidden(place)]
            assert sum(map(view.columnWidth, shown)) <= view.viewport().width()
            assert all(view.sizeHintForColumn(place) <= view.columnWidth(place) for place in shown)


def test_columns_stand_still_whatever_the_numbers(
    check: GradientCheck, pair: QTableView, everything: QTableView
) -> None:
    check.show_snapshot(snapshot())
    before = [(view.columnWidth(place), view.x()) for view in (pair, everything) for place in range(6)]
    check.show_snapshot(snapshot(Parameters.of({"b2_1": -20.0})))
    QApplication.processEvents()
    after = [(view.columnWidth(place), view.x()) for view in (pair, everything) for place in range(6)]
    assert after == before


def test_a_row_reached_by_keyboard_is_scrolled_to(check: GradientCheck, pair: QTableView) -> None:
    check.resize(420, 150)
    check.show_snapshot(snapshot())
    pair.setFocus()
    check.light("w1_11")
    for _ in range(8):
        QTest.keyClick(pair, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert pair.viewport().visibleRegion().contains(place_of(pair, 8))


# Painted again


def test_training_changes_numbers_at_a_pace_and_the_user_at_once(
    check: GradientCheck, pair: QTableView, qtbot: QtBot
) -> None:
    check.show_snapshot(snapshot())
    check.show_snapshot(snapshot(Parameters.of({}), steps=1))
    assert cells(pair, 8)[1] == "+0.281250"  # shown a moment ago
    qtbot.waitUntil(lambda: cells(pair, 8)[1] == "+0.250000")  # −2·(−½)·¼
    check.show_snapshot(snapshot(steps=1, probe=Probe((3.0, 3.0), 0.0)))
    assert cells(pair, 8)[1] == "+0.281250"


def test_between_beats_and_out_of_sight_nothing_is_worked_out(
    between_beats: None,
    check: GradientCheck,
    pair: QTableView,
    monkeypatch: pytest.MonkeyPatch,
    watch_paint: Callable[..., object],
) -> None:
    check.show_snapshot(snapshot())
    QApplication.processEvents()  # the page finds its size
    monkeypatch.setattr(gradient_check, "check_gradients", None)
    watch = watch_paint(check)
    for step in range(1, 20):
        check.show_snapshot(snapshot(Parameters.of({}), steps=step))
    assert watch.nothing
    check.hide()
    check.show_snapshot(snapshot(Parameters.of({})))
    monkeypatch.undo()
    check.show()
    assert cells(pair, 8)[1] == "+0.250000"
