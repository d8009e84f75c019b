"""How a field looks whose text can't be taken: a border and a mark, as colour alone is no sign."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

MARGIN_PX = 4


def mark_width(field: QWidget) -> int:
    """What the mark takes from the room for the text."""
    return field.fontMetrics().height()


def paint_refusal_mark(field: QWidget) -> None:
    """Over what the field has painted."""
    with QPainter(field) as painter:
        painter.setPen(QPen(field.palette().color(QPalette.ColorRole.BrightText), 2))
        painter.drawRect(field.rect().adjusted(1, 1, -1, -1))
        place = QRect(0, 0, mark_width(field) + MARGIN_PX, field.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")
