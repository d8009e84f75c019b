"""What the colours of the decision map stand for: a bar beside it, as high as the map."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ann221_gui.views.map.map_colours import ByteArray, as_picture
from ann221_gui.views.shared.theme import Theme

BAR_WIDTH_PX = 12
GAP_PX = 6


class ColourBar(pg.GraphicsWidget):  # type: ignore[misc]
    """The colour table upwards, with the outputs that its ends and its middle stand for."""

    def __init__(self) -> None:
        super().__init__()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_scale(self, theme: Theme, table: ByteArray, labels: tuple[str, str, str], symbol: str) -> None:
        """`labels` of the table's first, middle and last row, and what is measured."""
        self._theme, self._labels, self._symbol = theme, labels, symbol
        self._picture = as_picture(np.arange(len(table), dtype=np.uint8)[::-1, None], table)
        metrics = QFontMetricsF(self.font())
        widest = max(metrics.horizontalAdvance(label) for label in (*labels, symbol))
        self.setFixedWidth(GAP_PX + BAR_WIDTH_PX + GAP_PX + widest)
        self.update()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        height = self.size().height()
        painter.drawImage(QRectF(GAP_PX, 0, BAR_WIDTH_PX, height), self._picture)
        painter.setFont(self.font())
        low, middle, high = self._labels
        painter.setPen(QColor(self._theme.muted))
        for label, place in ((high, 0.0), (middle, 0.5), (low, 1.0)):
            self._write(painter, label, place * height)
        painter.setPen(QColor(self._theme.text))
        self._write(painter, self._symbol, 0.25 * height)

    def _write(self, painter: QPainter, label: str, y: float) -> None:
        """Beside the bar, centred on `y` where the bar's ends leave room."""
        line = QFontMetricsF(self.font()).height()
        top = min(max(0.0, y - line / 2), self.size().height() - line)
        left = GAP_PX + BAR_WIDTH_PX + GAP_PX
        box = QRectF(left, top, self.size().width() - left, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
