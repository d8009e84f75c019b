"""What the parts of the diagram are painted with: theme, fonts, and which items stand out."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ann221_gui.core.activations import Activations
from ann221_gui.views.formulas.formulas import quantity
from ann221_gui.views.formulas.typeset import Typesetter
from ann221_gui.views.network.diagram_geometry import DiagramGeometry
from ann221_gui.views.network.diagram_motion import Stroke
from ann221_gui.views.shared.theme import Theme

HALO = 9.0
DASH_PX, GAP_PX = 14.0, 6.0


@dataclass(frozen=True)
class Marks:
    """Which items stand out."""

    selected: str
    hovered: str | None = None
    focused: str | None = None

    def halo(self, item: str) -> float:
        """How strongly an item glows, from 0 to 1."""
        return 1.0 if item == self.selected else 0.5 if item == self.hovered else 0.0


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

    @property
    def chip_height(self) -> float:
        return self.line_height * 1.6

    def chip_width(self, numbers: list[str]) -> float:
        """Room for a symbol and the longest of the numbers, and always for two digits."""
        widest = max(self.metrics.horizontalAdvance(text) for text in ["+00.00", *numbers])
        return widest + self.typesetter.box(quantity("w1_11")).width + 3.2 * self.margin

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

    def outline(self, item: str, marks: Marks, plain: str, width: float) -> QPen:
        """Of a circle or a number's box: the one with the keyboard's focus has the accent's."""
        if item == marks.focused:
            return QPen(QColor(self.theme.accent), width + 1.5)
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

    def write(
        self, painter: QPainter, middle: QPointF, text: str, colour: str, *, bold: bool = False
    ) -> None:
        """A line centred at `middle`, moved to the left where it would leave the canvas."""
        metrics = self.style.bold_metrics if bold else self.style.metrics
        length = metrics.horizontalAdvance(text)
        left = max(4.0, min(middle.x() - length / 2, self.size.width() - length - 4))
        painter.setFont(self.style.bold if bold else self.style.font)
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(left, middle.y() + (metrics.ascent() - metrics.descent()) / 2), text)


def flat(colour: QColor, width: float) -> QPen:
    """A pen for an edge."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
