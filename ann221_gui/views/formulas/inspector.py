"""What is to be known of the selected weight, bias or neuron, with the numbers of this instant."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.formula_pane import FormulaPane
from ann221_gui.views.formulas.inspector_blocks import inspected, title_of_item
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.shared.theme import Theme

WIDE_LINES = 40  # from a width of so many lines' height on, the factors stand beside the chain
CHAIN_SHARE = 53  # of the width, in hundredths


class Inspector(FormulaPane):
    """The chain and its factors: in two sheets side by side, or in one where there is no room for two."""

    title_changed = Signal(str)

    def __init__(self, snapshot: Snapshot, item: str, theme: Theme) -> None:
        self._chain = FormulaSheet(theme, "Formulas of the selected item")
        self._factors = FormulaSheet(theme, "What stands in them, one by one")
        super().__init__(self._chain, self._factors)
        for sheet, share in ((self._chain, CHAIN_SHARE), (self._factors, 100 - CHAIN_SHARE)):
            self._row.setStretchFactor(sheet, share)
        self._snapshot: Snapshot = snapshot
        self._item = item
        self._title = self.title
        self.setWhatsThis(
            "Click a weight or a neuron in the diagram: its formulas stand here with their numbers"
        )
        self._fit()

    @property
    def title(self) -> str:
        return title_of_item(self._item, self._snapshot.problem.conventions.notation)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        super().show_snapshot(snapshot)
        self._say_title()

    @Slot(str)
    def show_item(self, item: str) -> None:
        """Explain another weight, bias or neuron."""
        self._item = item
        self._say_title()
        self.draw_again()
        self.begin_at_top()

    def draw(self, snapshot: Snapshot) -> None:
        chain, factors = inspected(snapshot, self._item)
        if self._factors.isHidden():
            self._chain.show_blocks([*chain, *factors])
        else:
            self._chain.show_blocks(chain)
            self._factors.show_blocks(factors)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One sheet or two, by the room there is."""
        is_narrow = self.width() < WIDE_LINES * self.fontMetrics().height()
        if is_narrow != self._factors.isHidden():
            self._factors.setVisible(not is_narrow)
            self.draw_again()

    def _say_title(self) -> None:
        before, self._title = self._title, self.title
        if self._title != before:
            self.title_changed.emit(self._title)
