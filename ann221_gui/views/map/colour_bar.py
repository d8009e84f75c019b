"""What the colours of the decision map stand for: a bar beside it, as high as the map."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ann221_gui.views.map.map_colours import ColourTable, as_picture
from ann221_gui.views.shared.theme import LIGHT, Theme

BAR_WIDTH_PX = 12
GAP_PX = 6


class ColourBar(QWidget):
    """The colour table upwards, with the outputs that its ends and its middle stand for."""

    def __init__(self) -> None:
        super().__init__()
        self._top, self._bottom = 0.0, 0.0
        self._labels, self._symbol = ("", "", ""), ""
        self._picture = QImage()
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_scale(self, theme: Theme, table: ColourTable, labels: tuple[str, str, str], symbol: str) -> None:
        """`labels` of the table's first, middle and last row, and what is measured."""
        self._theme, self._labels, self._symbol = theme, labels, symbol
        self._picture = as_picture(np.arange(len(table), dtype=np.uint8)[::-1, None].copy(), table)
        self.updateGeometry()
        self.update()

    def stand_from(self, top: float, bottom: float) -> None:
        """Where the map begins and ends."""
        self._top, self._bottom = top, bottom
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        widest = max(metrics.horizontalAdvance(label) for label in (*self._labels, self._symbol))
        return QSize(BAR_WIDTH_PX + GAP_PX + round(widest), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawImage(QRectF(0, self._top, BAR_WIDTH_PX, self._bottom - self._top), self._picture)
            low, middle, high = self._labels
            painter.setPen(QColor(self._theme.muted))
            for label, place in ((high, 0.0), (middle, 0.5), (low, 1.0)):
                self._write(painter, label, place)
            painter.setPen(QColor(self._theme.text))
            self._write(painter, self._symbol, 0.25)

    def _write(self, painter: QPainter, label: str, place: float) -> None:
        """Beside the bar, centred on this share of its height where its ends leave room."""
        line = QFontMetricsF(self.font()).height()
        centre = self._top + place * (self._bottom - self._top)
        top = min(max(self._top, centre - line / 2), self._bottom - line)
        left = BAR_WIDTH_PX + GAP_PX
        box = QRectF(left, top, self.width() - left, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
