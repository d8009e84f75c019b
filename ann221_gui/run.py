"""The run that a window shows: what the user does becomes a command, what comes back becomes a snapshot."""

from PySide6.QtCore import QObject, Signal, Slot

from ann221_gui.choices import Choices
from ann221_gui.core.commands import Reset, Setup, TrainEpochs, TrainPair, TrainSteps, Travel
from ann221_gui.core.frame import Frame
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.record.version import Open, Version
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import PHASE_BY_PHASE
from ann221_gui.handing_out import HandingOut
from ann221_gui.pinning import Pinning
from ann221_gui.probing import Probing
from ann221_gui.step_walk import StepWalk
from ann221_gui.training.link import TrainingLink
from ann221_gui.training.requests import GiveUp, Pause, Pin, Play, Request, SetSpeed, TakeRecord

SLOWEST_TRAINING_EPOCHS_PER_S = 1.0


class Run(QObject):
    """Slots for what the views emit, signals for what they show."""

    snapshot_changed = Signal(object)
    setup_changed = Signal(object)
    ending_changed = Signal(object)
    playing_changed = Signal(bool)
    journey_advanced = Signal(object)  # how much of the way is done, from 0 to 1; None when it is over
    opening_begun = Signal(object)  # the version that is to be gone on with
    opening_given_up = Signal()
    record_taken = Signal(object)
    failed = Signal(str)

    def __init__(self, recorder: Recorder, epochs_per_second: float, parent: QObject) -> None:
        super().__init__(parent)
        self._link = TrainingLink(recorder, max(epochs_per_second, SLOWEST_TRAINING_EPOCHS_PER_S), self)
        self._frame = self._link.first_frame
        self._is_to_play = False
        self._speed = epochs_per_second
        self.handing_out = HandingOut(self._frame.setup.handout, self)
        self.choices = Choices(
            self._frame.setup, self.handing_out, self._link.send, self._leave_step_for, self
        )
        self.handing_out.changed.connect(self._show_covering)
        self.pinning = Pinning(self)
        self.pinning.changed.connect(self._show)
        self._link.run_pinned.connect(self.pinning.take)
        self.walk = StepWalk(self._frame, self)
        self.walk.changed.connect(self._show_walk)
        self.walk.step_wanted.connect(self._do_walked_step)
        self.walk.playing_changed.connect(self._note_playing)
        self.probing = Probing(self._frame, self.handing_out, self.walk, self)
        self.probing.moved.connect(self._show)
        self._link.frame_published.connect(self._take_frame)
        self._link.playing_changed.connect(self._note_playing)
        self._link.journey_advanced.connect(self.journey_advanced)
        self._link.opening_given_up.connect(self.opening_given_up)
        self._link.record_taken.connect(self.record_taken)
        self._link.failed.connect(self._note_fault)

    @property
    def snapshot(self) -> Snapshot:
        """What is to be shown now."""
        probe, covered = self.probing.probe, self.handing_out.covered
        return Snapshot(self._frame, probe, self.walk.walk, covered, self.pinning.pinned)

    @property
    def setup(self) -> Setup:
        """As asked for last, so that a choice builds on the one before it."""
        return self.choices.setup

    @property
    def is_playing(self) -> bool:
        return self._link.is_playing or self.walk.is_playing

    def start(self) -> None:
        """Begin the training thread."""
        self._link.start()

    def stop(self) -> None:
        """End the training thread."""
        self._link.stop()

    @property
    def last_record(self) -> Version:
        """What was done in all, when the thread has ended."""
        return self._link.last_record

    @Slot()
    def make_way(self) -> None:
        """The window has something to handle or to paint: training waits meanwhile."""
        self._link.take_turn()

    def show_frame(self, frame: Frame) -> None:
        """One of a training elsewhere, in a window that is only drawn."""
        self._take_frame(frame)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        before, self._frame = self._frame, frame
        self.probing.take(frame)
        if frame.setup.handout is not before.setup.handout:
            self.handing_out.take(frame.setup.handout)
        if self._link.is_answered:
            self.choices.take(frame.setup)
        self.walk.take_frame(before, frame)
        self.probing.follow()
        self._show()
        if frame.setup is not before.setup:
            self.setup_changed.emit(frame.setup)
        if frame.ending != before.ending:
            self.ending_changed.emit(frame.ending)

    @Slot(bool)
    def _note_playing(self, _is_playing: bool) -> None:
        """Either plays: training, or the phases."""
        self._is_to_play = self.is_playing
        self.playing_changed.emit(self._is_to_play)

    @Slot(str)
    def _note_fault(self, fault: str) -> None:
        self.choices.take(self._frame.setup)
        self.walk.end()
        self.failed.emit(fault)

    # The phases of a step

    @Slot()
    def walk_onward(self) -> None:
        """The next phase of the run's next step; training pauses for it."""
        if not self.handing_out.allows_training():
            return
        if self._is_to_play and not self.walk.is_playing:
            self.pause()
        self.walk.onward()

    @Slot()
    def walk_pair(self) -> None:
        """The phases of a step with the probed pair alone."""
        if self.handing_out.allows_training():
            self.pause()
            self.walk.begin(of_pair=True)

    @Slot()
    def _show_walk(self) -> None:
        self.probing.follow()
        self._show()

    @Slot()
    def _show_covering(self) -> None:
        if self.handing_out.holds_training:
            self.pause()
            self.walk.end()
        self._show()

    @Slot()
    def _show(self) -> None:
        self.snapshot_changed.emit(self.snapshot)

    @Slot(bool)
    def _do_walked_step(self, of_pair: bool) -> None:
        self._link.send(self._pair_alone if of_pair else TrainSteps(1))

    @property
    def _pair_alone(self) -> TrainPair:
        probe = self.probing.probe
        return TrainPair(probe.inputs, probe.target)

    # Training

    @Slot()
    def toggle_play(self) -> None:
        if self._is_to_play:
            self.pause()
        else:
            self._play()

    def _play(self) -> None:
        """Phase by phase at the slowest speed, else training."""
        if not self.handing_out.allows_training():
            return
        self._is_to_play = True
        if self._speed == PHASE_BY_PHASE:
            self.walk.play()
        else:
            self._train(Play())

    @Slot()
    def pause(self) -> None:
        self._is_to_play = False
        self.walk.pause()
        self._link.send(Pause())

    @Slot()
    def step(self) -> None:
        """One update, whatever its batch."""
        self._train(TrainSteps(1))

    @Slot()
    def step_epoch(self) -> None:
        """To the end of the pass that is under way."""
        self._train(TrainEpochs(1))

    @Slot()
    def train_pair(self) -> None:
        """One update with the probed pair alone."""
        self._train(self._pair_alone)

    def play_epochs(self, epochs: int) -> None:
        """Train for so many epochs, then pause."""
        self._train(Play(epochs))

    @Slot(float)
    def set_speed(self, epochs_per_second: float) -> None:
        """`PHASE_BY_PHASE` plays the phases of each step; what plays goes on at the new speed."""
        changes_kind = PHASE_BY_PHASE in (epochs_per_second, self._speed) and epochs_per_second != self._speed
        was_playing = self._is_to_play
        if changes_kind and was_playing:
            self.pause()
        self._speed = epochs_per_second
        if epochs_per_second != PHASE_BY_PHASE:
            self._link.send(SetSpeed(epochs_per_second))
        if changes_kind and was_playing:
            self._play()

    @Slot()
    def reset(self) -> None:
        self._leave_step_for(Reset())

    def _train(self, request: Request) -> None:
        if self.handing_out.allows_training():
            self.choices.end_change()
            self._leave_step_for(request)

    def _leave_step_for(self, request: Request) -> None:
        """What leads to other parameters than a walk through a step does."""
        self.walk.end()
        self._link.send(request)

    # Going back and forth

    def travel(self, travel: Travel | Open) -> None:
        """To another place on the time line, or to another run; what plays is paused, and undone as well."""
        if isinstance(travel, Open):
            self.opening_begun.emit(travel.record.tip)
        self.choices.end_change()
        self.pause()
        self._leave_step_for(travel)

    @Slot()
    def give_up(self) -> None:
        """Where the way is long."""
        self._link.send(GiveUp())

    def take_record(self) -> None:
        """`record_taken` tells what was done up to now."""
        self._link.send(TakeRecord())

    @Slot()
    def pin(self) -> None:
        """Keep the run as it is now beside what is done from here on."""
        if self.handing_out.allows_training():
            self._link.send(Pin())

    def start_over(self) -> None:
        """Everything as at the very first start, the probe as well."""
        self.pause()
        self.pinning.unpin()
        self.probing.start_over()
        self.choices.begin(Setup())
