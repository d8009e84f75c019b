"""What an equation is made of: quantities by name, and what is done with them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Quantity:
    """A number of the network by its name in the solution: `w1_12`, `I_O2_1`, `dE_dw1_12`."""

    name: str


@dataclass(frozen=True)
class Constant:
    """A number that is the same for every network."""

    value: float


@dataclass(frozen=True)
class Product:
    """All factors multiplied."""

    factors: tuple["Expression", ...]


@dataclass(frozen=True)
class Sum:
    """All terms added; what is subtracted is `Negative`."""

    terms: tuple["Expression", ...]


@dataclass(frozen=True)
class Negative:
    """With the other sign."""

    of: "Expression"


@dataclass(frozen=True)
class Square:
    """Times itself."""

    base: "Expression"


@dataclass(frozen=True)
class Quotient:
    """One over the other."""

    numerator: "Expression"
    denominator: "Expression"


@dataclass(frozen=True)
class Exponential:
    """e to the power of this."""

    exponent: "Expression"


@dataclass(frozen=True)
class Applied:
    """σ, or σ′ where `is_derivative`, of a net input; `layer` (2 or 3) says whose σ it is."""

    argument: "Expression"
    layer: int
    is_derivative: bool = False


@dataclass(frozen=True)
class Derivative:
    """∂(of)/∂by, not yet worked out."""

    of: "Expression"
    by: str


class Scope(StrEnum):
    """Which samples a sum runs over."""

    DATASET = "data set"
    BATCH = "batch"


@dataclass(frozen=True)
class OverSamples:
    """The total over samples: their sum, or their mean where the loss is one."""

    of: "Expression"
    scope: Scope


@dataclass(frozen=True)
class OverIndex:
    """The sum over both values of an index."""

    of: "Expression"
    index: str


@dataclass(frozen=True)
class Column:
    """Numbers one below the other."""

    entries: tuple["Expression", ...]


@dataclass(frozen=True)
class Transformed:
    """A matrix, transposed and applied to a column; `rows` as they stand before it is transposed."""

    rows: tuple[tuple["Expression", ...], ...]
    column: Column


@dataclass(frozen=True)
class Words:
    """What is said rather than computed."""

    text: str


Expression = (
    Quantity
    | Constant
    | Product
    | Sum
    | Negative
    | Square
    | Quotient
    | Exponential
    | Applied
    | Derivative
    | OverSamples
    | OverIndex
    | Column
    | Transformed
    | Words
)


def product(*factors: str, times: float = 1.0) -> Expression:
    """Named quantities multiplied, a number in front: 1 is not written, −1 is a sign."""
    named: tuple[Expression, ...] = tuple(map(Quantity, factors))
    if abs(times) == 1:
        whole = named[0] if len(named) == 1 else Product(named)
        return whole if times > 0 else Negative(whole)
    return Product((Constant(times), *named))


def times(factor: float, of: Expression) -> Expression:
    """An expression with a number in front: 1 is not written."""
    return of if factor == 1 else Product((Constant(factor), of))
