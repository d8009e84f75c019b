"""A formula in one line of text: ∂E/∂w¹₁₂ = −2·Δ·…"""

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

_UPPER = dict(zip("0123456789()−+ijkl", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁻⁺ⁱʲᵏˡ", strict=True))
_UPPER |= {"z": "ᶻ"}
_LOWER = dict(zip("0123456789()ijkl", "₀₁₂₃₄₅₆₇₈₉₍₎ᵢⱼₖₗ", strict=True))


def plain_text(formula: Formula) -> str:
    """The formula in one line."""
    following = (*formula[1:], None)
    return "".join(map(_before, formula, following))


def _before(piece: Piece, following: Piece | None) -> str:
    """A fraction in brackets where what follows would seem to stand below its bar."""
    text = _piece(piece)
    return f"({text})" if following == Operator("·") and _is_fraction(piece) else text


def _is_fraction(piece: Piece) -> bool:
    if isinstance(piece, Term):
        return len(piece.formula) == 1 and _is_fraction(piece.formula[0])
    return isinstance(piece, Fraction)


def _piece(piece: Piece) -> str:
    match piece:
        case Run(text) | Number(text):
            return text
        case Operator(text):
            return text if text == "·" else f" {text} "
        case Term(_, formula):
            return plain_text(formula)
        case Scripted(base, upper, lower):
            return base.text + _script(upper, _UPPER, "^") + _script(lower, _LOWER, "_")
        case Fraction(numerator, denominator):
            return f"{_side(numerator)}/{_side(denominator)}"
        case Grid(rows, is_transposed):
            cells = "; ".join(", ".join(map(plain_text, row)) for row in rows)
            return f"[{cells}]{'ᵀ' if is_transposed else ''}"


def _script(formula: Formula, raised: dict[str, str], mark: str) -> str:
    """With the small letters that Unicode has; otherwise after a mark."""
    text = plain_text(formula)
    if all(character in raised for character in text):
        return "".join(raised[character] for character in text)
    return mark + (text if len(formula) == 1 and " " not in text else f"({text})")


def _side(formula: Formula) -> str:
    """Above or below a fraction bar: in brackets where it is a sum or a product."""
    text = plain_text(formula)
    return f"({text})" if is_compound(formula) else text
