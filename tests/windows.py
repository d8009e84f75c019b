"""What tests of a whole window do again and again."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ann221_gui.core.frame import Frame
from ann221_gui.main_window import MainWindow
from ann221_gui.training.requests import FLAT_OUT


def frame_of(window: MainWindow) -> Frame:
    return window.run.snapshot.frame


def train(qtbot: QtBot, window: MainWindow, epochs: int) -> None:
    """So many more, as F9 does."""
    epoch = frame_of(window).epoch + epochs
    window.run.set_speed(FLAT_OUT)
    window.run.play_epochs(epochs)
    qtbot.waitUntil(lambda: frame_of(window).epoch == epoch and not window.run.is_playing)


def press_button(widget: QWidget, text: str) -> None:
    """The one in it that says so."""
    (button,) = [one for one in widget.findChildren(QPushButton) if one.text() == text]
    button.click()
