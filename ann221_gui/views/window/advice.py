"""The one sentence at the bottom of the window: what to do, what is happening, why it stopped."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy

from ann221_gui.core.covering import covered_with
from ann221_gui.core.frame import Diverged, Frame, Reached
from ann221_gui.core.meanings import in_words
from ann221_gui.core.numbers import exact
from ann221_gui.core.saturation import dead_neurons
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.start_statistics import start_outlook
from ann221_gui.views.shared.phase_words import LEAVE_KEY, ONWARD_KEY
from ann221_gui.views.shared.readout_pace import ReadoutPace

BRIEF_MS = 8000
FIRST = (
    "Press Play (Space) and watch the network learn {data}. Drag an input or a weight to see what follows; "
    "click a weight to see how a step changes it."
)
LOOKING_BACK = (
    "You are back at epoch {:,.10g} of {:,.10g}. Training on from here replaces what came after (Ctrl+Z "
    "brings it back); End on the time line returns to it."
)
COVERED_ADVICE = (
    "Work the numbers out in My answer: type each, Enter goes on, F4 checks them, F3 gives a hint. What is "
    "covered here shows itself when you have it right."
)


class AdviceLine(QLabel):
    """Follows the run at a pace that can be read."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._is_playing = False
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._show_advice)
        self._brief = QTimer(self)
        self._brief.setSingleShot(True)
        self._brief.timeout.connect(self._show_advice)
        self.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file
        self.setWordWrap(True)
        self.setMargin(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._show_advice()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if (snapshot.walk is None) != (before.walk is None) or snapshot.covered != before.covered:
            self._pace.ask_at_once()
        else:
            self._pace.ask()

    def show_playing(self, is_playing: bool) -> None:
        self._is_playing = is_playing
        self._pace.ask_at_once()

    @Slot(str)
    def say_briefly(self, text: str) -> None:
        """Something else for some seconds, or the advice again if there is no text."""
        if text:
            self.setText(text)
            self._brief.start(BRIEF_MS)
        else:
            self._brief.stop()
            self._show_advice()

    @Slot()
    def _show_advice(self) -> None:
        if not self._brief.isActive():
            self.setText(_words(self._snapshot, self._is_playing))


def _words(snapshot: Snapshot, is_playing: bool) -> str:
    """In the midst of a step something else is to be known than between two."""
    if covered_with(snapshot.covered):
        return COVERED_ADVICE
    if snapshot.walk is None:
        return advice(snapshot.frame, is_playing)
    if is_playing:
        return f"The phases of each step are played. Space pauses, {ONWARD_KEY} goes on at once."
    return (
        f"{ONWARD_KEY} goes on to the next phase and behind the last one does the step; "
        f"{LEAVE_KEY} leaves it undone."
    )


def advice(frame: Frame, is_playing: bool) -> str:
    """What a newcomer needs to know now."""
    if frame.ending is not None:
        return ending_text(frame)
    if not frame.timeline.is_at_end:
        return LOOKING_BACK.format(frame.epoch, frame.timeline.last_epoch)
    if frame.steps == 0 and not is_playing:
        outlook = start_outlook(frame.dataset, frame.setup.start, frame.hyperparameters)
        return f"{outlook} {FIRST.format(data=frame.dataset.title)}".strip()
    if frame.learned:
        tolerance = exact(frame.hyperparameters.tolerance)
        return f"Learned: every output is within {tolerance} of its target."
    dead = dead_neurons(frame)
    return dead_text(dead) if dead else _pace_text(frame, is_playing)


def _pace_text(frame: Frame, is_playing: bool) -> str:
    if not is_playing:
        return "Paused. Space goes on, F6 does one step."
    if _is_behind_the_rule(frame):
        return "Training goes on past the stop rule, which was reached before. Space pauses."
    return "Training. Space pauses."


def _is_behind_the_rule(frame: Frame) -> bool:
    scores = frame.evaluation
    return bool(frame.hyperparameters.stop_rule.reached(frame.epoch, scores.loss, scores.max_abs_delta))


def dead_text(neurons: tuple[str, ...]) -> str:
    """A saturated neuron's weights hardly move: said in words, with the neuron named."""
    names = " and ".join(in_words(name) for name in neurons)
    verb, whose = ("is", "its") if len(neurons) == 1 else ("are", "their")
    text = f"{names} {verb} saturated on every sample, so {whose} weights hardly move any more."
    return text[0].upper() + text[1:] + " Reset, and try a smaller learning rate or other weights."


def ending_text(frame: Frame) -> str:
    """Why training has ended by itself."""
    match frame.ending:
        case Reached() as reached:
            return reached_text(frame, reached)
        case Diverged() as diverged:
            return diverged_text(diverged)
    return ""


def reached_text(frame: Frame, ending: Reached) -> str:
    """Which part of the stop rule ended training, and where."""
    words = frame.hyperparameters.stop_rule.words(ending.rule)
    return f"Stopped by the stop rule at epoch {frame.epoch:,.0f}: {words}."


def diverged_text(diverged: Diverged) -> str:
    """Why training had to stop, and what helps."""
    remedy = "Go back to the start, and try a smaller learning rate."
    if diverged.parameter is None:
        return f"Training has diverged: the error is no longer a finite number. {remedy}"
    return f"Training has diverged: the {in_words(diverged.parameter)} has passed ±1,000,000. {remedy}"
