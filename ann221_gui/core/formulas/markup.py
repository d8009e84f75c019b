"""A formula as pieces that say what they are, whoever writes or paints them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ann221_gui.core.numbers import MINUS


@dataclass(frozen=True)
class Run:
    """A stretch of text: `italic` for variables, upright for words, or bold."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Number:
    """A number as it is written; powers of ten as in 9.38e−05."""

    text: str


@dataclass(frozen=True)
class Operator:
    """=, +, −, · between two others."""

    text: str


@dataclass(frozen=True)
class Scripted:
    """A base with an index above and an index below, one over the other."""

    base: Run
    upper: "Formula" = ()
    lower: "Formula" = ()


@dataclass(frozen=True)
class Fraction:
    """One formula over another."""

    numerator: "Formula"
    denominator: "Formula"


@dataclass(frozen=True)
class Grid:
    """Formulas in rows and columns, in square brackets; T above it where it `is_transposed`."""

    rows: tuple[tuple["Formula", ...], ...]
    is_transposed: bool = False


@dataclass(frozen=True)
class Term:
    """What stands for a quantity, as its symbol or as its number."""

    quantity: str
    formula: "Formula"


Piece = Run | Number | Operator | Scripted | Fraction | Grid | Term
Formula = tuple[Piece, ...]

SUMMING = {"+", MINUS}
EQUALS: Formula = (Operator("="),)


def broken(formula: Formula) -> Iterator[Formula]:
    """The formula in parts that may stand in lines of their own: each begins with its operator.

    Within brackets only sums are broken.
    """
    part: list[Piece] = []
    for piece, depth in _with_depth(formula):
        if isinstance(piece, Operator) and (depth == 0 or piece.text in SUMMING) and part:
            yield tuple(part)
            part = []
        part.append(piece)
    if part:
        yield tuple(part)


def is_compound(formula: Formula) -> bool:
    """Whether an operator stands in it outside all brackets, but not in front."""
    pieces = list(_with_depth(formula))[1:]
    return any(isinstance(piece, Operator) and depth == 0 for piece, depth in pieces)


def _with_depth(formula: Formula) -> Iterator[tuple[Piece, int]]:
    """Each piece with how many brackets are open around it."""
    depth = 0
    for piece in formula:
        run = piece.base if isinstance(piece, Scripted) else piece
        if isinstance(run, Run):
            depth += run.text.count("(") - run.text.count(")")
        yield piece, depth


def in_line(formula: Formula) -> Formula:
    """With a slash in the place of each bar."""
    flat: Formula = ()
    for piece in formula:
        match piece:
            case Term(quantity, inner):
                flat = (*flat, Term(quantity, in_line(inner)))
            case Fraction(numerator, denominator):
                flat = (*flat, *numerator, Run("/"), *denominator)
            case _:
                flat = (*flat, piece)
    return flat


def terms(formula: Formula) -> Iterator[Term]:
    """Everything in the formula that stands for a quantity, outermost first."""
    for piece in formula:
        match piece:
            case Term(_, inner):
                yield piece
                yield from terms(inner)
            case Fraction(numerator, denominator):
                yield from terms((*numerator, *denominator))
            case Scripted(_, upper, lower):
                yield from terms((*upper, *lower))
            case Grid(rows):
                for row in rows:
                    for cell in row:
                        yield from terms(cell)
