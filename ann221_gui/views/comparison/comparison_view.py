"""The grid of a comparison."""

from ann221_gui.views.comparison.comparison_model import ComparisonModel
from ann221_gui.views.comparison.comparison_text import Column
from ann221_gui.views.shared.steady_table import SteadyTable

WORDS = (Column.PINNED, Column.PRESENT)  # may be long
LEAST_EM = 5.0  # of these, where they have to be cut


class ComparisonView(SteadyTable):
    """Words that are too long for their column are cut, and stand in full in the tip."""

    def __init__(self, model: ComparisonModel) -> None:
        super().__init__(model)
        self.setWordWrap(False)

    def _least_widths(self) -> list[int]:
        least = round(LEAST_EM * self.fontMetrics().height())
        return [min(least, width) if place in WORDS else width for place, width in enumerate(self._widths)]
