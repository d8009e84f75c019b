"""The actions of the window by themselves: Space, and numbers that are still being typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ann221_gui.core.timeline import Timeline
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.window.window_actions import WindowActions


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    QVBoxLayout(window.centralWidget())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def actions(window: QMainWindow, qapp: QApplication) -> WindowActions:
    return WindowActions(window, qapp, ("system", "light", "dark"), ("worked-example",))


def focused(window: QMainWindow, widget: QWidget) -> QWidget:
    window.centralWidget().layout().addWidget(widget)
    widget.show()
    widget.setFocus()
    return widget


def count(action: QAction) -> list[str]:
    triggered: list[str] = []
    action.triggered.connect(lambda: triggered.append(action.text()))
    return triggered


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QComboBox])
def test_space_belongs_to_what_is_pressed_with_it(
    window: QMainWindow, actions: WindowActions, kind: type[QWidget]
) -> None:
    played = count(actions.play)
    QTest.keyClick(focused(window, kind()), Qt.Key.Key_Space)
    assert played == []
    QTest.keyClick(focused(window, NumberField("Number")), Qt.Key.Key_Space)
    assert len(played) == 1  # and comes back


def test_a_number_that_is_being_typed_holds_before_the_action(
    window: QMainWindow, actions: WindowActions
) -> None:
    order: list[object] = []
    field = NumberField("Number")
    field.value_entered.connect(order.append)
    focused(window, field)
    actions.step.triggered.connect(lambda: order.append("step"))
    QTest.keyClicks(field, "0.25")
    actions.step.trigger()
    assert order == [0.25, "step"]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("step", "F6"),
        ("epoch", "F7"),
        ("pair", "F8"),
        ("epochs", "F9"),
        ("reset", "Ctrl+R"),
        ("open", "Ctrl+O"),
    ],
)
def test_a_tip_names_its_shortcut(actions: WindowActions, name: str, keys: str) -> None:
    action = getattr(actions, name)
    assert keys in action.toolTip()
    assert [key.toString() for key in action.shortcuts()] == [keys]


def test_no_key_belongs_to_two_actions(actions: WindowActions) -> None:
    keys = [keys.toString() for action in actions.all for keys in action.shortcuts()]
    assert len(keys) > 30
    assert not [one for one in keys if keys.count(one) > 1]


def test_play_becomes_pause_and_back(actions: WindowActions) -> None:
    actions.show_playing(True)
    assert actions.play.text() == "Pause" and "Pause" in actions.play.toolTip()
    actions.show_playing(False)
    assert actions.play.text() == "Play" and "Space" in actions.play.toolTip()


def test_one_theme_is_chosen_at_a_time(actions: WindowActions) -> None:
    for choice in ("dark", "light", "system"):
        actions.themes[choice].trigger()
        assert [name for name, action in actions.themes.items() if action.isChecked()] == [choice]


def test_a_title_with_an_ampersand_is_in_the_menu_as_it_is(actions: WindowActions) -> None:
    actions.show_timeline(Timeline(undo="new run on R&D"))
    assert actions.undo.text() == "&Undo: new run on R&&D"
