"""Writes what stands beside the neurons: their net inputs, or what they are in a phase of a step."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from ann221_gui.core.formulas.markup import Formula
from ann221_gui.core.formulas.notation import symbol, symbol_text
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parts import LEARNING_NEURONS, OUTPUT_NEURON, net_input_of
from ann221_gui.core.saturation import is_saturated
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase
from ann221_gui.views.network.diagram_digits import fewer, of_phase
from ann221_gui.views.network.diagram_geometry import LOWER_NEURON
from ann221_gui.views.network.diagram_phase import bare, level, phase_of, phase_quantities, titles_of
from ann221_gui.views.network.diagram_style import DiagramStyle, Drawing
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS

SYMBOL_STEP = 1.2  # to the line below a symbol with indices, in heights of a line
LONGEST_CAPTION = "net input −00.000 · saturated"
NET_INPUT_DIGITS = Digits(3)  # one less than elsewhere: "saturated" stands beside it


class NeuronCaption(NamedTuple):
    """One line: a symbol, set like a book, and the text that follows it."""

    sign: Formula
    text: str
    is_bold: bool = False


def write_captions(painter: QPainter, drawing: Drawing, snapshot: Snapshot) -> None:
    """Outside the circles, line below line."""
    for neuron in LEARNING_NEURONS:
        place = drawing.places.caption_of(neuron)
        for caption in captions_of(neuron, drawing, snapshot):
            _write(painter, drawing, place, caption)
            place += QPointF(0, drawing.style.line_height * (SYMBOL_STEP if caption.sign else 1.0))


def write_title(painter: QPainter, drawing: Drawing, snapshot: Snapshot) -> None:
    """The name of the phase, at the lower left, where nothing else is written."""
    phase, style, places = phase_of(snapshot), drawing.style, drawing.places
    if phase is None:
        return
    room = places.caption_of(LOWER_NEURON).x() - style.metrics.horizontalAdvance(LONGEST_CAPTION) / 2
    whole, short = titles_of(phase, snapshot.working.setting)
    title = whole if style.bold_metrics.horizontalAdvance(whole) + style.margin <= room else short
    painter.setFont(style.bold)
    painter.setPen(QColor(style.theme.text))
    baseline = drawing.size.height() - 0.8 * style.line_height + style.drop(bold=True)
    painter.drawText(QPointF(style.margin, baseline), title)


def captions_of(neuron: str, drawing: Drawing, snapshot: Snapshot) -> list[NeuronCaption]:
    """The lines beside a neuron; a hidden one has room for a single line."""
    phase = phase_of(snapshot)
    captions = [_net_input(neuron, drawing, snapshot)]
    if phase is None and neuron == OUTPUT_NEURON:
        captions.append(_delta(drawing, snapshot))
    elif phase in (Phase.ERROR, Phase.BACKWARD):
        names = phase_quantities(neuron, phase, snapshot.working.setting)
        captions = [_of_quantity(name, drawing, snapshot) for name in names] or captions
    if not is_saturated(snapshot, neuron):
        return captions
    if neuron == OUTPUT_NEURON:
        return [*captions, NeuronCaption((), "saturated")]
    only = captions[0]
    return [only._replace(text=only.text + " · saturated")]


def _net_input(neuron: str, drawing: Drawing, snapshot: Snapshot) -> NeuronCaption:
    value = snapshot.quantities[net_input_of(neuron)]
    return _fitting(
        drawing,
        (
            NeuronCaption((), "net input " + (digits or NET_INPUT_DIGITS).write_signed(value))
            for digits in fewer(drawing.digits)
        ),
    )


def _delta(drawing: Drawing, snapshot: Snapshot) -> NeuronCaption:
    """As the sign convention has it."""
    letter, value = symbol_text("Delta", drawing.notation), snapshot.quantities["Delta"]
    return _fitting(
        drawing,
        (
            NeuronCaption((), f"{letter} {(digits or SHOWN_DIGITS).write_signed(value)}", is_bold=True)
            for digits in fewer(drawing.digits)
        ),
    )


def _of_quantity(name: str, drawing: Drawing, snapshot: Snapshot) -> NeuronCaption:
    """With its indices if they have room."""
    formula, value = symbol(name, drawing.notation), snapshot.working.values[name]
    return _fitting(
        drawing,
        (
            NeuronCaption(shorten(formula), of_phase(value, digits), is_bold=True)
            for digits in fewer(drawing.digits)
            for shorten in (level, bare)
        ),
    )


def _fitting(drawing: Drawing, captions: Iterable[NeuronCaption]) -> NeuronCaption:
    """The first that has room, else the last."""
    places, style, width = drawing.places, drawing.style, drawing.size.width()
    *better, last = captions
    fitting = (caption for caption in better if _length(caption, style) <= places.caption_room(width))
    return next(fitting, last)


def _length(caption: NeuronCaption, style: DiagramStyle) -> float:
    return _sign_width(caption, style) + style.metrics_of(caption.is_bold).horizontalAdvance(caption.text)


def _sign_width(caption: NeuronCaption, style: DiagramStyle) -> float:
    return style.typesetter.box(caption.sign).width + style.margin if caption.sign else 0.0


def _write(painter: QPainter, drawing: Drawing, middle: QPointF, caption: NeuronCaption) -> None:
    """Centred; the symbol stands to the left of its number."""
    style, colour = drawing.style, drawing.style.theme.text if caption.is_bold else drawing.style.theme.muted
    if not caption.sign:
        drawing.write(painter, middle, caption.text, colour, bold=caption.is_bold)
        return
    left = drawing.left_of(middle, _length(caption, style))
    baseline = middle.y() + style.drop(bold=caption.is_bold)
    painter.setPen(QColor(colour))
    style.typesetter.paint(painter, left, baseline, caption.sign)
    painter.setFont(style.bold if caption.is_bold else style.font)
    painter.drawText(QPointF(left + _sign_width(caption, style), baseline), caption.text)
