"""Whether a sample is right: as a sign, in words and in a colour."""

from enum import Enum

from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.frame import Frame
from ann221_gui.views.shared.theme import Theme


class Verdict(Enum):
    """Sign, word and words."""

    RIGHT = ("✓", "yes", "right: on the target's side of one half")
    WRONG = ("✗", "no", "wrong: not on the target's side of one half")
    NEITHER = ("–", "neither", "the target is exactly one half: neither right nor wrong")

    def __init__(self, sign: str, word: str, words: str) -> None:
        self.sign = sign
        self.word = word
        self.words = words

    def colour(self, theme: Theme) -> str:
        return {Verdict.RIGHT: theme.good, Verdict.WRONG: theme.bad, Verdict.NEITHER: theme.muted}[self]


def verdict(frame: Frame, row: int) -> Verdict:
    """On this sample."""
    if frame.dataset.targets[row] == MIDDLE:
        return Verdict.NEITHER
    return Verdict.RIGHT if frame.evaluation.correct[row] else Verdict.WRONG
