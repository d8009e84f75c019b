"""A question with a few replies, over the window: nothing waits for it, what was chosen goes on by itself."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ann221_gui.views.window.passing_dialog import open_passing

Act = Callable[[], object]


class Reply(NamedTuple):
    """One that can be chosen; the first is what Enter gives."""

    text: str
    act: Act
    role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.AcceptRole


def ask(parent: QWidget, text: str, more: str, replies: Sequence[Reply]) -> None:
    """`more` says what follows from each. Cancel and Escape do nothing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("ANN 2-2-1")
    box.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file
    box.setText(text)
    box.setInformativeText(more)
    acts = {box.addButton(reply.text, reply.role): reply.act for reply in replies}
    box.setDefaultButton(next(iter(acts)))
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))

    def go_on() -> None:
        clicked = box.clickedButton()
        for button, act in acts.items():
            if button is clicked:
                act()

    box.finished.connect(go_on)
    open_passing(box)
