"""What of the diagram does not follow every frame, painted once for many of them.

The edges are painted below it, and the points on the neurons' curves above.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtGui import QColor, QPainter, QPixmap

from ann221_gui.core.parts import NEURONS
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.network.diagram_captions import write_captions, write_title
from ann221_gui.views.network.diagram_chips import Chips
from ann221_gui.views.network.diagram_edges import paint_chip
from ann221_gui.views.network.diagram_neurons import (
    paint_headings,
    paint_inputs,
    paint_neuron,
    write_output,
)
from ann221_gui.views.network.diagram_style import Drawing


class DiagramLayer:
    """A pixmap with a drawing and the numbers of a snapshot; what is neither is transparent."""

    def __init__(self, drawing: Drawing, snapshot: Snapshot, chips: Chips) -> None:
        self._paint(drawing)
        self._write(snapshot, chips)

    def show(self, drawing: Drawing, snapshot: Snapshot, chips: Chips) -> None:
        """Paint again what has changed: only the numbers, where the drawing is the same."""
        if drawing != self._drawing:
            self._paint(drawing)
            self._write(snapshot, chips)
        elif snapshot is not self._snapshot or chips is not self._chips:
            self._write(snapshot, chips)

    def _paint(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.corner = -drawing.shift / drawing.scale  # where it lies on the canvas: pixel upon pixel
        self._blank, self.pixmap = _transparent(drawing), _transparent(drawing)
        with _painter_on(self._blank, drawing) as painter:
            paint_drawing(painter, drawing)

    def _write(self, snapshot: Snapshot, chips: Chips) -> None:
        self._snapshot, self._chips, drawing = snapshot, chips, self._drawing
        with _painter_on(self.pixmap, drawing) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawPixmap(self.corner, self._blank)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            write_numbers(painter, drawing, snapshot, chips)


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """All that stands still whatever the numbers are."""
    paint_headings(painter, drawing)
    paint_inputs(painter, drawing)
    for neuron in NEURONS:
        paint_neuron(painter, drawing, neuron)


def write_numbers(painter: QPainter, drawing: Drawing, snapshot: Snapshot, chips: Chips) -> None:
    """Over such a drawing."""
    for neuron in NEURONS:
        write_output(painter, drawing, snapshot, neuron)
    write_captions(painter, drawing, snapshot)
    write_title(painter, drawing, snapshot)
    for item, lines in chips.lines.items():
        paint_chip(painter, drawing, item, lines)


def _transparent(drawing: Drawing) -> QPixmap:
    size, shift = drawing.size.toSizeF() * drawing.scale, drawing.shift
    pixmap = QPixmap(ceil(size.width() + shift.x()), ceil(size.height() + shift.y()))
    pixmap.setDevicePixelRatio(drawing.scale)
    pixmap.fill(QColor(0, 0, 0, 0))
    return pixmap


@contextmanager
def _painter_on(pixmap: QPixmap, drawing: Drawing) -> Iterator[QPainter]:
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(drawing.shift / drawing.scale)
        yield painter
