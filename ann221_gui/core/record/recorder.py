"""A trainer that remembers what was done: undo, redo, and the time line of a run."""

import math
from dataclasses import replace

from ann221_gui.core.commands import (
    Begin,
    Command,
    GoTo,
    Redo,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainSteps,
    Travel,
    Undo,
)
from ann221_gui.core.frame import Ending, Frame
from ann221_gui.core.pinned import Pinned
from ann221_gui.core.record.act import Act
from ann221_gui.core.record.bounds import MOST_ACTS, bound_checkpoints, bound_line
from ann221_gui.core.record.journey import Journey
from ann221_gui.core.record.reopening import versions_along
from ann221_gui.core.record.stretch import Stretch
from ann221_gui.core.record.timekeeping import Timekeeping
from ann221_gui.core.record.version import MOST_VERSIONS, Open, Version, Versions
from ann221_gui.core.record.wording import words_for
from ann221_gui.core.state import State
from ann221_gui.core.trainer import Trainer

STEPS_AT_ONCE = 100_000  # of a journey that nobody wants to give up


class Recorder:
    """Drives a trainer, and goes back to any instant of what it did, to the last bit."""

    def __init__(
        self, trainer: Trainer, *, most_versions: int = MOST_VERSIONS, most_acts: int = MOST_ACTS
    ) -> None:
        """Goes on with the trainer as it is."""
        self._trainer = trainer
        self._most_versions, self._most_acts = most_versions, most_acts
        self._versions = Versions([known_from(trainer.state())], most_versions)
        self._timekeeping = Timekeeping()
        self._stretch: Stretch | None = None
        self._change: tuple[Version, Command] | None = None  # what the next command may join

    @property
    def record(self) -> Version:
        """What was done, and where in it one stands."""
        self._note_stretch()
        return self._versions.present

    @property
    def ending(self) -> Ending | None:
        """See `Trainer`."""
        return self._trainer.ending

    @property
    def epoch(self) -> float:
        """See `Trainer`."""
        return self._trainer.epoch

    @property
    def steps_per_epoch(self) -> int:
        """See `Trainer`."""
        return self._trainer.steps_per_epoch

    def updates_in_epochs(self, count: int) -> int:
        """See `Trainer`."""
        return self._trainer.updates_in_epochs(count)

    def steps_to(self, epoch: float) -> int:
        """See `Trainer`."""
        return self._trainer.steps_to(epoch)

    def frame(self) -> Frame:
        """The present instant, and its time line."""
        self._note_stretch()
        return self._trainer.frame(self._timekeeping.timeline(self._versions))

    def pinned(self) -> Pinned:
        """The present instant, to be kept beside what is done from here on."""
        return Pinned(self._trainer.state(), self._timekeeping.timeline(self._versions).way)

    def apply(self, command: Command | Travel | Open) -> None:
        """Carry out one command."""
        self._note_stretch()
        match command:
            case Undo() | Redo() | GoTo() | Open():
                self._travel(command)
            case TrainSteps(count):
                self._train_apart(count)
            case TrainEpochs(count):
                self._train_apart(self.updates_in_epochs(count))
            case _:
                self._carry_out(command)

    # Training

    def _train_apart(self, steps: int) -> None:
        self.end_stretch()
        self.train(steps)
        self.end_stretch()

    def end_stretch(self) -> None:
        """What is trained next is undone apart from what was trained last."""
        self._note_stretch()
        if self._stretch is not None and self._stretch.has_checkpoints:
            bound_checkpoints(self._versions.all())
        self._stretch = None

    def train(self, steps: int) -> int:
        """Up to `steps` updates, see `Trainer`; undone together with the rest of the stretch."""
        self._stretch = self._stretch or Stretch(self.record.here, self._trainer.state())
        return self._stretch.train(self._trainer, steps)

    def _note_stretch(self) -> None:
        """Only when somebody asks: training goes on in many small slices."""
        stretch = self._stretch
        if stretch is None or not stretch.has_news:
            return
        stretch.has_news = False
        state = self._trainer.state()
        act = stretch.act(state)
        if act is None:  # it may have ended all the same
            self._versions.stand_at(replace(self._versions.present, state=state))
            return
        self._push(_at_end(act, state, stretch.words(state)), joined=int(stretch.is_noted))
        stretch.is_noted = True

    # Everything else that is done

    def _carry_out(self, command: Command) -> None:
        before = self._trainer.state()
        self._trainer.apply(command)
        state = self._trainer.state()
        self.end_stretch()
        entries = self._entries_joined_by(command)
        self._change = None
        if not entries and state.looks_like(before):
            self._versions.stand_at(replace(self.record, state=state))
            return
        version = self._after(command, state, entries)
        self._push(version, entries)
        self._change = version, command

    def _after(self, command: Command, state: State, entries: int) -> Version:
        before = self._versions.entry(entries)
        setup = before.state.setup if before is not None and before.state is not None else state.setup
        label = words_for(command, setup, state.setup)
        if isinstance(command, Begin | Reset):
            return _at_end(Act(command, state.steps, state.samples_seen, state), state, label)
        tip = self.record.tip
        leaves_one_act = entries == 1 and tip.is_overwritten_by(command)  # as a drag does
        earlier = tip.earlier if leaves_one_act else None
        return _at_end((earlier or self.record.here).followed_by(command, state), state, label)

    def _entries_joined_by(self, command: Command) -> int:
        """How many of the newest entries are undone together with it: the change it joins, and what was
        trained since."""
        is_joining = isinstance(command, SetParameter | SetHyperparameters) and command.joins
        if not is_joining or self._change is None or type(command) is not type(self._change[1]):
            return 0
        return next((back + 1 for back in (0, 1) if self._versions.entry(back) is self._change[0]), 0)

    def _push(self, version: Version, joined: int) -> None:
        """In the place of so many of the newest."""
        is_longer = version.tip.depth > self.record.tip.depth
        self._versions.push(version, joined)
        if is_longer or not joined:
            bound_line(version.tip, self._most_acts)

    # Going back and forth

    def set_out(self, travel: Travel | Open) -> Journey:
        """The way there, which changes nothing before one has arrived."""
        self._note_stretch()
        match travel:
            case Undo():
                to = self._versions.before or self.record
            case Redo():
                to = self._versions.behind or self.record
            case Open(to):
                pass
            case GoTo(epoch):
                return self._journey_to(epoch, travel)
        return Journey(travel, to.at, to.samples_seen, to.state)

    def _journey_to(self, epoch: float, travel: Travel) -> Journey:
        line, samples = self.record.tip.line(), len(self._trainer.dataset)
        samples_seen = math.floor(epoch * samples + 1e-6)
        to = next(act for act in line if act.earlier is None or act.is_within(samples_seen))
        return Journey(travel, to, max(samples_seen, 0 if to.earlier else to.samples_seen))

    def arrive(self, journey: Journey) -> None:
        """Stand there."""
        self.end_stretch()
        match journey.travel:
            case Undo() if self._versions.before is not None:
                self._versions.undo()
            case Redo() if self._versions.behind is not None:
                self._versions.redo()
            case Open(record):
                self._versions = Versions(versions_along(record), self._most_versions)
            case GoTo():
                self._stand_in(journey.destination, journey.state)
        self._versions.stand_at(replace(self.record, state=journey.state))
        self._trainer.restore(journey.state)

    def _stand_in(self, act: Act, state: State) -> None:
        is_before = act.earlier is not None and state.samples_seen == act.earlier.samples_seen
        at = act.earlier if is_before and act.is_stretch and act.earlier is not None else act
        self._versions.stand_at(replace(self.record, at=at, samples_seen=state.samples_seen, state=state))

    def _travel(self, travel: Travel | Open) -> None:
        journey = self.set_out(travel)
        while not journey.is_there:
            journey.go(STEPS_AT_ONCE)
        self.arrive(journey)


def opened(record: Version) -> Recorder:
    """One that goes on with what was saved."""
    recorder = Recorder(Trainer())
    recorder.apply(Open(record))
    return recorder


def begun(setup: Setup) -> Version:
    """A run that nothing was done to yet."""
    return known_from(Trainer(setup).state())


def known_from(state: State) -> Version:
    """A run of which no more is known than where it stands, which may be its beginning."""
    is_new = state.steps == 0 and state.parameters == state.setup.start.parameters()
    act = Act(Begin(state.setup) if is_new else None, state.steps, state.samples_seen, state)
    return _at_end(act, state)


def _at_end(act: Act, state: State, label: str = "") -> Version:
    return Version(act, act, state.samples_seen, state, label)
