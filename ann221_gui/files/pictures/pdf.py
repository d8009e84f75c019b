"""A widget as PDF: one page of its size, with words that can be searched and the fonts in the file."""

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTransform
from PySide6.QtWidgets import QWidget

from ann221_gui.files.pictures.marks import Image, Mark, Shape, Words
from ann221_gui.files.pictures.tracing import traced

POINTS_PER_INCH = 72
UNIT = QRectF(0, 0, 1, 1)


def pdf_of(widget: QWidget, title: str) -> bytes:
    """As large on paper as it is on the screen."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, widget, title)
    with QPainter(writer) as painter:
        # Pages have whole points: a few parts in a thousand larger or smaller, so that no border is left.
        to_paper = QTransform.fromScale(writer.width() / widget.width(), writer.height() / widget.height())
        for mark in traced(widget):
            _paint(painter, mark, to_paper)
    return bytes(buffer.data().data())


def _writer(buffer: QBuffer, widget: QWidget, title: str) -> QPdfWriter:
    dots_per_inch = widget.logicalDpiX()
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("ANN 2-2-1")
    writer.setResolution(dots_per_inch)
    writer.setPageMargins(QMarginsF())
    size = QSizeF(widget.size()) * (POINTS_PER_INCH / dots_per_inch)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, title, QPageSize.SizeMatchPolicy.ExactMatch))
    return writer


def _paint(painter: QPainter, mark: Mark, to_paper: QTransform) -> None:
    painter.save()
    painter.setTransform(to_paper)
    painter.setOpacity(mark.opacity)
    if mark.clip is not None:
        painter.setClipPath(mark.clip)
    painter.setPen(mark.pen)
    painter.setBrush(mark.brush)
    match mark.what:
        case Shape(path):
            painter.drawPath(path)
        case Words(text, font, place, transform):
            painter.setTransform(transform * to_paper)
            painter.setFont(_in_full(font))
            painter.drawText(QPointF(place), text)
        case Image(pixels, transform):
            painter.setTransform(transform * to_paper)
            painter.drawImage(UNIT, pixels)
    painter.restore()


def _in_full(font: QFont) -> QFont:
    """With all that it has inherited as its own; a painter would take that from its own font."""
    own = QFont()
    own.fromString(font.toString())
    return own
