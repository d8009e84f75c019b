"""What must not be missed, in the bar above the panes: what can't be learned, why training ended, a fault."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ann221_gui.core.commands import Setup
from ann221_gui.core.frame import Diverged, Ending
from ann221_gui.core.limits import biases_help, impossibility
from ann221_gui.views.window.advice import diverged_text

if TYPE_CHECKING:
    from ann221_gui.main_window import MainWindow


class Alerting(QObject):
    """For one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._limit = self._divergence = ""  # said last
        run = window.run
        run.setup_changed.connect(self._show_limit)
        run.ending_changed.connect(self._show_ending)
        run.playing_changed.connect(self._show_reason)
        run.failed.connect(self.show_fault)
        self._show_limit(run.setup)

    @Slot(object)
    def _show_limit(self, setup: Setup) -> None:
        messages = self._window.messages
        before, self._limit = self._limit, impossibility(setup.dataset, setup.hyperparameters)
        if self._limit == before:
            return
        messages.withdraw(before)
        if biases_help(setup.dataset, setup.hyperparameters):
            switch_on = partial(self._window.run.choices.set_biases, True)
            messages.say(self._limit, "Switch biases on", switch_on)
        elif self._limit:
            messages.say(self._limit)

    @Slot(object)
    def _show_ending(self, ending: Ending | None) -> None:
        if isinstance(ending, Diverged):
            self._divergence = diverged_text(ending)
            self._window.messages.say(self._divergence, "Back to the start", self._window.run.reset)
        else:
            self._window.messages.withdraw(self._divergence)

    @Slot(bool)
    def _show_reason(self, is_playing: bool) -> None:
        """Where Play was refused, it is said again."""
        if not is_playing:
            self._show_ending(self._window.run.snapshot.frame.ending)

    @Slot(str)
    def show_fault(self, fault: str) -> None:
        """Something went wrong inside the program: training pauses, nothing is lost."""
        self._window.run.pause()
        self._window.messages.say(
            f"Something went wrong in the program, and training is paused. Nothing is lost. ({fault})",
            "Report this…",
            self._window.actions_.report.trigger,
        )
