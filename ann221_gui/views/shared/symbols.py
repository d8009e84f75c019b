"""Names of what the plots and the table show, as short as their place is."""

from enum import StrEnum

from ann221_gui.core.losses import Loss
from ann221_gui.core.notation import symbol

INPUT_SYMBOLS = ("I₁", "I₂")


class ShownNeuron(StrEnum):
    """The neurons whose output can be drawn over the input plane, by their names in the solution."""

    OUTPUT = "O3_1"
    HIDDEN_1 = "O2_1"
    HIDDEN_2 = "O2_2"

    @property
    def symbol(self) -> str:
        return symbol(self).text

    @property
    def words(self) -> str:
        return "output" if self.hidden_place is None else f"hidden neuron {self.hidden_place + 1}"

    @property
    def hidden_place(self) -> int | None:
        """Column of `ForwardPass.a1`; None for the output neuron."""
        return {"O3_1": None, "O2_1": 0, "O2_2": 1}[self]


def error_symbol(loss: Loss) -> str:
    """Equation 14 as this run has it, summed over the samples."""
    return "Σ Δ²" if loss.factor == 1 else "½ Σ Δ²"
