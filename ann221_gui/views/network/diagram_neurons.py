"""Paints the neurons: symbol, output, activation function with the operating point, net input."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ann221_gui.core.numbers import MINUS, fixed, signed
from ann221_gui.views.formulas.formulas import quantity
from ann221_gui.views.formulas.typeset import Run, Scripted
from ann221_gui.views.network.diagram_items import INPUT_NEURONS, OUTPUT_NEURON, is_saturated, net_input_of
from ann221_gui.views.network.diagram_style import HALO, Drawing
from ann221_gui.views.network.neuron_curve import paint_curve

HEADINGS = (("O1_1", "Input layer"), ("O2_1", "Hidden layer"), (OUTPUT_NEURON, "Output layer"))
INPUT_LEAD_PX = 24  # from an input's slider to its neuron
# Of the radius, up for the symbol and down for the number; inputs have no curve below them.
OFFSETS, INPUT_OFFSETS = (0.45, 0.13), (0.3, 0.3)


def paint_headings(drawing: Drawing) -> None:
    """The names of the layers above them."""
    for neuron, text in HEADINGS:
        middle = QPointF(drawing.places.centre(neuron).x(), drawing.style.line_height * 0.7)
        drawing.write(middle, text, drawing.style.theme.muted, bold=True)


def paint_inputs(drawing: Drawing) -> None:
    """The inputs' names, and the lines that lead from their sliders into the network."""
    painter, places, style = drawing.painter, drawing.places, drawing.style
    for number, neuron in enumerate(INPUT_NEURONS, start=1):
        circle = places.circle(neuron)
        middle = circle.center().y()
        painter.setPen(QPen(QColor(style.theme.neuron), 2.0))
        painter.drawLine(QPointF(circle.left() - INPUT_LEAD_PX, middle), QPointF(circle.left(), middle))
        painter.setPen(QColor(style.theme.text))
        name = Scripted(Run("I", italic=True), (), (Run(str(number)),))
        area = QRectF(0, middle - style.line_height, style.input_symbol_width, 2 * style.line_height)
        style.typesetter.paint_centred(painter, area, (name,))


def paint_neuron(drawing: Drawing, neuron: str) -> None:
    """Everything about one neuron."""
    _paint_circle(drawing, neuron)
    _paint_output(drawing, neuron)
    if neuron not in INPUT_NEURONS:
        _paint_operating_point(drawing, neuron)
        _paint_captions(drawing, neuron)


def _paint_circle(drawing: Drawing, neuron: str) -> None:
    painter, style, glow = drawing.painter, drawing.style, drawing.marks.halo(neuron)
    circle = drawing.places.circle(neuron)
    if glow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.halo(glow))
        painter.drawEllipse(circle.adjusted(-HALO, -HALO, HALO, HALO))
    painter.setPen(style.outline(neuron, drawing.marks, style.theme.neuron, 2.0))
    painter.setBrush(QColor(style.theme.card))
    painter.drawEllipse(circle)


def _paint_output(drawing: Drawing, neuron: str) -> None:
    """Symbol and number in the circle."""
    middle, radius = drawing.places.centre(neuron), drawing.places.radius
    up, down = INPUT_OFFSETS if neuron in INPUT_NEURONS else OFFSETS
    area = QRectF(0, 0, 2 * radius, radius)
    area.moveCenter(middle - QPointF(0, radius * up))
    drawing.painter.setPen(QColor(drawing.style.theme.text))
    drawing.style.typesetter.paint_centred(drawing.painter, area, quantity(neuron))
    output = _fitting(drawing, drawing.numbered.quantities[neuron])
    drawing.write(middle + QPointF(0, radius * down), output, drawing.style.theme.text, bold=True)


def _fitting(drawing: Drawing, value: float) -> str:
    """With as many decimals, up to four, as the circle has room for; the tip has all of them."""
    room = 1.85 * drawing.places.radius
    texts = [fixed(value, decimals) for decimals in (4, 3, 2, 1, 0)] + [f"{value:.0e}".replace("-", MINUS)]
    fitting = (text for text in texts if drawing.style.bold_metrics.horizontalAdvance(text) <= room)
    return next(fitting, texts[-1])


def _paint_operating_point(drawing: Drawing, neuron: str) -> None:
    """The small curve at the bottom of the circle."""
    radius = drawing.places.radius
    box = QRectF(0, 0, radius * 0.95, radius * 0.26)
    box.moveCenter(drawing.places.centre(neuron) + QPointF(0, radius * 0.6))
    activations = drawing.pictured.frame.hyperparameters.activations
    activation = activations.output if neuron == OUTPUT_NEURON else activations.hidden
    net_input = drawing.pictured.quantities[net_input_of(neuron)]
    paint_curve(drawing.painter, box, activation, net_input, drawing.style.theme)


def _paint_captions(drawing: Drawing, neuron: str) -> None:
    """Net input outside the circle; Δ below the output neuron's."""
    snapshot, theme = drawing.numbered, drawing.style.theme
    place = drawing.places.caption_of(neuron)
    net_input = "net input " + signed(snapshot.quantities[net_input_of(neuron)], 3)
    saturated = "saturated" if is_saturated(snapshot, neuron) else ""
    if neuron != OUTPUT_NEURON:
        drawing.write(place, " · ".join(filter(None, (net_input, saturated))), theme.muted)
        return
    below = QPointF(0, drawing.style.line_height)
    drawing.write(place, net_input, theme.muted)
    drawing.write(place + below, "Δ " + signed(snapshot.quantities["Delta"], 4), theme.text, bold=True)
    drawing.write(place + below * 2, saturated, theme.muted)
