"""Paints the neurons: symbol, output, activation function with the operating point."""

from itertools import chain

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ann221_gui.core.formulas.notation import input_symbol, symbol
from ann221_gui.core.numbers import fixed, power_of_ten
from ann221_gui.core.parts import INPUT_NEURONS, OUTPUT_NEURON
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.network.diagram_digits import fewer
from ann221_gui.views.network.diagram_geometry import DiagramGeometry
from ann221_gui.views.network.diagram_style import HALO, DiagramStyle, Drawing
from ann221_gui.views.network.neuron_curve import CurvePoint, paint_curve, paint_point
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS

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
        name = input_symbol(number, drawing.notation)
        area = QRectF(0, middle - style.line_height, style.input_symbol_width, 2 * style.line_height)
        style.typesetter.paint_centred(painter, area, name)


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


def write_output(painter: QPainter, drawing: Drawing, snapshot: Snapshot, neuron: str) -> None:
    """The number in the circle."""
    _, down = INPUT_OFFSETS if neuron in INPUT_NEURONS else OFFSETS
    radius = drawing.places.radius
    middle = drawing.places.centre(neuron) + QPointF(0, radius * down)
    output = _fitting(drawing, snapshot.quantities[neuron], 1.85 * radius)
    drawing.write(painter, middle, output, drawing.style.ink(neuron, drawing.marks), bold=True)


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
    painter.setPen(QColor(drawing.style.ink(neuron, drawing.marks)))
    drawing.style.typesetter.paint_centred(painter, area, symbol(neuron, drawing.notation))


def _fitting(drawing: Drawing, value: float, room: float) -> str:
    """With as many digits as the circle has room for, at most as many as usual or those chosen."""
    chosen = ((digits or SHOWN_DIGITS).write(value) for digits in fewer(drawing.digits))
    for text in chain(chosen, (fixed(value, decimals) for decimals in reversed(range(SHOWN_DIGITS.count)))):
        if drawing.style.bold_metrics.horizontalAdvance(text) <= room:
            return text
    return power_of_ten(value, 0)
