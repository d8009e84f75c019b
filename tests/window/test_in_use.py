"""The real program on a real screen, used by keyboard and mouse."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance
from tests.window.real_window import RealWindow, wait_until

OpenWindow = Callable[..., RealWindow]
SIZE = (1432, 860)  # what the first start takes of a screen of 1440×900


@pytest.fixture
def place_of(qapp: QApplication, tmp_path: Path) -> Callable[[Callable[[MainWindow], QWidget]], QRect]:
    """Where a widget stands in the window: the same window, laid out offscreen."""

    def find(chosen: Callable[[MainWindow], QWidget]) -> QRect:
        window = MainWindow(
            Recorder(Trainer()), Preferences(tmp_path / "none.ini"), Appearance(qapp, "light", 100)
        )
        window.resize(*SIZE)
        window.show()
        qapp.processEvents()
        widget = chosen(window)
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        window.close_at_once()
        window.deleteLater()
        return place

    return find


def seen(window: RealWindow, place: QRect | None = None) -> bytes:
    picture = window.picture()
    if place is not None:
        picture = picture[place.top() : place.bottom(), place.left() : place.right()]
    return np.ascontiguousarray(picture).tobytes()


def wait_for_change(window: RealWindow, before: bytes, place: QRect | None = None) -> None:
    wait_until(lambda: seen(window, place) != before, "the picture to change")


def wait_until_still(window: RealWindow) -> None:
    """Nothing has moved for as long as numbers may wait to be written, and some more."""
    last: list[bytes] = []

    def is_still() -> bool:
        last.append(seen(window))
        return len(last) > 25 and len(set(last[-25:])) == 1

    wait_until(is_still, "the picture to come to rest")


def test_space_plays_and_space_pauses(open_window: OpenWindow) -> None:
    window = open_window()
    wait_until_still(window)
    before = seen(window)
    window.keys("space")
    wait_for_change(window, before)
    wait_for_change(window, seen(window))
    window.keys("space")
    wait_until_still(window)
    assert window.close_without_saving() == (0, "")


def test_the_mouse_drags_an_input_and_the_map_follows(open_window: OpenWindow, place_of) -> None:
    slider = place_of(lambda window: window.diagram.inputs[0].slider)
    the_map = place_of(lambda window: window.map)
    window = open_window()
    wait_until_still(window)
    before = seen(window, the_map)
    # From 1, five sixths of the way from −¼ to 1¼, to the middle.
    start = (slider.left() + round(slider.width() * 5 / 6) - 4, slider.center().y())
    window.drag(start, (start[0] - 20, start[1]), (slider.center().x(), start[1]))
    wait_for_change(window, before, the_map)
    assert window.close() == (0, "")


def test_a_weight_is_dragged(open_window: OpenWindow, place_of) -> None:
    canvas = place_of(lambda window: window.diagram.canvas)
    chain = place_of(lambda window: window.workbench.inspector)
    window = open_window()
    wait_until_still(window)
    before = seen(window, chain)
    # The edge from the upper input neuron to the upper hidden one runs level through the number's box.
    upper = canvas.top() + round(canvas.height() * 0.24)
    place = next_box(window, QRect(canvas.left(), upper - 40, canvas.width(), 80))
    window.drag(place, (place[0] + 30, place[1]), (place[0] + 80, place[1]))
    wait_for_change(window, before, chain)
    assert window.close_without_saving() == (0, "")


def next_box(window: RealWindow, area: QRect) -> tuple[int, int]:
    """The middle of the glow around the selected weight, which is yellow in the light theme."""
    picture = window.picture()[area.top() : area.bottom(), area.left() : area.right()].astype(int)
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    rows, columns = np.nonzero((red > 240) & (green > 210) & (blue < 150))
    assert len(rows), "nothing glows"
    middle = (columns.min() + columns.max()) // 2
    return area.left() + int(middle), area.top() + int(np.median(rows))


def test_closing_in_the_middle_of_training_is_silent(open_window: OpenWindow) -> None:
    window = open_window()
    wait_until_still(window)
    before = seen(window)
    window.keys("space")
    wait_for_change(window, before)
    assert window.close_without_saving() == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_in_the_middle_of_training_closes_it(
    open_window: OpenWindow, number: signal.Signals
) -> None:
    window = open_window()
    before = seen(window)
    window.keys("space")
    wait_for_change(window, before)
    os.kill(window.process.pid, number)
    assert window.outcome() == (0, "")


def test_a_problem_file_opens(open_window: OpenWindow) -> None:
    window = open_window("resources/problems/worked-example.json")
    assert "Worked example" in window.title()
    assert window.close() == (0, "")


def test_ctrl_q_closes(open_window: OpenWindow) -> None:
    window = open_window()
    window.keys("ctrl+q")
    assert window.outcome() == (0, "")
