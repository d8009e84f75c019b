"""What is trained, and how: each choice builds on the one before it, whose frame may still be on its way."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QObject, Slot

from ann221_gui.core.checking.handout import NO_HANDOUT, Lock
from ann221_gui.core.commands import Begin, SetHyperparameters, SetParameter, Setup
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.locking import locks_on
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.starts import Start
from ann221_gui.handing_out import HandingOut
from ann221_gui.training.requests import Request

ONE_CHANGE_S = 0.7  # so soon after the one before, the same setting is changed by the same hand movement


class Choices(QObject):
    """Sends what the user chooses, where nothing of it is locked."""

    def __init__(
        self,
        setup: Setup,
        handing_out: HandingOut,
        send: Callable[[Request], None],
        leave_step_for: Callable[[Request], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.setup = setup  # as asked for last
        self._handing_out = handing_out
        self._send, self._leave_step_for = send, leave_step_for
        self._changing: ParameterId | None = None  # in the midst of a drag
        self._changed: tuple[str, ...] = ()  # last, of the hyperparameters
        self._changed_s = 0.0

    def take(self, setup: Setup) -> None:
        """What is shown, where nothing is on its way."""
        self._ask(setup)

    def _ask(self, setup: Setup) -> None:
        self.setup = setup
        self._handing_out.expect(setup.handout)

    @Slot()
    def end_change(self) -> None:
        """What is changed next is undone apart from what was changed last."""
        self._changing, self._changed = None, ()

    @Slot(str, float)
    def set_parameter(self, parameter: str, value: float) -> None:
        """Changes of the same one are undone together, up to `end_change`."""
        changed = ParameterId(parameter)
        if self._handing_out.allows({Lock.BIASES if changed.is_bias else Lock.WEIGHTS}):
            joins = self._changing is changed
            self.end_change()
            self._changing = changed
            self._send(SetParameter(changed, value, joins))

    @Slot(float)
    def set_learning_rate(self, learning_rate: float) -> None:
        self.set_hyperparameters(replace(self.setup.hyperparameters, learning_rate=learning_rate))

    def set_biases(self, biases: bool) -> None:
        self.set_hyperparameters(replace(self.setup.hyperparameters, biases=biases))

    @Slot(object)
    def set_conventions(self, conventions: Conventions) -> None:
        self.set_hyperparameters(replace(self.setup.hyperparameters, conventions=conventions))

    @Slot(object)
    def set_hyperparameters(self, hyperparameters: Hyperparameters) -> None:
        """Quick changes of the same ones are undone together."""
        before = self.setup.hyperparameters
        if self._handing_out.allows(locks_on(before, hyperparameters)):
            joins = self._joins_change_of(hyperparameters.changed_from(before))
            self._ask(replace(self.setup, hyperparameters=hyperparameters))
            self._send(SetHyperparameters(hyperparameters, joins))

    def _joins_change_of(self, fields: tuple[str, ...]) -> bool:
        before, before_s = self._changed, self._changed_s
        self.end_change()
        self._changed, self._changed_s = fields, perf_counter()
        return fields == before and self._changed_s - before_s < ONE_CHANGE_S

    @Slot(object)
    def choose_start(self, start: Start) -> None:
        """A new run of the same data from other weights."""
        biases = {Lock.BIASES} if self.setup.hyperparameters.biases else set()
        if self._handing_out.allows({Lock.WEIGHTS} | biases):
            self.begin(replace(self.setup, start=start))

    @Slot(object)
    def choose_dataset(self, dataset: Dataset) -> None:
        """A new run from the same start, with the learning rate that suits the data."""
        hyper = replace(self.setup.hyperparameters, learning_rate=dataset.learning_rate)
        self.begin(replace(self.setup, dataset=dataset, hyperparameters=hyper, handout=NO_HANDOUT))

    def begin(self, setup: Setup) -> None:
        """A new run."""
        self.end_change()
        self._ask(setup)
        self._leave_step_for(Begin(setup))
