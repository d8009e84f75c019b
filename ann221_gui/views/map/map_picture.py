"""The decision map as a picture: a neuron's output in colours, contour, lines, data points and probe.

Qt's own items where they will do: they paint without a return to Python, so they don't wait for training.
"""

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPixmap, QTransform
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
)

from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.views.map.colour_bar import ColourBar
from ann221_gui.views.map.map_colours import LOGISTIC_SCALE, ByteArray, Scale, as_picture, colour_table
from ann221_gui.views.map.map_field import Region
from ann221_gui.views.map.map_lines import Ends
from ann221_gui.views.shared.plot_axes import Plot
from ann221_gui.views.shared.symbols import INPUT_SYMBOLS, ShownNeuron
from ann221_gui.views.shared.theme import LIGHT, Theme

HIDDEN_DASHES = {ShownNeuron.HIDDEN_1: [6.0, 4.0], ShownNeuron.HIDDEN_2: [1.5, 2.5]}
CROSS_DASHES = [4.0, 4.0]
RING_RADIUS_PX = 13
POINT_PX = 14
CLOUD_POINT_PX = 9
CLOUD_FROM = 40  # samples from which points are drawn smaller
LABEL_OPACITY = 200
BAR_ROW, BAR_COLUMN = 2, 4  # right of the axes and as high as the map, in pyqtgraph's layout


class MapPicture(Plot):
    """Layers, lowest first; each `show_…` replaces what one of them shows."""

    def __init__(self) -> None:
        super().__init__(*INPUT_SYMBOLS)
        self._image = QGraphicsPixmapItem()
        self._image.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._contour = QGraphicsPathItem()
        self._lines = [QGraphicsLineItem() for _ in HIDDEN_DASHES]
        self._line_labels = [pg.TextItem(neuron.symbol) for neuron in HIDDEN_DASHES]
        self._cross = [QGraphicsLineItem() for _ in INPUT_SYMBOLS]
        self._points = pg.ScatterPlotItem(antialias=True)
        self._wrong = pg.ScatterPlotItem(symbol="x", antialias=True)
        self._ring = QGraphicsEllipseItem(
            QRectF(-RING_RADIUS_PX, -RING_RADIUS_PX, 2 * RING_RADIUS_PX, 2 * RING_RADIUS_PX)
        )
        self._ring.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._add_layers()
        self._bar = ColourBar()
        self.getPlotItem().layout.addItem(self._bar, BAR_ROW, BAR_COLUMN)
        self.show_colours(LIGHT, False, LOGISTIC_SCALE, ShownNeuron.OUTPUT.symbol)

    def _add_layers(self) -> None:
        below = (self._image, self._contour, *self._lines, *self._line_labels)
        above = (*self._cross, self._points, self._wrong, self._ring)
        for height, item in enumerate((*below, *above)):
            item.setZValue(height)
            self.getViewBox().addItem(item, ignoreBounds=True)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._bar.setFont(self.font())
        self._contour.setPen(_pen(theme.text, 1.5))
        self._ring.setPen(_pen(theme.text, 2))
        for line in self._cross:
            line.setPen(_pen(theme.text, 1, CROSS_DASHES))
        for line, dashes in zip(self._lines, HIDDEN_DASHES.values(), strict=True):
            line.setPen(_pen(theme.neuron, 2, dashes))
        for label in self._line_labels:
            label.setFont(self.font())
            label.setColor(theme.neuron)
            label.fill = pg.mkBrush(_faint(theme.card))

    @property
    def region(self) -> Region:
        """What of the input plane is to be seen."""
        (left, right), (bottom, top) = self.viewRange()
        return Region(left, right, bottom, top)

    def show_colours(self, theme: Theme, two_colours: bool, scale: Scale, symbol: str) -> None:
        self._table = colour_table(theme, two_colours)
        self._bar.show_scale(theme, self._table, scale.labels, symbol)

    def show_outputs(self, colour_indices: ByteArray, region: Region) -> None:
        """Row 0 at the bottom of `region`."""
        rows, columns = colour_indices.shape
        left, right, bottom, top = region
        self._image.setPixmap(QPixmap.fromImage(as_picture(colour_indices, self._table)))
        scale = QTransform.fromScale((right - left) / columns, (top - bottom) / rows)
        self._image.setTransform(scale * QTransform.fromTranslate(left, bottom))

    def show_contour(self, segments: FloatArray) -> None:
        ends = segments.reshape(-1, 2)
        self._contour.setPath(pg.arrayToQPath(ends[:, 0], ends[:, 1], connect="pairs"))

    def show_lines(self, lines: list[Ends | None]) -> None:
        """Where each hidden neuron is undecided; the labels stand at opposite ends, so they stay apart."""
        for line, label, ends, end in zip(self._lines, self._line_labels, lines, (1, 0), strict=True):
            line.setVisible(ends is not None)
            label.setVisible(ends is not None)
            if ends is not None:
                line.setLine(QLineF(*(QPointF(*point) for point in ends)))
                label.setPos(*ends[end])
                label.setAnchor(self._inward(ends[end]))

    def _inward(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where in a label a point on the border has to be, so that the label is all inside."""
        left, right, bottom, top = self.region
        return (point[0] - left) / (right - left), (top - point[1]) / (top - bottom)

    def show_points(self, dataset: Dataset, theme: Theme) -> None:
        """Target above ½: a circle of class one; otherwise a square of class zero."""
        is_one = dataset.targets > MIDDLE
        brushes = {True: pg.mkBrush(theme.class_one), False: pg.mkBrush(theme.class_zero)}
        self._points.setData(
            pos=dataset.inputs,
            symbol=["o" if one else "s" for one in is_one],
            brush=[brushes[bool(one)] for one in is_one],
            pen=_pen(theme.card, 2 if len(dataset) < CLOUD_FROM else 1),
            size=_point_px(dataset),
        )

    def show_wrong(self, dataset: Dataset, wrong: BoolArray, theme: Theme) -> None:
        """A small x on each sample that is not on its side of ½."""
        ink = theme.card if theme.is_dark else theme.text
        self._wrong.setData(pos=dataset.inputs[wrong], size=_point_px(dataset) - 4, pen=None, brush=ink)

    def show_probe(self, x1: float, x2: float) -> None:
        left, right, bottom, top = self.region
        across, up = self._cross
        across.setLine(left, x2, right, x2)
        up.setLine(x1, bottom, x1, top)
        self._ring.setPos(x1, x2)


def _point_px(dataset: Dataset) -> int:
    return POINT_PX if len(dataset) < CLOUD_FROM else CLOUD_POINT_PX


def _pen(colour: str, width: float, dashes: list[float] | None = None) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    if dashes is not None:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _faint(colour: str) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(LABEL_OPACITY)
    return faint
