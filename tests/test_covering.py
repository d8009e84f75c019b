"""An exercise in the window: numbers that are covered are shown nowhere."""

import re
from collections.abc import Callable, Iterator, Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.commands import Setup, Undo
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.formulas.speech import spoken
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import MINUS
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.parts import INPUT_NEURONS
from ann221_gui.core.starts import TypedStart
from ann221_gui.core.walk import Phase
from ann221_gui.main_window import MainWindow
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.formulas.sheet_words import formula_of, latex_of, sentence, text_of, value_text
from ann221_gui.views.network.diagram_copying import copies_of
from ann221_gui.views.shared.copy_menu import CopyMenu
from ann221_gui.views.window.window_actions import ANSWERS, COMPARISON

OpenWindow = Callable[..., MainWindow]

NUMBER = re.compile(rf"[+{MINUS}-]?\d+(?:[.,]\d+)?(?:e[+{MINUS}-]?\d+)?")
FIGURES = 3  # of a number that can't stand there by chance
READ_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
# Few digits, so that none of them is mistaken for what follows from them.
WEIGHTS = {"w1_11": 0.4, "w1_12": -0.7, "w1_21": 1.3, "w1_22": 0.6, "w2_11": 1.7, "w2_21": -1.1}
SETUP = Setup(
    Dataset("two", "Two samples", np.array([[-0.2, 0.9], [0.6, 0.8]]), np.array([0.2, 0.9])),
    TypedStart(Parameters.of(WEIGHTS)),
    Hyperparameters(learning_rate=3.0, biases=True),
)
PROBLEM = {
    "type": "ann221/problem",
    "version": 1,
    "inputs": [0.6, 0.8],
    "target": 0.9,
    "weights": WEIGHTS,
    "learning_rate": 3,
}


def everything_said(window: MainWindow, painted: list[str]) -> list[str]:
    """All texts of the window: on every page of the workbench, for each item, in every phase there is."""
    texts: list[str] = []
    window.actions_.more.trigger()
    for place in (*range(ANSWERS), COMPARISON):
        window.workbench.show_page(place)
        texts += said_now(window)
    window.workbench.show_page(0)
    for item in window.diagram.canvas.items:
        window.diagram.canvas.select(item)
        texts += said_now(window)
    window.run.walk_pair()
    while window.run.snapshot.walk is not None and window.run.snapshot.walk.phase is not Phase.UPDATE:
        texts += said_now(window)
        window.run.walk_onward()
    return [*texts, *said_now(window), *painted]


def said_now(window: MainWindow) -> list[str]:
    QCoreApplication.processEvents()
    window.grab()
    texts = [*spoken_texts(QAccessible.queryAccessibleInterface(window)), window.windowTitle()]
    for widget in window.findChildren(QWidget):
        texts += [widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleDescription()]
        if isinstance(widget, QAbstractItemView):
            texts += table_texts(widget)
        if isinstance(widget, FormulaSheet):
            texts += sheet_texts(widget)
    canvas = window.diagram.canvas
    for item in canvas.items:
        texts += [text for copy in copies_of(canvas.snapshot, item) for text in copy]
        canvas._hover(item)
        texts.append(canvas.toolTip())
    return [*texts, *copied(window)]


def spoken_texts(found: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield found.text(kind)
    for place in range(found.childCount()):
        child = found.child(place)
        if child is not None:
            yield from spoken_texts(child)


def table_texts(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column, QModelIndex())
            yield from (str(model.data(index, role)) for role in READ_ROLES)


def sheet_texts(sheet: FormulaSheet) -> Iterator[str]:
    for block in sheet.blocks:
        yield from (text_of(block), latex_of(block), sentence(block), value_text(block) or "")
        yield spoken(formula_of(block))


def copied(window: MainWindow) -> Iterator[str]:
    for menu in window.findChildren(QMenu):
        if isinstance(menu, CopyMenu):
            for action in menu.actions():
                action.trigger()
                yield QApplication.clipboard().text()


def shown_lines(texts: list[str], numbers: Mapping[str, float]) -> set[str]:
    """The lines whose numbers stand somewhere, with three digits or more."""
    written = {token for text in texts for token in NUMBER.findall(text)}
    answers = [parse_answer(token) for token in written if figures(token) >= FIGURES]
    return {line for line, number in numbers.items() if any(one.shortens(number) for one in answers)}


def figures(token: str) -> int:
    digits = re.sub(r"e.*|\D", "", token)
    return len(digits.lstrip("0"))


def numbers_of(window: MainWindow) -> dict[str, float]:
    return {
        line: value
        for line, value in window.run.snapshot.exercise.values.items()
        if line not in INPUT_NEURONS and figures(f"{value:.6g}") >= FIGURES
    }


def test_every_line_can_be_read_while_nothing_is_covered(open_window: OpenWindow, painted: list[str]) -> None:
    window = open_window(SETUP)
    numbers = numbers_of(window)
    assert len(numbers) > 40
    assert shown_lines(everything_said(window, painted), numbers) == set(numbers)


def test_a_covered_number_is_nowhere_in_the_window(open_window: OpenWindow, painted: list[str]) -> None:
    window = open_window(SETUP)
    numbers = numbers_of(window)
    window.run.handing_out.cover(frozenset(window.run.snapshot.exercise.sheet))
    QCoreApplication.processEvents()
    painted.clear()
    texts = everything_said(window, painted)
    assert shown_lines(texts, numbers) == set()
    assert not any(re.search(r"\bnan\b|undefined", text) for text in texts)
    assert "?" in painted
    assert any("covered" in text for text in texts)


def test_a_pinned_run_does_not_give_them_away(
    open_window: OpenWindow, painted: list[str], qtbot: QtBot
) -> None:
    """It has done the step whose new weights are asked for."""
    window = open_window(SETUP)
    numbers = {line: value for line, value in numbers_of(window).items() if line.startswith("new_")}
    window.actions_.step.trigger()
    with qtbot.waitSignal(window.run.pinning.changed):
        window.actions_.pin.trigger()
    window.run.travel(Undo())
    qtbot.waitUntil(lambda: window.run.snapshot.frame.steps == 0)
    window.run.handing_out.cover(frozenset(window.run.snapshot.exercise.sheet))
    QCoreApplication.processEvents()
    painted.clear()
    assert shown_lines(everything_said(window, painted), numbers) == set()
    window.run.handing_out.cover(frozenset())
    window.workbench.show_page(COMPARISON)
    assert shown_lines(said_now(window), numbers) == set(numbers)
