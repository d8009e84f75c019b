"""Formulas set like a book: an upper index stands over the lower one, fractions have a bar.

What a formula is made of is set once and then only painted: its symbols never change, its numbers at a pace
that can be read. A number takes the same height whether it is a power of ten or not.
"""

from functools import cached_property, lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from ann221_gui.core.formulas.markup import (
    Formula,
    Fraction,
    Grid,
    Number,
    Operator,
    Piece,
    Run,
    Scripted,
    Term,
)
from ann221_gui.core.numbers import MINUS
from ann221_gui.views.formulas.box import Bar, Box, Parenthesis, Spot, Text, together
from ann221_gui.views.formulas.fonts import Fonts, Measured

SCRIPT_SCALES = (0.68, 0.8)  # an index of an index is still to be read
# All of these as parts of the font's size.
UPPER_RAISE = 0.44  # from base line to base line
LOWER_DROP = 0.26
INDEX_GAP = 0.05
BAR_RAISE = 0.28
BAR_THICKNESS = 1 / 16
BAR_OVERHANG = 0.08
FRACTION_GAP = 0.16
FRACTION_SIDE = 0.1
CELL_GAP = 0.6
ROW_GAP = 0.38
BRACKET_WIDTH = 0.16
BRACKET_GAP = 0.14
TALL = 1.3  # what is higher gets brackets of its own height
BESIDE_OPERATOR = {"=": 0.32, "+": 0.26, MINUS: 0.26, "·": 0.2, "/": 0.1}
BOXES_KEPT = 500


