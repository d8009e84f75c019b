"""Paints the edges: thickness is |weight|, colour and dashes are the sign, the number sits on the edge."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from ann221_gui.core.numbers import signed
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.formulas import quantity
from ann221_gui.views.network.diagram_geometry import DiagramGeometry
from ann221_gui.views.network.diagram_items import value_of
from ann221_gui.views.network.diagram_motion import Stroke
from ann221_gui.views.network.diagram_style import HALO, DiagramStyle, Drawing, Marks, flat

CHIP_DECIMALS = 2


def paint_edges(
    painter: QPainter, style: DiagramStyle, places: DiagramGeometry, marks: Marks, strokes: dict[str, Stroke]
) -> None:
    """The lines of the weights, and the short ones from the biases to their neurons."""
    for item, stroke in strokes.items():
        glow = marks.halo(item)
        if glow:
            painter.setPen(flat(style.halo(glow), stroke.width + HALO))
            painter.drawLine(places.lines[item])
        painter.setPen(style.edge_pen(stroke))
        painter.drawLine(places.lines[item])


def paint_chip(painter: QPainter, drawing: Drawing, snapshot: Snapshot, item: str) -> None:
    """The box on an edge with the weight's symbol and its number."""
    style, box = drawing.style, drawing.places.chip_of(item)
    painter.setPen(style.outline(item, drawing.marks, style.theme.border, 1.2))
    painter.setBrush(style.card)
    painter.drawRoundedRect(box, 5, 5)
    weight = value_of(snapshot, item)
    baseline = box.center().y() + (style.metrics.ascent() - style.metrics.descent()) / 2
    painter.setPen(style.sign_colour(weight))
    style.typesetter.paint(painter, box.left() + style.margin, baseline, quantity(item))
    number = signed(weight, CHIP_DECIMALS)
    painter.setPen(QColor(style.theme.text))
    painter.setFont(style.font)
    left = box.right() - style.margin - style.metrics.horizontalAdvance(number)
    painter.drawText(QPointF(left, baseline), number)
