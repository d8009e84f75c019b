"""Where everything in the network diagram stands, and what lies under a point."""

from dataclasses import dataclass
from functools import cached_property
from math import hypot, inf

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from ann221_gui.core.parameters import BIASES, WEIGHTS
from ann221_gui.core.parts import HIDDEN_NEURONS, LEARNING_NEURONS, NEURONS, OUTPUT_NEURON
from ann221_gui.views.network.diagram_items import ends, neuron_of_bias

UPPER_NEURON, LOWER_NEURON = HIDDEN_NEURONS
EDGE_REACH = 9.0  # pixels beside an edge that still belong to it

# Centres as shares of the area that they span.
_PLACES = {
    "O1_1": (0.0, 0.0),
    "O1_2": (0.0, 1.0),
    "O2_1": (0.52, 0.0),
    "O2_2": (0.52, 1.0),
    "O3_1": (1.0, 0.5),
}
# How far along its edge a weight's number sits; crossing edges carry theirs near the start.
_CHIP_SHARES = {"w1_11": 0.5, "w1_12": 0.3, "w1_21": 0.3, "w1_22": 0.5, "w2_11": 0.4, "w2_21": 0.4}
BIAS_GAP = 0.56  # of a line's height, between a bias's box and its neuron
CLEAR_PX = 4.0  # between a number's box and what stands in the output's column
TEXT_REACH = 0.7  # of the radius: how far a neuron's symbol and number stand from its centre


def smallest_area(radius: float, chip: QSizeF, beside: float) -> QSizeF:
    """What the centres must span so that no number lies over another one's or a neuron's.

    `beside` is how far to the left of the output's centre its target and captions reach.
    """
    hidden, along = _PLACES["O2_1"][0], _CHIP_SHARES["w2_11"]
    text, half = TEXT_REACH * radius, chip.width() / 2
    width = max(
        (2 * radius + chip.width()) / hidden,
        (text + half) / (along * (1 - hidden)),
        (half + beside) / ((1 - along) * (1 - hidden)),
    )
    return QSizeF(width, (text + chip.height() / 2) / _CHIP_SHARES["w1_12"])


def widest_chip(area: QRectF, radius: float, beside: float, biases: bool) -> float:
    """What `smallest_area` leaves in this area for the width of a number's box; may be negative."""
    hidden, along = _PLACES["O2_1"][0], _CHIP_SHARES["w2_11"]
    last = (1 - hidden) * area.width()
    widths = [
        hidden * area.width() - 2 * radius,
        2 * (along * last - TEXT_REACH * radius),
        2 * ((1 - along) * last - beside),
    ]
    if biases:  # the output's reaches as far to the right, and from there over to the left
        widths.append(((1 - along) * last + beside - CLEAR_PX) / 1.5)
    return min(widths)


