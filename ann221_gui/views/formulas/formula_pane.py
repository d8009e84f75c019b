"""A pane with formulas: follows the user at once, and training at a pace that can be read."""

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.theme import Theme
from ann221_gui.views.shared.visible_view import VisibleView


class FormulaPane(VisibleView):
    """Sheets side by side, which `draw` fills; what is pointed at or copied in any of them is passed on."""

    quantity_pointed = Signal(str)
    copied = Signal(str)

    def __init__(self, *sheets: FormulaSheet) -> None:
        super().__init__()
        self.sheets = sheets
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._draw_due)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(QMargins())
        for sheet in sheets:
            self._row.addWidget(sheet)
            sheet.quantity_pointed.connect(self.quantity_pointed)
            sheet.copied.connect(self.copied)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """At once where the user made the change, else at the pace of numbers."""
        before, self._snapshot = self._snapshot, snapshot
        self._pace.follow(before, snapshot)

    @Slot()
    def _draw_due(self) -> None:
        self.draw_again()

    def begin_at_top(self) -> None:
        """Where other things are written than before."""
        for sheet in self.sheets:
            sheet.current = 0
            sheet.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        for sheet in self.sheets:
            sheet.set_theme(theme)

    def light(self, part: str) -> None:
        """Mark what belongs to this part of the diagram; nothing where it is empty."""
        for sheet in self.sheets:
            sheet.light(part)
