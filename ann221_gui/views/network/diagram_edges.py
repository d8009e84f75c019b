"""Paints the edges: thickness is |weight|, colour and dashes are the sign, the numbers sit on the edge."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ann221_gui.core.parameters import WEIGHTS
from ann221_gui.views.network.diagram_chips import Line
from ann221_gui.views.network.diagram_geometry import DiagramGeometry
from ann221_gui.views.network.diagram_motion import Stroke
from ann221_gui.views.network.diagram_phase import DIRECTIONS
from ann221_gui.views.network.diagram_style import HALO, LINE_STEP, DiagramStyle, Drawing, Marks, flat

BACK_OPACITY = 0.3  # of edges that step back
HEAD_PX = 6.0  # how far an arrow head reaches beyond its edge on either side


def paint_edges(
    painter: QPainter, style: DiagramStyle, places: DiagramGeometry, marks: Marks, strokes: dict[str, Stroke]
) -> None:
    """The lines of the weights, and the short ones from the biases to their neurons."""
    for item, stroke in strokes.items():
        glow = marks.halo(item)
        if glow:
            painter.setPen(flat(style.halo(glow), stroke.width + HALO))
            painter.drawLine(places.lines[item])
        if marks.phase:
            painter.setOpacity(BACK_OPACITY if marks.steps_back(item) else 1.0)
        painter.setPen(style.edge_pen(stroke))
        painter.drawLine(places.lines[item])
    painter.setOpacity(1.0)


def paint_heads(
    painter: QPainter, style: DiagramStyle, places: DiagramGeometry, marks: Marks, strokes: dict[str, Stroke]
) -> None:
    """Arrow heads on the weights' edges: which way the numbers of this phase go."""
    direction = DIRECTIONS.get(marks.phase, 0) if marks.phase else 0
    if not direction:
        return
    painter.setPen(QPen(style.card, 1.5))
    painter.setBrush(QColor(style.theme.text))
    for weight in WEIGHTS:
        painter.drawPolygon(_head(places.free_part(weight), strokes[weight].width / 2 + HEAD_PX, direction))


def _head(line: QLineF, widest: float, direction: int) -> QPolygonF:
    """In the middle of the line, and no longer than it."""
    size = min(widest, line.length() / 2)
    along = QPointF(line.dx(), line.dy()) * (direction / line.length())
    aside, middle = QPointF(-along.y(), along.x()) * size, line.center()
    return QPolygonF([middle + along * size, middle - along * size + aside, middle - along * size - aside])


def paint_flow(
    painter: QPainter,
    style: DiagramStyle,
    places: DiagramGeometry,
    values: dict[str, float],
    on_the_way: dict[str, float],
) -> None:
    """The numbers on their way, as dots at these shares of their edges: hollow where they are negative."""
    size = style.line_height * 0.4
    for item, share in on_the_way.items():
        if item not in values:
            continue
        colour = style.sign_colour(values[item])
        painter.setPen(QPen(colour, 2.5))
        painter.setBrush(style.card if values[item] < 0 else colour)
        painter.drawEllipse(places.lines[item].pointAt(share), size, size)


def paint_chip(painter: QPainter, drawing: Drawing, item: str, lines: tuple[Line, ...]) -> None:
    """The box on an edge with the symbols and the numbers of its lines, no higher than these."""
    style, room = drawing.style, drawing.places.chip_of(item)
    box = QRectF(0, 0, room.width(), style.chip_height(len(lines)))
    box.moveCenter(room.center())
    painter.setPen(style.outline(item, drawing.marks, style.theme.border, 1.2))
    painter.setBrush(style.card)
    painter.drawRoundedRect(box, 5, 5)
    baseline = box.center().y() + style.drop() - (len(lines) - 1) * LINE_STEP * style.line_height / 2
    ink, is_back = QColor(style.ink(item, drawing.marks)), drawing.marks.steps_back(item)
    ghost = QColor(style.theme.ghost)
    for line in lines:
        painter.setPen(ghost if line.is_ghost else ink)
        painter.setFont(style.font)
        left = box.right() - style.margin - style.metrics.horizontalAdvance(line.number)
        painter.drawText(QPointF(left, baseline), line.number)
        if not (is_back or line.is_ghost):
            painter.setPen(style.sign_colour(line.value))
        style.typesetter.paint(painter, box.left() + style.margin, baseline, line.sign)
        baseline += LINE_STEP * style.line_height
