"""What stands on a sheet of formulas: headings, sentences, equations, and factors with their meanings."""

from dataclasses import dataclass

from ann221_gui.core.formulas.markup import Formula


@dataclass(frozen=True)
class Heading:
    """Begins a section."""

    text: str


@dataclass(frozen=True)
class Sentence:
    """What matters most, in words."""

    text: str


@dataclass(frozen=True)
class Caption:
    """A sentence beside the matter; both are broken between their words."""

    text: str


@dataclass(frozen=True)
class Written:
    """An equation: `left` once, then lines that begin with equals signs, one below the other.

    `quantity` is what it gives, or empty; `number` the document's, or A1 …; `value` its result in full.
    `aside`: what is said of the result below it.
    """

    number: str
    quantity: str
    left: Formula
    lines: tuple[Formula, ...]
    value: float | None = None
    aside: str = ""


@dataclass(frozen=True)
class Factor:
    """A line about one quantity: its symbol, what it is in words, its value."""

    quantity: str
    symbol: Formula
    meaning: str
    written: Formula
    value: float


Block = Heading | Sentence | Caption | Written | Factor
