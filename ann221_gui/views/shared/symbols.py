"""Names of what the plots and the table show, as short as their place is."""

from enum import StrEnum

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.notation import input_symbol
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.losses import Loss


class ShownNeuron(StrEnum):
    """The neurons whose output can be drawn over the input plane, by their names in the solution."""

    OUTPUT = "O3_1"
    HIDDEN_1 = "O2_1"
    HIDDEN_2 = "O2_2"

    @property
    def words(self) -> str:
        return "output" if self.hidden_place is None else f"hidden neuron {self.hidden_place + 1}"

    @property
    def hidden_place(self) -> int | None:
        """Column of `ForwardPass.a1`; None for the output neuron."""
        return {"O3_1": None, "O2_1": 0, "O2_2": 1}[self]


def input_symbols(notation: Notation) -> tuple[str, str]:
    """I₁ and I₂, or x₁ and x₂."""
    return plain_text(input_symbol(1, notation)), plain_text(input_symbol(2, notation))


def error_symbol(loss: Loss) -> str:
    """Equation 14 as this run has it, over the samples: Σ Δ², ½ Σ Δ², mean Δ² or ½ mean Δ²."""
    half = "" if loss.factor == 1 else "½ "
    return f"{half}{'mean' if loss.is_mean else 'Σ'} Δ²"
