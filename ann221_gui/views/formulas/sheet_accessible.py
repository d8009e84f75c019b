"""What a screen reader finds on a sheet of formulas: an object for each block, which reads as a sentence."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from ann221_gui.core.numbers import exact
from ann221_gui.views.formulas.blocks import Heading
from ann221_gui.views.formulas.sheet_words import sentence, value_of
from ann221_gui.views.shared.painted_accessible import PaintedAccessible

if TYPE_CHECKING:
    from ann221_gui.views.formulas.sheet import FormulaSheet


class SheetAccessible(QAccessibleWidget):
    """The sheet with its blocks as children, in their order, before its real child widgets."""

    def __init__(self, sheet: "FormulaSheet") -> None:
        super().__init__(sheet, QAccessible.Role.List)
        self._sheet = sheet
        self._blocks: dict[int, BlockAccessible] = {}

    def childCount(self) -> int:
        return len(self._sheet.blocks) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        count = len(self._sheet.blocks)
        return self.block(index) if index < count else super().child(index - count)

    def block(self, place: int) -> "BlockAccessible":
        """The object of one block: always the same one, as assistive programs expect."""
        if place not in self._blocks:
            self._blocks[place] = BlockAccessible(self._sheet, place)
        return self._blocks[place]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, BlockAccessible):
            return child.place if child.isValid() else -1
        index = super().indexOfChild(child)
        return index if index < 0 else index + len(self._sheet.blocks)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        point = self._sheet.viewport().mapFromGlobal(QPoint(x, y))
        is_inside = self._sheet.viewport().rect().contains(point)
        place = self._sheet.block_at(QPointF(point)) if is_inside else None
        return super().childAt(x, y) if place is None else self.block(place)


class BlockAccessible(PaintedAccessible):
    """One heading, sentence, equation or factor."""

    def __init__(self, sheet: "FormulaSheet", place: int) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.place = place

    def isValid(self) -> bool:
        """Assistive programs may keep it when there are fewer blocks or the sheet is gone."""
        return shiboken6.isValid(self._sheet) and self.place < len(self._sheet.blocks)

    def rect(self) -> QRect:
        return self._sheet.to_global(self._sheet.bounds(self.place)).toAlignedRect()

    def role(self) -> QAccessible.Role:
        is_heading = isinstance(self._sheet.blocks[self.place], Heading)
        return QAccessible.Role.Heading if is_heading else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._sheet.hasFocus() and self._sheet.current == self.place
        state.offscreen = not self._sheet.bounds(self.place).intersects(self._sheet.viewport().rect())
        return state

    def text(self, kind: QAccessible.Text) -> str:
        block = self._sheet.blocks[self.place]
        if kind == QAccessible.Text.Name:
            return sentence(block)
        value = value_of(block)
        if kind == QAccessible.Text.Value and value is not None:
            return exact(value)
        return ""
