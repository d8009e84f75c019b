"""The wiring of the window, and nothing else: builds the run and the views, connects them."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from ann221_gui.alerting import Alerting
from ann221_gui.answering import Answering
from ann221_gui.core.commands import Setup
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.start_statistics import has_working_start
from ann221_gui.document import Document
from ann221_gui.exporting import Exporting
from ann221_gui.files.preferences import THEME_CHOICES, Preferences
from ann221_gui.files.resources import examples, resource
from ann221_gui.opening import Opening
from ann221_gui.recovery import Recovery
from ann221_gui.run import Run
from ann221_gui.sharing import Sharing
from ann221_gui.travelling import Travelling
from ann221_gui.views.loss.loss_plot import LossPlot
from ann221_gui.views.map.decision_map import DecisionMap
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.samples.sample_table import SampleTable
from ann221_gui.views.settings.settings_panel import SettingsPanel
from ann221_gui.views.shared.message_bar import MessageBar
from ann221_gui.views.shared.theme import Theme
from ann221_gui.views.window.advice import AdviceLine
from ann221_gui.views.window.appearance import Appearance
from ann221_gui.views.window.card import Card
from ann221_gui.views.window.control_bar import ControlBar
from ann221_gui.views.window.icons import icon
from ann221_gui.views.window.menus import Menus
from ann221_gui.views.window.panes import Panes
from ann221_gui.views.window.phase_bar import PhaseBar
from ann221_gui.views.window.read_outs import ReadOuts
from ann221_gui.views.window.seen_views import SeenViews
from ann221_gui.views.window.window_actions import PHASE, WindowActions
from ann221_gui.views.window.work_watch import WorkWatch
from ann221_gui.views.window.workbench import Workbench
from ann221_gui.window_memory import WindowMemory
from ann221_gui.window_tasks import WindowTasks


class MainWindow(QMainWindow):
    """One window, one run."""

    def __init__(self, recorder: Recorder, preferences: Preferences, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._watch: WorkWatch | None = None
        self.run = Run(recorder, preferences.speed_epochs_per_s, self)
        self.actions_ = WindowActions(self, appearance.application, THEME_CHOICES, examples())
        self.menus = Menus(self, self.actions_)
        self._make_views()
        self._lay_out()
        self._connect_views()
        self._connect_actions()
        self._memory = WindowMemory(self, preferences)
        self._memory.restore()
        self.tasks = WindowTasks(self, self._memory, appearance)
        self.alerting = Alerting(self)
        self.answering = Answering(self)
        self.travelling = Travelling(self)
        self.document = Document(self)
        self.opening = Opening(self, preferences)
        self.sharing = Sharing(self)
        self.recovery = Recovery(self)
        self._may_close = False
        self.exporting = Exporting(self, partial(MainWindow, preferences=preferences, appearance=appearance))
        self._set_theme(appearance.theme)
        self._views.show_snapshot(self.run.snapshot)
        self._show_setup(self.run.setup)
        self.diagram.canvas.setFocus()
        self.answering.show_handout()
        self.run.start()

    # Building

    def _make_views(self) -> None:
        snapshot, theme, actions = self.run.snapshot, self._appearance.theme, self.actions_
        self.diagram = NetworkDiagram(snapshot, theme)
        self.map = DecisionMap()
        self.samples = SampleTable()
        self.loss = LossPlot()
        self.loss.add_pinning(actions.pin, actions.unpin)
        self.workbench = Workbench(snapshot, self.diagram.canvas.selected, theme, actions)
        self.settings = SettingsPanel()
        self.read_outs = ReadOuts()
        self.phases = PhaseBar(actions.back, actions.onward, actions.to_total, actions.leave)
        self.controls = ControlBar([actions.reset, actions.step, actions.play], actions.more, self.read_outs)
        self.advice = AdviceLine(snapshot)
        self.messages, self.left_behind = MessageBar(), MessageBar()
        pictures = (self.diagram, self.map, self.loss)
        written = (self.samples, self.workbench, self.settings, self.controls, self.read_outs, self.advice)
        self._views = SeenViews((self.phases, *pictures, *written), self)

    def _lay_out(self) -> None:
        theme = self._appearance.theme
        bench = Card(self.workbench.title, self.workbench, theme, self.workbench.tabs)
        self.workbench.title_changed.connect(bench.set_title)
        self.panes = Panes(
            self._appearance.application,
            [
                Card("Network", self.diagram, theme, self.phases),
                Card("Decision map", self.map, theme, self.map.controls),
            ],
            [
                Card("Samples", self.samples, theme),
                Card("Error over training", self.loss, theme, self.loss.controls),
                bench,
            ],
        )
        self.workbench.page_changed.connect(partial(self.panes.use, bench))
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.controls, self.left_behind, self.messages, self.panes.scrolling(), self.advice):
            column.addWidget(widget, int(isinstance(widget, QScrollArea)))
        self.setCentralWidget(centre)
        self.dock = QDockWidget("More", self)
        self.dock.setObjectName("more")
        self.dock.setWidget(self.settings)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)

    def _connect_views(self) -> None:
        run, canvas = self.run, self.diagram.canvas
        run.snapshot_changed.connect(self._views.show_snapshot)
        run.setup_changed.connect(self._show_setup)
        run.playing_changed.connect(self._show_playing)
        run.probing.walk_left.connect(self.advice.say_briefly)
        run.handing_out.refused.connect(self.advice.say_briefly)
        run.pinning.said.connect(self.advice.say_briefly)
        run.pinning.changed.connect(self.actions_.unpin.setEnabled)
        canvas.parameter_entered.connect(run.choices.set_parameter)
        canvas.item_selected.connect(self.workbench.show_item)
        canvas.item_pointed.connect(self.workbench.light)
        self.workbench.item_pointed.connect(canvas.light)
        self.workbench.parameter_chosen.connect(canvas.select)
        self.workbench.sample_chosen.connect(run.probing.to_sample)
        self.diagram.input_moved.connect(run.probing.move_input)
        self.diagram.target.target_entered.connect(run.probing.set_own_target)
        self.map.probe_moved.connect(run.probing.move)
        self.map.sample_clicked.connect(run.probing.to_sample)
        self.samples.sample_chosen.connect(run.probing.to_sample)
        self.controls.dataset_chosen.connect(run.choices.choose_dataset)
        self.controls.learning_rate_entered.connect(run.choices.set_learning_rate)
        self.controls.speed.speed_changed.connect(run.set_speed)
        self.settings.hyperparameters_changed.connect(run.choices.set_hyperparameters)
        self.settings.start_chosen.connect(run.choices.choose_start)
        for copying in (canvas, self.workbench, self.samples):
            copying.copied.connect(self.advice.say_briefly)
        for source in (canvas, *self.diagram.inputs, self.diagram.target, self.settings, self.controls):
            source.entry_refused.connect(self.advice.say_briefly)

    def _connect_actions(self) -> None:
        run, actions = self.run, self.actions_
        for action, act in (
            (actions.quit, self.close),
            (actions.play, run.toggle_play),
            (actions.step, run.step),
            (actions.epoch, run.step_epoch),
            (actions.pair, run.train_pair),
            (actions.onward, run.walk_onward),
            (actions.back, run.walk.back),
            (actions.to_total, run.walk.to_total),
            (actions.pair_phases, run.walk_pair),
            (actions.leave, run.walk.end),
            (actions.reset, run.reset),
            (actions.new_start, self.settings.choose_new_start),
            (actions.working_start, self.settings.choose_working_start),
            (actions.pin, run.pin),
            (actions.unpin, run.pinning.unpin),
        ):
            action.triggered.connect(act)
        for place, action in enumerate(actions.pages):
            action.triggered.connect(partial(self.workbench.show_page, place))
        run.walk.begun.connect(partial(self.workbench.show_page, PHASE))
        run.walk.flow_changed.connect(self.diagram.canvas.set_flow)
        actions.enlarge.toggled.connect(self.panes.enlarge)
        self.panes.enlarged_changed.connect(actions.enlarge.setChecked)
        actions.reduced_motion.toggled.connect(run.walk.reduce_motion)
        for bar in (self.messages, self.left_behind):
            bar.closed.connect(partial(self.diagram.canvas.setFocus, Qt.FocusReason.OtherFocusReason))
        self.menus.described.connect(self.advice.say_briefly)
        actions.more.toggled.connect(self.dock.setVisible)
        self.dock.visibilityChanged.connect(lambda: actions.more.setChecked(not self.dock.isHidden()))
        actions.log.toggled.connect(self._set_log_scale)
        self.loss.scale_changed.connect(actions.log.setChecked)
        self._appearance.changed.connect(self._set_theme)

    # Showing

    @Slot(object)
    def _show_setup(self, setup: Setup) -> None:
        self.actions_.working_start.setEnabled(has_working_start(setup))

    @Slot(bool)
    def _show_playing(self, is_playing: bool) -> None:
        self.actions_.show_playing(is_playing)
        self._show_play_icon()
        self.advice.show_playing(is_playing)

    @Slot(object)
    def _set_theme(self, theme: Theme) -> None:
        self.read_outs.fit_text()
        self.controls.fit_text()
        for view in (self.panes, self.diagram, self.map, self.samples, self.loss, self.workbench):
            view.set_theme(theme)
        for action, name in ((self.actions_.reset, "reset"), (self.actions_.step, "step")):
            action.setIcon(icon(resource(f"icons/{name}.svg"), theme.text))
        self._show_play_icon()

    def _show_play_icon(self) -> None:
        name = "pause" if self.run.is_playing else "play"
        self.actions_.play.setIcon(icon(resource(f"icons/{name}.svg"), self._appearance.theme.accent))

    def _set_log_scale(self, is_logarithmic: bool) -> None:
        self.loss.is_logarithmic = is_logarithmic

    # What Qt tells

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watch is None:  # before it is shown, a window of the screen is not there
            self._watch = WorkWatch(self)
            self._watch.work_arrived.connect(self.run.make_way)
            self._watch.seen_changed.connect(self._views.set_seen)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close and self.document.is_changed:
            event.ignore()
            self.document.when_saved(self._close_now)
            return
        self.run.stop()
        self.recovery.end(is_lost=self._may_close)
        super().closeEvent(event)

    def _close_now(self) -> None:
        """Its user has said what is to become of what is not saved."""
        self.recovery.end(is_lost=False)
        self.close_at_once()

    def close_at_once(self) -> None:
        """Without a question, as where the desktop ends: what is not saved is offered at the next start."""
        self._may_close = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.opening.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.opening.drop(event)

    def remember(self) -> None:
        """Keep for next time what the window looks like and what it trains."""
        self._memory.save(self.run.setup, self._appearance)
