"""The formulas of the phase that a step has come to."""

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Walk
from ann221_gui.views.formulas.formula_pane import FormulaPane
from ann221_gui.views.formulas.sheet import FormulaSheet
from ann221_gui.views.formulas.step_blocks import step_blocks
from ann221_gui.views.shared.theme import Theme


class StepSheet(FormulaPane):
    """Says what happens in the phase, and how to begin where no step is walked through."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(FormulaSheet(theme, "Formulas of this phase"))
        self._walk: Walk | None = None

    def draw(self, snapshot: Snapshot) -> None:
        self.sheets[0].show_blocks(step_blocks(snapshot))
        if snapshot.walk != self._walk:
            self._walk = snapshot.walk
            self.begin_at_top()
