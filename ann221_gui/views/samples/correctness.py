"""Whether a sample is right: as a sign, in words and in a colour."""

from enum import Enum

from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.frame import Frame
from ann221_gui.views.shared.theme import Theme


class Correctness(Enum):
    """Sign, word and words."""

    RIGHT = ("✓", "yes", "right: on the target's side of one half")
    WRONG = ("✗", "no", "wrong: not on the target's side of one half")
    NEITHER = ("–", "neither", "the target is exactly one half: neither right nor wrong")

    def __init__(self, sign: str, word: str, words: str) -> None:
        self.sign = sign
        self.word = word
        self.words = words

    def colour(self, theme: Theme) -> str:
        return {
            Correctness.RIGHT: theme.good,
            Correctness.WRONG: theme.bad,
            Correctness.NEITHER: theme.muted,
        }[self]


def correctness_of(frame: Frame, row: int) -> Correctness:
    """On this sample."""
    if frame.dataset.targets[row] == MIDDLE:
        return Correctness.NEITHER
    return Correctness.RIGHT if frame.evaluation.correct[row] else Correctness.WRONG
