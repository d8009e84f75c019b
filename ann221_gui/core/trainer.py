"""The trainer: the only mutable object of the core. Same commands, same bits."""

import math
from dataclasses import replace

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.batching import Batching
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
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.frame import Diverged, Ending, Frame, Reached
from ann221_gui.core.history import LossHistory
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.choice import gauge_for
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.state import State
from ann221_gui.core.timeline import NO_TIMELINE, Timeline
from ann221_gui.core.update import update


class Trainer:
    """A run: its set-up, its parameters, and how far it has come."""

    _setup: Setup
    _batching: Batching
    _parameters: Parameters
    _ending: Ending | None
    _reached: tuple[str, ...]  # fields of the stop rule that were reached at the end of the last pass

    def __init__(self, setup: Setup | None = None) -> None:
        self._changes = 0  # by the user, over all runs
        self._begin(setup if setup is not None else Setup())

    def apply(self, command: Command) -> None:
        """Carry out one command."""
        match command:
            case Begin(setup):
                self._begin(setup)
            case Reset():
                self._begin(self._setup)
            case SetParameter(parameter=parameter, value=value):
                self._parameters = self._parameters.with_value(parameter, value)
                self._after_change()
            case SetHyperparameters(hyperparameters=hyperparameters):
                self._set_hyperparameters(hyperparameters)
            case TrainSteps(count):
                self.train(count)
            case TrainEpochs(count):
                self.train(self.updates_in_epochs(count))
            case TrainPair(inputs, target):
                self._resume()
                if self._ending is None:
                    self._train_on(np.array([inputs]), np.array([target]))
                    self._history.append(self.epoch, self._measure()[0])

    def train(self, steps: int) -> int:
        """Up to `steps` updates; how many there were before the stop rule or divergence.

        Goes on where a rule has stopped training before: look at `ending` between two calls.
        """
        self._resume()
        return self._advance(steps)

    @property
    def dataset(self) -> Dataset:
        """What is learned."""
        return self._setup.dataset

    @property
    def steps(self) -> int:
        """Updates since the run began."""
        return self._steps

    @property
    def samples_seen(self) -> int:
        """By all of them."""
        return self._samples_seen

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
        return max(0, -(-samples // self._batching.size))

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one pass over the data set."""
        return self._batching.steps_per_epoch

    def updates_in_epochs(self, count: int) -> int:
        """Updates to the end of so many passes, the one that is under way counted as the first."""
        return self._batching.updates_in_epochs(count)

    def updates_to(self, samples_seen: int) -> int:
        """Whole updates from here that need no more samples than to have seen so many."""
        return self._batching.updates_with(samples_seen - self._samples_seen)

    def frame(self, timeline: Timeline = NO_TIMELINE) -> Frame:
        """The present instant, on a time line."""
        return Frame(
            setup=self._setup,
            parameters=self._parameters,
            steps=self._steps,
            samples_seen=self._samples_seen,
            next_samples=self._batching.peek(),
            history=self._history.points(),
            ending=self._ending,
            changes=self._changes,
            is_edited=self._curve_is_cut,
            timeline=timeline,
        )

    def state(self) -> State:
        """The present instant, to come back to."""
        return State(
            setup=self._setup,
            parameters=self._parameters,
            steps=self._steps,
            samples_seen=self._samples_seen,
            order_seen=self._batching.seen,
            history=self._history.shared(),
            ending=self._ending,
            reached=self._reached,
            is_edited=self._curve_is_cut,
        )

    def restore(self, state: State) -> None:
        """Back to an instant: what follows from it is what followed from it before."""
        if state.setup is self._setup:
            self._batching.go_to(state.order_seen)
        else:
            self._setup = state.setup
            self._cut_batches(state.order_seen)
        self._parameters = state.parameters
        self._steps, self._samples_seen = state.steps, state.samples_seen
        self._history = state.history.own()
        self._ending, self._reached, self._curve_is_cut = state.ending, state.reached, state.is_edited
        self._changes += 1

    @property
    def _hyper(self) -> Hyperparameters:
        return self._setup.hyperparameters

    def _begin(self, setup: Setup) -> None:
        # What can fail comes first: the run that was there is not lost by it.
        parameters = setup.start.parameters()
        self._setup, self._parameters = setup, parameters
        self._history = LossHistory()
        self._steps = 0
        self._samples_seen = 0
        self._reached = ()
        self._cut_batches(0)
        self._after_change()

    def _cut_batches(self, seen: int) -> None:
        self._batching = Batching(self._setup, seen)
        self._gauge = gauge_for(self._setup.dataset, self._hyper)

    def _after_change(self) -> None:
        """The user has stepped in: nothing has ended any more, and the curve may jump here."""
        if not self._hyper.biases:
            self._parameters = self._parameters.without_biases()
        self._ending = None
        self._curve_is_cut = True
        self._changes += 1

    def _set_hyperparameters(self, hyperparameters: Hyperparameters) -> None:
        before = self._hyper
        self._setup = replace(self._setup, hyperparameters=hyperparameters)
        if hyperparameters.train_as(before):  # only written differently: the run goes on as it was
            self._changes += 1
            return
        if hyperparameters.stop_rule != before.stop_rule:
            self._reached = ()
        scales = [hyper.loss.scale(len(self._setup.dataset)) for hyper in (hyperparameters, before)]
        self._history.rescale(scales[0] / scales[1])
        self._cut_batches(self._batching.seen if hyperparameters.order_seed == before.order_seed else 0)
        self._after_change()

    def _resume(self) -> None:
        """A rule that was reached does not keep the run from going on, nor stop it again at once."""
        if isinstance(self._ending, Reached):
            self._ending = None

    def _advance(self, steps: int) -> int:
        """Up to so many updates; how many there were."""
        first_step = self._steps
        while self._ending is None and self._steps - first_step < steps:
            self._train_to_look(steps - (self._steps - first_step))
        return self._steps - first_step

    def _train_to_look(self, steps: int) -> None:
        """The same, but no further than to the next look at the loss, and so in one call of the kernel."""
        batching = self._batching
        first_pass = batching.passes
        batches, samples = batching.upcoming(steps, self._passes_to_look)
        vector, updates = batching.kernel.train(self._parameters.vector.tolist(), batches)
        if updates:
            samples = min(samples, updates * batching.size)
            self._take_over(Parameters(np.array(vector)), updates, samples)
            batching.advance(samples)
        if updates < len(batches):
            rows, dataset = batching.peek(), self._setup.dataset
            batching.advance(self._train_on(dataset.inputs[rows], dataset.targets[rows]))
        finished = batching.passes - first_pass
        if finished and self._ending is None:
            self._look(finished)

    @property
    def _passes_to_look(self) -> int:
        return self._history.epochs_to_point if self._hyper.stop_rule.is_empty else 1

    def _train_on(self, inputs: FloatArray, targets: FloatArray) -> int:
        """An update in the careful form; how many samples it used: none where it led out of the floats."""
        after = update(self._parameters, inputs, targets, self._hyper).parameters
        beyond = after.beyond_limit
        self._ending = None if beyond is None else Diverged(beyond)
        if beyond is not None and not np.isfinite(after.vector).all():
            return 0
        self._take_over(after, 1, len(targets))
        return len(targets)

    def _take_over(self, after: Parameters, updates: int, samples: int) -> None:
        self._begin_curve()
        self._parameters = after
        self._steps += updates
        self._samples_seen += samples

    def _begin_curve(self) -> None:
        """The loss from which training goes on, recorded when its first step is sure."""
        if self._curve_is_cut:
            self._history.append(self.epoch, self._measure()[0])
            self._curve_is_cut = False

    def _look(self, passes: int) -> None:
        """Passes are finished: record the loss where its point is wanted, see if the stop rule is reached."""
        is_wanted = self._history.count(passes)
        if not is_wanted and self._hyper.stop_rule.is_empty:
            return
        loss, max_abs_delta = self._measure()
        if not math.isfinite(loss):
            self._ending = Diverged(None)
            return
        if is_wanted:
            self._history.append(self.epoch, loss)
        self._stop_if_newly_reached(loss, max_abs_delta)

    def _stop_if_newly_reached(self, loss: float, max_abs_delta: float) -> None:
        before, rule = self._reached, self._hyper.stop_rule
        self._reached = rule.reached(self.epoch, loss, max_abs_delta)
        newly = [field for field in self._reached if field not in before]
        if newly:
            self._ending = Reached(newly[0])

    def _measure(self) -> tuple[float, float]:
        """Loss over the data set, and the largest |Δ|."""
        return self._gauge(self._parameters)
