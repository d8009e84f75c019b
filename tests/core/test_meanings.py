"""Every name that an equation uses has a symbol in both notations, words, LaTeX and a part of the diagram."""

import re
from itertools import groupby

import pytest

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.equations.table import OTHER_NAMES, equations
from ann221_gui.core.formulas.latex import latex
from ann221_gui.core.formulas.markup import terms
from ann221_gui.core.formulas.notation import symbol, symbol_text
from ann221_gui.core.formulas.speech import spoken
from ann221_gui.core.formulas.writing import SymbolWriter
from ann221_gui.core.meanings import in_words, meaning, part_of
from ann221_gui.core.parameters import ParameterId

FULL = Setting(True, Conventions(update=UpdateOrder.LAYER_BY_LAYER), of_batch=True)
SETTINGS = [Setting(), Setting(True), Setting(of_batch=True), FULL]
# Two names of one thing: in the common notation also the names of the errors and of what they depend on.
SYNONYMS = OTHER_NAMES | {f"ddelta_O3_1_d{name}": f"dE_d{name}" for name in ParameterId}


def names():
    """Of all quantities in all equations without index letters, as they are written."""
    found = set()
    for setting in SETTINGS:
        writer = SymbolWriter(setting)
        for equation in equations(setting):
            if not equation.is_general:
                formulas = map(writer.write, (equation.left, *equation.forms))
                found |= {term.quantity for formula in formulas for term in terms(formula)}
    return sorted(found)


def test_there_are_as_many_names_as_the_network_has():
    """Nine parameters and what is derived by each, three neurons, one error …"""
    assert len(names()) > 90
    assert {"w1_12", "b2_1", "I_O2_1", "staged_dE_db1_2", "sum_dE_dw2_11", "ddelta_O3_1_dw1_22"} <= set(
        names()
    )


@pytest.mark.parametrize("notation", Notation)
def test_symbols_differ_but_for_known_synonyms(notation):
    def root(name):
        name = SYNONYMS.get(name, name)
        return SYNONYMS.get(name, name)

    for write in (symbol_text, lambda *of: latex(symbol(*of)), lambda *of: spoken(symbol(*of))):
        written = sorted((write(name, notation), root(name)) for name in names())
        for text, same in groupby(written, key=lambda pair: pair[0]):
            assert len({name for _, name in same}) == 1, text


@pytest.mark.parametrize("sign", DeltaSign)
def test_each_has_a_meaning_in_plain_words(sign):
    setting = Setting(True, Conventions(delta=sign))
    for name in names():
        words = meaning(name, setting)
        assert re.fullmatch(r"[\w ,:σδ′-]+", words), words
        assert not re.search(r"\b[wbO]\d?_", words), "a student does not read our names"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("w1_12", "weight from input neuron 1 to hidden neuron 2"),
        ("b1_2", "bias of hidden neuron 2"),
        ("I_O3_1", "net input of the output neuron: the sum that enters it"),
        ("dE_dw2_21", "gradient: how the error follows the weight from hidden neuron 2 to the output neuron"),
        ("dE_dO3_1", "how the error follows the output"),
        ("O1_2", "the input I₂, passed on"),
        ("O2_1", "output of hidden neuron 1"),
        ("dO2_1_dw1_21", "how the output of hidden neuron 1 follows the weight from input neuron 2 to"),
        ("new_b2_1", "the bias of the output neuron after the step"),
        (
            "sum_dE_db2_1",
            "gradient: how the error follows the bias of the output neuron, summed over the samples",
        ),
    ],
)
def test_what_a_quantity_is(name, words):
    assert meaning(name, Setting()).startswith(words)


def test_an_input_is_called_what_the_notation_calls_it():
    common = Setting(conventions=Conventions(notation=Notation.COMMON))
    assert meaning("O1_1", common) == "the input x₁, passed on"


def test_delta_means_the_difference_that_was_chosen():
    said = [meaning("Delta", Setting(conventions=Conventions(delta=sign))) for sign in DeltaSign]
    assert [text.split(":")[0] for text in said] == ["target minus output", "output minus target"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *[("w1_12", "w1_12"), ("O1_2", "O1_2"), ("I_O2_1", "O2_1"), ("slope_O3_1", "O3_1")],
        *[("dE_dw1_21", "w1_21"), ("dO3_1_db1_2", "b1_2"), ("dO2_1_dw1_11", "w1_11"), ("dE_dO3_1", "O3_1")],
        *[("carried_w2_11", "w2_11"), ("mean_staged_dE_dw1_22", "w1_22"), ("new_b2_1", "b2_1")],
        *[("Delta", "O3_1"), ("Delta_O3_1", "O3_1"), ("target_1", "O3_1"), ("input_2", "O1_2"), ("eta", "")],
    ],
)
def test_the_part_of_the_diagram_that_a_quantity_belongs_to(name, part):
    assert part_of(name) == part
    assert not part or in_words(part)


@pytest.mark.parametrize("name", ["", "z9", "dE_dE", "w3_11"])
def test_what_is_no_quantity_has_no_meaning(name):
    with pytest.raises(ValueError, match="is not a part of the network"):
        meaning(name, Setting())
