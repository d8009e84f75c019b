"""Training that is under way: many small slices, all of them undone at once."""

from ann221_gui.core.commands import TrainSteps
from ann221_gui.core.record.act import Act, Checkpoints
from ann221_gui.core.record.wording import training_words
from ann221_gui.core.state import State
from ann221_gui.core.trainer import Trainer


class Stretch:
    """What was trained since `before`, which `earlier` led to."""

    def __init__(self, earlier: Act, before: State) -> None:
        self._earlier, self._before = earlier, before
        self._checkpoints = Checkpoints()
        self.is_noted = False  # it has its version, in whose place the next one comes
        self.has_news = False  # since then

    @property
    def has_checkpoints(self) -> bool:
        return bool(len(self._checkpoints))

    def train(self, trainer: Trainer, steps: int) -> int:
        """Up to so many updates more; how many there were."""
        self.has_news = True
        done = 0
        while done < steps:
            to_checkpoint = self._checkpoints.steps_to_next(trainer.steps, self._before.steps)
            wanted = min(steps - done, to_checkpoint)
            made = trainer.train(wanted)
            done += made
            if made == to_checkpoint:
                self._checkpoints.keep(trainer.state())
            if made < wanted or trainer.ending is not None:
                break
        return done

    def act(self, after: State) -> Act | None:
        """All of it, up to now; None where no step was done."""
        if after.steps == self._before.steps:
            return None
        return self._earlier.followed_by(TrainSteps(0), after, self._checkpoints)

    def words(self, after: State) -> str:
        """The same in words."""
        steps, samples = after.steps - self._before.steps, after.samples_seen - self._before.samples_seen
        return training_words(steps, samples, after.setup.dataset)
