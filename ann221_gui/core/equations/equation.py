"""One equation, as a record of the table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ann221_gui.core.activations import LOGISTIC_NETWORK, Activation, Activations
from ann221_gui.core.conventions import DOCUMENT_CONVENTIONS, Conventions, UpdateOrder
from ann221_gui.core.equations.expressions import Expression, Quantity
from ann221_gui.core.parameters import HIDDEN_LAYER, OUTPUT_LAYER_FIRST, ParameterId


class Section(StrEnum):
    """Headings of the list, in its order; a weight's name in braces stands for its symbol."""

    FIRST = "What you need first"
    OUTPUT = "Hidden → output"
    HIDDEN = "Input → hidden"
    BACK = "Back-propagation: how the output follows each weight"
    ERROR = "The error"
    CHAIN_W2 = "From the error to {w2_11}"
    CHAIN_W1_11 = "From the error to {w1_11}"
    CHAIN_W1_12 = "From the error to {w1_12}"
    CHAIN_W1_21 = "From the error to {w1_21}"
    CHAIN_W1_22 = "From the error to {w1_22}"
    SUMMARY = "Summary"
    BEYOND = "What the document leaves out"

    def heading(self, write_symbol: Callable[[str], str]) -> str:
        """The heading with its weight's symbol."""
        before, brace, rest = self.partition("{")
        return before + write_symbol(rest.removesuffix("}")) if brace else before


@dataclass(frozen=True)
class Misprint:
    """What the document prints instead."""

    left: Expression
    right: Expression


@dataclass(frozen=True, eq=False)
class Equation:
    """`left` = each of the `forms`, one of them worked out as far as it goes: the last, unless `worked` says.

    `number` is the document's (counted in its order), or A1 … for what it lacks. A general form holds for all
    of its `indices`, which say what numbers its letters stand for.
    """

    number: str
    left: Expression
    forms: tuple[Expression, ...]
    section: Section
    indices: tuple[Mapping[str, str], ...] = ()
    misprint: Misprint | None = None
    worked: int = -1

    @property
    def quantity(self) -> str:
        """Name of the quantity that it gives; empty where it gives several."""
        return self.left.name if isinstance(self.left, Quantity) and not self.indices else ""

    @property
    def is_general(self) -> bool:
        return bool(self.indices)

    @property
    def right(self) -> Expression:
        """The form that is worked out."""
        return self.forms[self.worked]


@dataclass(frozen=True)
class Setting:
    """What decides which equations hold; `of_batch`: the update uses the totals over a batch (A10, A11)."""

    biases: bool = False
    conventions: Conventions = DOCUMENT_CONVENTIONS
    activations: Activations = LOGISTIC_NETWORK
    of_batch: bool = False

    @property
    def is_layered(self) -> bool:
        return self.conventions.update is UpdateOrder.LAYER_BY_LAYER

    @property
    def factor_of_delta(self) -> float:
        """The number in front of Δ in ∂E/∂O³₁."""
        return self.conventions.loss.factor_of_delta * self.conventions.delta.factor

    def activation(self, layer: int) -> Activation:
        return self.activations.hidden if layer == 2 else self.activations.output

    @property
    def parameters(self) -> tuple[ParameterId, ...]:
        """Those that are learned."""
        return tuple(one for one in OUTPUT_LAYER_FIRST if self.biases or not one.is_bias)


def step_name(parameter: ParameterId, setting: Setting) -> str:
    """Name of what η is multiplied by in the update of this parameter."""
    is_staged = setting.is_layered and parameter in HIDDEN_LAYER
    own = f"{'staged_' if is_staged else ''}dE_d{parameter}"
    return total_name(own, setting) if setting.of_batch else own


def total_name(name: str, setting: Setting) -> str:
    """Name of what a quantity of the samples becomes over a batch: their sum or their mean."""
    return f"{'mean' if setting.conventions.loss.is_mean else 'sum'}_{name}"
