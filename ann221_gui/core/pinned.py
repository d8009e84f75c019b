"""A run that is kept as it was, to be looked at beside another one."""

from dataclasses import dataclass
from functools import cached_property

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.commands import Setup
from ann221_gui.core.frame import Frame
from ann221_gui.core.losses import Loss
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.sample_order import SampleOrder
from ann221_gui.core.state import State
from ann221_gui.core.timeline import UNKNOWN_WAY, Timeline, Way


@dataclass(frozen=True, eq=False)
class Pinned:
    """One instant of a run, and how it came there; what follows from it is worked out when asked for."""

    state: State
    way: Way = UNKNOWN_WAY

    @property
    def setup(self) -> Setup:
        return self.state.setup

    @property
    def parameters(self) -> Parameters:
        return self.state.parameters

    @cached_property
    def frame(self) -> Frame:
        """As a view saw it."""
        state, samples = self.state, len(self.setup.dataset)
        hyper = self.setup.hyperparameters
        order = SampleOrder(samples, hyper.order_seed, state.order_seen)
        return Frame(
            setup=state.setup,
            parameters=state.parameters,
            steps=state.steps,
            samples_seen=state.samples_seen,
            next_samples=order.peek(hyper.batch_of(samples)),
            history=state.history.points(),
            ending=state.ending,
            is_edited=state.is_edited,
            timeline=Timeline(way=self.way),
        )

    @cached_property
    def curve(self) -> FloatArray:
        """(K, 2) epochs and losses, oldest first, as this run counts them."""
        return self.frame.curve

    def curve_as(self, loss: Loss) -> FloatArray:
        """The same where the errors are counted in this way."""
        samples = len(self.setup.dataset)
        return self.curve * (1.0, loss.scale(samples) / self.setup.hyperparameters.loss.scale(samples))

    def has(self, parameter: ParameterId) -> bool:
        """Whether it is one of the run's: a bias is only where it was switched on."""
        return self.setup.hyperparameters.biases or not parameter.is_bias
