"""Symbols of the quantities, in the document's notation and in the common one.

The document: w¹₁₂ runs from neuron 1 of layer 1 to neuron 2 of layer 2, O²₁ is an output, I_O²₁ the net input
that makes it, δ the error. Most textbooks: W⁽¹⁾₂₁ for the same weight (to, then from), x, z, a, b, and δ for
the error signal ∂E/∂z.
"""

import re
from collections.abc import Callable
from functools import cache

from ann221_gui.core.conventions import Notation
from ann221_gui.core.formulas.markup import Formula, Fraction, Operator, Run, Scripted, Term
from ann221_gui.core.formulas.plain_text import plain_text

_WORDS = {"target", "calculated", "Error"}
_LETTERS = {"eta": "η", "Delta": "Δ", "E": "E", "z": "z"}
_INDEXED = re.compile(r"([Owb])([123l])_([12ijk]{1,2})")
_DERIVATIVE = re.compile(r"d(E|delta_O3_1|O[23]_[12jk])_d(.+)")

_COMMON_NAMES = {
    "target": "t",
    "target_1": "t",
    "calculated": "O3_1",
    "delta_O": "Error",
    "delta_O3_1": "E",
    "Delta_O3_1": "Delta",
}
SIGMA = Run("Σ ")
ONE_OVER_N: Formula = (Fraction((Run("1"),), (Run("N", italic=True),)), Run(" "))
_BEFORE: dict[str, Formula] = {
    "new_": (Run("new "),),
    "sum_": (SIGMA,),
    "mean_": (*ONE_OVER_N, SIGMA),
}
_COMMON_LAYERS = {"2": "1", "3": "2"}  # the input layer has no number of its own: its outputs are x


@cache
def symbol(name: str, notation: Notation = Notation.DOCUMENT) -> Formula:
    """How the quantity of this name is written; ValueError if there is no such name.

    Names are those of the solution, the parameters, `target` and `eta`, and what only equations have.
    """
    write = _in_document if notation is Notation.DOCUMENT else _in_common
    return (Term(name, write(name)),)


def symbol_text(name: str, notation: Notation = Notation.DOCUMENT) -> str:
    """The same in one line of text: ∂E/∂w¹₁₂."""
    return plain_text(symbol(name, notation))


def input_symbol(number: int, notation: Notation = Notation.DOCUMENT) -> Formula:
    """I₁, which the first input neuron is given; x₁ in the common notation, as what that neuron passes on."""
    return symbol(f"input_{number}" if notation is Notation.DOCUMENT else f"O1_{number}", notation)


def index(name: str) -> Formula:
    """A letter that counts neurons."""
    return (Run(name, italic=True),)


def _in_document(name: str) -> Formula:
    if name in _WORDS:
        return (Run(name),)
    if name in _LETTERS:
        return (Run(_LETTERS[name], italic=True),)
    if name == "target_1":
        return (Scripted(Run("target"), (), (Run("1"),)),)
    for start, letter in (("I_", "I"), ("delta_", "δ"), ("Delta_", "Δ"), ("input_", "I")):
        if name.startswith(start):
            return (Scripted(_variable(letter), (), _subscript(name.removeprefix(start), name)),)
    return _shared(name, _in_document, _document_symbol)


def _subscript(rest: str, name: str) -> Formula:
    """The neuron that a letter belongs to: O²₁ below I; or only a number, or only O."""
    if name.startswith("input_") and rest in {"1", "2"}:
        return (Run(rest),)
    if rest == "O":
        return (Run("O", italic=True),)
    return _in_document(_known_neuron(rest, name))


def _known_neuron(neuron: str, name: str) -> str:
    if re.fullmatch(r"O[23]_[12jk]", neuron) is None:
        raise _unknown(name)
    return neuron


def _document_symbol(letter: str, layer: str, neurons: str) -> Formula:
    return (Scripted(_variable(letter), _indices(layer), _indices(neurons)),)


def _in_common(name: str) -> Formula:
    name = _COMMON_NAMES.get(name, name)
    name = re.sub("^ddelta_O3_1_d", "dE_d", name)
    if name == "Error":
        return (Scripted(_variable("E"), (), (Run("total"),)),)
    if name in {"t", *_LETTERS}:
        return (Run(_LETTERS.get(name, name), italic=True),)
    if name.startswith("dE_dI_"):
        return _of_layer("δ", *_parts(name.removeprefix("dE_dI_"))[1:])
    if name.startswith("I_"):
        return _of_layer("z", *_parts(_known_neuron(name.removeprefix("I_"), name))[1:])
    if name.startswith("input_"):
        return _in_document(name)
    return _shared(name, _in_common, _common_symbol)


def _common_symbol(letter: str, layer: str, neurons: str) -> Formula:
    if letter == "O" and layer == "1":
        return (Scripted(_variable("x"), (), _indices(neurons)),)
    if letter == "w":
        return (Scripted(_variable("W"), _bracketed(layer), _indices(neurons[::-1])),)
    return _of_layer("a", layer, neurons) if letter == "O" else _scripted("b", layer, neurons)


def _of_layer(letter: str, layer: str, neurons: str) -> Formula:
    """A neuron of the hidden or the output layer, which are layers 1 and 2 here."""
    return _scripted(letter, _COMMON_LAYERS[layer], neurons)


def _scripted(letter: str, layer: str, neurons: str) -> Formula:
    return (Scripted(_variable(letter), _bracketed(layer), _indices(neurons)),)


def _shared(name: str, write: Callable[[str], Formula], own: Callable[[str, str, str], Formula]) -> Formula:
    """What both notations put around the symbols of neurons and weights."""
    for start, before in _BEFORE.items():
        if name.startswith(start):
            return (*before, *write(name.removeprefix(start)))
    if name.startswith("slope_"):
        neuron = _known_neuron(name.removeprefix("slope_"), name)
        return (_variable("σ′"), Run("("), *write(f"I_{neuron}"), Run(")"))
    if name.startswith("staged_"):
        return (*write(name.removeprefix("staged_")), Run("("), Run("new "), *own("w", "2", ""), Run(")"))
    if name.startswith("carried_"):
        weight = name.removeprefix("carried_")
        return (*write(f"O{weight[1]}_{weight[3]}"), Operator("·"), *write(weight))
    derivative = _DERIVATIVE.fullmatch(name)
    if derivative is not None:
        above, below = derivative.groups()
        return (Fraction(_partial(write(above)), _partial(write(below))),)
    return own(*_parts(name))


def _parts(name: str) -> tuple[str, str, str]:
    """Letter, layer and neurons of a name such as w1_12."""
    found = _INDEXED.fullmatch(name)
    if found is None or (found[1] == "w") != (len(found[3]) == 2):
        raise _unknown(name)
    return found[1], found[2], found[3]


def _partial(formula: Formula) -> Formula:
    return (Run("∂"), *formula)


def _variable(letter: str) -> Run:
    return Run(letter, italic=True)


def _indices(characters: str) -> Formula:
    """Numbers stand upright, letters that count lean."""
    return (Run(characters, italic=characters.isalpha()),) if characters else ()


def _bracketed(layer: str) -> Formula:
    return (Run("("), *_indices(layer), Run(")"))


def _unknown(name: str) -> ValueError:
    return ValueError(f"{name!r} is not a quantity of the network")
