"""The lines, and what is said of one of them: beside them, or under them where there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

NARROW_EM = 10.0  # less room than this beside the lines is none


class AnswerBody(QWidget):
    """`lines` take the width that they need, `detail` has the rest."""

    def __init__(self, lines: QWidget, detail: QWidget) -> None:
        super().__init__()
        self._lines = lines
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(lines)
        self._layout.addWidget(detail, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - self._lines.sizeHint().width()
        is_narrow = beside < NARROW_EM * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
