"""The chain of one selected item, set like a book, with the numbers of this instant."""

from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.chain_lines import Line, chain_lines, title_of_chain
from ann221_gui.views.formulas.formulas import plain_text
from ann221_gui.views.formulas.typeset import Box, Formula, Typesetter
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.theme import Theme

MARGIN_PX = 8
GAP_PX = MARGIN_PX + 6  # from the margin to the equals signs, where nothing stands before them
LEADING = 1.3
INK_PX = 1  # that may leave a row's measured room


class GradientChain(QScrollArea):
    """Scrolls where the pane is too small for its lines."""

    title_changed = Signal(str)

    def __init__(self, snapshot: Snapshot, item: str, theme: Theme) -> None:
        super().__init__()
        self._page = ChainPage(theme)
        self._snapshot = snapshot
        self._item = item
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._show_lines)
        self.setWidget(self._page)
        for surface in (self.viewport(), self._page):  # the card behind is seen
            surface.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Chain of the selected item")
        self.setToolTip("Click a weight or a neuron in the diagram: its formula stands here with its numbers")
        self._show_lines()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """At once where the user made the change, else at a pace that can be read."""
        before = self._snapshot
        self._snapshot = snapshot
        if snapshot.is_trained_from(before):
            self._pace.ask()
        else:
            self._pace.ask_at_once()

    @Slot(str)
    def show_item(self, item: str) -> None:
        """Explain another weight, bias or neuron."""
        self._item = item
        self.title_changed.emit(title_of_chain(item))
        self._show_lines()

    @property
    def title(self) -> str:
        return title_of_chain(self._item)

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self._page.set_theme(theme)

    @Slot()
    def _show_lines(self) -> None:
        if self.isVisible() or not self._page.lines:
            self._page.show_lines(chain_lines(self._snapshot, self._item))
            self.setAccessibleDescription(self._page.text)


class Row(NamedTuple):
    """One row of the page, in its place."""

    top: float
    height: float
    baseline: float
    boxes: tuple[tuple[float, Box], ...]  # each with its left end
    colour: str


class ChainPage(QWidget):
    """Paints lines, broken between their pieces where they are too long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._rows: list[Row] = []
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        height = self.fontMetrics().height()
        self._formulas = Typesetter(self.font(), height * 0.98)
        self._captions = Typesetter(self.font(), height * 0.78)
        self._fit()
        self.update()

    def show_lines(self, lines: list[Line]) -> None:
        """Only the rows that change are painted again."""
        before, self.lines = self._rows, lines
        self._fit()
        for old, new in zip_longest(before, self._rows):
            if old != new:
                self.update(self._area(old or new))
                self.update(self._area(new or old))

    @property
    def text(self) -> str:
        """All lines, as a screen reader gets them."""
        return "\n".join(plain_text((*line.start, *sum(line.pieces, ()))) for line in self.lines)

    def sizeHint(self) -> QSize:
        return QSize(ceil(self._formulas.pixel_size) * 24, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        self._rows, bottom = self._laid_out()
        self.setMinimumSize(ceil(self._narrowest), ceil(bottom + MARGIN_PX))

    @property
    def _indent(self) -> float:
        """Where the equals signs stand."""
        return max((self._formulas.box(line.start).width for line in self.lines), default=0.0) + GAP_PX

    @property
    def _narrowest(self) -> float:
        """What the widest piece needs, which can't be broken."""
        pieces = [piece for line in self.lines if not line.is_caption for piece in line.pieces]
        widest = max((self._formulas.box(piece).width for piece in pieces), default=0.0)
        return self._indent + widest + MARGIN_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            if event.region().intersects(self._area(row)):
                painter.setPen(QColor(row.colour))
                for left, box in row.boxes:
                    box.paint(painter, left, row.baseline)
        painter.end()

    def _area(self, row: Row) -> QRect:
        """Where a row is painted: apart from the others, because of the leading."""
        return QRectF(0, row.top, self.width(), row.height).toAlignedRect().adjusted(0, -INK_PX, 0, INK_PX)

    def _laid_out(self) -> tuple[list[Row], float]:
        """All rows, and where they end."""
        rows: list[Row] = []
        indent, top = self._indent, float(MARGIN_PX)
        for line in self.lines:
            typesetter = self._captions if line.is_caption else self._formulas
            colour = self._theme.muted if line.is_caption else self._theme.text
            left = float(MARGIN_PX) if line.is_caption else indent
            start = (float(MARGIN_PX), typesetter.box(line.start))
            for boxes in self._broken(typesetter, line.pieces, left):
                ascent = max(box.ascent for _, box in (start, *boxes))
                descent = max(box.descent for _, box in (start, *boxes))
                rows.append(Row(top, ascent + descent, top + ascent, (start, *boxes), colour))
                top += ascent + descent + typesetter.pixel_size * (LEADING - 1)
                start = (0.0, Box())
        return rows, top

    def _broken(
        self, typesetter: Typesetter, pieces: tuple[Formula, ...], left: float
    ) -> list[list[tuple[float, Box]]]:
        """As many pieces a row as fit, each with its left end."""
        rows: list[list[tuple[float, Box]]] = [[]]
        end = left
        for box in map(typesetter.box, pieces):
            if rows[-1] and end + box.width > self.width() - MARGIN_PX:
                rows.append([])
                end = left
            rows[-1].append((end, box))
            end += box.width
        return rows
