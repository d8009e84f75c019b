"""Quantities and products as formulas that a `Typesetter` can paint."""

from functools import cache

from ann221_gui.core.equations import Product
from ann221_gui.core.notation import symbol
from ann221_gui.core.numbers import MINUS
from ann221_gui.views.formulas.typeset import Formula, Fraction, Run, Scripted

_DERIVATIVES = {"dE_d": "E", "dO3_1_d": "O3_1"}


@cache
def quantity(name: str) -> Formula:
    """The document's way to write the quantity of this name, indices over one another."""
    if name.startswith("slope_"):
        return (Run("σ′", italic=True), Run("("), *quantity("I_" + name.removeprefix("slope_")), Run(")"))
    if name.startswith("I_"):
        return (Scripted(Run("I", italic=True), (), quantity(name.removeprefix("I_"))),)
    if name.startswith("new_"):
        return (Run("new "), *quantity(name.removeprefix("new_")))
    for prefix, above in _DERIVATIVES.items():
        if name.startswith(prefix):
            return (Fraction(_partial(above), _partial(name.removeprefix(prefix))),)
    return _letter(name)


def _partial(name: str) -> Formula:
    return (Run("∂ ", italic=True), *quantity(name))


def _letter(name: str) -> Formula:
    written = symbol(name)
    letter = Run(written.letter, italic=len(written.letter) == 1)
    if not written.upper:
        return (letter,)
    return (Scripted(letter, (Run(written.upper),), (Run(written.lower),)),)


def written_coefficient(term: Product) -> str:
    """The number in front of a product: −2."""
    return f"{term.coefficient:g}".replace("-", MINUS)


def plain_text(formula: Formula) -> str:
    """The formula in one line of text, as a screen reader gets it."""
    return "".join(_plain_piece(piece) for piece in formula)


def _plain_piece(piece: Run | Scripted | Fraction) -> str:
    match piece:
        case Run():
            return piece.text
        case Scripted(base, upper, lower):
            return f"{base.text}{_index('^', upper)}{_index('_', lower)}"
        case Fraction(numerator, denominator):
            return f"{plain_text(numerator)}/{plain_text(denominator)}"


def _index(mark: str, formula: Formula) -> str:
    return mark + plain_text(formula) if formula else ""
