"""A run is pinned in the window, another one trained beside it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import Undo
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.locking import HELD
from ann221_gui.core.pinned import Pinned
from ann221_gui.drawing import look_like, picture_of
from ann221_gui.main_window import MainWindow
from ann221_gui.views.comparison.comparison_page import COVERED, ComparisonPage
from ann221_gui.views.shared.theme import LIGHT
from ann221_gui.views.window.window_actions import COMPARISON
from tests.exercises import OpenWindow, open_problem
from tests.windows import train

CONTROL = Qt.KeyboardModifier.ControlModifier


def pin(qtbot: QtBot, window: MainWindow) -> Pinned:
    """By its key; the run that is pinned then."""
    with qtbot.waitSignal(window.run.pinning.changed):
        QTest.keyClick(window.diagram.canvas, Qt.Key.Key_P, CONTROL)
    pinned = window.run.snapshot.ghost
    assert pinned is not None
    return pinned


def reset(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.reset.trigger()
    qtbot.waitUntil(lambda: window.run.snapshot.frame.epoch == 0)


def compared(window: MainWindow) -> tuple[str, dict[str, tuple[str, ...]]]:
    """What the page says: the sentence, and the rows by their names."""
    QTest.keyClick(window.diagram.canvas, Qt.Key.Key_7, CONTROL)
    QApplication.processEvents()
    page = window.workbench.findChild(ComparisonPage)
    assert page.isVisible()
    model = page.findChild(QTableView).model()
    rows = [[model.data(model.index(row, column)) for column in range(4)] for row in range(model.rowCount())]
    return page.findChild(QLabel).text(), {row[0]: tuple(row[1:]) for row in rows}


def texts(window: MainWindow) -> str:
    QApplication.processEvents()
    labels = window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible()).replace("\u00a0", " ")


def test_pin_change_one_thing_reset_train_and_compare(qtbot: QtBot, open_window: OpenWindow) -> None:
    """The mathematics page: XOR's error falls below ½ at epoch 454, all four are right from 252 on."""
    window = open_window()
    window.resize(1440, 900)
    train(qtbot, window, 454)
    pinned = pin(qtbot, window)
    assert pinned.state.steps == 454
    assert window.advice.text() == (
        "Pinned. Change one thing, then Reset (Ctrl+R) begins again from the same start."
    )
    window.run.choices.set_learning_rate(1.0)
    reset(qtbot, window)
    train(qtbot, window, 227)
    sentence, rows = compared(window)
    assert sentence == "One thing differs: learning rate."
    assert rows["learning rate"] == ("0.5", "1", "")
    assert rows["epoch"] == ("454", "227", "−227")
    assert rows["correct"] == ("4", "4", "0")
    error = float(rows["error"][0])
    assert 0.49 < error < 0.5
    # half as many steps twice as long lead to nearly the same place
    assert float(rows["error"][1]) == pytest.approx(error, abs=0.01)
    qtbot.waitUntil(lambda: "╌·╌ pinned, learning rate 0.5:  0." in texts(window))
    qtbot.waitUntil(lambda: "   pinned 0." in texts(window))  # below the map


def test_a_change_without_a_reset_is_called_one_on_the_way(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 20)
    pin(qtbot, window)
    window.run.choices.set_learning_rate(1.0)
    train(qtbot, window, 5)
    assert compared(window)[0] == (
        "One thing differs: learning rate. This run was changed on its way, at epoch 20."
    )


def test_undo_and_other_data_leave_it_pinned(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 20)
    pinned = pin(qtbot, window)
    with qtbot.waitSignal(window.run.setup_changed):
        window.run.choices.set_hyperparameters(Hyperparameters(learning_rate=2.0, biases=True))
    window.run.travel(Undo())
    qtbot.waitUntil(lambda: window.run.setup.hyperparameters == Hyperparameters())
    assert window.run.snapshot.ghost is pinned
    assert compared(window)[0] == "Nothing differs in what was chosen."


