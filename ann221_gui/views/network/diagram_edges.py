"""Paints the edges: thickness is |weight|, colour and dashes are the sign, the number sits on the edge."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from ann221_gui.core.numbers import signed
from ann221_gui.core.parameters import WEIGHTS
from ann221_gui.views.formulas.formulas import quantity
from ann221_gui.views.network.diagram_geometry import DiagramGeometry, edge_width
from ann221_gui.views.network.diagram_items import neuron_of_bias, value_of
from ann221_gui.views.network.diagram_style import HALO, Drawing, flat

CHIP_DECIMALS = 2
DASH_PX, GAP_PX = 14.0, 6.0


def paint_edge(drawing: Drawing, item: str) -> None:
    """The line of a weight, or the short one from a bias to its neuron."""
    painter, style, glow = drawing.painter, drawing.style, drawing.marks.halo(item)
    start, end = _line(drawing.places, item)
    weight = value_of(drawing.pictured, item)
    width = edge_width(weight)
    if glow:
        painter.setPen(flat(style.halo(glow), width + HALO))
        painter.drawLine(start, end)
    pen = flat(style.sign_colour(weight), width)
    if weight < 0:
        pen.setDashPattern([DASH_PX / width, GAP_PX / width])
    painter.setPen(pen)
    painter.drawLine(start, end)


def _line(places: DiagramGeometry, item: str) -> tuple[QPointF, QPointF]:
    if item in WEIGHTS:
        return places.edge(item)
    return places.chip_of(item).center(), places.centre(neuron_of_bias(item))


def paint_chip(drawing: Drawing, item: str) -> None:
    """The box on an edge with the weight's symbol and its number."""
    painter, style, box = drawing.painter, drawing.style, drawing.places.chip_of(item)
    painter.setPen(style.outline(item, drawing.marks, style.theme.border, 1.2))
    painter.setBrush(QColor(style.theme.card))
    painter.drawRoundedRect(box, 5, 5)
    weight = value_of(drawing.numbered, item)
    baseline = box.center().y() + (style.metrics.ascent() - style.metrics.descent()) / 2
    painter.setPen(style.sign_colour(weight))
    style.typesetter.paint(painter, box.left() + style.margin, baseline, quantity(item))
    number = signed(weight, CHIP_DECIMALS)
    painter.setPen(QColor(style.theme.text))
    painter.setFont(style.font)
    left = box.right() - style.margin - style.metrics.horizontalAdvance(number)
    painter.drawText(QPointF(left, baseline), number)
