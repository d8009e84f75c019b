"""Numbers that are right as other textbooks have it are no fault: the convention is named, and can be taken.

Each sheet is worked out in plain arithmetic as another book has it.
"""

from dataclasses import replace
from typing import Any

import pytest

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.judgement import Marking, Verdict
from ann221_gui.core.checking.mark import mark
from ann221_gui.core.checking.reading import Reading
from ann221_gui.core.conventions import DeltaSign, UpdateOrder
from tests.core.checking.by_hand import SAMPLE, WEIGHTS, Task, written

TASK, HALVED = Task(), Task(half=True)
OTHER_DELTA = Task(other={"delta": DeltaSign.OUTPUT_MINUS_TARGET})
LAYERED = Task(other={"update": UpdateOrder.LAYER_BY_LAYER})
NEGATIVE, SWAPPED = {"reading": Reading(negative_signals=True)}, {"reading": Reading(swapped_indices=True)}
Q, H = TASK.numbers, HALVED.numbers
SIGNALS = ("dE_dI_O3_1", "dE_dI_O2_1", "dE_dI_O2_2")
HIDDEN = ("w1_11", "w1_12", "w1_21", "w1_22")
DIGITS = 6


def swapped(numbers: dict[str, float]) -> dict[str, float]:
    """w₁₂ is called w₂₁ there."""
    names = {"w1_12": "w1_21", "w1_21": "w1_12"}
    return {line[:-5] + names.get(line[-5:], line[-5:]): number for line, number in numbers.items()}


def through_new_weights(q: dict[str, float]) -> dict[str, float]:
    """What the hidden layer learns where the output layer is updated first."""
    found = {f"dE_dI_O2_{j}": q["dE_dI_O3_1"] * q[f"new_w2_{j}1"] * q[f"slope_O2_{j}"] for j in "12"}
    inputs = dict(zip("12", SAMPLE[0], strict=True))
    for weight in HIDDEN:
        found[f"dE_d{weight}"] = found[f"dE_dI_O2_{weight[-1]}"] * inputs[weight[-2]]
        found[f"new_{weight}"] = WEIGHTS[weight] - 0.7 * found[f"dE_d{weight}"]
    return found


def used(task: Task, marking: Marking) -> Marking:
    """The same sheet, once the alternative is taken."""
    taken = marking.alternative
    assert taken is not None
    exercise = replace(task.exercise, problem=replace(task.exercise.problem, conventions=taken.conventions))
    return mark(exercise, {line: one.answer for line, one in marking.lines.items()}, taken.reading)


DELTA_TURNED = Q | {"Delta": -Q["Delta"]}
SIGNALS_TURNED = Q | {line: -Q[line] for line in SIGNALS}


@pytest.mark.parametrize(
    ("name", "task", "sheet", "how"),
    [
        ("error halved", TASK, H, {}),
        ("error not halved", HALVED, Q, {}),
        ("Δ = output − target", TASK, DELTA_TURNED, {}),
        ("Δ = target − output", OTHER_DELTA, Q, {}),
        ("δ with the other sign", TASK, SIGNALS_TURNED, {}),
        ("δ as here", TASK, Q, NEGATIVE),
        ("indices the other way round", TASK, swapped(Q), {}),
        ("indices as here", TASK, Q, SWAPPED),
        ("all at once", LAYERED, Q, {}),
        ("layer by layer", LAYERED, Q | through_new_weights(Q), {}),  # by the names that they have there
    ],
)
def test_a_sheet_that_is_right_elsewhere_is_recognised(
    name: str, task: Task, sheet: dict[str, float], how: dict[str, Any]
) -> None:
    marking = task.marked(sheet, DIGITS, **how)
    assert marking.alternative is not None
    assert marking.alternative.name == name
    assert marking.first_fault == ""
    elsewhere = [one for one in marking.lines.values() if one.verdict is Verdict.CONVENTION]
    assert elsewhere
    for judged in elsewhere:
        first = judged.explanations[0]
        assert (first.names, first.alternative) == ((name,), marking.alternative)
        assert judged.reason == f"Right where a book has it so: {marking.alternative.sentence}"
        assert judged.verdict.is_right


@pytest.mark.parametrize(
    ("sheet", "lines"),
    [
        (H, {line for line in Q if Q[line] != H[line]}),
        (DELTA_TURNED, {"Delta"}),
        (SIGNALS_TURNED, set(SIGNALS)),
        (swapped(Q), {f"{start}w1_{ij}" for start in ("dO3_1_d", "dE_d", "new_") for ij in ("12", "21")}),
    ],
    ids=["error halved", "sign of Δ", "sign of δ", "indices"],
)
def test_only_lines_that_differ_there_are_called_so(sheet: dict[str, float], lines: set[str]) -> None:
    marked = TASK.marked(sheet, DIGITS).lines
    assert {line for line, one in marked.items() if one.verdict is Verdict.CONVENTION} == lines
    others = {one.verdict for line, one in marked.items() if line not in lines}
    assert others <= {Verdict.RIGHT, Verdict.ROUNDED}


@pytest.mark.parametrize(
    ("task", "sheet", "how"),
    [
        (TASK, H, {}),
        (HALVED, Q, {}),
        (TASK, DELTA_TURNED, {}),
        (TASK, SIGNALS_TURNED, {}),
        (TASK, Q, NEGATIVE),
        (TASK, swapped(Q), {}),
        (TASK, Q, SWAPPED),
        (LAYERED, Q, {}),
        (TASK, Q | through_new_weights(Q), {}),
        (LAYERED, Q | through_new_weights(Q), {}),
        (TASK, {line: -H[line] for line in SIGNALS}, {}),
    ],
)
def test_under_the_alternative_everything_is_right(
    task: Task, sheet: dict[str, float], how: dict[str, Any]
) -> None:
    again = used(task, task.marked(sheet, DIGITS, **how))
    assert len(again.lines) == len(sheet)
    assert {one.verdict for one in again.lines.values()} <= {Verdict.RIGHT, Verdict.ROUNDED}
    assert again.alternative is None


