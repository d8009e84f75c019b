"""The trainer: the only mutable object of the core. Same commands, same bits."""

from dataclasses import replace

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.commands import (
    Begin,
    Command,
    Reset,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
    TrainSteps,
)
from ann221_gui.core.evaluation import Evaluation, evaluate
from ann221_gui.core.frame import Diverged, Ending, Frame, Reached
from ann221_gui.core.history import LossHistory
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.sample_order import SampleOrder
from ann221_gui.core.update import update

DIVERGED_LIMIT = 1e6


class Trainer:
    """A run: its set-up, its parameters, and how far it has come."""

    _parameters: Parameters
    _ending: Ending | None
    _reached: tuple[str, ...]  # fields of the stop rule that were reached at the end of the last pass

    def __init__(self, setup: Setup | None = None) -> None:
        self._begin(setup if setup is not None else Setup())

    def apply(self, command: Command) -> None:
        """Carry out one command."""
        match command:
            case Begin(setup):
                self._begin(setup)
            case Reset():
                self._begin(self._setup)
            case SetParameter(parameter, value):
                self._parameters = self._parameters.with_value(parameter, value)
                self._after_change()
            case SetHyperparameters(hyperparameters):
                self._set_hyperparameters(hyperparameters)
            case TrainSteps(count):
                self.train(count)
            case TrainEpochs(count):
                self._resume()
                self._finish_passes(count)
            case TrainPair(inputs, target):
                self._resume()
                if self._ending is None:
                    self._train_on(np.array([inputs]), np.array([target]))
                    self._history.append(self.epoch, self._evaluate().loss)

    def train(self, steps: int) -> int:
        """Up to `steps` updates; how many there were before the stop rule or divergence.

        Goes on where a rule has stopped training before: look at `ending` between two calls.
        """
        self._resume()
        for done in range(steps):
            if self._ending is not None:
                return done
            self._step()
        return steps

    @property
    def ending(self) -> Ending | None:
        """Why the last training ended by itself, if it did."""
        return self._ending

    @property
    def epoch(self) -> float:
        """Samples seen over samples in the set."""
        return self._samples_seen / len(self._setup.dataset)

    def steps_to(self, epoch: float) -> int:
        """Updates that lead there at least, with batches as they are now."""
        samples = round(epoch * len(self._setup.dataset)) - self._samples_seen
        return max(0, -(-samples // self._batch_size))

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one pass over the data set."""
        return -(-len(self._setup.dataset) // self._batch_size)

    def frame(self) -> Frame:
        """The present instant."""
        return Frame(
            setup=self._setup,
            parameters=self._parameters,
            steps=self._steps,
            samples_seen=self._samples_seen,
            next_samples=self._order.peek(self._batch_size),
            history=self._history.points(),
            ending=self._ending,
            is_edited=self._curve_is_cut,
        )

    @property
    def _hyper(self) -> Hyperparameters:
        return self._setup.hyperparameters

    @property
    def _batch_size(self) -> int:
        return self._hyper.batch_of(len(self._setup.dataset))

    def _begin(self, setup: Setup) -> None:
        # What can fail comes first: the run that was there is not lost by it.
        parameters = setup.start.parameters()
        order = SampleOrder(len(setup.dataset), setup.hyperparameters.order_seed)
        self._setup, self._parameters, self._order = setup, parameters, order
        self._history = LossHistory()
        self._steps = 0
        self._samples_seen = 0
        self._reached = ()
        self._after_change()

    def _after_change(self) -> None:
        """The user has stepped in: nothing has ended any more, and the curve may jump here."""
        if not self._hyper.biases:
            self._parameters = self._parameters.without_biases()
        self._ending = None
        self._curve_is_cut = True

    def _set_hyperparameters(self, hyperparameters: Hyperparameters) -> None:
        if hyperparameters.order_seed != self._hyper.order_seed:
            self._order = SampleOrder(len(self._setup.dataset), hyperparameters.order_seed)
        if hyperparameters.stop_rule != self._hyper.stop_rule:
            self._reached = ()
        self._setup = replace(self._setup, hyperparameters=hyperparameters)
        self._after_change()

    def _resume(self) -> None:
        """A rule that was reached does not keep the run from going on, nor stop it again at once."""
        if isinstance(self._ending, Reached):
            self._ending = None

    def _finish_passes(self, count: int) -> None:
        while count > 0 and self._ending is None:
            self._step()
            count -= self._order.at_pass_start

    def _step(self) -> None:
        """The next update of the run, whatever its batch."""
        dataset = self._setup.dataset
        samples = self._order.take(self._batch_size)
        self._train_on(dataset.inputs[samples], dataset.targets[samples])
        if self._order.at_pass_start and self._ending is None:
            self._end_pass()

    def _train_on(self, inputs: FloatArray, targets: FloatArray) -> None:
        after = update(self._parameters, inputs, targets, self._hyper).parameters
        self._ending = _runaway(after)
        if self._ending is None or np.isfinite(after.vector).all():
            self._begin_curve()
            self._parameters = after
            self._steps += 1
            self._samples_seen += len(targets)

    def _begin_curve(self) -> None:
        """The loss from which training goes on, recorded when its first step is sure."""
        if self._curve_is_cut:
            self._history.append(self.epoch, self._evaluate().loss)
            self._curve_is_cut = False

    def _end_pass(self) -> None:
        """Record the loss where its point is wanted, and look whether the stop rule is reached."""
        is_wanted = self._history.wants_point()
        if not is_wanted and self._hyper.stop_rule.is_empty:
            return
        evaluation = self._evaluate()
        if not np.isfinite(evaluation.loss):
            self._ending = Diverged(None)
            return
        if is_wanted:
            self._history.append(self.epoch, evaluation.loss)
        self._stop_if_newly_reached(evaluation)

    def _stop_if_newly_reached(self, evaluation: Evaluation) -> None:
        before, rule = self._reached, self._hyper.stop_rule
        self._reached = rule.reached(self.epoch, evaluation.loss, evaluation.max_abs_delta)
        newly = [field for field in self._reached if field not in before]
        if newly:
            self._ending = Reached(newly[0])

    def _evaluate(self) -> Evaluation:
        hyper = self._hyper
        return evaluate(self._parameters, self._setup.dataset, hyper.activations, hyper.loss)


def _runaway(parameters: Parameters) -> Diverged | None:
    """The first parameter that is not within ±1e6 (NaN is not either)."""
    for parameter, value in zip(ParameterId, parameters.vector.tolist(), strict=True):
        if not -DIVERGED_LIMIT <= value <= DIVERGED_LIMIT:
            return Diverged(parameter)
    return None
