"""What textbooks do differently, as choices; the document's own are the default."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ann221_gui.core.losses import SQUARED, Loss
from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import Carry


class DeltaSign(StrEnum):
    """Which difference is written Δ."""

    TARGET_MINUS_OUTPUT = "target - output"
    OUTPUT_MINUS_TARGET = "output - target"

    @property
    def names(self) -> tuple[str, str]:
        """What is subtracted from, and what is subtracted."""
        first, second = self.value.split(" - ")
        return first, second

    @property
    def factor(self) -> float:
        """What target − output is multiplied by to be this Δ."""
        return 1.0 if self is DeltaSign.TARGET_MINUS_OUTPUT else -1.0


class UpdateOrder(StrEnum):
    """Whether the hidden layer learns from the output layer's old weights or from its new ones."""

    ALL_AT_ONCE = "all at once"
    LAYER_BY_LAYER = "layer by layer"


class Notation(StrEnum):
    """Letters and indices: the document's w¹₁₂, or the W⁽¹⁾₂₁ of most textbooks."""

    DOCUMENT = "document"
    COMMON = "common"


@dataclass(frozen=True)
class Conventions:
    """`digits` None: as many as suit each place. `carry`: the digits with which a calculation on paper, shown
    beside the exact one, goes from line to line; None: none is shown."""

    loss: Loss = SQUARED
    delta: DeltaSign = DeltaSign.TARGET_MINUS_OUTPUT
    update: UpdateOrder = UpdateOrder.ALL_AT_ONCE
    notation: Notation = Notation.DOCUMENT
    digits: Digits | None = None
    carry: Carry | None = None

    def train_as(self, other: "Conventions") -> bool:
        """Whether both lead to the same steps, and differ at most in how they are written."""
        written_alike = replace(other, notation=self.notation, digits=self.digits, carry=self.carry)
        return replace(written_alike, delta=self.delta) == self


DOCUMENT_CONVENTIONS = Conventions()
