"""The pane at the lower right with the rest of the window: pages, pointing both ways, conventions."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import HALF_SQUARED
from ann221_gui.core.numbers import Digits
from ann221_gui.core.starts import WORKING_PARAMETERS
from ann221_gui.main_window import MainWindow
from ann221_gui.views.checks.gradient_check import GradientCheck
from ann221_gui.views.formulas.formula_list import FormulaList
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.formulas.sheet_words import text_of
from ann221_gui.views.samples.sample_sheet import SampleSheet
from tests.core import textbook

OpenWindow = Callable[..., MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wide_window(open_window: OpenWindow) -> MainWindow:
    """With room for all that the inspector has to say."""
    window = open_window()
    window.resize(1440, 900)
    QApplication.processEvents()
    return window


def texts(sheet: FormulaSheet) -> str:
    return "\n".join(map(text_of, sheet.blocks))


@pytest.mark.parametrize(("key", "kind"), [("2", FormulaList), ("4", GradientCheck), ("5", SampleSheet)])
def test_each_page_has_a_key_and_gives_its_name(open_window: OpenWindow, key: str, kind: type) -> None:
    window = open_window()
    assert window.workbench.title == "How this step changes w¹₁₁"
    QTest.keyClick(window.diagram.canvas, Qt.Key(ord(key)), CONTROL)
    page = window.workbench.findChild(kind)
    assert page is not None and page.isVisible()
    assert window.workbench.title in ("All formulas", "All gradients", "All samples")
    QTest.keyClick(window.diagram.canvas, Qt.Key.Key_1, CONTROL)
    assert window.workbench.inspector.isVisible() and not page.isVisible()


def test_the_walk_opens_its_formulas_and_leaves_another_choice_alone(open_window: OpenWindow) -> None:
    window = open_window()
    window.actions_.onward.trigger()
    assert window.workbench.title == "Phase"
    window.workbench.show_page(0)
    window.actions_.onward.trigger()
    assert window.workbench.title == "How this step changes w¹₁₁"


def test_what_is_pointed_at_in_the_diagram_lights_up_in_the_formulas(wide_window: MainWindow) -> None:
    window = wide_window
    canvas, chain = window.diagram.canvas, window.workbench.inspector.sheets[0]
    QTest.mouseMove(canvas, canvas.places.chip_of("w2_11").center().toPoint())
    QApplication.processEvents()
    assert canvas.hovered == "w2_11"
    assert chain._lit == "w2_11"
    QTest.mouseMove(canvas, QPoint(2, canvas.height() - 2))
    QApplication.processEvents()
    assert chain._lit == ""


def test_what_is_pointed_at_in_the_formulas_lights_up_in_the_diagram(wide_window: MainWindow) -> None:
    window = wide_window
    factors = window.workbench.inspector.sheets[-1]
    factors.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(factors, Qt.Key.Key_Down)
        seen.append(window.diagram.canvas._lit)
    assert seen == ["w2_11", "O1_1", "O2_1", "O3_1"]


def test_a_row_of_the_gradients_selects_its_weight(open_window: OpenWindow) -> None:
    window = open_window()
    window.workbench.show_page(3)
    table = window.workbench.findChild(GradientCheck)._pair.table
    place = table.visualRect(table.model().index(4, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.diagram.canvas.selected == "w2_11"
    assert window.workbench.inspector.title == "How this step changes w²₁₁"


def test_a_row_of_the_samples_probes_it(open_window: OpenWindow) -> None:
    window = open_window()
    window.workbench.show_page(4)
    sheet = window.workbench.findChild(SampleSheet)
    sheet._view.setFocus()
    QTest.keyClick(sheet._view, Qt.Key.Key_Up)
    assert window.run.snapshot.probe.sample == 2


def test_conventions_turn_every_pane(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    textbook = Conventions(HALF_SQUARED, DeltaSign.OUTPUT_MINUS_TARGET, notation=Notation.COMMON)
    before = window.run.snapshot.quantities
    window.run.choices.set_hyperparameters(replace(window.run.setup.hyperparameters, conventions=textbook))
    qtbot.waitUntil(lambda: window.workbench.title == "How this step changes W⁽¹⁾₁₁")
    after = window.run.snapshot.quantities
    assert after["Delta"] == -before["Delta"]
    assert after["dE_dw1_11"] == before["dE_dw1_11"] / 2
    chain = texts(window.workbench.inspector.sheets[0])
    assert "∂E/∂W⁽¹⁾₁₁" in chain and "σ′(z⁽²⁾₁)" in chain and "= Δ·W⁽²⁾₁₁·x₁" in chain
    assert "½ Σ Δ²" in window.read_outs._captions["error"].text()
    header = [window.samples._model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
    assert "a⁽²⁾₁" in header
    window.workbench.show_page(1)
    formulas = texts(window.workbench.findChild(FormulaList).sheets[0])
    assert "w¹₁₁" not in formulas and "O³₁" not in formulas


def test_a_pane_can_have_all_the_room(wide_window: MainWindow) -> None:
    window = wide_window
    window.workbench.inspector.sheets[0].setFocus()
    before = window.workbench.size()
    QTest.keyClick(window.workbench.inspector.sheets[0], Qt.Key.Key_F12)
    QApplication.processEvents()
    assert window.workbench.width() > 1.5 * before.width()
    assert window.workbench.height() > 1.5 * before.height()
    assert not window.diagram.isVisible() and not window.samples.isVisible()
    QTest.keyClick(window.workbench.inspector.sheets[0], Qt.Key.Key_F12)
    QApplication.processEvents()
    assert window.workbench.size() == before
    assert window.diagram.isVisible()


def test_digits_are_followed_where_numbers_are_written(open_window: OpenWindow) -> None:
    hyper = Hyperparameters(conventions=Conventions(digits=Digits(12, are_significant=True)))
    window = open_window(Setup(hyperparameters=hyper))
    start = WORKING_PARAMETERS.vector.tolist()
    output = textbook.outputs(start, (1, 1))[2]
    assert window.samples._model.index(3, 3).data() == f"{output:.12g}"
    gradient = textbook.gradient(start, (1, 1), 0)[0]
    assert f"= {gradient:.12g}" in texts(window.workbench.inspector.sheets[0]).replace("−", "-")
