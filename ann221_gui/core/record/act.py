"""An act: one thing that was done to a run, and what came of it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ann221_gui.core.commands import Command, SetHyperparameters, SetParameter, TrainSteps
from ann221_gui.core.state import State

MOST_CHECKPOINTS = 1024  # of one act
FEWEST_STEPS = 1000  # between two of them
FORGOTTEN_SETTINGS = {"learning_rate", "batch_size", "tolerance"}  # what they were before leaves no trace


class Checkpoints:
    """States on the way through a stretch of training; once full, every second one goes."""

    def __init__(self) -> None:
        self._states: list[State] = []
        self.spacing = FEWEST_STEPS  # steps

    def __len__(self) -> int:
        return len(self._states)

    def steps_to_next(self, steps: int, start: int) -> int:
        """Updates until the next one is wanted, for a stretch that began at step `start`."""
        latest = self._states[-1].steps if self._states else start
        return max(latest, start) + self.spacing - steps if steps >= latest else latest - steps

    def keep(self, state: State) -> None:
        """One more, behind the others; what is known already stays as it is."""
        if self._states and state.steps <= self._states[-1].steps:
            return
        self._states.append(state)
        if len(self) >= MOST_CHECKPOINTS:
            self.thin()

    def thin(self) -> None:
        """Half of them, twice as far apart."""
        self._states = self._states[1::2]
        self.spacing *= 2

    def before(self, samples_seen: int) -> State | None:
        """The last one that is not behind this place."""
        place = bisect_right(self._states, samples_seen, key=lambda state: state.samples_seen)
        return self._states[place - 1] if place else None


@dataclass(frozen=True, eq=False, slots=True)
class Act:
    """A command, and where it led: `steps` and `samples_seen` of the run at its end.

    `earlier` is what was done before it. `command` is None where a run is known only from here on, and
    `after` only while an act is known from a file and nobody has gone there yet.
    """

    command: Command | None
    steps: int
    samples_seen: int
    after: State | None
    earlier: "Act | None" = None
    checkpoints: Checkpoints = field(default_factory=Checkpoints)
    depth: int = 0  # acts before it, also those that are forgotten

    @property
    def is_stretch(self) -> bool:
        """Training, which one can stand in the midst of."""
        return isinstance(self.command, TrainSteps)

    @property
    def steps_before(self) -> int:
        """Of the run, where it began."""
        return 0 if self.earlier is None else self.earlier.steps

    def is_within(self, samples_seen: int) -> bool:
        """Whether one can stand at its end, or in its midst, and have seen no more samples."""
        first = self.earlier if self.is_stretch and self.earlier is not None else self
        return first.samples_seen <= samples_seen

    def is_overwritten_by(self, command: Command) -> bool:
        """Whether doing this in its place comes to the same as doing it next; biases that were off are 0."""
        match self.command, command:
            case SetParameter(parameter=before), SetParameter(parameter=after):
                return before is after
            case SetHyperparameters(hyperparameters=former), SetHyperparameters(hyperparameters=latter):
                return set(latter.changed_from(former)) <= FORGOTTEN_SETTINGS
        return False

    def followed_by(self, command: Command, after: State, checkpoints: Checkpoints | None = None) -> "Act":
        """What was done next."""
        points = Checkpoints() if checkpoints is None else checkpoints
        return Act(command, after.steps, after.samples_seen, after, self, points, self.depth + 1)

    def line(self) -> Iterator["Act"]:
        """This act and those before it, the newest first, back to where the run began."""
        act: Act | None = self
        while act is not None:
            yield act
            act = act.earlier

    def until(self, state: State) -> "Act":
        """The same, as far as to an instant in its midst."""
        return replace(self, steps=state.steps, samples_seen=state.samples_seen, after=state)

    def learn(self, after: State) -> None:
        """Somebody has gone there."""
        object.__setattr__(self, "after", after)

    def forget_earlier(self) -> None:
        """The run is known from its end on."""
        object.__setattr__(self, "command", None)
        object.__setattr__(self, "earlier", None)
