"""Everything that the first screen leaves out, in sections that open on demand."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QVBoxLayout, QWidget

from ann221_gui.core.checking.handout import NO_HANDOUT, Lock
from ann221_gui.core.commands import Setup
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.settings.conventions_section import ConventionsSection
from ann221_gui.views.settings.fold import Fold
from ann221_gui.views.settings.limit_hint import LimitHint
from ann221_gui.views.settings.network_section import NetworkSection
from ann221_gui.views.settings.start_section import StartSection
from ann221_gui.views.settings.stop_section import StopSection
from ann221_gui.views.settings.training_section import TrainingSection

MARGIN_PX = 4
PREFERRED_WIDTH_PX = 280


class SettingsPanel(QWidget):
    """Shows the set-up of the run. What the user chooses is emitted complete and valid."""

    hyperparameters_changed = Signal(object)
    start_chosen = Signal(object)
    entry_refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._setup: Setup | None = None
        self._handout = NO_HANDOUT
        self._content = QWidget()
        self._hint = LimitHint()
        self._start, self._network = StartSection(), NetworkSection()
        self._training, self._stop = TrainingSection(), StopSection()
        self._conventions = ConventionsSection()
        self._choosers = (self._network, self._training, self._stop, self._conventions)
        self._folds = {
            "start": Fold("&Start", self._start, "Where the weights begin."),
            "network": Fold("&Network", self._network, "Biases and activations."),
            "training": Fold("Batch &and order", self._training, "How many samples a step uses."),
            "stop": Fold("St&op", self._stop, "When training pauses by itself."),
            "conventions": Fold("&Conventions", self._conventions, "Error, signs, notation, digits."),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.addWidget(self._hint)
        for fold in self._folds.values():
            column.addWidget(fold)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _connect(self) -> None:
        self._start.start_chosen.connect(self.start_chosen)
        self._hint.biases_wanted.connect(self._network.switch_biases)
        for section in self._choosers:
            section.hyperparameters_changed.connect(self._on_hyperparameters_chosen)
        self._content.installEventFilter(self)
        for field in self.findChildren(NumberField):
            field.entry_refused.connect(self.entry_refused)

    @property
    def open_sections(self) -> frozenset[str]:
        """Names of the sections that are unfolded."""
        return frozenset(name for name, fold in self._folds.items() if fold.is_open)

    @open_sections.setter
    def open_sections(self, names: frozenset[str]) -> None:
        for name, fold in self._folds.items():
            fold.is_open = name in names

    def sizeHint(self) -> QSize:
        return QSize(PREFERRED_WIDTH_PX, super().sizeHint().height()).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest row: nothing is cut off at the side, whatever the text size."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._content.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The scroll area keeps it to itself when what it holds needs other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Cheap where the set-up is the one that is shown."""
        if snapshot.handout is not self._handout:
            self._handout = snapshot.handout
            self._show_locks(snapshot.handout.locked)
        self._start.show_snapshot(snapshot)
        setup = snapshot.frame.setup
        if setup is not self._setup:
            self._setup = setup
            self._hint.show_setup(setup)
            self._conventions.show_dataset(setup.dataset)
            self._show_hyperparameters(setup.hyperparameters)

    def _show_locks(self, locked: frozenset[Lock]) -> None:
        self._folds["start"].lock(Lock.WEIGHTS in locked)
        self._folds["conventions"].lock(Lock.CONVENTIONS in locked)
        self._network.show_locks(locked)
        self._hint.show_lock(Lock.BIASES in locked)

    def choose_working_start(self) -> None:
        """As the button of the start section does."""
        self._start.choose_working_start()

    def choose_new_start(self) -> None:
        """As the button of the start section does."""
        self._start.choose_new_start()

    def _show_hyperparameters(self, hyper: Hyperparameters) -> None:
        for section in self._choosers:
            section.show_hyperparameters(hyper)

    def _on_hyperparameters_chosen(self, hyper: Hyperparameters) -> None:
        """All sections at once, so that a second choice builds on the first before a frame comes back."""
        self._show_hyperparameters(hyper)
        self.hyperparameters_changed.emit(hyper)
