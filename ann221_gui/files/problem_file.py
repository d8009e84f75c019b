"""Problem files: a network, one sample, a learning rate and conventions, in JSON that a person can write."""

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.checking.handout import NO_HANDOUT, Handout
from ann221_gui.core.checking.sheet import sheet
from ann221_gui.core.conventions import Conventions
from ann221_gui.core.parameters import BIASES, WEIGHTS, Parameters
from ann221_gui.core.solution import Problem
from ann221_gui.files.convention_keys import ConventionKeys, convention_values
from ann221_gui.files.errors import FileError
from ann221_gui.files.handout_keys import HandoutKeys, handout_document
from ann221_gui.files.header import PROBLEM_TYPE, VERSIONS, check_header, header_of
from ann221_gui.files.json_text import Number, decode, refuse_twice
from ann221_gui.files.reading import as_text
from ann221_gui.files.setup_keys import ActivationName, LossName


class _Strict(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class _Weights(_Strict, frozen=True):
    w1_11: Number
    w1_12: Number
    w1_21: Number
    w1_22: Number
    w2_11: Number
    w2_21: Number


class _Biases(_Strict, frozen=True):
    b1_1: Number
    b1_2: Number
    b2_1: Number


class _Conventions(ConventionKeys, frozen=True, kw_only=True):
    error: LossName = "squared"


class _Activations(_Strict, frozen=True):
    hidden: ActivationName = "logistic"
    output: ActivationName = "logistic"


class _Document(HandoutKeys, frozen=True, kw_only=True):
    type: str
    version: int
    title: Annotated[str, Meta(max_length=200)] = ""
    inputs: tuple[Number, Number]
    target: Number
    weights: _Weights
    biases: _Biases | UnsetType = UNSET
    learning_rate: Number
    conventions: _Conventions = _Conventions()
    activations: _Activations = _Activations()


def read_problem(content: bytes, name: str) -> Problem:
    """The problem in these bytes; `name` stands in the FileError that says what is wrong with them."""
    return read_handout(content, name)[0]


def read_handout(content: bytes, name: str) -> tuple[Problem, Handout]:
    """The same, and what the file hands out beside its problem."""
    text = as_text(content, name)
    check_header(header_of(text, name), PROBLEM_TYPE, name)
    document = decode(text, _Document, name)
    refuse_twice(text, name)
    if not document.title.isprintable():
        raise FileError(name, "title", "must be one line of text")
    problem = _problem(document)
    return problem, document.handout(sheet(problem.setting), name)


def problem_document(problem: Problem, handout: Handout = NO_HANDOUT) -> dict[str, Any]:
    """The problem as a problem file has it, with every number in full, and what is handed out beside it."""
    parameters = problem.parameters
    biases = {"biases": parameters.named(BIASES)} if problem.biases else {}
    return {
        "type": PROBLEM_TYPE,
        "version": VERSIONS[PROBLEM_TYPE],
        **({"title": problem.title} if problem.title else {}),
        "inputs": list(problem.inputs),
        "target": problem.target,
        "weights": parameters.named(WEIGHTS),
        **biases,
        "learning_rate": problem.learning_rate,
        "conventions": convention_keys(problem.conventions),
        "activations": {
            "hidden": problem.activations.hidden.name,
            "output": problem.activations.output.name,
        },
        **handout_document(handout, sheet(problem.setting)),
    }


def convention_keys(conventions: Conventions) -> dict[str, Any]:
    """The error always, else what is not the document's."""
    keys = ConventionKeys(**convention_values(conventions))
    return {"error": conventions.loss.name, **msgspec.to_builtins(keys)}


def _problem(document: _Document) -> Problem:
    has_biases = isinstance(document.biases, _Biases)
    given = msgspec.structs.asdict(document.weights)
    if isinstance(document.biases, _Biases):
        given |= msgspec.structs.asdict(document.biases)
    return Problem(
        inputs=(float(document.inputs[0]), float(document.inputs[1])),
        target=float(document.target),
        parameters=Parameters.of(given),
        learning_rate=float(document.learning_rate),
        biases=has_biases,
        conventions=document.conventions.conventions(document.conventions.error),
        activations=Activations(
            ACTIVATIONS[document.activations.hidden], ACTIVATIONS[document.activations.output]
        ),
        title=document.title,
    )
