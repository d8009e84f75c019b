"""Formulas set like a book: boxes with a width, a height above and a depth below the base line.

An upper index stands over the lower one, as the document writes w¹₁₁; fractions have a bar. Painting text
this way costs a fraction of a millisecond a formula, and its numbers may change with every frame.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

SCRIPT_SCALE = 0.68
UPPER_RAISE = 0.44  # of the font's size, from base line to base line
LOWER_DROP = 0.26
BAR_RAISE = 0.28
FRACTION_GAP = 0.12
MEASURES_KEPT = 500


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


@dataclass(frozen=True)
class Extent:
    """Room that a formula takes, in pixels."""

    width: float
    ascent: float
    descent: float

    @property
    def height(self) -> float:
        return self.ascent + self.descent


class Typesetter:
    """Measures and paints formulas at one size; make a new one where size or font change."""

    def __init__(self, font: QFont, pixel_size: float) -> None:
        self._family = font.families()
        self.pixel_size = pixel_size
        self._fonts: dict[tuple[bool, bool], tuple[QFont, QFontMetricsF]] = {}
        # Symbols are measured at every picture and never change.
        self._measure_piece = lru_cache(MEASURES_KEPT)(self._measure)

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

    def measure(self, formula: Formula) -> Extent:
        """The room that the formula takes."""
        extents = [self._measure_piece(piece) for piece in formula] or [Extent(0, 0, 0)]
        return Extent(
            sum(extent.width for extent in extents),
            max(extent.ascent for extent in extents),
            max(extent.descent for extent in extents),
        )

    def _measure(self, piece: Run | Scripted | Fraction) -> Extent:
        match piece:
            case Run():
                metrics = self._font(piece)[1]
                return Extent(metrics.horizontalAdvance(piece.text), metrics.ascent(), metrics.descent())
            case Scripted(base, upper, lower):
                return self._measure_scripted(base, upper, lower)
            case Fraction(numerator, denominator):
                return self._measure_fraction(numerator, denominator)

    def _measure_scripted(self, base: Run, upper: Formula, lower: Formula) -> Extent:
        own = self._measure_piece(base)
        above, below = self._scripts.measure(upper), self._scripts.measure(lower)
        return Extent(
            own.width + max(above.width, below.width) + 1,
            max(own.ascent, self.pixel_size * UPPER_RAISE + above.ascent * 0.8),
            max(own.descent, self.pixel_size * LOWER_DROP + below.descent),
        )

    def _measure_fraction(self, numerator: Formula, denominator: Formula) -> Extent:
        above, below = self.measure(numerator), self.measure(denominator)
        gap, bar = self.pixel_size * FRACTION_GAP, self.pixel_size * BAR_RAISE
        return Extent(
            max(above.width, below.width) + self.pixel_size * 0.5,
            bar + gap + above.height,
            below.height + gap - bar,
        )

    def paint(self, painter: QPainter, left: float, baseline: float, formula: Formula) -> float:
        """Paint with the painter's pen; the x where the formula ends."""
        for piece in formula:
            match piece:
                case Run():
                    self._paint_run(painter, left, baseline, piece)
                case Scripted():
                    self._paint_scripted(painter, left, baseline, piece)
                case Fraction():
                    self._paint_fraction(painter, left, baseline, piece)
            left += self._measure_piece(piece).width
        return left

    def paint_centred(self, painter: QPainter, area: QRectF, formula: Formula) -> None:
        """Paint in the middle of an area."""
        extent = self.measure(formula)
        baseline = area.center().y() + (extent.ascent - extent.descent) / 2
        self.paint(painter, area.center().x() - extent.width / 2, baseline, formula)

    def _paint_run(self, painter: QPainter, left: float, baseline: float, run: Run) -> None:
        painter.setFont(self._font(run)[0])
        painter.drawText(QPointF(left, baseline), run.text)

    def _paint_scripted(self, painter: QPainter, left: float, baseline: float, piece: Scripted) -> None:
        self._paint_run(painter, left, baseline, piece.base)
        left += self._measure_piece(piece.base).width + 1
        raised, dropped = self.pixel_size * UPPER_RAISE, self.pixel_size * LOWER_DROP
        self._scripts.paint(painter, left, baseline - raised, piece.upper)
        self._scripts.paint(painter, left, baseline + dropped, piece.lower)

    def _paint_fraction(self, painter: QPainter, left: float, baseline: float, piece: Fraction) -> None:
        extent = self._measure_piece(piece)
        above, below = self.measure(piece.numerator), self.measure(piece.denominator)
        bar = baseline - self.pixel_size * BAR_RAISE
        gap = self.pixel_size * FRACTION_GAP
        middle = left + extent.width / 2
        self.paint(painter, middle - above.width / 2, bar - gap - above.descent, piece.numerator)
        self.paint(painter, middle - below.width / 2, bar + gap + below.ascent, piece.denominator)
        painter.save()
        painter.setPen(QPen(painter.pen().color(), max(1.0, self.pixel_size / 16)))
        painter.drawLine(QPointF(left + 1, bar), QPointF(left + extent.width - 1, bar))
        painter.restore()
