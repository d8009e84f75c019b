"""Where a neuron of the pinned run is undecided: lines whose dashes run on, drawn when they change."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.pinned import Pinned
from ann221_gui.views.map.map_colours import scale_of
from ann221_gui.views.map.map_contour import contour
from ann221_gui.views.map.map_field import CONTOUR_STEP, Grid, activation_of, outputs_over
from ann221_gui.views.map.map_ink import MapInk, inward
from ann221_gui.views.shared.kept_drawing import KeptDrawing
from ann221_gui.views.shared.plot_sheet import Sheet
from ann221_gui.views.shared.symbols import ShownNeuron

BORDER_SHARE = 0.15  # of the area's shorter side
MOST_MARKS = 500  # that are kept clear of, of very many
SAME_PLACE = 9  # decimals of a grid's column or row: ends of lines that meet differ by rounding alone

Place = tuple[float, float]


def ghost_lines(ghost: Pinned, neuron: ShownNeuron, grid: Grid) -> list[FloatArray]:
    """Each as places (K, 2), column and row of every fourth point of the grid."""
    activations = ghost.setup.hyperparameters.activations
    outputs = outputs_over(grid, neuron, ghost.parameters, activations)[::CONTOUR_STEP, ::CONTOUR_STEP]
    scale = scale_of(activation_of(neuron, activations), neuron is ShownNeuron.OUTPUT)
    return joined(contour(outputs, scale.middle))


def ghost_layer(sheet: Sheet, ink: MapInk, lines: Sequence[FloatArray], dataset: Dataset) -> KeptDrawing:
    """The lines (K, 2), in pixels, and their name where no sample is."""
    path, (x1, x2) = QPainterPath(), dataset.inputs.T
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(*place) for place in line.tolist()]))
    named_at = clear_place(lines, sheet.area, np.column_stack([sheet.x(x1), sheet.y(x2)]))

    def draw(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (ink.ghost_casing, ink.ghost):
            painter.setPen(pen)
            painter.drawPath(path)
        ink.ghost_label.paint(painter, inward(named_at, ink.ghost_label.box, sheet.area))

    return KeptDrawing(sheet.area, sheet.style.pixel_ratio, draw)


def clear_place(lines: Sequence[FloatArray], area: QRectF, marks: FloatArray) -> QPointF:
    """Of all places (K, 2) of the lines, the one that is farthest from the marks (N, 2).

    Not at the border of the area, where other lines have their names.
    """
    places = np.concatenate(lines)
    away = BORDER_SHARE * min(area.width(), area.height())
    x, y = places.T
    inner = (abs(x - area.center().x()) < area.width() / 2 - away) & (
        abs(y - area.center().y()) < area.height() / 2 - away
    )
    places = places[inner] if inner.any() else places
    marks = marks[:: -(-len(marks) // MOST_MARKS)]
    distances = np.hypot(*(places[:, None, :] - marks).T).min(axis=0)
    return QPointF(*places[distances.argmax()].tolist())


def joined(segments: FloatArray) -> list[FloatArray]:
    """Segments (M, 2, 2) as lines as long as they can be, so that dashes run on along them."""
    next_to = _neighbours(segments)
    ends = [place for place, others in next_to.items() if len(others) == 1]
    lines = []
    for start in (*ends, *next_to):  # those that are left then are closed
        line = _followed(start, next_to)
        if len(line) > 1:
            lines.append(np.array(line))
    return lines


def _neighbours(segments: FloatArray) -> dict[Place, list[Place]]:
    next_to: dict[Place, list[Place]] = defaultdict(list)
    for start, end in np.round(segments, SAME_PLACE).tolist():
        if start != end:  # the line may pass just through a corner of cells
            next_to[*start].append(tuple(end))
            next_to[*end].append(tuple(start))
    return next_to


def _followed(place: Place, next_to: dict[Place, list[Place]]) -> list[Place]:
    """From here on as far as segments lead; none is taken twice."""
    line = [place]
    while next_to[place]:
        onward = next_to[place].pop()
        next_to[onward].remove(place)
        line.append(onward)
        place = onward
    return line
