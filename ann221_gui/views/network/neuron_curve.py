"""A neuron's activation function with its operating point, so that saturation is seen."""

from functools import cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ann221_gui.core.activations import Activation
from ann221_gui.views.shared.theme import Theme

REACH = 8.0  # net inputs from −8 to 8
SAMPLES = 33
POINT_STEPS = 200  # across and up: a fifth of a pixel where a neuron is 100 pixels wide


class CurvePoint(NamedTuple):
    """Where a neuron works on its curve, in shares of the curve's box."""

    across: float
    up: float
    beyond: int = 0  # −1 or 1 where the net input lies beyond an end of the curve


def point_on_curve(activation: Activation, net_input: float, output: float) -> CurvePoint:
    """The operating point, as finely as it is seen; `output` is that for this net input."""
    if abs(net_input) <= REACH:
        low, high = _ends(activation)
        across, up = (net_input + REACH) / (2 * REACH), (output - low) / (high - low)
        return CurvePoint(round(across * POINT_STEPS) / POINT_STEPS, round(up * POINT_STEPS) / POINT_STEPS)
    return CurvePoint(1.0, 1.0, 1) if net_input > 0 else CurvePoint(0.0, 0.0, -1)


def paint_curve(painter: QPainter, box: QRectF, activation: Activation, theme: Theme) -> None:
    """The curve in `box`."""
    painter.setPen(QPen(QColor(theme.muted), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_into(box).map(_unit_curve(activation)))


def paint_point(painter: QPainter, box: QRectF, point: CurvePoint) -> None:
    """A dot, or an arrow that points out of the box, with the painter's brush."""
    place = QPointF(box.left() + point.across * box.width(), box.bottom() - point.up * box.height())
    size = box.height() * 0.3
    if point.beyond:
        painter.drawPath(_arrow(place, size * 1.4, point.beyond))
    else:
        painter.drawEllipse(place, size, size)


def _into(box: QRectF) -> QTransform:
    """From shares of the box, across and up, to its pixels."""
    return QTransform(box.width(), 0, 0, -box.height(), box.left(), box.bottom())


@cache
def _ends(activation: Activation) -> tuple[float, float]:
    low, high = activation.value(np.array([-REACH, REACH])).tolist()
    return low, high


@cache
def _unit_curve(activation: Activation) -> QPolygonF:
    low, high = _ends(activation)
    net_inputs = np.linspace(-REACH, REACH, SAMPLES)
    outputs = activation.value(net_inputs).tolist()
    return QPolygonF(
        [
            QPointF((z + REACH) / (2 * REACH), (output - low) / (high - low))
            for z, output in zip(net_inputs.tolist(), outputs, strict=True)
        ]
    )


def _arrow(tip: QPointF, size: float, direction: float) -> QPainterPath:
    path = QPainterPath(tip + QPointF(size * direction, 0))
    path.lineTo(tip + QPointF(-size * direction, size))
    path.lineTo(tip + QPointF(-size * direction, -size))
    path.closeSubpath()
    return path
