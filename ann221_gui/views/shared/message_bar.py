"""A line for what must not be missed: it stays until it is closed, or no longer holds."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    closed = Signal()  # by its user, who goes on elsewhere

    def __init__(self, parent: QWidget | None = None, *, is_closable: bool = True) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._remedy = QPushButton()
        self._act: Callable[[], None] | None = None
        close = QPushButton("Close")
        close.setToolTip("Close this message")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._remedy)
        layout.addWidget(close)
        close.setVisible(is_closable)
        close.clicked.connect(self._on_close)
        self._remedy.clicked.connect(self._on_remedy)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; empty where nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, remedy: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a message, with a button that helps where there is one."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._act = act
        self.show()

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()
        self.hide()

    @Slot()
    def _on_remedy(self) -> None:
        self._on_close()
        if self._act is not None:
            self._act()

    def withdraw(self, text: str) -> None:
        """This no longer holds; another message stays."""
        if self.text == text:
            self.hide()
