"""The paint engine behind a picture without pixels: told by Qt what is painted, it makes marks of that."""

from collections.abc import Iterable
from math import sqrt

from PySide6.QtCore import QLine, QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QImage,
    QLinearGradient,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextItem,
    QTransform,
)

from ann221_gui.files.pictures.marks import Image, Mark, Shape, Words

PIXEL_RATIO = 2  # of what stays an image: twice as fine as on a plain screen
THINNEST_PX = 1.0
HALF_PIXEL = 0.5
TO_PAGE = QTransform.fromScale(1 / PIXEL_RATIO, 1 / PIXEL_RATIO)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
UNIT = QRectF(0, 0, 1, 1)


class Tracer(QPaintEngine):
    """Keeps the marks, lowest first; the names of its methods are Qt's."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.marks: list[Mark] = []
        self._pen, self._brush, self._opacity = QPen(), NO_BRUSH, 1.0
        self._is_smooth = False
        self._to_page = TO_PAGE
        self._clip: QPainterPath | None = None

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    # How it is painted

    def updateState(self, state: QPaintEngineState) -> None:  # noqa: N802
        self._to_page = state.transform() * TO_PAGE
        self._pen, self._opacity = _on_page(state.pen(), self._to_page), state.opacity()
        self._brush = _brush_on_page(state.brush(), self._to_page)
        self._is_smooth = bool(state.renderHints() & QPainter.RenderHint.Antialiasing)
        flags, changed = QPaintEngine.DirtyFlag, state.state()
        if changed & flags.DirtyClipPath:
            self._cut(state.clipPath(), state.clipOperation())
        elif changed & flags.DirtyClipRegion:
            path = QPainterPath()
            path.addRegion(state.clipRegion())
            self._cut(path, state.clipOperation())
        elif changed & flags.DirtyClipEnabled and not state.isClipEnabled():
            self._clip = None

    def _cut(self, path: QPainterPath, operation: Qt.ClipOperation) -> None:
        path = self._to_page.map(path)
        if operation == Qt.ClipOperation.NoClip:
            self._clip = None
        elif operation == Qt.ClipOperation.IntersectClip and self._clip is not None:
            self._clip = self._clip.intersected(path)
        else:
            self._clip = path

    # What is painted

    def drawPath(self, path: QPainterPath) -> None:  # noqa: N802
        self._add_shape(path, self._brush)

    def drawPolygon(  # noqa: N802
        self, points: Iterable[QPointF | QPoint], mode: QPaintEngine.PolygonDrawMode
    ) -> None:
        path = QPainterPath()
        for place, point in enumerate(points):
            (path.lineTo if place else path.moveTo)(QPointF(point))
        is_open = mode == QPaintEngine.PolygonDrawMode.PolylineMode
        if not is_open:
            path.closeSubpath()
        self._add_shape(path, NO_BRUSH if is_open else self._brush)

    def drawRects(self, rectangles: Iterable[QRectF | QRect]) -> None:  # noqa: N802
        for rectangle in rectangles:
            path = QPainterPath()
            path.addRect(QRectF(rectangle))
            self._add_shape(path, self._brush)

    def drawEllipse(self, rectangle: QRectF | QRect) -> None:  # noqa: N802
        path = QPainterPath()
        path.addEllipse(QRectF(rectangle))
        self._add_shape(path, self._brush)

    def drawLines(self, lines: Iterable[QLineF | QLine]) -> None:  # noqa: N802
        path = QPainterPath()
        for line in lines:
            path.moveTo(QPointF(line.p1()))
            path.lineTo(QPointF(line.p2()))
        self._add_shape(path, NO_BRUSH)

    def drawPoints(self, points: Iterable[QPointF | QPoint]) -> None:  # noqa: N802
        self.drawLines([QLineF(QPointF(point), QPointF(point)) for point in points])

    def drawTextItem(self, place: QPointF, item: QTextItem) -> None:  # type: ignore[override]  # noqa: N802
        words = Words(item.text(), item.font(), QPointF(place), self._to_page)
        self._add(words, NO_BRUSH, words.outline.boundingRect())

    def drawPixmap(  # noqa: N802
        self, target: QRectF | QRect, pixmap: QPixmap | QImage, source: QRectF | QRect
    ) -> None:
        self.drawImage(target, QPixmap(pixmap).toImage(), source)

    def drawImage(  # noqa: N802
        self,
        target: QRectF | QRect,
        image: QImage,
        source: QRectF | QRect,
        _flags: Qt.ImageConversionFlag = Qt.ImageConversionFlag.AutoColor,
    ) -> None:
        room = QRectF(target)
        transform = QTransform(room.width(), 0, 0, room.height(), room.x(), room.y()) * self._to_page
        seen = transform.mapRect(UNIT)
        pixels = _fine_enough(image.copy(QRectF(source).toAlignedRect()), seen)
        self._add(Image(pixels, transform), NO_BRUSH, seen)

    def _add_shape(self, path: QPainterPath, brush: QBrush) -> None:
        shape, reach = self._to_page.map(path), 0.0
        if self._pen.style() != Qt.PenStyle.NoPen:
            reach = self._pen.widthF()
            if not self._is_smooth:  # then lines run through the middle of the pixels that they name
                shape.translate(HALF_PIXEL, HALF_PIXEL)
        self._add(Shape(shape), brush, shape.controlPointRect().adjusted(-reach, -reach, reach, reach))

    def _add(self, what: Shape | Words | Image, brush: QBrush, room: QRectF) -> None:
        """Unless nothing of it is seen."""
        clip = self._clip_of_widget()
        if clip is None or clip.contains(room):
            self.marks.append(Mark(what, self._pen, brush, self._opacity, None))
        elif clip.intersects(room):
            self.marks.append(Mark(what, self._pen, brush, self._opacity, clip))

    def _clip_of_widget(self) -> QPainterPath | None:
        """What other widgets lie over is cut off, too, but they are painted later."""
        seen = self.systemClip().boundingRect()
        if seen.isEmpty():
            return self._clip
        path = QPainterPath()
        path.addRect(TO_PAGE.mapRect(QRectF(seen)))
        return path if self._clip is None else path.intersected(self._clip)


def _on_page(pen: QPen, to_page: QTransform) -> QPen:
    """With its width in pixels of the widget."""
    width = THINNEST_PX if pen.isCosmetic() else pen.widthF() * sqrt(abs(to_page.determinant()))
    on_page = QPen(pen)
    on_page.setBrush(_brush_on_page(pen.brush(), to_page))
    on_page.setCosmetic(False)
    on_page.setWidthF(width)
    return on_page


def _brush_on_page(brush: QBrush, to_page: QTransform) -> QBrush:
    gradient = brush.gradient()
    if not isinstance(gradient, QLinearGradient):
        return brush
    on_page = QLinearGradient(to_page.map(gradient.start()), to_page.map(gradient.finalStop()))
    on_page.setStops(gradient.stops())
    return QBrush(on_page)


def _fine_enough(image: QImage, seen: QRectF) -> QImage:
    """Stretched as Qt does it, pixel by pixel: other programs blur what is much larger than its pixels."""
    size = (seen.size() * PIXEL_RATIO).toSize()
    is_coarse = 2 * image.width() < size.width() or 2 * image.height() < size.height()
    return image.scaled(size) if is_coarse else image
