"""The document's way to write each quantity: from the names in files to letters with two indices."""

from dataclasses import dataclass, replace

_UPPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWER = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_PLAIN = {"Delta": "Δ", "E": "E", "eta": "η", "target": "target"}
# What stands before and after the quantity whose name follows the prefix.
_AROUND = {
    "slope_": ("σ′(I_", ")"),
    "I_": ("I_", ""),
    "dE_d": ("∂E/∂", ""),
    "dO3_1_d": ("∂O³₁/∂", ""),
    "new_": ("new ", ""),
}


@dataclass(frozen=True)
class Symbol:
    """A letter with the layer above the neurons: w¹₁₂ is ("w", "1", "12"); text may stand around it."""

    letter: str
    upper: str = ""
    lower: str = ""
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """All in one line: ∂E/∂w¹₁₂."""
        indices = self.upper.translate(_UPPER) + self.lower.translate(_LOWER)
        return f"{self.before}{self.letter}{indices}{self.after}"


def symbol(name: str) -> Symbol:
    """How the document writes the quantity of this name; ValueError if there is no such name.

    Names are those of the solution, the parameters, `target` and `eta`.
    """
    if name in _PLAIN:
        return Symbol(_PLAIN[name])
    for prefix, (before, after) in _AROUND.items():
        if name.startswith(prefix):
            return replace(symbol(name.removeprefix(prefix)), before=before, after=after)
    letter_and_layer, _, neurons = name.partition("_")
    if len(letter_and_layer) != 2 or not neurons.isdecimal():
        raise ValueError(f"{name!r} is not a quantity of the network")
    return Symbol(letter_and_layer[0], letter_and_layer[1], neurons)
