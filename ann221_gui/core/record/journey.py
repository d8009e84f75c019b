"""A journey: to an instant of a run, from the nearest one that is known, by doing again what was done."""

from functools import cached_property

from ann221_gui.core.commands import Travel
from ann221_gui.core.record.act import Act
from ann221_gui.core.record.version import Open
from ann221_gui.core.state import State
from ann221_gui.core.trainer import Trainer


class Journey:
    """With a trainer of its own, in as small steps as one likes: it can be given up at any time.

    What it passes is remembered, so that the next one is shorter.
    """

    def __init__(
        self, travel: Travel | Open, destination: Act, samples_seen: int, known: State | None = None
    ) -> None:
        """To the last instant of an act, or of training, at which no more samples were seen; one that is
        `known` is there at once."""
        self.travel = travel
        self.destination = destination
        self._samples_seen = samples_seen
        self._known, self._acts = _route(destination, samples_seen) if known is None else (known, [])
        self._first_step = self._known.steps if self._known is not None else 0

    @cached_property
    def _trainer(self) -> Trainer:
        trainer = Trainer()
        if self._known is not None:
            trainer.restore(self._known)
        return trainer

    @property
    def is_there(self) -> bool:
        return not self._acts

    @property
    def state(self) -> State:
        """Where it has come to."""
        return self._known if self._known is not None and self.is_there else self._trainer.state()

    @property
    def share(self) -> float:
        """About how much of the way is done, from 0 to 1."""
        way = self.destination.steps - self._first_step
        return 1.0 if self.is_there or way <= 0 else (self._trainer.steps - self._first_step) / way

    def go(self, steps: int) -> int:
        """An act, or up to so many updates of one; how many there were."""
        act, trainer = self._acts[0], self._trainer
        before = trainer.steps
        if act.is_stretch:
            self._train(act, steps)
        elif act.command is not None:
            trainer.apply(act.command)
            self._finish(act)
        return trainer.steps - before

    def _train(self, act: Act, steps: int) -> None:
        wanted = self._end_of(act) - self._trainer.steps
        to_checkpoint = act.checkpoints.steps_to_next(self._trainer.steps, act.steps_before)
        done = self._trainer.train(min(steps, wanted, to_checkpoint)) if wanted else 0
        if done == to_checkpoint:
            act.checkpoints.keep(self._trainer.state())
        if done == wanted or not done:
            self._finish(act)

    def _end_of(self, act: Act) -> int:
        """The step at which one gets off."""
        if self._samples_seen >= act.samples_seen:
            return act.steps
        return self._trainer.steps + self._trainer.updates_to(self._samples_seen)

    def _finish(self, act: Act) -> None:
        self._known = self._trainer.state()
        if act.after is None and self._known.steps == act.steps:
            act.learn(self._known)
        del self._acts[0]


def _route(destination: Act, samples_seen: int) -> tuple[State | None, list[Act]]:
    """The nearest known instant before, and what is to be done from there on, the oldest first.

    None where that begins with a new run.
    """
    acts: list[Act] = []
    for act in destination.line():
        if act.after is not None and act.samples_seen <= samples_seen:
            return act.after, acts
        acts.insert(0, act)
        checkpoint = act.checkpoints.before(samples_seen)
        if checkpoint is not None:
            return checkpoint, acts
    return None, acts
