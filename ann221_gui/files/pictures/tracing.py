"""A widget paints itself as it does on a screen, and what it paints is written down.

Qt's own writer of SVG shows what lies beyond the border of a scrolled pane, or with its clipping loses what
is inside, and leaves the letters to whatever fonts the reader has.
"""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter
from PySide6.QtWidgets import QWidget

from ann221_gui.files.pictures.marks import Mark
from ann221_gui.files.pictures.tracer import PIXEL_RATIO, Tracer


def traced(widget: QWidget) -> list[Mark]:
    """All that `widget` paints, lowest first."""
    paper = _Paper(widget)
    with QPainter(paper) as painter:
        widget.render(painter, QPoint())
    return paper.tracer.marks


class _Paper(QPaintDevice):
    """As large as the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.tracer = Tracer()
        self._size: QSize = widget.size() * PIXEL_RATIO
        self._dots_per_inch = widget.logicalDpiX()  # fonts are as large as on the screen

    def paintEngine(self) -> QPaintEngine:  # noqa: N802
        return self.tracer

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        metrics = QPaintDevice.PaintDeviceMetric
        known = {
            metrics.PdmWidth: self._size.width(),
            metrics.PdmHeight: self._size.height(),
            metrics.PdmNumColors: 1 << 24,
            metrics.PdmDepth: 32,
            metrics.PdmDevicePixelRatio: PIXEL_RATIO,
            metrics.PdmDevicePixelRatioScaled: round(PIXEL_RATIO * QPaintDevice.devicePixelRatioFScale()),
        }
        return known.get(metric, self._dots_per_inch)
