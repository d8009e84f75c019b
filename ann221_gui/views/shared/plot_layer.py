"""A picture over the area of a plot: drawn when it changes, and copied with every frame."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ann221_gui.views.shared.plot_sheet import Sheet


def layer_over(sheet: Sheet, draw: Callable[[QPainter], None]) -> QPixmap:
    """What is drawn, in pixels of the plot."""
    layer = transparent(sheet.area, sheet.style.pixel_ratio)
    painter = QPainter(layer)
    painter.translate(-sheet.area.topLeft())
    draw(painter)
    painter.end()
    return layer


def transparent(box: QRectF, pixel_ratio: float) -> QPixmap:
    """A picture of this size in which nothing is drawn yet."""
    pixmap = QPixmap((box.size() * pixel_ratio).toSize())
    pixmap.setDevicePixelRatio(pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
