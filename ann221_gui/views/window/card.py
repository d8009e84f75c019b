"""A pane: a title, what belongs beside it, and a view."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ann221_gui.views.shared.flow_layout import FlowLayout
from ann221_gui.views.shared.theme import Theme

MARGIN_PX = 10
CORNER_PX = 6


class Card(QWidget):
    """Draws the frame of one pane of the window; a double click on its heading asks for all the room."""

    enlarging_asked = Signal()

    def __init__(self, title: str, content: QWidget, theme: Theme, beside: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._is_focused = False
        self._title = QLabel()
        self._content = content
        heading = FlowLayout()
        heading.addWidget(self._title)
        if beside is not None:
            heading.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN_PX, MARGIN_PX - 4, MARGIN_PX, MARGIN_PX - 2)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addWidget(content, 1)
        self.set_title(title)

    @Slot(str)
    def set_title(self, title: str) -> None:
        self._title.setText(f"<b>{title}</b>")
        self.setAccessibleName(title)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def mark_focused(self, is_focused: bool) -> None:
        """The pane that the keyboard works in has a frame of its own."""
        if is_focused != self._is_focused:
            self._is_focused = is_focused
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < self._content.mapTo(self, QPoint()).y():
            self.enlarging_asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self._theme.accent if self._is_focused else self._theme.border
            painter.setPen(QPen(QColor(colour), 1.0))
            painter.setBrush(QColor(self._theme.card))
            painter.drawRoundedRect(
                self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), CORNER_PX, CORNER_PX
            )
