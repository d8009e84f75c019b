"""A label with the symbol of a quantity, set as formulas are; assistive programs read it as text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.markup import in_line
from ann221_gui.core.formulas.notation import symbol, symbol_text
from ann221_gui.views.formulas.sheet_style import SheetStyle


class SymbolLabel(QLabel):
    """In one line: a slash stands for a fraction's bar."""

    def __init__(self, quantity: str, notation: Notation, style: SheetStyle) -> None:
        super().__init__(symbol_text(quantity, notation))
        self._formula = in_line(symbol(quantity, notation))
        self.set_style(style)

    def set_style(self, style: SheetStyle) -> None:
        """Other colours, or another font."""
        self._style = style
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        box = self._style.formulas.box(self._formula)
        return QSize(round(box.width) + 2, round(box.ascent + box.descent) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self._style.formulas.box(self._formula)
        with QPainter(self) as painter:
            painter.setPen(self._style.text)
            box.paint(painter, 0.0, self.height() / 2 + (box.ascent - box.descent) / 2)
