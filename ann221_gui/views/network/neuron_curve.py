"""A neuron's activation function with its operating point, so that saturation is seen."""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ann221_gui.core.activations import Activation
from ann221_gui.views.shared.theme import Theme

REACH = 8.0  # net inputs from −8 to 8
SAMPLES = 33


def paint_curve(
    painter: QPainter, box: QRectF, activation: Activation, net_input: float, theme: Theme
) -> None:
    """The curve in `box`; a net input beyond the ends is an arrow that points out of it."""
    painter.setPen(QPen(QColor(theme.muted), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([_place(box, point) for point in _unit_curve(activation)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.point))
    inside = min(REACH, max(-REACH, net_input))
    point = _place(box, _unit_point(activation, inside))
    size = box.height() * 0.3
    if inside == net_input:
        painter.drawEllipse(point, size, size)
    else:
        painter.drawPath(_arrow(point, size * 1.4, 1.0 if net_input > 0 else -1.0))


def _place(box: QRectF, point: tuple[float, float]) -> QPointF:
    across, up = point
    return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())


@cache
def _unit_curve(activation: Activation) -> tuple[tuple[float, float], ...]:
    return tuple(_unit_point(activation, z) for z in np.linspace(-REACH, REACH, SAMPLES).tolist())


def _unit_point(activation: Activation, net_input: float) -> tuple[float, float]:
    low, here, high = activation.value(np.array([-REACH, net_input, REACH])).tolist()
    return (net_input + REACH) / (2 * REACH), (here - low) / (high - low)


def _arrow(tip: QPointF, size: float, direction: float) -> QPainterPath:
    path = QPainterPath(tip + QPointF(size * direction, 0))
    path.lineTo(tip + QPointF(-size * direction, size))
    path.lineTo(tip + QPointF(-size * direction, -size))
    path.closeSubpath()
    return path
