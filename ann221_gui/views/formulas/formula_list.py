"""Every formula, with the numbers of this instant."""

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.formulas.formula_pane import FormulaPane
from ann221_gui.views.formulas.list_blocks import list_blocks
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.shared.theme import Theme


class FormulaList(FormulaPane):
    """The whole table under its headings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(FormulaSheet(theme, "All formulas"))

    def draw(self, snapshot: Snapshot) -> None:
        self.sheets[0].show_blocks(list_blocks(snapshot.working))
