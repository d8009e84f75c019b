"""What a problem file hands out beside its problem: printed answers, and what the window keeps to itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ann221_gui.core.checking.answer import Answer
from ann221_gui.core.checking.reading import AS_HERE, Reading


class Lock(StrEnum):
    """What of a problem can be kept from being changed in the window: keys of its file."""

    INPUTS = "inputs"
    TARGET = "target"
    WEIGHTS = "weights"
    BIASES = "biases"
    LEARNING_RATE = "learning_rate"
    CONVENTIONS = "conventions"
    ACTIVATIONS = "activations"


@dataclass(frozen=True)
class Handout:
    """`answers` by line, as their `source` printed or somebody wrote them, to be read as `reading` says.

    `tolerance`: how far from the right number an answer may be and still count as right, relative to it;
    None: only its digits say. `hidden`: lines whose numbers the window shows only when they are answered
    or asked for. `locked`: what can't be changed.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    source: str = ""
    tolerance: float | None = None
    reading: Reading = AS_HERE
    hidden: frozenset[str] = frozenset()
    locked: frozenset[Lock] = frozenset()

    @property
    def binds_conventions(self) -> bool:
        """Whether the exercise insists on its own."""
        return Lock.CONVENTIONS in self.locked


NO_HANDOUT = Handout()
