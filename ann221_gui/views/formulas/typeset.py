"""Formulas set like a book: boxes with a width, a height above and a depth below the base line.

An upper index stands over the lower one, as the document writes w¹₁₁; fractions have a bar. What a formula is
made of is set once and then only painted: its symbols never change, and its numbers seldom.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

SCRIPT_SCALE = 0.68
UPPER_RAISE = 0.44  # of the font's size, from base line to base line
LOWER_DROP = 0.26
BAR_RAISE = 0.28
FRACTION_GAP = 0.12
BOXES_KEPT = 500


@dataclass(frozen=True)
class Run:
    """A stretch of text: `italic` for variables, upright for numbers and words, or bold."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Scripted:
    """A base with an index above and an index below, one over the other."""

    base: Run
    upper: "Formula" = ()
    lower: "Formula" = ()


@dataclass(frozen=True)
class Fraction:
    """One formula over another."""

    numerator: "Formula"
    denominator: "Formula"


Formula = tuple[Run | Scripted | Fraction, ...]


class Text(NamedTuple):
    """Text from a point to the right and down from the left end of its box's base line."""

    x: float
    y: float
    font: QFont
    text: str


class Bar(NamedTuple):
    """A level line from such a point."""

    x: float
    y: float
    length: float
    thickness: float


class Box(NamedTuple):
    """What is painted of a formula, and the room that it takes, in pixels."""

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    texts: tuple[Text, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def height(self) -> float:
        return self.ascent + self.descent

    def moved(self, x: float, y: float) -> "Box":
        """The same, painted elsewhere."""
        texts = tuple(Text(x + text.x, y + text.y, text.font, text.text) for text in self.texts)
        bars = tuple(Bar(x + bar.x, y + bar.y, bar.length, bar.thickness) for bar in self.bars)
        return Box(self.width, self.ascent, self.descent, texts, bars)

    def paint(self, painter: QPainter, left: float, baseline: float) -> None:
        """With the painter's pen."""
        for x, y, font, text in self.texts:
            painter.setFont(font)
            painter.drawText(QPointF(left + x, baseline + y), text)
        for x, y, length, thickness in self.bars:
            pen, start = painter.pen(), QPointF(left + x, baseline + y)
            painter.setPen(QPen(pen.color(), thickness))
            painter.drawLine(start, start + QPointF(length, 0))
            painter.setPen(pen)


class Typesetter:
    """Sets and paints formulas at one size; make a new one where size or font change."""

    def __init__(self, font: QFont, pixel_size: float) -> None:
        self._family = font.families()
        self.pixel_size = pixel_size
        self._fonts: dict[tuple[bool, bool], tuple[QFont, QFontMetricsF]] = {}
        self._boxes = lru_cache(BOXES_KEPT)(self._set)

    @cached_property
    def _scripts(self) -> "Typesetter":
        smaller = QFont()
        smaller.setFamilies(self._family)
        return Typesetter(smaller, self.pixel_size * SCRIPT_SCALE)

    def _font(self, run: Run) -> tuple[QFont, QFontMetricsF]:
        key = (run.italic, run.bold)
        if key not in self._fonts:
            font = QFont()
            font.setFamilies(["Latin Modern Math", "STIX Two Text", "DejaVu Serif", "Times New Roman"])
            if not run.italic:
                font.setFamilies(self._family)
            font.setStyleHint(QFont.StyleHint.Serif if run.italic else QFont.StyleHint.SansSerif)
            font.setPixelSize(max(1, round(self.pixel_size)))
            font.setItalic(run.italic)
            font.setBold(run.bold)
            self._fonts[key] = (font, QFontMetricsF(font))
        return self._fonts[key]

    def box(self, formula: Formula) -> Box:
        """The formula when it is set, kept for the next picture: most formulas never change."""
        return self._boxes(formula)

    def paint(self, painter: QPainter, left: float, baseline: float, formula: Formula) -> None:
        """Paint with the painter's pen."""
        self.box(formula).paint(painter, left, baseline)

    def paint_centred(self, painter: QPainter, area: QRectF, formula: Formula) -> None:
        """Paint in the middle of an area."""
        box, middle = self.box(formula), area.center()
        box.paint(painter, middle.x() - box.width / 2, middle.y() + (box.ascent - box.descent) / 2)

    def _set(self, formula: Formula) -> Box:
        parts: list[Box] = []
        width = 0.0
        for piece in formula:
            parts.append(self._set_piece(piece).moved(width, 0))
            width += parts[-1].width
        ascent = max((part.ascent for part in parts), default=0.0)
        descent = max((part.descent for part in parts), default=0.0)
        return _together(parts, width, ascent, descent)

    def _set_piece(self, piece: Run | Scripted | Fraction) -> Box:
        match piece:
            case Run():
                return self._set_run(piece)
            case Scripted():
                return self._set_scripted(piece)
            case Fraction():
                return self._set_fraction(piece)

    def _set_run(self, run: Run) -> Box:
        font, metrics = self._font(run)
        width = metrics.horizontalAdvance(run.text)
        return Box(width, metrics.ascent(), metrics.descent(), (Text(0, 0, font, run.text),))

    def _set_scripted(self, piece: Scripted) -> Box:
        base = self._set_run(piece.base)
        upper, lower = self._scripts.box(piece.upper), self._scripts.box(piece.lower)
        raised, dropped = self.pixel_size * UPPER_RAISE, self.pixel_size * LOWER_DROP
        left = base.width + 1
        return _together(
            [base, upper.moved(left, -raised), lower.moved(left, dropped)],
            left + max(upper.width, lower.width),
            max(base.ascent, raised + upper.ascent * 0.8),
            max(base.descent, dropped + lower.descent),
        )

    def _set_fraction(self, piece: Fraction) -> Box:
        above, below = self.box(piece.numerator), self.box(piece.denominator)
        gap, raised = self.pixel_size * FRACTION_GAP, self.pixel_size * BAR_RAISE
        width = max(above.width, below.width) + self.pixel_size * 0.5
        bar = Bar(1, -raised, width - 2, max(1.0, self.pixel_size / 16))
        return _together(
            [
                above.moved((width - above.width) / 2, -raised - gap - above.descent),
                below.moved((width - below.width) / 2, -raised + gap + below.ascent),
                Box(bars=(bar,)),
            ],
            width,
            raised + gap + above.height,
            below.height + gap - raised,
        )


def _together(parts: list[Box], width: float, ascent: float, descent: float) -> Box:
    """One box with what is painted in all of these."""
    texts = tuple(text for part in parts for text in part.texts)
    bars = tuple(bar for part in parts for bar in part.bars)
    return Box(width, ascent, descent, texts, bars)
