"""The samples on the decision map: layers over all of it, drawn when they change and copied in a frame."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.views.shared.kept_drawing import Draw, KeptDrawing
from ann221_gui.views.shared.plot_sheet import Sheet
from ann221_gui.views.shared.theme import Theme

POINT_PX = 14
CLOUD_POINT_PX = 9
CLOUD_FROM = 40  # samples from which points are drawn smaller
ARM, THICKNESS = 0.35, 0.2  # of the small x on a wrong sample, as shares of its size


def points_layer(sheet: Sheet, dataset: Dataset) -> KeptDrawing:
    """Target above ½: a circle of class one; otherwise a square of class zero."""
    theme, size, rim = sheet.style.theme, _point_px(dataset), 2 if len(dataset) < CLOUD_FROM else 1
    box = QRectF(-size / 2, -size / 2, size, size)
    is_one = dataset.targets > MIDDLE

    def draw_one(painter: QPainter) -> None:
        _set_colours(painter, theme, theme.class_one, rim)
        painter.drawEllipse(box)

    def draw_zero(painter: QPainter) -> None:
        _set_colours(painter, theme, theme.class_zero, rim)
        painter.drawRect(box)

    ratio = sheet.style.pixel_ratio
    one, zero = (_stamp(size + rim, ratio, draw) for draw in (draw_one, draw_zero))
    return _layer(sheet, (one, dataset.inputs[is_one]), (zero, dataset.inputs[~is_one]))


def wrong_layer(sheet: Sheet, dataset: Dataset, wrong: BoolArray) -> KeptDrawing | None:
    """A small x on each sample that is not on its side of ½; None where all of them are."""
    if not wrong.any():
        return None
    theme, size = sheet.style.theme, _point_px(dataset) - 4
    arm = ARM * size

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.card if theme.is_dark else theme.text), THICKNESS * size))
        painter.drawLines([QLineF(-arm, -arm, arm, arm), QLineF(-arm, arm, arm, -arm)])

    return _layer(sheet, (_stamp(size, sheet.style.pixel_ratio, draw), dataset.inputs[wrong]))


def _point_px(dataset: Dataset) -> int:
    return POINT_PX if len(dataset) < CLOUD_FROM else CLOUD_POINT_PX


def _set_colours(painter: QPainter, theme: Theme, colour: str, rim: float) -> None:
    painter.setPen(QPen(QColor(theme.card), rim))
    painter.setBrush(QColor(colour))


def _stamp(size: float, pixel_ratio: float, draw: Draw) -> KeptDrawing:
    """Of this size around (0, 0)."""

    def draw_smoothly(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)

    return KeptDrawing(QRectF(-size / 2, -size / 2, size, size), pixel_ratio, draw_smoothly)


def _layer(sheet: Sheet, *stamped: tuple[KeptDrawing, FloatArray]) -> KeptDrawing:
    """Each stamp at all its places on the axes."""

    def draw(painter: QPainter) -> None:
        for stamp, places in stamped:
            left, top = sheet.x(places[:, 0]) + stamp.box.left(), sheet.y(places[:, 1]) + stamp.box.top()
            stamp.paint(painter, *map(QPointF, left.tolist(), top.tolist()))

    return KeptDrawing(sheet.area, sheet.style.pixel_ratio, draw)
