"""What the lines of the decision map are drawn with."""

from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.views.shared.ghost_look import GHOST_PX, ghost_pen
from ann221_gui.views.shared.kept_drawing import KeptDrawing
from ann221_gui.views.shared.plot_sheet import Style
from ann221_gui.views.shared.symbols import ShownNeuron
from ann221_gui.views.shared.theme import Theme

HIDDEN_DASHES = {ShownNeuron.HIDDEN_1: [6.0, 4.0], ShownNeuron.HIDDEN_2: [1.5, 2.5]}
CROSS_DASHES = [4.0, 4.0]
LABEL_MARGIN_PX = 4
LABEL_OPACITY = 200
CASING_PX = 2.0  # on either side of the ghost's line, so that it is seen on every colour
GHOST_LABEL = "pinned"


class MapInk:
    """Pens and labels in the colours and the font of a sheet."""

    def __init__(self, style: Style, notation: Notation) -> None:
        theme = style.theme
        self.style = style
        self.contour = QPen(QColor(theme.text), 1.5)
        self.ring = QPen(QColor(theme.text), 2.0)
        self.cross = _dashed(theme.text, 1.0, CROSS_DASHES)
        self.lines = [_dashed(theme.neuron, 2.0, dashes) for dashes in HIDDEN_DASHES.values()]
        self.labels = [_label(symbol_text(neuron, notation), style) for neuron in HIDDEN_DASHES]
        self.ghost = ghost_pen(theme)
        self.ghost_casing = QPen(_faint(theme), GHOST_PX + 2 * CASING_PX)

    @cached_property
    def ghost_label(self) -> KeptDrawing:
        return _label(GHOST_LABEL, self.style, self.style.theme.ghost)


def _dashed(colour: str, width: float, dashes: list[float]) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setDashPattern(dashes)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _label(text: str, style: Style, colour: str = "") -> KeptDrawing:
    metrics = QFontMetricsF(style.font)
    box = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
    box.adjust(0, 0, 2 * LABEL_MARGIN_PX, 2 * LABEL_MARGIN_PX)

    def draw(painter: QPainter) -> None:
        painter.setFont(style.font)
        painter.setPen(QColor(colour or style.theme.neuron))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    return KeptDrawing(box, style.pixel_ratio, draw, _faint(style.theme))


def _faint(theme: Theme) -> QColor:
    faint = QColor(theme.card)
    faint.setAlpha(LABEL_OPACITY)
    return faint


def inward(point: QPointF, label: QRectF, area: QRectF) -> QPointF:
    """The corner of a label that has this point of the area in it and is itself all inside."""
    size = label.size()
    across = (point.x() - area.left()) / area.width()
    down = (point.y() - area.top()) / area.height()
    return point - QPointF(across * size.width(), down * size.height())
