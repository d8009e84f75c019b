"""Type, colours and measures of a sheet of formulas."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from ann221_gui.core.formulas.markup import Number, Run
from ann221_gui.core.numbers import MINUS
from ann221_gui.views.formulas.box import Box, together
from ann221_gui.views.formulas.typeset import Typesetter
from ann221_gui.views.shared.theme import Theme

LEADING = 0.2  # between lines, of the size of their letters
MEDIUM, SMALL = 0.9, 0.8  # sentences and captions, of the size of formulas
USUAL_VALUE = (Number(f"{MINUS}0.000000"),)  # values have room for this from the start


@dataclass(frozen=True, eq=False)
class SheetStyle:
    """Typesetters for the present font, pens of the theme."""

    theme: Theme
    font: QFont

    @cached_property
    def em(self) -> float:
        """Size of the formulas, in pixels."""
        return QFontMetricsF(self.font).height() * 0.95

    @cached_property
    def formulas(self) -> Typesetter:
        return Typesetter(self.font, self.em)

    @cached_property
    def results(self) -> Typesetter:
        return Typesetter(self.font, self.em, bold=True)

    @cached_property
    def sentences(self) -> Typesetter:
        return Typesetter(self.font, self.em * MEDIUM)

    @cached_property
    def captions(self) -> Typesetter:
        return Typesetter(self.font, self.em * SMALL)

    @cached_property
    def text(self) -> QColor:
        return QColor(self.theme.text)

    @cached_property
    def muted(self) -> QColor:
        return QColor(self.theme.muted)


def paragraph(text: str, typesetter: Typesetter, width: float, *, bold: bool = False) -> Box:
    """Lines that fit the width, the first of them on the base line; a word that is wider stands alone."""
    lines = _wrapped(text, typesetter, width, bold=bold)
    pitch = typesetter.line.height + typesetter.pixel_size * LEADING
    last = pitch * (len(lines) - 1)
    placed = [line.moved(0.0, pitch * place) for place, line in enumerate(lines)]
    widest = max(line.width for line in lines)
    return together(placed, widest, typesetter.line.ascent, last + typesetter.line.descent)


def _wrapped(text: str, typesetter: Typesetter, width: float, *, bold: bool) -> list[Box]:
    lines: list[Box] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and typesetter.box((Run(longer, bold=bold),)).width > width:
            lines.append(typesetter.box((Run(line, bold=bold),)))
            longer = word
        line = longer
    return [*lines, typesetter.box((Run(line, bold=bold),))]
