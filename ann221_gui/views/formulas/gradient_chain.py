"""The chain of one selected item, set like a book, with the numbers of this instant."""

from math import ceil

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.chain_lines import Line, chain_lines, title_of_chain
from ann221_gui.views.formulas.formulas import plain_text
from ann221_gui.views.formulas.typeset import Formula, Typesetter
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.theme import Theme

MARGIN_PX = 8
GAP_PX = MARGIN_PX + 6  # from the margin to the equals signs, where nothing stands before them
LEADING = 1.3


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


class ChainPage(QWidget):
    """Paints lines, broken between their pieces where they are too long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        height = self.fontMetrics().height()
        self._formulas = Typesetter(self.font(), height * 0.98)
        self._captions = Typesetter(self.font(), height * 0.78)
        self._fit()
        self.update()

    def show_lines(self, lines: list[Line]) -> None:
        self.lines = lines
        self._fit()
        self.update()

    @property
    def text(self) -> str:
        """All lines, as a screen reader gets them."""
        return "\n".join(plain_text((*line.start, *sum(line.pieces, ()))) for line in self.lines)

    def sizeHint(self) -> QSize:
        return QSize(ceil(self._formulas.pixel_size) * 24, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        self.setMinimumSize(ceil(self._narrowest), ceil(self._lay_out(None)))

    @property
    def _indent(self) -> float:
        """Where the equals signs stand."""
        return max((self._formulas.measure(line.start).width for line in self.lines), default=0.0) + GAP_PX

    @property
    def _narrowest(self) -> float:
        """What the widest piece needs, which can't be broken."""
        pieces = [piece for line in self.lines if not line.is_caption for piece in line.pieces]
        widest = max((self._formulas.measure(piece).width for piece in pieces), default=0.0)
        return self._indent + widest + MARGIN_PX

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lay_out(painter)
        painter.end()

    def _lay_out(self, painter: QPainter | None) -> float:
        """Paint all lines, or only measure them; the height they take."""
        indent, top = self._indent, float(MARGIN_PX)
        for line in self.lines:
            top = self._lay_out_line(painter, line, indent, top)
        return top + MARGIN_PX

    def _lay_out_line(self, painter: QPainter | None, line: Line, indent: float, top: float) -> float:
        typesetter = self._captions if line.is_caption else self._formulas
        left = float(MARGIN_PX) if line.is_caption else indent
        rows = self._broken(typesetter, line.pieces, self.width() - left - MARGIN_PX)
        for number, row in enumerate(rows):
            start = line.start if number == 0 else ()
            extent = typesetter.measure((*start, *row))
            if painter is not None:
                colour = self._theme.muted if line.is_caption else self._theme.text
                painter.setPen(QColor(colour))
                typesetter.paint(painter, MARGIN_PX, top + extent.ascent, start)
                typesetter.paint(painter, left, top + extent.ascent, row)
            top += extent.height + typesetter.pixel_size * (LEADING - 1)
        return top

    @staticmethod
    def _broken(typesetter: Typesetter, pieces: tuple[Formula, ...], room: float) -> list[Formula]:
        """As many pieces a row as fit."""
        rows: list[Formula] = [()]
        used = 0.0
        for piece in pieces:
            width = typesetter.measure(piece).width
            if rows[-1] and used + width > room:
                rows.append(())
                used = 0.0
            rows[-1] = (*rows[-1], *piece)
            used += width
        return rows