class Typesetter:
    """Sets and paints formulas at one size; make a new one where size or font change."""

    def __init__(self, font: QFont, pixel_size: float, *, bold: bool = False, level: int = 0) -> None:
        """`level` counts how deep an index it sets."""
        self.pixel_size = pixel_size
        self._bold, self._level = bold, level
        self._base, self._fonts = font, Fonts(font.families(), pixel_size)
        self._boxes = lru_cache(BOXES_KEPT)(self._set)

    @cached_property
    def _scripts(self) -> "Typesetter":
        size = self.pixel_size * SCRIPT_SCALES[min(self._level, len(SCRIPT_SCALES) - 1)]
        return Typesetter(self._base, size, bold=self._bold, level=self._level + 1)

    def _font(self, italic: bool, bold: bool) -> Measured:
        return self._fonts.of(italic, bold or self._bold)

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

    @cached_property
    def line(self) -> Box:
        """The height of a line of text, whatever stands in it."""
        metrics = self._font(italic=False, bold=False)[1]
        return Box(0.0, metrics.ascent(), metrics.descent())

    # Piece by piece

    def _set(self, formula: Formula) -> Box:
        boxes = self._with_tall_brackets(formula, [self._set_piece(piece) for piece in formula])
        parts: list[Box] = []
        width = 0.0
        for box in boxes:
            parts.append(box.moved(width, 0) if width else box)
            width += box.width
        ascent = max((part.ascent for part in parts), default=0.0)
        descent = max((part.descent for part in parts), default=0.0)
        return together(parts, width, ascent, descent)

    def _set_piece(self, piece: Piece) -> Box:  # noqa: PLR0911  a line a kind
        match piece:
            case Run():
                return self._set_run(piece)
            case Operator(text):
                return self._set_operator(text)
            case Number(text):
                return self._set_number(text)
            case Term(quantity, formula):
                return self._set_term(quantity, formula)
            case Grid():
                return self._set_grid(piece)
            case Scripted():
                return self._set_scripted(piece)
            case Fraction():
                return self._set_fraction(piece)

    def _set_run(self, run: Run) -> Box:
        font, metrics = self._font(run.italic, run.bold)
        ink = metrics.tightBoundingRect(run.text)
        width = metrics.horizontalAdvance(run.text)
        return Box(width, max(0.0, -ink.top()), max(0.0, ink.bottom()), (Text(0, 0, font, run.text),))

    def _set_operator(self, text: str) -> Box:
        """Signs that compare or add stand freer than those that multiply."""
        beside = self.pixel_size * BESIDE_OPERATOR.get(text, 0.25)
        box = self._set_run(Run(text))
        return box.moved(beside, 0)._replace(width=box.width + 2 * beside)

    def _set_number(self, text: str) -> Box:
        """9.38e−05 as 9.38·10⁻⁵."""
        font, metrics = self._font(italic=False, bold=False)
        mantissa, e, exponent = text.partition("e")
        if not e or not text[-1].isdigit():
            return self._digits._replace(
                width=metrics.horizontalAdvance(text), texts=(Text(0, 0, font, text),)
            )
        power = str(int(exponent.replace(MINUS, "-"))).replace("-", MINUS)
        return self.box((Run(f"{mantissa}·"), Scripted(Run("10"), (Run(power),))))

    @cached_property
    def _digits(self) -> Box:
        """The height of every number."""
        power = self.box((Scripted(Run("10"), (Run(f"{MINUS}5"),)),))
        return Box(0.0, power.ascent, power.descent)

    def _set_term(self, quantity: str, formula: Formula) -> Box:
        box = self.box(formula)
        spot = Spot(quantity, 0, -box.ascent, box.width, box.height)
        return box._replace(spots=(spot, *box.spots))

    def _set_scripted(self, piece: Scripted) -> Box:
        base = self._set_run(piece.base)
        upper, lower = self._scripts.box(piece.upper), self._scripts.box(piece.lower)
        raised, dropped = self.pixel_size * UPPER_RAISE, self.pixel_size * LOWER_DROP
        if piece.upper and piece.lower:
            gap = self.pixel_size * INDEX_GAP
            dropped = max(dropped, lower.ascent + gap - raised + upper.descent)
        left = base.width + self.pixel_size * INDEX_GAP
        return together(
            [base, upper.moved(left, -raised), lower.moved(left, dropped)],
            left + max(upper.width, lower.width),
            max(base.ascent, raised + upper.ascent if piece.upper else 0.0),
            max(base.descent, dropped + lower.descent if piece.lower else 0.0),
        )

    def _set_fraction(self, piece: Fraction) -> Box:
        size = self.pixel_size
        above, below = self.box(piece.numerator), self.box(piece.denominator)
        gap, raised, side = size * FRACTION_GAP, size * BAR_RAISE, size * FRACTION_SIDE
        bar = max(above.width, below.width) + 2 * size * BAR_OVERHANG
        width, thickness = bar + 2 * side, size * BAR_THICKNESS
        return together(
            [
                above.moved((width - above.width) / 2, -raised - gap - above.descent),
                below.moved((width - below.width) / 2, -raised + gap + below.ascent),
                Box(bars=(Bar(side, -raised - thickness / 2, bar, thickness),)),
            ],
            width,
            raised + gap + above.height,
            below.height + gap - raised,
        )

    # Brackets

    def _set_grid(self, grid: Grid) -> Box:
        """Cells centred in their columns, the middle of all at the height of fraction bars."""
        cells = [[self.box(cell) for cell in row] for row in grid.rows]
        inside = self._set_cells(cells)
        size = self.pixel_size
        gap, wide = size * BRACKET_GAP, size * BRACKET_WIDTH
        parts = [inside.moved(2 * gap + wide / 2, 0)]
        width = inside.width + 2 * (2 * gap + wide / 2)
        for left, serif in ((gap, 0.0), (width - gap, -wide)):
            parts.append(Box(bars=self._bracket(left, serif, inside)))
        if grid.is_transposed:
            transposed = self._scripts.box((Run("T"),))
            parts.append(transposed.moved(width, -inside.ascent + transposed.ascent))
            width += transposed.width + gap / 2
        return together(parts, width, inside.ascent, inside.descent)

    def _set_cells(self, cells: list[list[Box]]) -> Box:
        size = self.pixel_size
        widths = [max(row[column].width for row in cells) for column in range(len(cells[0]))]
        ascent = max(box.ascent for row in cells for box in row)
        descent = max(box.descent for row in cells for box in row)
        pitch, gap = ascent + descent + size * ROW_GAP, size * ROW_GAP / 2
        height = pitch * len(cells)
        top = -size * BAR_RAISE - height / 2
        parts = []
        for place, row in enumerate(cells):
            left, baseline = 0.0, top + gap + place * pitch + ascent
            for box, width in zip(row, widths, strict=True):
                parts.append(box.moved(left + (width - box.width) / 2, baseline))
                left += width + size * CELL_GAP
        return together(parts, sum(widths) + size * CELL_GAP * (len(widths) - 1), -top, height + top)

    def _bracket(self, left: float, serif: float, inside: Box) -> tuple[Bar, ...]:
        """A stem and two serifs, which point to the right or, below 0, to the left."""
        thickness = self.pixel_size * BAR_THICKNESS
        length = abs(serif) or self.pixel_size * BRACKET_WIDTH
        start = left + serif + (thickness if serif else 0.0)
        return (
            Bar(left, -inside.ascent, thickness, inside.height),
            Bar(start, -inside.ascent, length, thickness),
            Bar(start, inside.descent - thickness, length, thickness),
        )

    def _with_tall_brackets(self, formula: Formula, boxes: list[Box]) -> list[Box]:
        """Round brackets grow with what is between them."""
        opened: list[int] = []
        for place, piece in enumerate(formula):
            sign = piece.base if isinstance(piece, Scripted) else piece
            if not isinstance(sign, Run):
                continue
            if "(" in sign.text:
                opened.append(place)
            if ")" in sign.text and opened:
                start = opened.pop()
                held = boxes[start + 1 : place]
                ascent = max((box.ascent for box in held), default=0.0)
                descent = max((box.descent for box in held), default=0.0)
                if ascent + descent > TALL * self.line.height:
                    for at, opens in ((start, True), (place, False)):
                        if formula[at] == Run("(" if opens else ")"):
                            boxes[at] = self._parenthesis(ascent, descent, opens)
        return boxes

    def _parenthesis(self, ascent: float, descent: float, opens: bool) -> Box:
        size = self.pixel_size
        width, side = size * 0.3, size * 0.08
        height = ascent + descent
        sign = Parenthesis(side, -ascent, width, height, size * BAR_THICKNESS * 1.6, opens)
        return Box(width + 2 * side, ascent, descent, parentheses=(sign,))
