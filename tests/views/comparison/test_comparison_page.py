"""The page that compares, as its user reads and copies it.

With all weights 0 every output is ½: Δ = ±½ on each of XOR's four samples, E = 4 · ¼ = 1, none is right.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import SetParameter, Setup, TrainEpochs
from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.datasets import AND
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.comparison.comparison_page import COVERED, NOTHING_PINNED, ComparisonPage
from ann221_gui.views.shared.theme import DARK
from tests.views.pinned_runs import beside, pinned_after, with_parameters, with_rate

ZERO = Parameters.of({})
QUARTERS = Parameters.of({"w1_11": 0.25, "w2_21": -12.5})
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot) -> ComparisonPage:
    pin, unpin = QAction("P&in this run"), QAction("&Unpin")
    page = ComparisonPage(pin, unpin)
    for action in (pin, unpin):
        action.setParent(page)
    qtbot.addWidget(page)
    page.resize(700, 420)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def table(page: ComparisonPage) -> QTableView:
    return page.findChild(QTableView)


def said(page: ComparisonPage) -> str:
    QApplication.processEvents()
    return page.findChild(QLabel).text()


def rows(
    table: QTableView, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> dict[str, tuple[str, ...]]:
    """By what stands in their first column."""
    QApplication.processEvents()
    model = table.model()
    cells = [
        [model.data(model.index(row, column), role) for column in range(4)] for row in range(model.rowCount())
    ]
    names = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    return {name: tuple(line[1:]) for name, line in zip(names, cells, strict=True)}


def zero_beside_quarters() -> Snapshot:
    return beside(pinned_after(setup=with_parameters(ZERO)), setup=with_parameters(QUARTERS))


def test_with_nothing_pinned_it_says_what_to_do(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(beside(None))
    assert said(page) == NOTHING_PINNED
    assert "Ctrl+P" in NOTHING_PINNED
    assert "Ctrl+R" in NOTHING_PINNED
    assert not table.isVisible()


def test_every_number_of_both_runs_and_what_is_between_them(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(zero_beside_quarters())
    shown = rows(table)
    assert shown["w¹₁₁"] == ("+0.0000", "+0.2500", "+0.2500")
    assert shown["w²₂₁"] == ("+0.0000", "−12.5000", "−12.5000")
    assert shown["w¹₂₂"] == ("+0.0000", "+0.0000", "0")
    assert shown["epoch"] == ("0", "0", "0")
    assert shown["error"][0] == "1.0000"
    assert shown["largest |Δ|"][0] == "0.5000"
    assert shown["correct"][0] == "0"
    assert shown["start"] == ("w¹₁₁ = 0, w²₂₁ = 0", "w¹₁₁ = 0.25, w²₂₁ = −12.5", "")
    assert said(page) == "One thing differs: start. The runs don't begin at the same start."


def test_only_what_differs_has_a_row_and_it_comes_first(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(beside(pinned_after(), TrainEpochs(3), setup=with_rate(0.125)))
    assert list(rows(table))[:2] == ["learning rate", "epoch"]
    assert rows(table)["learning rate"] == ("0.5", "0.125", "")
    assert rows(table)["epoch"] == ("0", "3", "+3")


@pytest.mark.parametrize(
    ("setup", "obstacle"),
    [
        (
            Setup(hyperparameters=Hyperparameters(conventions=Conventions(loss=HALF_SQUARED))),
            "counted otherwise",
        ),
        (Setup(dataset=AND), "other data"),
    ],
    ids=["error", "data"],
)
def test_it_says_why_errors_are_not_subtracted(
    page: ComparisonPage, table: QTableView, setup: Setup, obstacle: str
) -> None:
    page.show_snapshot(beside(pinned_after(), setup=setup))
    assert rows(table)["error"][2] == obstacle


def test_a_bias_that_one_run_has_not_got(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(beside(pinned_after(), setup=with_rate(0.5, biases=True)))
    assert rows(table)["b¹₂"] == ("–", "+0.0000", "not in both")


def test_digits_and_notation_are_the_chosen_ones(page: ComparisonPage, table: QTableView) -> None:
    chosen = Conventions(notation=Notation.COMMON, digits=Digits(2))
    setup = Setup(hyperparameters=Hyperparameters(conventions=chosen))
    page.show_snapshot(beside(pinned_after(), SetParameter(ParameterId.W1_12, 1.5), setup=setup))
    assert rows(table)["W⁽¹⁾₂₁"] == ("+0.20", "+1.50", "+1.30")


def test_what_training_brings_follows_and_columns_stay(
    page: ComparisonPage, table: QTableView, qtbot: QtBot
) -> None:
    pinned = pinned_after(TrainEpochs(100))
    page.show_snapshot(beside(pinned, TrainEpochs(1)))
    widths = [table.columnWidth(column) for column in range(4)]
    page.show_snapshot(beside(pinned, TrainEpochs(1000)))
    qtbot.waitUntil(lambda: rows(table)["epoch"] == ("100", "1000", "+900"))
    # E(100) and E(1000) of the mathematics page
    assert rows(table)["error"] == ("0.9360", "0.2448", "−0.6912")
    assert [table.columnWidth(column) for column in range(4)] == widths


def test_a_column_that_was_widened_stays_so(page: ComparisonPage, table: QTableView, qtbot: QtBot) -> None:
    page.resize(330, 420)
    pinned = pinned_after(setup=with_parameters(ZERO))
    page.show_snapshot(beside(pinned, setup=with_parameters(QUARTERS)))
    rows(table)
    usual = table.columnWidth(3)
    for parameters, expected in (
        (Parameters.of({"w1_11": -123456.75}), "−123456.7500"),
        (QUARTERS, "+0.2500"),
    ):
        page.show_snapshot(beside(pinned, setup=with_parameters(parameters)))
        qtbot.waitUntil(lambda expected=expected: rows(table)["w¹₁₁"][2] == expected)
        assert table.columnWidth(3) > usual


def test_long_words_are_cut_names_and_numbers_are_not(page: ComparisonPage, table: QTableView) -> None:
    other = replace(with_parameters(QUARTERS), hyperparameters=Hyperparameters(learning_rate=0.25))
    page.show_snapshot(beside(pinned_after(setup=with_parameters(ZERO)), setup=other))
    page.resize(330, 420)
    metrics = table.fontMetrics()
    assert "learning rate" in rows(table)
    for row, cells in rows(table).items():
        for column, text in enumerate((row, *cells)):
            if "=" not in text:
                assert metrics.horizontalAdvance(text) <= table.columnWidth(column), text
    assert sum(table.columnWidth(column) for column in range(4)) <= table.viewport().width()


def test_it_is_copied_with_every_digit_and_what_it_is(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(beside(pinned_after(setup=with_parameters(QUARTERS)), setup=with_rate(1 / 3)))
    rows(table)
    copied = []
    page.copied.connect(copied.append)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["what", "pinned", "this run", "difference"]
    assert ["learning rate", "0.5", "0.3333333333333333", ""] in lines
    assert ["w²₂₁", "-12.5", "-0.9", "+11.6"] in lines
    assert copied == [f"{len(lines) - 1} rows copied as TSV"]


@pytest.mark.parametrize("form", ["Text", "Markdown", "LaTeX"])
def test_other_forms_say_the_conventions_too(page: ComparisonPage, table: QTableView, form: str) -> None:
    page.show_snapshot(zero_beside_quarters())
    rows(table)
    action = next(one for one in page.actions() if one.text().replace("&", "") == form)
    action.trigger()
    copied = QGuiApplication.clipboard().text()
    assert "One thing differs: start" in copied
    assert "the document's conventions" in copied


def test_the_number_of_a_cell_is_copied_in_full(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(beside(pinned_after(), TrainEpochs(1)))
    place = list(rows(table)).index("error")
    table.setFocus()
    table.setCurrentIndex(table.model().index(place, 1))
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL | ALT)
    # E(0) of the mathematics page
    assert float(QGuiApplication.clipboard().text()) == pytest.approx(0.9957491084196282, rel=1e-14)


def test_each_cell_is_told_in_full_and_the_pinned_column_has_the_ghosts_colour(
    page: ComparisonPage, table: QTableView
) -> None:
    page.set_theme(DARK)
    page.show_snapshot(zero_beside_quarters())
    told = rows(table, Qt.ItemDataRole.AccessibleTextRole)
    assert told["w²₂₁"] == (
        "w²₂₁, pinned: 0",
        "w²₂₁, this run: −12.5",
        "w²₂₁, difference: −12.5",
    )
    assert table.accessibleName() == "The pinned run beside this one"
    assert table.model().data(table.model().index(0, 1), Qt.ItemDataRole.ForegroundRole) == QColor(DARK.ghost)


def test_covered_numbers_are_compared_with_nothing(page: ComparisonPage, table: QTableView) -> None:
    shown = zero_beside_quarters()
    page.show_snapshot(Snapshot(shown.frame, shown.probe, covered=frozenset({"Delta"}), pinned=shown.pinned))
    assert said(page) == COVERED
    assert not table.isVisible()
    assert rows(table) == {}
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(page, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"


def test_a_hidden_page_catches_up(page: ComparisonPage, table: QTableView, qtbot: QtBot) -> None:
    page.hide()
    page.show_snapshot(zero_beside_quarters())
    page.show()
    qtbot.waitUntil(lambda: "w¹₁₁" in rows(table))


def test_the_summary_of_a_choice_is_told_for_whom_it_is_cut(page: ComparisonPage, table: QTableView) -> None:
    page.show_snapshot(zero_beside_quarters())
    assert (
        rows(table, Qt.ItemDataRole.ToolTipRole)["start"][1] == "start, this run: w¹₁₁ = 0.25, w²₂₁ = −12.5"
    )
