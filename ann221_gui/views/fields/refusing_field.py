"""A field whose text may be refused: it stays there to be corrected, with a border and a mark."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ann221_gui.views.fields.refusal_mark import mark_width, paint_refusal_mark


class RefusingField(QLineEdit):
    """What is wrong is said once, and stands in the description until something else is typed."""

    entry_refused = Signal(str)
    refusal_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = ""
        self.setAccessibleName(name)
        self.textEdited.connect(self._forget_refusal)

    @property
    def refusal(self) -> str:
        """What is wrong with the text that is in the field; empty where nothing is."""
        return self._refusal

    def _refuse(self, refusal: str) -> None:
        self._refusal = refusal
        self._show_refusal()
        self.entry_refused.emit(f"{self.accessibleName()}: {refusal}")

    def _forget_refusal(self) -> None:
        if self._refusal:
            self._refusal = ""
            self._show_refusal()

    def _show_refusal(self) -> None:
        self.setTextMargins(mark_width(self) if self._refusal else 0, 0, 0, 0)
        self._describe()
        self.refusal_changed.emit(self._refusal)
        self.update()

    def _describe(self) -> None:
        """Say in tooltip and description what is in the field, or what is wrong with it."""
        raise NotImplementedError

    def _say(self, text: str) -> None:
        if text != self.toolTip():
            self.setToolTip(text)
            self.setAccessibleDescription(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._refusal:
            paint_refusal_mark(self)