def test_pinning_again_takes_the_place_and_unpinning_lets_go(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    unpin = window.actions_.unpin
    assert not unpin.isEnabled()
    first = pin(qtbot, window)
    train(qtbot, window, 3)
    assert pin(qtbot, window) is not first
    assert unpin.isEnabled()
    QTest.keyClick(window.diagram.canvas, Qt.Key.Key_U, CONTROL)
    assert window.run.snapshot.pinned is None
    assert not unpin.isEnabled()
    assert "Pinned" not in window.advice.text()
    assert "╌·╌" not in texts(window)


def test_it_is_in_the_menu_and_beside_the_curve(open_window: OpenWindow) -> None:
    window = open_window()
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Train")
    assert [action.text() for action in menu.actions()][-2:] == ["P&in this run", "&Unpin"]
    names = [button.accessibleName() for button in window.loss.controls.parent().findChildren(QToolButton)]
    assert "Pin this run" in names


def test_pinning_waits_for_what_was_asked_before(qtbot: QtBot, open_window: OpenWindow) -> None:
    """However fast it comes after it."""
    window = open_window()
    window.actions_.epoch.trigger()
    assert pin(qtbot, window).state.steps == 1


def test_all_settings_restored_leaves_nothing_pinned(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    pin(qtbot, window)
    window.run.start_over()
    assert window.run.snapshot.pinned is None


# Sessions


def test_a_session_brings_it_back(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window, path = open_window(), tmp_path / "two.ann221"
    train(qtbot, window, 20)
    pinned = pin(qtbot, window)
    window.run.choices.set_learning_rate(1.0)
    train(qtbot, window, 5)
    window.document.save_to(path)
    qtbot.waitUntil(path.exists)
    other = open_window()
    other.opening.open_file(str(path))
    qtbot.waitUntil(lambda: other.run.snapshot.frame.epoch == 25)
    again = other.run.snapshot.ghost
    assert again is not None
    assert again.frame.parameters == pinned.parameters
    assert again.curve.tolist() == pinned.curve.tolist()
    with qtbot.waitSignal(other.run.pinning.changed):
        other.actions_.new.trigger()
    assert other.run.snapshot.ghost is None


# Pictures


@pytest.mark.parametrize("view", ["loss", "map", "network"])
def test_a_picture_without_pixels_has_its_lines_and_numbers(
    qtbot: QtBot, open_window: OpenWindow, view: str
) -> None:
    window = open_window()
    train(qtbot, window, 100)
    before = picture_of(window, view, Path("before.svg")).decode()
    pin(qtbot, window)
    window.run.choices.set_learning_rate(1.0)
    reset(qtbot, window)
    picture = picture_of(window, view, Path("after.svg")).decode()
    assert LIGHT.ghost not in before
    assert LIGHT.ghost in picture
    is_dashed = re.search(f'stroke="{LIGHT.ghost}"[^>]*stroke-dasharray', picture) is not None
    assert is_dashed == (view != "network")


def test_what_looks_like_a_window_has_its_pinned_run_and_its_pair(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window, other = open_window(), open_window()
    pinned = pin(qtbot, other)
    other.run.probing.move(0.3, 0.4)
    other.run.probing.set_own_target(0.7)
    look_like(window, other)
    assert window.run.snapshot.probe == other.run.snapshot.probe
    assert window.run.snapshot.ghost is pinned
    assert "Pinned" not in window.advice.text()


# Exercises


def test_while_numbers_are_covered_no_run_is_seen_nor_pinned(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    train(qtbot, window, 3)
    pinned = pin(qtbot, window)
    window.run.handing_out.cover(frozenset({"O3_1"}))
    assert window.run.snapshot.ghost is None
    assert compared(window) == (COVERED, {})
    assert "╌·╌" not in texts(window)
    assert not window.actions_.pin.isEnabled()
    assert window.actions_.pin.toolTip() == HELD
    window.run.pin()
    assert window.advice.text() == f"{HELD}."
    window.run.handing_out.cover(frozenset())
    assert window.run.snapshot.ghost is pinned
    assert window.actions_.pin.isEnabled()


def test_an_exercise_from_a_file_shows_no_pinned_run(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    pin(qtbot, window)
    open_problem(qtbot, window, tmp_path, hidden=["new weights"])
    assert compared(window) == (COVERED, {})


def test_what_was_pinned_is_seen_by_whoever_opens_the_page_later(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    pin(qtbot, window)
    window.workbench.show_page(COMPARISON)
    assert compared(window)[0] == "Nothing differs in what was chosen."
