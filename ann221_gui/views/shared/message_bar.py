"""A line for what must not be missed: it stays until it is closed, or no longer holds."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

Act = Callable[[], object]


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    closed = Signal()  # by its user, who goes on elsewhere

    def __init__(self, parent: QWidget | None = None, *, is_closable: bool = True) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._remedies = QPushButton(), QPushButton()
        self._acts: tuple[Act | None, ...] = ()
        close = QPushButton("Close")
        close.setToolTip("Close this message")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.addWidget(self._text, 1)
        for place, button in enumerate(self._remedies):
            layout.addWidget(button)
            button.clicked.connect(partial(self._on_remedy, place))
        layout.addWidget(close)
        close.setVisible(is_closable)
        close.clicked.connect(self._on_close)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; empty where nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self,
        text: str,
        remedy: str = "",
        act: Act | None = None,
        other: str = "",
        other_act: Act | None = None,
    ) -> None:
        """Show a message, with a button that helps where there is one, or two."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for button, words in zip(self._remedies, (remedy, other), strict=True):
            button.setText(words)
            button.setVisible(bool(words))
        self._acts = act, other_act
        self.show()

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()
        self.hide()

    def _on_remedy(self, place: int, _checked: bool = False) -> None:
        self._on_close()
        act = self._acts[place]
        if act is not None:
            act()

    def withdraw(self, text: str) -> None:
        """This no longer holds; another message stays."""
        if self.text == text:
            self.hide()
