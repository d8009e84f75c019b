"""Text that can be read while training runs, and that never stays behind."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.views.shared.readout_pace import READOUT_INTERVAL_MS, ReadoutPace, ms_to_beat


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


class Follower:
    """Reads the newest number whenever it is due."""

    def __init__(self, pace: ReadoutPace) -> None:
        self.newest = 0
        self.read: list[int] = []
        pace.due.connect(lambda: self.read.append(self.newest))


def test_a_hundred_frames_are_two_readings_the_first_and_the_last(owner: QWidget, qtbot: QtBot) -> None:
    pace = ReadoutPace(owner)
    follower = Follower(pace)
    for follower.newest in range(1, 101):
        pace.ask()
    assert follower.read == [1]
    qtbot.waitUntil(lambda: follower.read == [1, 100])
    qtbot.waitUntil(lambda: not pace.is_waiting)
    assert follower.read == [1, 100]


def test_what_the_user_did_is_read_at_once_and_once(owner: QWidget, qtbot: QtBot) -> None:
    pace = ReadoutPace(owner)
    follower = Follower(pace)
    for follower.newest in (1, 2):
        pace.ask()
    follower.newest = 3
    pace.ask_at_once()
    assert follower.read == [1, 3]
    qtbot.waitUntil(lambda: not pace.is_waiting)
    assert follower.read == [1, 3]


@pytest.mark.parametrize(
    ("now_ms", "wait_ms"), [(0, 125), (1000.2, 125), (1030, 95), (1075, 50), (1076, 174)]
)
def test_all_paces_keep_one_beat(now_ms: float, wait_ms: int) -> None:
    assert ms_to_beat(now_ms) == wait_ms
    assert (round(now_ms) + wait_ms) % READOUT_INTERVAL_MS == 0
