"""What the parts of the diagram are painted with: theme, fonts, and which items stand out."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ann221_gui.core.activations import Activations
from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.markup import Formula
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.numbers import Digits
from ann221_gui.core.walk import Phase
from ann221_gui.views.formulas.typeset import Typesetter
from ann221_gui.views.network.diagram_geometry import DiagramGeometry
from ann221_gui.views.network.diagram_motion import Stroke
from ann221_gui.views.network.diagram_phase import steps_back
from ann221_gui.views.shared.theme import Theme

HALO = 9.0
LINE_STEP = 1.35  # from one base line of a box to the next, in heights of a line
DASH_PX, GAP_PX = 14.0, 6.0


@dataclass(frozen=True)
class Marks:
    """Which items stand out, and which step back."""

    selected: str
    hovered: str | None = None
    focused: str | None = None
    phase: Phase | None = None  # of a step that is gone through

    def halo(self, item: str) -> float:
        """How strongly an item glows, from 0 to 1."""
        return 1.0 if item == self.selected else 0.5 if item == self.hovered else 0.0

    def steps_back(self, item: str) -> bool:
        return steps_back(item, self.phase)


class DiagramStyle:
    """Colours and fonts of one theme and one text size."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.typesetter = Typesetter(font, self.metrics.height() * 0.95)
        self.card, self.point = QColor(theme.card), QColor(theme.point)
        self._edge_pens: dict[Stroke, QPen] = {}

    @cached_property
    def bold(self) -> QFont:
        font = QFont(self.font)
        font.setBold(True)
        return font

    @cached_property
    def bold_metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.bold)

    @property
    def line_height(self) -> float:
        return self.metrics.height()

    @property
    def input_symbol_width(self) -> float:
        """Left of the input sliders."""
        return self.line_height * 1.6

    @property
    def margin(self) -> float:
        """Between a box and the text in it."""
        return self.metrics.averageCharWidth() * 0.9

    @property
    def radius(self) -> float:
        """Of a neuron: room for an output with four decimals."""
        return max(self.bold_metrics.horizontalAdvance("0.0000") * 0.74, self.line_height * 2.1)

    def chip_height(self, lines: int) -> float:
        """Of a box with one line or two."""
        return self.line_height * (1.6 + LINE_STEP * (lines - 1))

    def chip_width(self, numbers: list[str], notation: Notation = Notation.DOCUMENT) -> float:
        """Room for a symbol and the longest of the numbers, and always for two digits."""
        widest = max(self.metrics.horizontalAdvance(text) for text in ["+00.00", *numbers])
        return widest + self.typesetter.box(symbol("w1_11", notation)).width + 3.2 * self.margin

    def line_width(self, sign: Formula, number: str) -> float:
        """Of a box with this line alone."""
        gap = 3.2 if sign else 2.0
        return self.metrics.horizontalAdvance(number) + self.typesetter.box(sign).width + gap * self.margin

    def drop(self, *, bold: bool = False) -> float:
        """From the middle of a line to its base line."""
        metrics = self.metrics_of(bold)
        return (metrics.ascent() - metrics.descent()) / 2

    def metrics_of(self, bold: bool) -> QFontMetricsF:
        return self.bold_metrics if bold else self.metrics

    def halo(self, strength: float) -> QColor:
        """The glow around what is selected or hovered."""
        colour = QColor(self.theme.glow)
        colour.setAlphaF(strength)
        return colour

    def sign_colour(self, weight: float) -> QColor:
        """Colour says the sign; dashes and the number's own sign say it again."""
        theme = self.theme
        return QColor(theme.muted if weight == 0 else theme.positive if weight > 0 else theme.negative)

    def edge_pen(self, stroke: Stroke) -> QPen:
        """Made once for each look: there are not many, and every frame needs six."""
        if stroke not in self._edge_pens:
            pen = flat(self.sign_colour(stroke.sign), stroke.width)
            if stroke.sign < 0:
                pen.setDashPattern([DASH_PX / stroke.width, GAP_PX / stroke.width])
            self._edge_pens[stroke] = pen
        return self._edge_pens[stroke]

    def ink(self, item: str, marks: Marks) -> str:
        """Of what is written in a circle or a box."""
        return self.theme.muted if marks.steps_back(item) else self.theme.text

    def outline(self, item: str, marks: Marks, plain: str, width: float) -> QPen:
        """Of a circle or a number's box: the one with the keyboard's focus has the accent's."""
        if item == marks.focused:
            return QPen(QColor(self.theme.accent), width + 1.5)
        if marks.steps_back(item):
            plain = self.theme.border
        return QPen(QColor(self.theme.text if marks.halo(item) else plain), width)


@dataclass(frozen=True)
class Drawing:
    """The diagram without its numbers and without what moves: equal drawings look the same."""

    style: DiagramStyle
    places: DiagramGeometry
    marks: Marks
    activations: Activations  # whose curves are painted
    size: QSize  # of the canvas
    scale: float  # pixels of the screen in one of the canvas
    shift: QPointF  # of the canvas's corner from that of the screen's pixel in which it lies
    notation: Notation = Notation.DOCUMENT
    digits: Digits | None = None  # chosen ones

    def left_of(self, middle: QPointF, length: float) -> float:
        """Where a line centred at `middle` begins, moved to the left where it would leave the canvas."""
        return max(4.0, min(middle.x() - length / 2, self.size.width() - length - 4))

    def write(
        self, painter: QPainter, middle: QPointF, text: str, colour: str, *, bold: bool = False
    ) -> None:
        """A line centred at `middle`, moved to the left where it would leave the canvas."""
        metrics = self.style.metrics_of(bold)
        left = self.left_of(middle, metrics.horizontalAdvance(text))
        painter.setFont(self.style.bold if bold else self.style.font)
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(left, middle.y() + self.style.drop(bold=bold)), text)


def flat(colour: QColor, width: float) -> QPen:
    """A pen for an edge."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
