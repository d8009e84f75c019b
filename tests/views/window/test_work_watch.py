"""Work that arrives at a window is told before the window sees it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.views.window.work_watch import WorkWatch


class Pad(QWidget):
    """Notes what happens to it."""

    def __init__(self, happened: list[str]) -> None:
        super().__init__()
        self._happened = happened

    def mousePressEvent(self, _event: object) -> None:
        self._happened.append("pressed")

    def paintEvent(self, _event: object) -> None:
        self._happened.append("painted")


def test_input_and_painting_are_told_first(qtbot: QtBot) -> None:
    happened: list[str] = []
    pad = Pad(happened)
    qtbot.addWidget(pad)
    with qtbot.waitExposed(pad):
        pad.show()
    watch = WorkWatch(pad)
    watch.work_arrived.connect(lambda: happened.append("told"))
    happened.clear()
    no_key = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(pad.windowHandle(), Qt.MouseButton.LeftButton, no_key, QPoint(5, 5))
    qtbot.waitUntil(lambda: "pressed" in happened)
    assert happened[0] == "told"
    happened.clear()
    pad.update()
    qtbot.waitUntil(lambda: "painted" in happened)
    assert happened[0] == "told"


def test_it_tells_when_it_goes_out_of_sight_and_comes_back(qtbot: QtBot) -> None:
    pad = Pad([])
    qtbot.addWidget(pad)
    with qtbot.waitExposed(pad):
        pad.show()
    watch = WorkWatch(pad)
    seen: list[bool] = []
    watch.seen_changed.connect(seen.append)
    pad.windowHandle().hide()
    qtbot.waitUntil(lambda: seen[-1:] == [False])
    pad.windowHandle().show()
    qtbot.waitUntil(lambda: seen[-1:] == [True])
