"""The field that opens over a weight's number to type it exactly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ann221_gui.views.fields.number_field import NumberField


class WeightEditor(NumberField):
    """Enter takes the number and closes, Escape closes; what is wrong stays open and says why."""

    closed = Signal()

    def __init__(self, title: str, diagram: QWidget) -> None:
        super().__init__(title, decimals=2, is_signed=True, parent=diagram)
        self._diagram = diagram

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.restore()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.refusal:
            self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab enters the number and goes on to the next item of the diagram."""
        self.commit()
        if self.refusal:
            return True
        self.closed.emit()
        return self._diagram.focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.refusal:
            self.closed.emit()
