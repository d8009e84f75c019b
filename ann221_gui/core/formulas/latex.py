"""A formula as LaTeX, for mathematics mode with amsmath."""

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
)
from ann221_gui.core.numbers import MINUS

_LETTERS = {
    "Δ": r"\Delta",
    "δ": r"\delta",
    "η": r"\eta",
    "σ": r"\sigma",
    "σ′": r"\sigma'",
    "∂": r"\partial ",
    "Σ": r"\sum ",
    "·": r" \cdot ",
    "(": "(",
    ")": ")",
    "": r"\,",
}
LONGEST_INDEX = 2  # letters; longer ones are names of functions
_OPERATORS = {"·": r" \cdot ", MINUS: " - "}
_SPECIAL_NUMBERS = {
    "½": r"\tfrac{1}{2}",
    "∞": r"\infty",
    f"{MINUS}∞": r"-\infty",
    "undefined": r"\text{undefined}",
}


def latex(formula: Formula) -> str:
    """What stands between two dollar signs."""
    return "".join(map(_piece, formula))


def _piece(piece: Piece) -> str:  # noqa: PLR0911  a line a kind
    match piece:
        case Number(text):
            return _number(text)
        case Run(text, italic):
            return _run(text, italic)
        case Operator(text):
            return _OPERATORS.get(text, f" {text} ")
        case Term(_, formula):
            return latex(formula)
        case Scripted(base, upper, lower):
            return _run(base.text, base.italic) + _script("^", upper) + _script("_", lower)
        case Fraction(numerator, denominator):
            return rf"\frac{{{latex(numerator).strip()}}}{{{latex(denominator).strip()}}}"
        case Grid(rows, is_transposed):
            lines = r" \\ ".join(" & ".join(map(latex, row)) for row in rows)
            return rf"\begin{{bmatrix}} {lines} \end{{bmatrix}}" + ("^{T}" if is_transposed else "")


def _script(mark: str, formula: Formula) -> str:
    return f"{mark}{{{latex(formula).strip()}}}" if formula else ""


def _run(text: str, italic: bool) -> str:
    if text.strip() in _LETTERS:
        return _LETTERS[text.strip()]
    if text.strip(f"{MINUS}0123456789") == "" or (italic and len(text) <= LONGEST_INDEX):
        return text.replace(MINUS, "-")
    if italic:
        name, prime = text.removesuffix("′"), "'" if text.endswith("′") else ""
        return rf"\operatorname{{{name}}}{prime}"
    return rf"\text{{{text}}}"


def _number(text: str) -> str:
    if text in _SPECIAL_NUMBERS:
        return _SPECIAL_NUMBERS[text]
    mantissa, e, exponent = text.replace(MINUS, "-").partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if e else mantissa
