"""Where a run starts: at weights drawn at random, all equal, typed, or known to work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ann221_gui.core.commands import Setup
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.start_statistics import has_working_start, start_outlook
from ann221_gui.core.starts import WORKING_START, start_in_words
from ann221_gui.views.settings.settings_form import SECTION_MARGINS_PX, note
from ann221_gui.views.settings.start_form import StartForm

NOT_KNOWN = "How many of such starts learn this data is not known for these settings."
DRAW_HINT = "Draws weights with the next seed and begins a new run with them."
BEGIN_HINT = "Begins a new run with these weights."
WORKING_HINT = "Weights from which this network learns each of the six gates at η = 0.5."
NO_WORKING_HINT = "Known for the six gates with logistic neurons only."


class StartSection(QWidget):
    """Emits the start that the user chose; a new run is to begin with it."""

    start_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._form = StartForm()
        self._new = QPushButton("Ne&w start")
        self._working = QPushButton("A start that wor&ks")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._outlook, self._begun = note(), note()
        column = QVBoxLayout(self)
        column.setContentsMargins(*SECTION_MARGINS_PX)
        for part in (self._working, self._new, self._form, self._outlook, self._begun):
            column.addWidget(part)

    def _connect(self) -> None:
        self._new.clicked.connect(self.choose_new_start)
        self._working.clicked.connect(self.choose_working_start)
        self._form.draft_changed.connect(self._show_draft)
        self._form.seed_entered.connect(self._on_seed_entered)
        self._form.typing_chosen.connect(self._on_typing_chosen)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follows the set-up of the run; the weights that training changes are looked at when asked for."""
        before, self._snapshot = self._snapshot, snapshot
        setup = snapshot.frame.setup
        if before is not None and setup is before.frame.setup:
            return
        self._form.show_biases(setup.hyperparameters.biases)
        self._form.show_notation(setup.hyperparameters.conventions.notation)
        if before is None or setup.start != before.frame.setup.start:
            self._form.show_start(setup.start)
        self._show_working(setup)
        self._begun.setText(f"This run began with {start_in_words(setup.start)}.")
        self._show_draft()

    def choose_new_start(self) -> None:
        """As the button does: the next seed of a random start, or exactly the numbers that are typed."""
        if not self._form.commit():
            return
        if self._form.is_random and self.isEnabled():  # where it is locked, the start will be refused
            self._form.take_next_seed()
        self.start_chosen.emit(self._form.draft)

    def _on_seed_entered(self) -> None:
        if self._form.commit():
            self.start_chosen.emit(self._form.draft)

    def choose_working_start(self) -> None:
        """Weights that are known to learn every gate."""
        self.start_chosen.emit(WORKING_START)

    def _on_typing_chosen(self) -> None:
        if self._snapshot is not None:
            self._form.show_parameters(self._snapshot.frame.parameters)

    def _show_working(self, setup: Setup) -> None:
        is_known = has_working_start(setup)
        self._working.setEnabled(is_known)
        self._working.setToolTip(WORKING_HINT if is_known else NO_WORKING_HINT)

    def _show_draft(self) -> None:
        is_random = self._form.is_random
        self._new.setText("Ne&w start" if is_random else "Ne&w start with these")
        self._new.setToolTip(DRAW_HINT if is_random else BEGIN_HINT)
        self._outlook.setVisible(is_random)
        if self._snapshot is not None:
            setup = self._snapshot.frame.setup
            outlook = start_outlook(setup.dataset, self._form.draft, setup.hyperparameters)
            self._outlook.setText(outlook or NOT_KNOWN)
