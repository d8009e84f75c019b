"""What the small table of samples and the full one have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.table_text import Table
from ann221_gui.views.samples.covered_columns import covered_columns
from ann221_gui.views.samples.sample_model import SampleModel
from ann221_gui.views.samples.sample_view import SampleView
from ann221_gui.views.samples.samples_as_table import samples_as_table
from ann221_gui.views.shared.copy_menu import CopyMenu
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.theme import LIGHT, Theme
from ann221_gui.views.shared.visible_view import VisibleView

HELP = (
    "Click a row, or press ↑ and ↓, to probe that sample; Ctrl+C copies all, "
    "Ctrl+Shift+C or a right click asks as what"
)


class SamplePage(VisibleView):
    """A row a sample, the probe's row lit; a row that is clicked or reached by keyboard is chosen."""

    sample_chosen = Signal(int)
    copied = Signal(str)

    def __init__(self, model: SampleModel, view: SampleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written: Snapshot | None = None
        self._model = model
        self._view = view
        self._view.setAccessibleName("Samples")
        self._view.setToolTip(HELP)
        self._view.row_chosen.connect(self.sample_chosen)
        self._copy_menu = CopyMenu(self, "samples", self._table, self._number)
        self._copy_menu.copied.connect(self.copied)
        self._copy_menu.serve(self._view)
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._write)
        self.setFocusProxy(self._view)
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        self._model.set_theme(theme)
        self._view.set_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Light the probe's row at once, write the numbers at a pace that can be read."""
        frame, written = snapshot.frame, self._written
        if written is None or _is_changed(written, snapshot):
            self._pace.ask_at_once()
        elif written.frame is not frame:
            self._pace.ask()
        self._view.light(snapshot.probe.sample)

    def _write(self) -> None:
        if self._snapshot is None or self._written is self._snapshot:
            return
        snapshot = self._written = self._snapshot
        self._write_below(snapshot)
        self._model.show(snapshot.frame, covered_columns(snapshot))
        self._view.make_room()

    def _write_below(self, snapshot: Snapshot) -> None:
        """Sums and the like of another instant."""
        raise NotImplementedError

    def _table(self) -> Table | None:
        return None if self._written is None else samples_as_table(self._written, self._model.columns)

    def _number(self) -> float | None:
        index = self._view.currentIndex()
        return self._model.number(index) if index.isValid() else None


def _is_changed(before: Snapshot, after: Snapshot) -> bool:
    """By the user, in what is written here."""
    is_same_run = before.frame.changes == after.frame.changes and before.frame.dataset is after.frame.dataset
    return not is_same_run or covered_columns(before) != covered_columns(after)
