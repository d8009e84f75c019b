"""The decision map as a picture: a neuron's output in colours, contour, lines, data points and probe.

Made for the frames of training: the colours are computed a pixel a point, so that painting only copies them,
and what stands still is copied from layers that were drawn when it last changed.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QResizeEvent

from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.conventions import Notation
from ann221_gui.core.datasets import Dataset
from ann221_gui.views.map.map_colours import ByteArray, ColourTable, as_picture
from ann221_gui.views.map.map_contour import path_of
from ann221_gui.views.map.map_field import CONTOUR_STEP, MOST_POINTS, Grid, grid_over
from ann221_gui.views.map.map_ghost import ghost_layer
from ann221_gui.views.map.map_ink import MapInk, inward
from ann221_gui.views.map.map_lines import Ends
from ann221_gui.views.map.map_marks import points_layer, wrong_layer
from ann221_gui.views.map.map_region import Region
from ann221_gui.views.shared.kept_drawing import KeptDrawing, takes_pixels_of
from ann221_gui.views.shared.plot import Plot
from ann221_gui.views.shared.plot_axis import Axis
from ann221_gui.views.shared.plot_sheet import Sheet
from ann221_gui.views.shared.symbols import input_symbols

RING_RADIUS_PX = 13
MOST_LAYOUTS = 3  # the region takes the area's shape, and the area leaves room for the region's numbers
MOST_POINTS_ONCE = 16_000_000  # of a picture that is not one of many frames

ColourField = Callable[[Grid], ByteArray]  # rows of the colour table at the points of a grid


class Ground(NamedTuple):
    """What frames are drawn on, as long as nothing but the network changes."""

    sheet: Sheet
    region: Region
    grid: Grid
    ink: MapInk


class MapPicture(Plot):
    """Layers, lowest first; each `show_…` replaces what one of them shows."""

    region_changed = Signal()

    def __init__(self) -> None:
        self._notation = Notation.DOCUMENT
        super().__init__(*map(Axis, input_symbols(self._notation)))
        self._wanted, self._has_one_scale = Region(0.0, 1.0, 0.0, 1.0), True
        self._kept_ground: Ground | None = None
        # In a tuple: of a widget that is given a function as an attribute PySide loses references to None.
        self._field: tuple[ColourField, ...] = ()
        self._table: ColourTable = []
        self._colours, self._colours_at = QImage(), QRectF()
        self._contour = QPainterPath()
        self._lines: list[QLineF | None] = []
        self._points: KeptDrawing | None = None
        self._wrong: KeptDrawing | None = None
        self._ghost: KeptDrawing | None = None
        self._probe = (0.0, 0.0)

    @property
    def region(self) -> Region:
        """What of the input plane is to be seen."""
        across, up = self.axes
        return Region(across.low, across.high, up.low, up.high)

    def show_region(self, wanted: Region, *, has_one_scale: bool) -> None:
        """This and no more than the shape of the area adds, where both inputs have one scale."""
        self._wanted, self._has_one_scale = wanted, has_one_scale
        self._lay_out()

    def show_notation(self, notation: Notation) -> None:
        """How axes and lines are labelled."""
        self._notation = notation
        self._lay_out()

    def _lay_out(self) -> None:
        for _ in range(MOST_LAYOUTS):
            area, region = self.area, self._wanted
            if self._has_one_scale:
                region = region.widened(area.width() / area.height())
            first, second = input_symbols(self._notation)
            self.show_axes(Axis(first, region.left, region.right), Axis(second, region.bottom, region.top))
            if self.area == area:
                break
        self.region_changed.emit()

    @property
    def ground(self) -> Ground:
        sheet, ground = self.sheet, self._kept_ground
        if ground is None or ground.sheet is not sheet:
            grid = self._grid(sheet, sheet.style.pixel_ratio, MOST_POINTS)
            ground = self._kept_ground = Ground(sheet, self.region, grid, MapInk(sheet.style, self._notation))
        return ground

    def _grid(self, sheet: Sheet, pixel_ratio: float, most_points: int) -> Grid:
        size = sheet.area.size() * pixel_ratio
        return grid_over(self.region, round(size.width()), round(size.height()), most_points)

    def show_outputs(self, colour_indices: ByteArray, table: ColourTable, field: ColourField) -> None:
        """Rows and columns as in the grid of the ground; `field` gives the same for a finer grid."""
        sheet, _, grid, _ = self.ground
        self._field, self._table = (field,), table
        self._colours = as_picture(colour_indices, table)
        self._colours_at = _place_of(self._colours, sheet, grid, sheet.style.pixel_ratio)
        self.update_plane()

    def show_contour(self, segments: FloatArray) -> None:
        """Ends as column and row of every fourth point of the grid."""
        self._contour = path_of(self._on_sheet(segments))
        self.update_plane()

    def show_ghost(self, lines: Sequence[FloatArray], dataset: Dataset) -> None:
        """Where the pinned run is undecided, places as of the contour; its name keeps off the samples."""
        places = [self._on_sheet(line) for line in lines]
        self._ghost = ghost_layer(self.sheet, self.ground.ink, places, dataset) if places else None
        self.update_plane()

    def _on_sheet(self, places: FloatArray) -> FloatArray:
        sheet, _, grid, _ = self.ground
        point = grid.point / sheet.style.pixel_ratio
        first = (sheet.area.left() + point / 2, sheet.area.top() + point / 2)
        return places * (CONTOUR_STEP * point) + first

    def show_lines(self, lines: list[Ends | None]) -> None:
        """Where each hidden neuron is undecided."""
        sheet = self.sheet
        self._lines = [_line_on(sheet, ends) for ends in lines]
        self.update_plane()

    def show_points(self, dataset: Dataset) -> None:
        self._points = points_layer(self.sheet, dataset)
        self.update_plane()

    def show_wrong(self, dataset: Dataset, wrong: BoolArray) -> None:
        """Which samples are not on their side of ½."""
        self._wrong = wrong_layer(self.sheet, dataset, wrong)
        self.update_plane()

    def show_probe(self, x1: float, x2: float) -> None:
        self._probe = (x1, x2)
        self.update_plane()

    def paint_plane(self, painter: QPainter, sheet: Sheet) -> None:
        ink, corner = self.ground.ink, sheet.area.topLeft()
        probe = QPointF(sheet.x(self._probe[0]), sheet.y(self._probe[1]))
        self._paint_colours(painter, sheet)
        if self._ghost is not None:
            self._ghost.paint(painter, corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink.contour)
        painter.drawPath(self._contour)
        self._paint_lines(painter, ink, sheet.area)
        self._paint_cross(painter, ink, sheet.area, probe)
        for layer in filter(None, (self._points, self._wrong)):
            layer.paint(painter, corner)
        painter.setPen(ink.ring)
        painter.drawEllipse(probe, RING_RADIUS_PX, RING_RADIUS_PX)

    def _paint_colours(self, painter: QPainter, sheet: Sheet) -> None:
        """To anything but the screen as finely as it asks for."""
        if not self._field or takes_pixels_of(painter, sheet.style.pixel_ratio):
            painter.drawImage(self._colours_at, self._colours)
            return
        pixel_ratio = painter.deviceTransform().m11()
        grid = self._grid(sheet, pixel_ratio, MOST_POINTS_ONCE)
        colours = as_picture(self._field[0](grid), self._table)
        painter.drawImage(_place_of(colours, sheet, grid, pixel_ratio), colours)

    def _paint_lines(self, painter: QPainter, ink: MapInk, area: QRectF) -> None:
        """The labels stand at opposite ends, so they stay apart."""
        for line, pen in zip(self._lines, ink.lines, strict=False):
            if line is not None:
                painter.setPen(pen)
                painter.drawLine(line)
        for line, label, is_first in zip(self._lines, ink.labels, (False, True), strict=False):
            if line is not None:
                label.paint(painter, inward(line.p1() if is_first else line.p2(), label.box, area))

    def _paint_cross(self, painter: QPainter, ink: MapInk, area: QRectF, probe: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink.cross)
        painter.drawLine(QPointF(area.left(), probe.y()), QPointF(area.right(), probe.y()))
        painter.drawLine(QPointF(probe.x(), area.bottom()), QPointF(probe.x(), area.top()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()


def _line_on(sheet: Sheet, ends: Ends | None) -> QLineF | None:
    return None if ends is None else QLineF(*(QPointF(sheet.x(x1), sheet.y(x2)) for x1, x2 in ends))


def _place_of(colours: QImage, sheet: Sheet, grid: Grid, pixel_ratio: float) -> QRectF:
    """On the sheet, of a picture of so many pixels a unit with the points of this grid."""
    return QRectF(sheet.area.topLeft(), colours.size().toSizeF() * (grid.point / pixel_ratio))
