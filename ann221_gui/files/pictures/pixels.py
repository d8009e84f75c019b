"""A widget as PNG."""

from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget


def png_of(widget: QWidget, scale: float = 1.0) -> bytes:
    """Drawn with `scale` pixels for each of the widget's own, not stretched."""
    return as_png(pixels_of(widget, scale))


def pixels_of(widget: QWidget, scale: float = 1.0) -> QImage:
    """The same before it is written."""
    image = QImage((widget.size() * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    widget.render(image, QPoint())
    return image


def as_png(image: QImage) -> bytes:
    """With or without transparency, as the image has it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
