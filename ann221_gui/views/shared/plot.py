"""A plot reduced to what a student can read: two axes, and what a subclass paints between them."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ann221_gui.views.shared.plot_axis import Axis
from ann221_gui.views.shared.plot_sheet import Sheet, Style
from ann221_gui.views.shared.theme import LIGHT, Theme

SMALLEST_EM = 5


class Plot(QWidget):
    """What stands still is drawn when it changes; a frame costs its copy, and what moves."""

    def __init__(self, across: Axis, up: Axis, *, has_grid: bool = False) -> None:
        super().__init__()
        self.axes = across, up
        self._has_grid = has_grid
        self._theme = LIGHT
        self._room_px = 0.0
        self._kept_sheet: Sheet | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1) * (SMALLEST_EM * self.fontMetrics().height())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._start_sheet()

    def show_axes(self, across: Axis, up: Axis) -> None:
        """What they measure, and from where to where."""
        if (across, up) != self.axes:
            self.axes = across, up
            self._start_sheet()

    def _start_sheet(self) -> None:
        self._kept_sheet = None
        self.update()

    @property
    def sheet(self) -> Sheet:
        """Where everything stands now."""
        ratio = self.devicePixelRatio()
        sheet = self._kept_sheet
        if sheet is None or sheet.style.pixel_ratio != ratio:
            style = Style(self._theme, self.font(), ratio, self._has_grid)
            sheet = self._kept_sheet = Sheet(self.size(), *self.axes, style, self._room_px)
            self._room_px = sheet.room_px
        return sheet

    @property
    def area(self) -> QRectF:
        """The rectangle between the axes, in pixels of this widget."""
        return self.sheet.area

    def to_plane(self, pixel: QPointF) -> QPointF:
        """The place on both axes of a pixel."""
        return self.sheet.to_plane(pixel)

    def update_plane(self) -> None:
        """Paint anew what is between the axes."""
        self.update(self.area.toAlignedRect())

    def paint_plane(self, painter: QPainter, sheet: Sheet) -> None:
        """What moves, clipped to the area between the axes."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = self.sheet
        with QPainter(self) as painter:
            sheet.picture.paint(painter, QPointF())
            painter.setClipRect(sheet.area)
            self.paint_plane(painter, sheet)
            painter.setClipping(False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(self._theme.muted))
            painter.drawLines(sheet.axis_lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._start_sheet()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._room_px = 0.0
            self._start_sheet()