@dataclass(frozen=True)
class DiagramGeometry:
    """Positions in pixels for one size of widget and font."""

    area: QRectF  # that the neurons' centres span
    radius: float
    chip: QSizeF  # box of a parameter's number
    line_height: float = 0.0
    biases: bool = False
    reach: float = inf  # of a bias's box, to the right of the output's centre

    def centre(self, neuron: str) -> QPointF:
        """Centre of a neuron's circle."""
        across, down = _PLACES[neuron]
        return QPointF(
            self.area.left() + across * self.area.width(), self.area.top() + down * self.area.height()
        )

    def circle(self, neuron: str) -> QRectF:
        """Square around a neuron's circle."""
        middle = self.centre(neuron)
        return QRectF(middle.x() - self.radius, middle.y() - self.radius, 2 * self.radius, 2 * self.radius)

    def edge(self, weight: str) -> tuple[QPointF, QPointF]:
        """Where a weight's edge begins and ends, on the circles of its neurons."""
        start, end = (self.centre(neuron) for neuron in ends(weight))
        along = end - start
        step = along * (self.radius / hypot(along.x(), along.y()))
        return start + step, end - step

    @cached_property
    def lines(self) -> dict[str, QLineF]:
        """What is painted of each edge; a bias's is the short one from its number to its neuron."""
        weights = {str(name): QLineF(*self.edge(name)) for name in WEIGHTS}
        biases = {
            str(name): QLineF(self.chip_of(name).center(), self.centre(neuron_of_bias(name)))
            for name in BIASES
        }
        return weights | biases

    def free_part(self, weight: str) -> QLineF:
        """Of a weight's edge, from its number's box to its end."""
        line, middle = self.lines[weight], self.chip_of(weight).center()
        across = self.chip.width() / abs(line.dx())
        reach = min(across, self.chip.height() / abs(line.dy())) if line.dy() else across
        along = QLineF(line.p1(), middle).length() / line.length() + reach / 2
        return QLineF(line.pointAt(along), line.p2())

    @cached_property
    def curves(self) -> dict[str, QRectF]:
        """The box of each activation function, at the bottom of the circle."""
        boxes = {}
        for neuron in LEARNING_NEURONS:
            boxes[neuron] = QRectF(0, 0, self.radius * 0.95, self.radius * 0.26)
            boxes[neuron].moveCenter(self.centre(neuron) + QPointF(0, self.radius * 0.6))
        return boxes

    def chip_of(self, parameter: str) -> QRectF:
        """The box with a parameter's number."""
        if parameter in WEIGHTS:
            start, end = (self.centre(neuron) for neuron in ends(parameter))
            middle = start + (end - start) * _CHIP_SHARES[parameter]
        else:
            neuron = neuron_of_bias(parameter)
            distance = self.chip.height() / 2 + BIAS_GAP * self.line_height
            middle = self._beyond(neuron, distance, is_above=neuron != LOWER_NEURON)
            middle.setX(min(middle.x(), self.area.right() + self.reach - self.chip.width() / 2))
        corner = QPointF(middle.x() - self.chip.width() / 2, middle.y() - self.chip.height() / 2)
        return QRectF(corner, self.chip)

    def caption_of(self, neuron: str) -> QPointF:
        """Middle of the line with a neuron's net input, where no edge passes."""
        is_above = neuron == UPPER_NEURON
        distance = self.line_height * 0.8
        if self.biases and neuron != OUTPUT_NEURON:
            distance += self.chip.height() + BIAS_GAP * self.line_height
        return self._beyond(neuron, distance, is_above=is_above)

    def caption_room(self, width: float) -> float:
        """How long a caption may be on a canvas of this width; an edge ends the output's on its left."""
        edge, top = self.lines["w2_21"], self.caption_of(OUTPUT_NEURON).y() - self.line_height / 2
        beside = edge.pointAt((top - edge.y1()) / edge.dy()).x() + EDGE_REACH
        return width - max(beside, self.chip_of("w2_21").right()) - 2 * CLEAR_PX

    def _beyond(self, neuron: str, distance: float, *, is_above: bool) -> QPointF:
        direction = -1 if is_above else 1
        return self.centre(neuron) + QPointF(0, direction * (self.radius + distance))

    def bounds(self, item: str) -> QRectF:
        """The box that stands for an item: a circle's square or a number's box."""
        return self.circle(item) if item in NEURONS else self.chip_of(item)

    def item_at(self, point: QPointF, among: tuple[str, ...]) -> str | None:
        """The item under a point: numbers lie above circles, circles above edges."""
        parameters = [item for item in among if item not in NEURONS]
        for item in parameters:
            if self.chip_of(item).contains(point):
                return item
        for neuron in NEURONS:
            if _distance(point, self.centre(neuron)) <= self.radius:
                return neuron
        near = [(self._distance_to_edge(point, item), item) for item in parameters if item in WEIGHTS]
        distance, nearest = min(near)
        return nearest if distance <= EDGE_REACH else None

    def _distance_to_edge(self, point: QPointF, weight: str) -> float:
        start, end = self.edge(weight)
        along, to_point = end - start, point - start
        length_squared = QPointF.dotProduct(along, along)
        share = min(1.0, max(0.0, QPointF.dotProduct(along, to_point) / length_squared))
        return _distance(point, start + along * share)


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def edge_width(weight: float) -> float:
    """Pixels for |weight|: tells 0.1 from 0.5, 5 from 10, and never grows past 18."""
    magnitude = abs(weight)
    return 1.2 + 16.8 * (magnitude / (magnitude + 4.0))
