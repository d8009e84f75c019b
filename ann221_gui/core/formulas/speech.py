"""A formula as a sentence, for whoever listens to it."""

import re
from collections.abc import Iterator

from ann221_gui.core.formulas.markup import (
    Formula,
    Fraction,
    Grid,
    Number,
    Operator,
    Piece,
    Run,
    Scripted,
    Term,
    is_compound,
)
from ann221_gui.core.numbers import COVERED_SIGN, MINUS

_WORDS = {
    "σ": "sigma",
    "Δ": "Delta",
    "δ": "delta",
    "η": "eta",
    "Σ": "the sum of",
    "½": "one half",
    "∂": "partial",
    "·": "times",
    "/": "divided by",
    "(": "open bracket",
    ")": "close bracket",
    "=": ", equals",
    "+": "plus",
    MINUS: "minus",
    "∞": "infinity",
    COVERED_SIGN: "covered",
    f"{MINUS}∞": "minus infinity",
}
_ROWS = ("first row", "second row")
LONGEST_INDEX = 2  # letters or digits; what is longer is a word


def spoken(formula: Formula) -> str:
    """Words, so that nothing depends on how signs are read out; a comma is a pause."""
    words = re.sub(r"[\s,]*,", ",", _joined(formula))
    return re.sub(r",(?= close bracket|;|$)", "", words)


def _joined(formula: Formula) -> str:
    return " ".join(filter(None, _said(formula)))


def _said(formula: Formula) -> Iterator[str]:
    """Piece by piece; brackets around a single name are not said: sigma prime of I of O 2, 1."""
    match formula:
        case ():
            return
        case (Run(name, True), Run("("), inner, Run(")"), *rest):
            yield f"{_word(name)} of {_piece(inner)},"
        case (Run(name, True), Run("("), *_):
            yield f"{_word(name)} of"
            rest = list(formula[1:])
        case (Run("("), inner, Scripted(Run(")"), upper), *rest) if not _piece(inner).startswith("minus"):
            name = _piece(inner)
            yield f"{name}{',' * (',' in name)} {_power(upper)}"
        case (Fraction() as fraction, Run(" "), *rest):
            yield f"{_piece(fraction)} times"
        case (piece, *rest):
            yield _piece(piece)
    yield from _said(tuple(rest))


def _piece(piece: Piece) -> str:
    match piece:
        case Run(text) | Operator(text):
            return _word(text.strip())
        case Number(text):
            return _number(text)
        case Term(_, formula):
            return _joined(formula)
        case Scripted(base, upper, lower):
            return _scripted(base, upper, lower)
        case Fraction(numerator, denominator):
            return _fraction(numerator, denominator)
        case Grid(rows, is_transposed):
            return ("the transpose of " if is_transposed else "") + _grid(rows)


def _word(text: str) -> str:
    name = text.removesuffix("′")
    return _WORDS.get(name, name) + (" prime" if text != name else "")


def _scripted(base: Run, upper: Formula, lower: Formula) -> str:
    """I_O²₁ is "I of O 2, 1"; w¹₁₂ is "w 1, 1 2"."""
    letter = _word(base.text)
    if base.text == "Σ":
        return f"the sum over {_joined(lower)} of"
    if not upper and lower and not isinstance(lower[0], Run):
        return f"{letter} of {_joined(lower)}"
    if base.text == ")":
        return f"{letter} {_power(upper)}"
    if base.text == "e" and upper:
        return f"e {_power(upper)},"
    indices = [_letters(script) for script in (upper, lower) if script]
    return f"{letter} {', '.join(indices)}".strip()


def _power(exponent: Formula) -> str:
    power = _joined(exponent)
    return "squared" if power == "2" else f"to the power of {power}"


def _letters(script: Formula) -> str:
    """Indices one by one, without the brackets around a layer's number; a word as a word."""
    text = "".join(piece.text for piece in script if isinstance(piece, Run)).strip("()")
    return " ".join(text) if len(text) <= LONGEST_INDEX else text


def _fraction(numerator: Formula, denominator: Formula) -> str:
    if numerator[0] == denominator[0] == Run("∂"):
        return f"the derivative of {_joined(numerator[1:])} by {_joined(denominator[1:])},"
    return f"{_side(numerator)} over {_side(denominator)}"


def _side(formula: Formula) -> str:
    """Above or below a fraction bar: in brackets where it is a sum or a product."""
    words = _joined(formula)
    return f"open bracket {words} close bracket" if is_compound(formula) else words


def _grid(rows: tuple[tuple[Formula, ...], ...]) -> str:
    lines = [" and ".join(map(_joined, row)) for row in rows]
    if len(rows) == 1:
        return f"the row of {lines[0]},"
    if len(rows[0]) == 1:
        return f"the column of {' and '.join(lines)},"
    named = "; ".join(f"{name}: {line}" for name, line in zip(_ROWS, lines, strict=False))
    return f"the matrix with {named}; end of matrix,"


def _number(text: str) -> str:
    if text in _WORDS:
        return _WORDS[text]
    mantissa, e, exponent = text.replace(MINUS, "minus ").partition("e")
    if not e:
        return mantissa
    sign = "minus " if exponent.startswith("minus ") else ""
    return f"{mantissa} times 10 to the power of {sign}{int(exponent.removeprefix('minus '))}"
