"""The sheet of formulas in use: it is pointed at, walked through by keys, and copied from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)

from ann221_gui.views.formulas.blocks import Block
from ann221_gui.views.formulas.sheet_accessible import SheetAccessible
from ann221_gui.views.formulas.sheet_copy import BlockMenu
from ann221_gui.views.formulas.sheet_view import SheetView
from ann221_gui.views.formulas.sheet_words import quantity_of
from ann221_gui.views.shared.painted_accessible import install_accessibility
from ann221_gui.views.shared.theme import Theme


class FormulaSheet(SheetView):
    """Says which quantity is pointed at, and in a sentence what was copied.

    The keys' block is framed while the focus is here: it is the one that is copied.
    """

    quantity_pointed = Signal(str)
    copied = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` is what assistive programs call it."""
        super().__init__(theme)
        self._pointed = ""
        self._mouse: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._menu = BlockMenu(self, self._current_block)
        self._menu.copied.connect(self.copied)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "Up and down go from formula to formula. Ctrl+C copies one as text, Ctrl+Shift+C as LaTeX, "
            "Ctrl+Alt+C its value in full."
        )
        install_accessibility()
        self.accessible = SheetAccessible(self)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        super().show_blocks(blocks)
        self._point_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        self._point_again()

    def _point_again(self) -> None:
        """Something else may lie under the mouse."""
        if self._mouse is not None:
            self._point_at(self.quantity_at(self._mouse))

    def _current_block(self) -> Block | None:
        return self.blocks[self.current] if self.blocks else None

    def _point_at(self, quantity: str) -> None:
        if quantity != self._pointed:
            self._pointed = quantity
            self.quantity_pointed.emit(quantity)

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        self._point_at(self.quantity_at(self._mouse))

    def leaveEvent(self, _event: QEvent) -> None:
        self._mouse = None
        self._point_at("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to_point(event.position())

    def _go_to_point(self, point: QPointF) -> None:
        place = self.block_at(point)
        if place is not None:
            self._go_to(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the block under the mouse, or of the keys' one."""
        if not self.blocks:
            return
        corner = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._go_to_point(QPointF(event.pos()))
        else:
            self.show_block(self.current)
            corner = self.to_global(self.bounds(self.current)).bottomLeft().toPoint()
        self._menu.popup(corner)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._place_after(Qt.Key(event.key())) if self.blocks else None
        if place is None:
            super().keyPressEvent(event)
            return
        self._go_to(min(max(place, 0), len(self.blocks) - 1))
        self._point_at(quantity_of(self.blocks[self.current]))

    def _place_after(self, key: Qt.Key) -> int | None:
        """Where a key leads, perhaps beyond the ends."""
        last, area = len(self.blocks) - 1, self.page.area(self.current)
        above = self.page.place_at(area.bottom() - self.viewport().height())
        below = self.page.place_at(area.top() + self.viewport().height())
        return {
            Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_PageUp: 0 if above is None else min(above, self.current - 1),
            Qt.Key.Key_PageDown: last if below is None else max(below, self.current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)

    def _go_to(self, place: int) -> None:
        self.current = place
        self.show_block(place)
        self.viewport().update()
        if self.hasFocus():
            self._tell_focus()

    def _tell_focus(self) -> None:
        event = QAccessibleEvent(self, QAccessible.Event.Focus)
        event.setChild(self.current)
        QAccessible.updateAccessibility(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        if self.blocks:
            self._tell_focus()
            if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
                self.show_block(self.current)
                self._point_at(quantity_of(self.blocks[self.current]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self._point_at("" if self._mouse is None else self.quantity_at(self._mouse))
