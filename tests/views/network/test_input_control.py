"""Slider and field of one input: over the data and a quarter beyond, exactly typed anywhere."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ann221_gui.core.datasets import XOR, Dataset, circle
from ann221_gui.views.network.input_control import InputControl

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def control(qtbot: QtBot) -> InputControl:
    control = InputControl(1)
    qtbot.addWidget(control)
    control.resize(400, 60)
    control.show()
    control.show_range(XOR)
    control.activateWindow()
    qtbot.waitUntil(control.isActiveWindow)
    return control


@pytest.fixture
def moved(control: InputControl) -> list[float]:
    values: list[float] = []
    control.value_moved.connect(values.append)
    return values


def ends(control: InputControl, moved: list[float]) -> tuple[float, float]:
    control.slider.setFocus()
    QTest.keyClick(control.slider, Qt.Key.Key_Home)
    QTest.keyClick(control.slider, Qt.Key.Key_End)
    return moved[-2], moved[-1]


def test_a_gates_slider_reaches_a_quarter_beyond(control: InputControl, moved: list[float]) -> None:
    control.show_value(0.5)
    assert ends(control, moved) == (-0.25, 1.25)


def test_a_clouds_slider_reaches_a_quarter_beyond(control: InputControl, moved: list[float]) -> None:
    cloud = circle()
    low, high = cloud.inputs[:, 0].min(), cloud.inputs[:, 0].max()
    control.show_range(cloud)
    quarter = (high - low) / 4
    assert ends(control, moved) == pytest.approx((low - quarter, high + quarter))


@pytest.mark.parametrize("value", [0.0, 0.35, 1.0, 7.0, -3.0])
def test_a_single_sample_gets_a_range_around_it(
    control: InputControl, moved: list[float], value: float
) -> None:
    control.show_range(Dataset("one", "One", [[value, 0.9]], [0.5]))
    control.show_value(0.5)
    low, high = ends(control, moved)
    assert low <= min(0, value) and max(1, value) <= high


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, 0.55),
        (Qt.Key.Key_Left, 0.45),
        (Qt.Key.Key_PageUp, 0.75),
        (Qt.Key.Key_PageDown, 0.25),
    ],
)
def test_keys_move_in_steps(control: InputControl, moved: list[float], key: Qt.Key, expected: float) -> None:
    control.show_value(0.5)
    QTest.keyClick(control.slider, key)
    assert moved == [expected]


def test_shift_steps_are_finer(control: InputControl, moved: list[float]) -> None:
    control.show_value(0.5)
    QTest.keyClick(control.slider, Qt.Key.Key_Right, SHIFT)
    assert moved == [pytest.approx(0.505)]


def handle_at(control: InputControl, value: float) -> QPoint:
    """Where the slider's handle is for a value, as a mouse finds it."""
    share = (value + 0.25) / 1.5
    handle = 12
    across = handle / 2 + share * (control.slider.width() - handle)
    return QPoint(round(across), control.slider.height() // 2)


def drag(control: InputControl, start: float, end: float) -> None:
    control.show_value(start)
    QTest.mousePress(control.slider, Qt.MouseButton.LeftButton, pos=handle_at(control, start))
    QTest.mouseMove(control.slider, handle_at(control, end))
    QTest.mouseRelease(control.slider, Qt.MouseButton.LeftButton, pos=handle_at(control, end))


def test_the_mouse_catches_the_samples(control: InputControl, moved: list[float]) -> None:
    drag(control, 0.5, 0.985)
    assert moved[-1] == 1.0  # to the last bit: the probe is on the sample


def test_the_mouse_catches_nothing_between_samples(control: InputControl, moved: list[float]) -> None:
    drag(control, 0.2, 0.6)
    assert moved[-1] == pytest.approx(0.6, abs=0.02)
    assert moved[-1] != 0.5


def test_keys_catch_nothing(control: InputControl, moved: list[float]) -> None:
    control.show_value(1.0)
    QTest.keyClick(control.slider, Qt.Key.Key_Left, SHIFT)
    assert moved == [pytest.approx(0.995)]


@pytest.mark.parametrize(("typed", "value"), [("1/3", 1 / 3), ("12,5", 12.5), ("-40", -40.0)])
def test_numbers_are_typed_exactly_beyond_the_slider_too(
    control: InputControl, moved: list[float], typed: str, value: float
) -> None:
    control.field.setFocus()
    QTest.keyClicks(control.field, typed)
    QTest.keyClick(control.field, Qt.Key.Key_Return)
    assert moved == [value]


def test_what_is_shown_is_not_said_again(control: InputControl, moved: list[float]) -> None:
    control.show_value(0.123)
    control.show_range(circle())
    assert moved == []
    assert control.field.value == 0.123  # though the slider has no such position


def test_what_is_no_number_is_refused(control: InputControl, moved: list[float]) -> None:
    refused: list[str] = []
    control.entry_refused.connect(refused.append)
    control.field.setFocus()
    QTest.keyClicks(control.field, "a")
    QTest.keyClick(control.field, Qt.Key.Key_Return)
    assert "I1" in refused[0] and "not a number" in refused[0]
    assert moved == []