def test_each_alternative_switches_what_it_says() -> None:
    halved = TASK.marked(H, DIGITS).alternative
    turned = TASK.marked(DELTA_TURNED, DIGITS).alternative
    signals = TASK.marked(SIGNALS_TURNED, DIGITS).alternative
    indices = TASK.marked(swapped(Q), DIGITS).alternative
    assert halved and turned and signals and indices
    assert halved.conventions.loss.name == "half squared"
    assert turned.conventions.delta is DeltaSign.OUTPUT_MINUS_TARGET
    assert signals.reading == Reading(negative_signals=True)
    assert indices.reading == Reading(swapped_indices=True)
    assert signals.conventions == indices.conventions == TASK.exercise.problem.conventions


def test_gradients_through_new_weights_are_a_slip_and_layer_by_layer_is_offered_beside_it() -> None:
    through = through_new_weights(Q)
    marking = TASK.marked(Q | through, DIGITS)
    for line in ("dE_dI_O2_1", "dE_dI_O2_2"):
        first, second = marking.lines[line].explanations[:2]
        assert (first.names, second.names) == (("updated output weight",), ("layer by layer",))
        assert second.alternative == marking.alternative
    below = [f"{start}{weight}" for start in ("dE_d", "new_") for weight in HIDDEN]
    assert {marking.lines[line].verdict for line in below} == {Verdict.FOLLOWS}
    assert {one for line in below for one in marking.lines[line].began} == {"dE_dI_O2_1", "dE_dI_O2_2"}


@pytest.mark.parametrize(
    ("names", "task", "sheet"),
    [
        ("error halved, δ with the other sign", TASK, {line: -H[line] for line in SIGNALS}),
        ("error not halved, δ with the other sign", HALVED, {line: -Q[line] for line in SIGNALS}),
        (
            "error halved, indices the other way round",
            TASK,
            {line: H[other] for line, other in (("new_w1_12", "new_w1_21"), ("new_w1_21", "new_w1_12"))},
        ),
    ],
)
def test_two_conventions_at_once(names: str, task: Task, sheet: dict[str, float]) -> None:
    marking = task.marked(sheet)
    assert marking.alternative is not None
    assert marking.alternative.name == names
    assert {one.verdict for one in marking.lines.values()} == {Verdict.CONVENTION}
    assert {one.verdict for one in used(task, marking).lines.values()} == {Verdict.ROUNDED}


def test_what_is_right_here_needs_no_alternative() -> None:
    assert TASK.marked(Q).alternative is None
    assert HALVED.marked(H).alternative is None


def test_no_convention_is_taken_that_would_make_a_right_line_wrong() -> None:
    """Of a sheet that is right with the factor 2 everywhere else, one gradient without it is a slip."""
    marking = TASK.marked(Q | {"dE_dw1_11": Q["dE_dw1_11"] / 2})
    assert marking.alternative is None
    judged = marking.lines["dE_dw1_11"]
    assert (judged.verdict, judged.explanations[0].names) == (Verdict.SLIP, ("factor 2 missing",))


def test_not_even_where_fewer_faults_would_be_left() -> None:
    """E and ∂E/∂O³₁ are halved, ∂E/∂w¹₁₁ is not: as the halved error has it, that one would be wrong."""
    marking = TASK.marked({line: H[line] for line in ("E", "dE_dO3_1")} | {"dE_dw1_11": Q["dE_dw1_11"]})
    assert marking.alternative is None
    assert marking.first_fault == "E"
    assert marking.lines["dE_dw1_11"].verdict is Verdict.ROUNDED


def test_of_two_conventions_the_one_that_explains_more_is_taken() -> None:
    """E is halved, and the sign of three error signals is turned, but they are not halved."""
    marking = TASK.marked({"E": H["E"]} | {line: -Q[line] for line in SIGNALS})
    assert marking.alternative is not None
    assert marking.alternative.name == "δ with the other sign"
    assert {marking.lines[line].verdict for line in SIGNALS} == {Verdict.CONVENTION}
    assert marking.lines["E"].explanations[0].names == ("factor 2 missing",)


def test_a_slip_in_a_sheet_of_another_convention_is_found_by_its_rules() -> None:
    """All as the halved error has it, and the last weight goes uphill: 0.6 + 0.7·0.00735."""
    marking = TASK.marked(H | {"new_w1_22": 0.6 + 0.7 * H["dE_dw1_22"]})
    assert marking.alternative is not None
    assert marking.alternative.name == "error halved"
    assert marking.first_fault == "new_w1_22"
    assert marking.lines["new_w1_22"].explanations[0].names == ("uphill",)


def test_numbers_are_read_as_their_book_means_them() -> None:
    """Right as δ = −∂E/∂(net input) and w₂₁ from 1 to 2 have it, and said by the names that were written."""
    reading = Reading(negative_signals=True, swapped_indices=True)
    numbers = swapped(SIGNALS_TURNED)
    texts = {line: written(number, DIGITS) for line, number in numbers.items()}
    marking = mark(TASK.exercise, {line: parse_answer(text) for line, text in texts.items()}, reading)
    assert {one.verdict for one in marking.lines.values()} == {Verdict.RIGHT, Verdict.ROUNDED}
    assert {line: one.answer.text for line, one in marking.lines.items()} == texts
    assert all(line == one.line for line, one in marking.lines.items())
