"""The speed slider: from phase by phase to flat out."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider
from pytestqt.qtbot import QtBot

from ann221_gui.views.window.speed_control import SpeedControl


@pytest.fixture
def control(qtbot: QtBot) -> SpeedControl:
    control = SpeedControl()
    qtbot.addWidget(control)
    return control


def slider(control: SpeedControl) -> QSlider:
    return control.findChild(QSlider)


def test_its_ends_are_the_phases_and_flat_out(control: SpeedControl) -> None:
    QTest.keyClick(slider(control), Qt.Key.Key_Home)
    assert control.epochs_per_second == 0
    QTest.keyClick(slider(control), Qt.Key.Key_End)
    assert control.epochs_per_second == math.inf


def test_each_position_says_its_speed(control: SpeedControl) -> None:
    said: list[float] = []
    control.speed_changed.connect(said.append)
    control.show_speed(60.0)
    QTest.keyClick(slider(control), Qt.Key.Key_Right)
    assert said == [control.epochs_per_second]
    assert said[0] > 60.0


@pytest.mark.parametrize(("speed", "text"), [(0.0, "phases"), (60.0, "60 epochs/s"), (math.inf, "flat out")])
def test_the_speed_is_written_and_spoken(control: SpeedControl, speed: float, text: str) -> None:
    control.show_speed(speed)
    assert text in [label.text() for label in control.findChildren(QLabel)]
    assert slider(control).accessibleDescription() == text


def test_nothing_moves_when_the_text_changes(control: SpeedControl) -> None:
    control.fit_text()
    widths = []
    for speed in (1.0, 60.0, 1000.0, math.inf):
        control.show_speed(speed)
        widths.append(control.sizeHint().width())
    assert len(set(widths)) == 1
