"""A box in which one of a few choices is made."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

NARROWEST_CONTENTS = 6  # letters; the list itself is as wide as its longest text


class ChoiceBox(QComboBox):
    """Each option is a text for a key; `choice_made` is the user's doing alone."""

    choice_made = Signal(str)

    def __init__(self, name: str, options: Iterable[tuple[str, str]], hint: str) -> None:
        super().__init__()
        for key, text in options:
            self.addItem(text, key)
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(NARROWEST_CONTENTS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    @property
    def key(self) -> str:
        """Key of the option that is shown."""
        return str(self.currentData())

    def show_choice(self, key: str) -> None:
        """Display only, no signal."""
        self.setCurrentIndex(self.findData(key))

    def _on_activated(self, _index: int) -> None:
        self.choice_made.emit(self.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the pane: a choice is too easily changed by it unseen."""
        event.ignore()
