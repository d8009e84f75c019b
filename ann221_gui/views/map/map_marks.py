"""The samples on the decision map: layers over all of it, drawn when they change and copied in a frame."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ann221_gui.core.arrays import BoolArray, FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.views.shared.plot_layer import layer_over, transparent
from ann221_gui.views.shared.plot_sheet import Sheet
from ann221_gui.views.shared.theme import Theme

POINT_PX = 14
CLOUD_POINT_PX = 9
CLOUD_FROM = 40  # samples from which points are drawn smaller
ARM, THICKNESS = 0.35, 0.2  # of the small x on a wrong sample, as shares of its size

Draw = Callable[[QPainter], None]  # around (0, 0)


def points_layer(sheet: Sheet, dataset: Dataset) -> QPixmap:
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

    stamps = [
        (size + rim, draw_one, dataset.inputs[is_one]),
        (size + rim, draw_zero, dataset.inputs[~is_one]),
    ]
    return _layer(sheet, stamps)


def wrong_layer(sheet: Sheet, dataset: Dataset, wrong: BoolArray) -> QPixmap:
    """A small x on each sample that is not on its side of ½."""
    if not wrong.any():
        return QPixmap()
    theme, size = sheet.style.theme, _point_px(dataset) - 4
    arm = ARM * size

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.card if theme.is_dark else theme.text), THICKNESS * size))
        painter.drawLines([QLineF(-arm, -arm, arm, arm), QLineF(-arm, arm, arm, -arm)])

    return _layer(sheet, [(size, draw, dataset.inputs[wrong])])


def _point_px(dataset: Dataset) -> int:
    return POINT_PX if len(dataset) < CLOUD_FROM else CLOUD_POINT_PX


def _set_colours(painter: QPainter, theme: Theme, colour: str, rim: float) -> None:
    painter.setPen(QPen(QColor(theme.card), rim))
    painter.setBrush(QColor(colour))


def _layer(sheet: Sheet, stamps: Sequence[tuple[float, Draw, FloatArray]]) -> QPixmap:
    """Each stamp, its size and how it is drawn, at all its places."""

    def draw_all(painter: QPainter) -> None:
        for size, draw, places in stamps:
            stamp = _stamp(size, draw, sheet.style.pixel_ratio)
            left, top = sheet.x(places[:, 0]) - size / 2, sheet.y(places[:, 1]) - size / 2
            for corner in zip(left.tolist(), top.tolist(), strict=True):
                painter.drawPixmap(QPointF(*corner), stamp)

    return layer_over(sheet, draw_all)


def _stamp(size: float, draw: Draw, pixel_ratio: float) -> QPixmap:
    stamp = transparent(QRectF(0, 0, size, size), pixel_ratio)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size / 2, size / 2)
    draw(painter)
    painter.end()
    return stamp
