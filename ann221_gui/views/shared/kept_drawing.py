"""A drawing that stands still: on the screen it is copied pixel by pixel, anywhere else it is drawn anew."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap

Draw = Callable[[QPainter], None]

RASTER = QPaintEngine.Type.Raster
TRANSPARENT = QColor(Qt.GlobalColor.transparent)


def takes_pixels_of(painter: QPainter, pixel_ratio: float) -> bool:
    """Whether what was drawn with so many pixels a unit can be copied there: not to paper."""
    return painter.deviceTransform().m11() == pixel_ratio and painter.paintEngine().type() is RASTER


class KeptDrawing:
    """Drawn once for the screen. `draw` paints around the origin, where `box` lies."""

    def __init__(self, box: QRectF, pixel_ratio: float, draw: Draw, background: QColor = TRANSPARENT) -> None:
        self.box, self._draw, self._background, self._pixel_ratio = box, draw, background, pixel_ratio
        self.pixmap = QPixmap((box.size() * pixel_ratio).toSize())
        self.pixmap.setDevicePixelRatio(pixel_ratio)
        self.pixmap.fill(background)
        with QPainter(self.pixmap) as painter:
            painter.translate(-box.topLeft())
            draw(painter)

    def paint(self, painter: QPainter, *places: QPointF) -> None:
        """With its upper left corner at each of these places."""
        if takes_pixels_of(painter, self._pixel_ratio):
            for place in places:
                painter.drawPixmap(place, self.pixmap)
        else:
            for place in places:
                self._paint_anew(painter, place)

    def _paint_anew(self, painter: QPainter, place: QPointF) -> None:
        painter.save()
        painter.translate(place - self.box.topLeft())
        painter.fillRect(self.box, self._background)
        self._draw(painter)
        painter.restore()
