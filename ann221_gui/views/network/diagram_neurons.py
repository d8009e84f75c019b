"""Paints the neurons: symbol, output, activation function with the operating point, net input."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ann221_gui.core.numbers import MINUS, fixed, signed
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.formulas import quantity
from ann221_gui.views.formulas.typeset import Run, Scripted
from ann221_gui.views.network.diagram_geometry import DiagramGeometry
from ann221_gui.views.network.diagram_items import (
    HIDDEN_NEURONS,
    INPUT_NEURONS,
    OUTPUT_NEURON,
    is_saturated,
    net_input_of,
)
from ann221_gui.views.network.diagram_style import HALO, DiagramStyle, Drawing
from ann221_gui.views.network.neuron_curve import CurvePoint, paint_curve, paint_point

HEADINGS = (("O1_1", "Input layer"), ("O2_1", "Hidden layer"), (OUTPUT_NEURON, "Output layer"))
INPUT_LEAD_PX = 24  # from an input's slider to its neuron
# Of the radius, up for the symbol and down for the number; inputs have no curve below them.
OFFSETS, INPUT_OFFSETS = (0.45, 0.13), (0.3, 0.3)


def paint_headings(painter: QPainter, drawing: Drawing) -> None:
    """The names of the layers above them."""
    for neuron, text in HEADINGS:
        middle = QPointF(drawing.places.centre(neuron).x(), drawing.style.line_height * 0.7)
        drawing.write(painter, middle, text, drawing.style.theme.muted, bold=True)


def paint_inputs(painter: QPainter, drawing: Drawing) -> None:
    """The inputs' names, and the lines that lead from their sliders into the network."""
    places, style = drawing.places, drawing.style
    for number, neuron in enumerate(INPUT_NEURONS, start=1):
        circle = places.circle(neuron)
        middle = circle.center().y()
        painter.setPen(QPen(QColor(style.theme.neuron), 2.0))
        painter.drawLine(QPointF(circle.left() - INPUT_LEAD_PX, middle), QPointF(circle.left(), middle))
        painter.setPen(QColor(style.theme.text))
        name = Scripted(Run("I", italic=True), (), (Run(str(number)),))
        area = QRectF(0, middle - style.line_height, style.input_symbol_width, 2 * style.line_height)
        style.typesetter.paint_centred(painter, area, (name,))


def paint_neuron(painter: QPainter, drawing: Drawing, neuron: str) -> None:
    """The circle with the neuron's symbol, and the curve of the activation function."""
    _paint_circle(painter, drawing, neuron)
    _paint_symbol(painter, drawing, neuron)
    if neuron not in INPUT_NEURONS:
        activations = drawing.activations
        activation = activations.output if neuron == OUTPUT_NEURON else activations.hidden
        paint_curve(painter, drawing.places.curves[neuron], activation, drawing.style.theme)


def paint_points(
    painter: QPainter, style: DiagramStyle, places: DiagramGeometry, points: dict[str, CurvePoint]
) -> None:
    """Where the neurons work on their curves."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.point)
    for neuron, point in points.items():
        paint_point(painter, places.curves[neuron], point)


def write_captions(painter: QPainter, drawing: Drawing, snapshot: Snapshot) -> None:
    """The net inputs outside the circles; Δ below the output neuron's."""
    theme = drawing.style.theme
    for neuron in (*HIDDEN_NEURONS, OUTPUT_NEURON):
        place = drawing.places.caption_of(neuron)
        net_input = "net input " + signed(snapshot.quantities[net_input_of(neuron)], 3)
        saturated = "saturated" if is_saturated(snapshot, neuron) else ""
        if neuron != OUTPUT_NEURON:
            text = " · ".join(filter(None, (net_input, saturated)))
            drawing.write(painter, place, text, theme.muted)
            continue
        below = QPointF(0, drawing.style.line_height)
        delta = "Δ " + signed(snapshot.quantities["Delta"], 4)
        drawing.write(painter, place, net_input, theme.muted)
        drawing.write(painter, place + below, delta, theme.text, bold=True)
        drawing.write(painter, place + below * 2, saturated, theme.muted)


def write_output(painter: QPainter, drawing: Drawing, snapshot: Snapshot, neuron: str) -> None:
    """The number in the circle."""
    _, down = INPUT_OFFSETS if neuron in INPUT_NEURONS else OFFSETS
    radius = drawing.places.radius
    middle = drawing.places.centre(neuron) + QPointF(0, radius * down)
    output = _fitting(drawing.style, snapshot.quantities[neuron], 1.85 * radius)
    drawing.write(painter, middle, output, drawing.style.theme.text, bold=True)


def _paint_circle(painter: QPainter, drawing: Drawing, neuron: str) -> None:
    style, glow = drawing.style, drawing.marks.halo(neuron)
    circle = drawing.places.circle(neuron)
    if glow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.halo(glow))
        painter.drawEllipse(circle.adjusted(-HALO, -HALO, HALO, HALO))
    painter.setPen(style.outline(neuron, drawing.marks, style.theme.neuron, 2.0))
    painter.setBrush(style.card)
    painter.drawEllipse(circle)


def _paint_symbol(painter: QPainter, drawing: Drawing, neuron: str) -> None:
    up, _ = INPUT_OFFSETS if neuron in INPUT_NEURONS else OFFSETS
    radius = drawing.places.radius
    area = QRectF(0, 0, 2 * radius, radius)
    area.moveCenter(drawing.places.centre(neuron) - QPointF(0, radius * up))
    painter.setPen(QColor(drawing.style.theme.text))
    drawing.style.typesetter.paint_centred(painter, area, quantity(neuron))


def _fitting(style: DiagramStyle, value: float, room: float) -> str:
    """With as many decimals, up to four, as the circle has room for; the tip has all of them."""
    for decimals in (4, 3, 2, 1, 0):
        text = fixed(value, decimals)
        if style.bold_metrics.horizontalAdvance(text) <= room:
            return text
    return f"{value:.0e}".replace("-", MINUS)
