"""All that training needs to go on to the same last bit."""

from dataclasses import dataclass

from ann221_gui.core.commands import Setup
from ann221_gui.core.frame import Ending
from ann221_gui.core.history import LossHistory
from ann221_gui.core.parameters import Parameters


@dataclass(frozen=True, eq=False, slots=True)
class State:
    """A trainer at one instant; small, because the points of its history are shared with later instants."""

    setup: Setup
    parameters: Parameters
    steps: int
    samples_seen: int
    order_seen: int  # samples that came in the order of the data set, since its seed was chosen
    history: LossHistory  # to be read; training goes on with one of its own
    ending: Ending | None
    reached: tuple[str, ...]  # fields of the stop rule that were reached at the end of the last pass
    is_edited: bool  # since the last step

    @property
    def epoch(self) -> float:
        """Samples seen over samples in the set."""
        return self.samples_seen / len(self.setup.dataset)

    def looks_like(self, other: "State") -> bool:
        """Whether nobody could tell that something was done in between."""
        return (
            self.setup == other.setup
            and self.parameters == other.parameters
            and self.steps == other.steps
            and self.history.points().shape == other.history.points().shape
        )
