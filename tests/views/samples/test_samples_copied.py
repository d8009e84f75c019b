"""What is copied of the tables of samples, and by which keys."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions, DeltaSign
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.views.samples.sample_page import SamplePage
from ann221_gui.views.samples.sample_sheet import SampleSheet
from ann221_gui.views.samples.sample_table import SampleTable
from ann221_gui.views.samples.sample_view import SampleView
from tests.views.samples.sample_snapshots import HALF, snapshot

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(
    kind: type[SamplePage], qtbot: QtBot, parameters: Parameters = HALF, **chosen: object
) -> SamplePage:
    page = kind()
    qtbot.addWidget(page)
    page.show()
    hyper = Hyperparameters(conventions=Conventions(**chosen))
    page.show_snapshot(snapshot(parameters, sample=1, hyperparameters=hyper))
    page.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    return page


def press(page: SamplePage, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> str:
    QTest.keyClick(page.findChild(SampleView), key, modifiers)
    return QGuiApplication.clipboard().text()


def entry(page: SamplePage, words: str) -> QAction:
    actions = page.findChild(QMenu).actions()
    return next(action for action in actions if action.text().replace("&", "").startswith(words))


def test_ctrl_c_copies_the_small_table_for_a_spreadsheet(qtbot: QtBot) -> None:
    table = shown(SampleTable, qtbot)
    with qtbot.waitSignal(table.copied) as said:
        text = press(table, Qt.Key.Key_C)
    assert said.args == ["4 samples copied as TSV"]
    assert text.splitlines() == [
        "sample\tI₁\tI₂\ttarget\tO³₁\tΔ = target − O³₁\tcorrect",
        "1\t0\t0\t0\t0.5\t-0.5\tno",
        "2\t0\t1\t1\t0.5\t0.5\tno",
        "3\t1\t0\t1\t0.5\t0.5\tno",
        "4\t1\t1\t0\t0.5\t-0.5\tno",
        "Σ\t\t\t\t\t0\t0 of 4",
        "mean\t\t\t\t\t0\t",
        "max |Δ|\t\t\t\t\t0.5\t",
    ]


def test_numbers_are_copied_in_full(qtbot: QtBot) -> None:
    """σ(ln 2) = 2/3, as near as a float comes to it."""
    sheet = shown(SampleSheet, qtbot, Parameters.of({"b2_1": math.log(2)}))
    rows = [line.split("\t") for line in press(sheet, Qt.Key.Key_C).splitlines()]
    assert float(rows[1][9]) == pytest.approx(2 / 3, rel=2e-16)
    assert float(rows[1][8]) == math.log(2)


def test_copied_headers_state_the_conventions(qtbot: QtBot) -> None:
    sheet = shown(SampleSheet, qtbot, loss=HALF_SQUARED, delta=DeltaSign.OUTPUT_MINUS_TARGET)
    header, first = (line.split("\t") for line in press(sheet, Qt.Key.Key_C).splitlines()[:2])
    assert header[10:12] == ["Δ = O³₁ − target", "E = ½·(Δ)²"]
    assert first[10:12] == ["0.5", "0.125"]


def test_a_copy_says_what_it_is_of(qtbot: QtBot) -> None:
    """At full precision, whatever digits are shown."""
    sheet = shown(SampleSheet, qtbot, loss=HALF_SQUARED, digits=Digits(3))
    entry(sheet, "Text").trigger()
    first = QGuiApplication.clipboard().text().splitlines()[0]
    assert first == "All samples of the data set XOR. Conventions: error ½(target − output)²."


@pytest.mark.parametrize(
    ("words", "form", "line"),
    [
        ("Text", "text", "2 0 1 1 0.5 0.5 no"),
        ("Markdown", "Markdown", "| 2 | 0 | 1 | 1 | 0.5 | 0.5 | no |"),
        ("LaTeX", "LaTeX", r"$2$ & $0$ & $1$ & $1$ & $0.5$ & $0.5$ & no \\"),
    ],
)
def test_the_menu_copies_in_other_forms(qtbot: QtBot, words: str, form: str, line: str) -> None:
    table = shown(SampleTable, qtbot)
    with qtbot.waitSignal(table.copied) as said:
        entry(table, words).trigger()
    assert said.args == [f"4 samples copied as {form}"]
    lines = [" ".join(text.split()) for text in QGuiApplication.clipboard().text().splitlines()]
    assert line in lines


def test_the_chosen_number_is_copied_in_full(qtbot: QtBot) -> None:
    sheet = shown(SampleSheet, qtbot, Parameters.of({"b2_1": -math.log(2)}))
    view = sheet.findChild(SampleView)
    view.setCurrentIndex(view.model().index(1, 7))
    with qtbot.waitSignal(sheet.copied) as said:
        text = press(sheet, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert text == "-0.6931471805599453"  # which every calculator reads
    assert said.args == ["−0.6931471805599453 copied"]
    view.setCurrentIndex(view.model().index(1, 11))  # right or wrong is no number
    with qtbot.waitSignal(sheet.copied) as said:
        press(sheet, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert said.args == ["No number is chosen: click one, or go to it with the arrow keys"]
    assert QGuiApplication.clipboard().text() == "-0.6931471805599453"


@pytest.mark.qt_log_ignore("This plugin does not support")  # to raise a menu and give it the keyboard
@pytest.mark.parametrize("kind", [SampleTable, SampleSheet])
def test_the_menu_opens_by_keys_and_shows_its_own(qtbot: QtBot, kind: type[SamplePage]) -> None:
    page = shown(kind, qtbot)
    menu = page.findChild(QMenu)
    press(page, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(menu.isVisible)
    assert menu.activeAction() is menu.actions()[0]
    assert entry(page, "TSV").shortcut().toString() == "Ctrl+C"
    menu.close()
