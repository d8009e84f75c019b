"""A question with a few answers, over the window: nothing waits for it, what was chosen goes on by itself."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Act = Callable[[], object]


class Choice(NamedTuple):
    """One answer; the first is what Enter gives."""

    text: str
    act: Act
    role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.AcceptRole


def ask(parent: QWidget, text: str, more: str, choices: Sequence[Choice]) -> None:
    """`more` says what follows from each. Cancel and Escape do nothing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("ANN 2-2-1")
    box.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file
    box.setText(text)
    box.setInformativeText(more)
    acts = {box.addButton(choice.text, choice.role): choice.act for choice in choices}
    box.setDefaultButton(next(iter(acts)))
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))

    def go_on() -> None:
        clicked = box.clickedButton()
        box.deleteLater()
        for button, act in acts.items():
            if button is clicked:
                act()

    box.finished.connect(go_on)
    box.open()
