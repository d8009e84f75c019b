"""A scrolling sheet of formulas: only what is seen is set, only what has changed is painted again."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ann221_gui.core.meanings import part_of
from ann221_gui.views.formulas.blocks import Block, Factor
from ann221_gui.views.formulas.box import in_whole_pixels
from ann221_gui.views.formulas.sheet_page import SheetPage
from ann221_gui.views.formulas.sheet_rows import Placed
from ann221_gui.views.formulas.sheet_style import SheetStyle
from ann221_gui.views.formulas.sheet_words import quantity_of
from ann221_gui.views.shared.theme import Theme

FRAME_PX = 1.5
STRIPE_PX = 3.0
SPOT_PX = 1.5  # that a lit spot is larger than what it lights


class SheetView(QAbstractScrollArea):
    """Paints blocks, one of them framed while it has the focus, some of them lit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._style = SheetStyle(theme, self.font())
        self.page = SheetPage(self._style)
        self.current = 0
        self._lit = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it is painted

    # What is shown

    @property
    def blocks(self) -> Sequence[Block]:
        return self.page.blocks

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """The same with other numbers, where they are seen; or others."""
        if self.page.is_about(blocks):
            self.page.blocks = blocks
            self._refresh_seen()
        else:
            self.current = min(self.current, max(0, len(blocks) - 1))
            self._set_all(blocks)

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self._style = SheetStyle(theme, self.font())
        self._set_all(self.blocks)

    @Slot(str)
    def light(self, part: str) -> None:
        """Mark all that belongs to a part of the network; nothing, where it is empty."""
        if part != self._lit:
            self._lit = part
            self.viewport().update()

    def _set_all(self, blocks: Sequence[Block]) -> None:
        self.page.set_all(blocks, self._style, self.viewport().width())
        self._fit_bars()
        self.viewport().update()

    def _refresh_seen(self) -> None:
        """What stands above the pane's upper edge does not push down what is read."""
        place = next(iter(self._seen), 0)
        while place in self._seen:
            top, below = self.page.top_of(place), self.page.top_of(place + 1)
            areas = self.page.refresh(place)
            if areas is None:
                moved = self.page.top_of(place + 1) - below
                self._fit_bars()
                if top < self._scrolled.y() and moved:
                    self.verticalScrollBar().setValue(round(self._scrolled.y() + moved))
                self.viewport().update()
            else:
                for area in areas:
                    self.viewport().update(self._on_screen(area).toAlignedRect())
            place += 1
        if self.page.width - self.viewport().width() > self.horizontalScrollBar().maximum():
            self._fit_bars()

    # Places

    @property
    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def _seen(self) -> range:
        top = self._scrolled.y()
        return self.page.seen(top, top + self.viewport().height())

    def _on_screen(self, area: QRectF) -> QRectF:
        return area.translated(-self._scrolled)

    def bounds(self, place: int) -> QRectF:
        """A block's room in the viewport."""
        return self._on_screen(self.page.area(place))

    def block_at(self, point: QPointF) -> int | None:
        """The block under a point of the viewport."""
        return self.page.place_at(point.y() + self._scrolled.y())

    def quantity_at(self, point: QPointF) -> str:
        """What is under a point of the viewport: the innermost term, else what the block is about."""
        place = self.block_at(point)
        if place is None:
            return ""
        spot_of_page = point + self._scrolled - QPointF(0, self.page.top_of(place))
        for row in self.page.set_block(place).rows:
            for part in row.parts:
                found = part.box.spot_at(spot_of_page.x() - part.x, spot_of_page.y() - row.baseline)
                if found is not None:
                    return found.quantity
        return quantity_of(self.blocks[place])

    def show_block(self, place: int) -> None:
        """Scroll until it is seen; its beginning, if the whole is too high."""
        area, bar = self.page.area(place), self.verticalScrollBar()
        if area.bottom() > bar.value() + self.viewport().height():
            bar.setValue(round(area.bottom()) - self.viewport().height())
        if area.top() < bar.value():
            bar.setValue(round(area.top()))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() == self.viewport().width() and len(self.page):
            self._fit_bars()
            self._refresh_seen()
        else:
            self._set_all(self.blocks)

    def _fit_bars(self) -> None:
        view, em = self.viewport().size(), round(self._style.em)
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self.page.width, view.width()),
            (self.verticalScrollBar(), self.page.height, view.height()),
        ):
            bar.setRange(0, max(0, -int(-whole // 1) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(2 * em)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        if dx:  # what spans the pane does not move with it
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy)
        self._refresh_seen()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            with_parts_of_pixels = event.rect().adjusted(-1, -1, 1, 1)
            painter.fillRect(with_parts_of_pixels, QColor(self._style.theme.card))
            for place in self._seen:
                area = self.bounds(place)
                if event.region().intersects(area.toAlignedRect()):
                    self._paint_block(painter, place, area, event)

    def _paint_block(self, painter: QPainter, place: int, area: QRectF, event: QPaintEvent) -> None:
        is_lit = self._lit and self._paint_mark(painter, self.blocks[place], area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row in self.page.set_block(place).rows:
            around = QRectF(0, area.top() + row.top - 1, self.viewport().width(), row.height + 2)
            if event.region().intersects(around.toAlignedRect()):
                for part in row.parts:
                    left, baseline = area.left() + part.x, area.top() + row.baseline
                    if self._lit and not is_lit:
                        self._light_spots(painter, part, left, baseline)
                    painter.setPen(self._style.text if is_lit else part.colour)
                    part.box.paint(painter, left, baseline)
        if place == self.current and self.hasFocus():
            self._paint_frame(painter, area)

    def _paint_mark(self, painter: QPainter, block: Block, area: QRectF) -> bool:
        """A stripe beside what is about the lit part; whether it is lit as a whole, as factors are."""
        if part_of(quantity_of(block)) != self._lit:
            return False
        if isinstance(block, Factor):
            self._light_area(painter, area.adjusted(0, 0, 0, -1))
        stripe = QRectF(area.left(), area.top(), STRIPE_PX, area.height())
        painter.fillRect(in_whole_pixels(stripe, painter), QColor(self._style.theme.accent))
        return isinstance(block, Factor)

    def _light_spots(self, painter: QPainter, part: Placed, left: float, baseline: float) -> None:
        for spot in part.box.spots:
            if part_of(spot.quantity) == self._lit:
                area = QRectF(left + spot.x, baseline + spot.y, spot.width, spot.height)
                self._light_area(painter, area.adjusted(-SPOT_PX, -SPOT_PX, SPOT_PX, SPOT_PX))

    def _light_area(self, painter: QPainter, area: QRectF) -> None:
        """With a line below it, so that it is not the colour alone that says it."""
        theme = self._style.theme
        painter.fillRect(in_whole_pixels(area, painter), QColor(theme.highlight))
        line = QRectF(area.left(), area.bottom() - SPOT_PX / 2, area.width(), SPOT_PX)
        painter.fillRect(in_whole_pixels(line, painter), QColor(theme.accent))

    def _paint_frame(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._style.theme.accent), FRAME_PX))
        seen = QRectF(self.viewport().rect())
        room = QRectF(seen.left(), area.top(), seen.width(), area.height())
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)

    def to_global(self, area: QRectF) -> QRectF:
        """An area of the viewport on the screen."""
        corner = self.viewport().mapToGlobal(QPoint(0, 0))
        return area.translated(QPointF(corner))
