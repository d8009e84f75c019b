"""Anything in any order: a window used at random, held against a model that trains all of it again."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ann221_gui.core.commands import (
    Begin,
    Command,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainPair,
    TrainSteps,
)
from ann221_gui.core.datasets import BUILTIN_TITLES, builtin_dataset
from ann221_gui.core.frame import Frame
from ann221_gui.core.parameters import WEIGHTS, ParameterId
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.record.version import Version
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance

STEPS_AN_EXAMPLE = 50
EXAMPLES = int(os.environ.get("ANN221_RANDOM_USES", "12"))  # 40 are 2,000 steps and take a minute
MOST_EPOCHS = 40


@dataclass(frozen=True)
class Line:
    """What was done to a run from its beginning on, and where on it one stands: how many samples were seen,
    or None at its end."""

    commands: tuple[Command, ...]
    place: int | None = None
    entry: object = field(default_factory=object)  # the same as long as nothing else is done

    @cached_property
    def frame(self) -> Frame:
        """Where that leads, with a trainer that knows of no undo."""
        trainer = Trainer()
        for command in self.done():
            trainer.apply(command)
        return trainer.frame()

    def done(self) -> tuple[Command, ...]:
        """What one stands behind, the last stretch as far as one has gone along it."""
        if self.place is None:
            return self.commands
        trainer, done = Trainer(), list[Command]()
        for command in self.commands:
            before = trainer.state()
            trainer.apply(command)
            if trainer.samples_seen > self.place:
                trainer.restore(before)
                steps = _steps_to(trainer, self.place) if isinstance(command, TrainSteps) else 0
                done += [TrainSteps(steps)] * bool(steps)
                break
            done.append(command)
        return tuple(done)

    def with_done(self, command: Command) -> "Line":
        """Next, and what came after is gone."""
        if isinstance(command, Begin):
            return Line((command,))
        return Line((*self.done(), command))

    @cached_property
    def end(self) -> Frame:
        """Where all of it leads."""
        return self.frame if self.place is None else Line(self.commands).frame


def _steps_to(trainer: Trainer, place: int) -> int:
    """One by one, as long as no more samples are seen."""
    steps = 0
    while True:
        before = trainer.state()
        trainer.train(1)
        if trainer.samples_seen > place:
            trainer.restore(before)
            return steps
        steps += 1


class RandomUse(RuleBasedStateMachine):
    """One window, from its opening to its closing."""

    opening: Callable[[], MainWindow]
    qtbot: QtBot

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        self.window = self.opening()
        self.done, self.undone = [Line((Begin(Setup()),))], list[Line]()
        self.files: dict[Path, Line] = {}
        self.saved = self.line.entry

    def teardown(self) -> None:
        if hasattr(self, "window"):
            self.window.close_at_once()
            self.window.deleteLater()
            self.folder.cleanup()

    @property
    def line(self) -> Line:
        return self.done[-1]

    @property
    def frame(self) -> Frame:
        return self.window.run.snapshot.frame

    def do(self, command: Command, act: Callable[[], object]) -> None:
        """Both do it; what changes nothing leaves no trace."""
        before = self.line.frame
        act()
        self.settle()
        after = self.line.with_done(command)
        frame = after.frame
        is_alike = (frame.setup, frame.parameters, frame.steps) == (
            before.setup,
            before.parameters,
            before.steps,
        )
        if not is_alike:
            self.done.append(after)
            self.undone.clear()
        self.check()

    def settle(self) -> None:
        """Until everything is done, and shown."""
        records: list[Version] = []
        self.window.run.choices.end_change()
        self.window.document.with_record(records.append)
        self.qtbot.waitUntil(
            lambda: (
                bool(records)
                and self.frame.timeline.version is records[0].tip
                and self.frame.samples_seen == records[0].samples_seen
                and not self.window.run.is_playing
            )
        )

    def check(self) -> None:
        """To the last bit."""
        expected = self.line.frame
        frame = self.frame
        assert frame.parameters.vector.tobytes() == expected.parameters.vector.tobytes()
        assert (frame.steps, frame.samples_seen) == (expected.steps, expected.samples_seen)
        assert frame.setup == expected.setup
        assert (frame.history == expected.history).all()
        assert frame.timeline.last_epoch == self.line.end.epoch
        assert bool(frame.timeline.undo) == (len(self.done) > 1)
        assert bool(frame.timeline.redo) == bool(self.undone)
        assert self.window.document.is_changed == (self.saved is not self.line.entry)
        assert self.window.messages.text == ""
        assert self.window.diagram.canvas.snapshot.frame is frame
        assert self.window.controls.data.key == frame.dataset.name
        assert self.window.controls.learning_rate.value == frame.hyperparameters.learning_rate

    # What a user does

    @rule(parameter=st.sampled_from(WEIGHTS), values=st.lists(st.floats(-9, 9), min_size=1, max_size=3))
    def change_a_weight(self, parameter: ParameterId, values: list[float]) -> None:
        def drag() -> None:
            for value in values:
                self.window.run.choices.set_parameter(parameter, value)

        self.do(SetParameter(parameter, values[-1]), drag)

    @rule(rate=st.floats(0.01, 5))
    def change_the_learning_rate(self, rate: float) -> None:
        hyper = replace(self.frame.hyperparameters, learning_rate=rate)
        self.do(SetHyperparameters(hyper), lambda: self.window.run.choices.set_learning_rate(rate))

    @rule(name=st.sampled_from([name for name in BUILTIN_TITLES if name != "circle"]))
    def choose_data(self, name: str) -> None:
        dataset = builtin_dataset(name)
        hyper = replace(self.frame.hyperparameters, learning_rate=dataset.learning_rate)
        setup = replace(self.frame.setup, dataset=dataset, hyperparameters=hyper)
        self.do(Begin(setup), lambda: self.window.run.choices.choose_dataset(dataset))

    @rule()
    def reset(self) -> None:
        self.do(Begin(self.frame.setup), self.window.actions_.reset.trigger)

    @rule()
    def step(self) -> None:
        self.do(TrainSteps(1), self.window.actions_.step.trigger)

    @rule()
    def train_the_probed_pair(self) -> None:
        probe = self.window.run.snapshot.probe
        self.do(TrainPair(probe.inputs, probe.target), self.window.actions_.pair.trigger)

    @rule(x1=st.floats(-1, 2), x2=st.floats(-1, 2))
    def move_the_probe(self, x1: float, x2: float) -> None:
        self.window.run.probing.move(x1, x2)
        self.check()

    @rule()
    def play_a_moment(self) -> None:
        steps = self.frame.steps
        self.window.run.set_speed(5000.0)
        self.window.actions_.play.trigger()
        self.qtbot.waitUntil(lambda: self.frame.steps > steps)
        self.window.actions_.play.trigger()
        self.settle()
        self.done.append(self.line.with_done(TrainSteps(self.frame.steps - steps)))
        self.undone.clear()
        self.check()

    @rule(epochs=st.integers(1, MOST_EPOCHS))
    def run_some_epochs(self, epochs: int) -> None:
        steps = self.frame.steps
        self.window.run.play_epochs(epochs)
        self.qtbot.waitUntil(lambda: self.frame.steps > steps and not self.window.run.is_playing)
        self.settle()
        self.done.append(self.line.with_done(TrainSteps(self.frame.steps - steps)))
        self.undone.clear()
        self.check()

    @rule()
    def undo(self) -> None:
        self.window.actions_.undo.trigger()
        if len(self.done) > 1:
            self.undone.append(self.done.pop())
        self.settle()
        self.check()

    @rule()
    def redo(self) -> None:
        self.window.actions_.redo.trigger()
        if self.undone:
            self.done.append(self.undone.pop())
        self.settle()
        self.check()

    @rule(share=st.floats(0, 1))
    def go_back(self, share: float) -> None:
        epoch = share * self.line.end.epoch
        self.window.travelling.go_to(epoch)
        self.settle()
        place = int(epoch * len(self.frame.dataset) + 1e-6)
        is_end = place >= self.line.end.samples_seen
        self.done[-1] = replace(self.line, place=None if is_end else place)
        self.check()

    # Files

    @rule(name=st.sampled_from(["one", "two"]))
    def save_as(self, name: str) -> None:
        path = Path(self.folder.name, f"{name}.ann221")
        self.window.document.save_to(path)
        self.settle()
        self.files[path] = self.line
        self.saved = self.line.entry
        self.check()

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def open_one(self, data: st.DataObject) -> None:
        """Without saving what is there."""
        path = data.draw(st.sampled_from(sorted(self.files)))
        self.window.opening.open_file(str(path))
        for box in self.window.findChildren(QMessageBox):
            click_text(box, "Don't save")
        self.settle()
        opened = self.files[path]
        self.done = [Line(opened.commands[:count]) for count in range(1, len(opened.commands))] + [opened]
        self.undone.clear()
        self.saved = opened.entry
        self.check()


def click_text(box: QMessageBox, text: str) -> None:
    (button,) = [button for button in box.buttons() if button.text().replace("&", "") == text]
    button.click()


def test_anything_in_any_order(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """With no fault: one in a slot fails the test as well."""

    def opening() -> MainWindow:
        preferences = Preferences(tmp_path / "settings.ini")
        window = MainWindow(Recorder(Trainer()), preferences, Appearance(qapp, "light", 100))
        window.show()
        return window

    class Opened(RandomUse):
        pass

    Opened.opening, Opened.qtbot = staticmethod(opening), qtbot
    run_state_machine_as_test(
        Opened,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS_AN_EXAMPLE,
            deadline=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),  # to shrink a window's life takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
