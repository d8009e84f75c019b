"""What the window does about going back: undo and redo, the time line, an epoch that is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog

from ann221_gui.core.commands import GoTo, Redo, Undo
from ann221_gui.core.numbers import exact, parse_number
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.timeline import Timeline
from ann221_gui.views.window.passing_dialog import open_passing

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow


class Travelling(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._timeline = window.run.snapshot.frame.timeline
        run, actions = window.run, window.actions_
        actions.undo.triggered.connect(self._undo)
        actions.redo.triggered.connect(self._redo)
        actions.go_to.triggered.connect(self._ask_for_epoch)
        window.loss.epoch_sought.connect(self.go_to)
        window.loss.journey_given_up.connect(run.give_up)
        window.diagram.canvas.change_ended.connect(run.choices.end_change)
        run.journey_advanced.connect(window.loss.show_journey)
        run.snapshot_changed.connect(self._take_snapshot)
        window.menus.edit.aboutToShow.connect(self._show_words)
        actions.show_timeline(self._timeline)

    @Slot()
    def _undo(self) -> None:
        self._window.run.travel(Undo())

    @Slot()
    def _redo(self) -> None:
        """Where numbers are covered, it would show them as training does."""
        if self._window.run.handing_out.allows_training():
            self._window.run.travel(Redo())

    @Slot(float)
    def go_to(self, epoch: float) -> None:
        """Along the time line of this run; ahead only where training is allowed as well."""
        run = self._window.run
        if epoch <= run.snapshot.frame.epoch or run.handing_out.allows_training():
            run.travel(GoTo(epoch))
        else:
            self._window.loss.show_where_one_is()

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot) -> None:
        """Its words change with every frame while one trains: the menu gets them when it is opened."""
        before, self._timeline = self._timeline, snapshot.frame.timeline
        if _possible(before) != _possible(self._timeline):
            self._show_words()

    @Slot()
    def _show_words(self) -> None:
        self._window.actions_.show_timeline(self._timeline)

    @Slot()
    def _ask_for_epoch(self) -> None:
        timeline = self._timeline
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Go to epoch")
        dialog.setLabelText(f"Epoch, from {_range_text(timeline)}:")
        # As text: Qt's field for numbers reads 2,5 as 25 in an English desktop, and 2.5 in a German one.
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setTextValue(exact(self._window.run.snapshot.frame.epoch))
        dialog.textValueSelected.connect(self._read_epoch)
        open_passing(dialog)

    @Slot(str)
    def _read_epoch(self, text: str) -> None:
        timeline = self._timeline
        try:
            epoch = parse_number(text)
        except ValueError as error:
            self._window.advice.say_briefly(f"Go to epoch: {error}.")
            return
        if timeline.first_epoch <= epoch <= timeline.last_epoch:
            self.go_to(epoch)
        else:
            self._window.advice.say_briefly(
                f"There is no such epoch: this run goes from {_range_text(timeline)}."
            )


def _range_text(timeline: Timeline) -> str:
    return f"{exact(timeline.first_epoch)} to {exact(timeline.last_epoch)}"


def _possible(timeline: Timeline) -> tuple[bool, bool, bool]:
    """Which of the actions lead anywhere."""
    return bool(timeline.undo), bool(timeline.redo), timeline.last_epoch > timeline.first_epoch
