"""The target of the probe: a sample brings its own, elsewhere the user sets it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ann221_gui.core.snapshot import Probe
from ann221_gui.views.network.target_control import TargetControl

ON_SAMPLE = Probe((1.0, 0.0), 1.0, sample=2)
OFF_SAMPLES = Probe((0.3, 0.4), 0.0)


@pytest.fixture
def target(qtbot: QtBot) -> TargetControl:
    target = TargetControl()
    qtbot.addWidget(target)
    target.show()
    target.activateWindow()
    qtbot.waitUntil(target.isActiveWindow)
    return target


def type_over(target: TargetControl, text: str) -> list[float]:
    entered: list[float] = []
    target.target_entered.connect(entered.append)
    target.field.setFocus()
    QTest.keyClicks(target.field, text)
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    return entered


def caption(target: TargetControl) -> str:
    return target.findChild(QLabel).text()


def test_off_the_samples_it_is_typed(target: TargetControl) -> None:
    target.show_probe(OFF_SAMPLES)
    assert type_over(target, "3/4") == [0.75]
    assert "your own" in caption(target)


def test_on_a_sample_it_is_the_samples(target: TargetControl) -> None:
    target.show_probe(ON_SAMPLE)
    assert type_over(target, "0.7") == []
    assert target.field.value == 1.0
    assert "sample 3" in caption(target)  # people count from one


def test_moving_between_them_opens_and_closes_it(target: TargetControl) -> None:
    target.show_probe(ON_SAMPLE)
    target.show_probe(OFF_SAMPLES)
    assert type_over(target, "0.2") == [0.2]


def test_a_refused_text_does_not_stay_in_a_samples_place(target: TargetControl) -> None:
    target.show_probe(OFF_SAMPLES)
    assert type_over(target, "x") == []
    assert target.field.refusal
    target.show_probe(ON_SAMPLE)
    assert not target.field.refusal
    assert float(target.field.text()) == 1.0
