"""What a lecturer hands out with a problem: printed answers, how they are read, what is hidden and locked."""

import json

import pytest

from ann221_gui.core.checking.handout import NO_HANDOUT, Lock
from ann221_gui.files.errors import FileError
from ann221_gui.files.opening import open_handout, open_problem
from ann221_gui.files.problem_file import problem_document, read_handout
from ann221_gui.files.resources import resource

PROBLEM = json.loads(resource("problems/exercise.json").read_text(encoding="utf-8"))
for key in ("hidden", "locked"):
    del PROBLEM[key]


def handed_out(keys, **changes):
    """The keys as they stand in the text of the file."""
    text = json.dumps(PROBLEM | changes)[:-1] + f", {keys}}}"
    return read_handout(text.encode(), "p.json")[1]


def test_the_digits_that_stand_in_the_file_say_how_exact_an_answer_is():
    answers = handed_out(
        '"answers": {"O3_1": 0.680, "E": -8.2e-3, "Delta": "0,68", "O2_1": "1/3", "O2_2": 1}'
    )
    assert {line: (one.text, one.value) for line, one in answers.answers.items()} == {
        "O3_1": ("0.680", 0.68),
        "E": ("-8.2e-3", -0.0082),
        "Delta": ("0,68", 0.68),
        "O2_1": ("1/3", 1 / 3),
        "O2_2": ("1", 1),
    }
    assert [one.unit for one in answers.answers.values()] == pytest.approx([1e-3, 1e-4, 1e-2, 0, 1e-2])


def test_how_answers_are_read():
    reading = handed_out('"answers_read": {"error_signals": "-dE/dI", "indices": "to from"}').reading
    assert (reading.negative_signals, reading.swapped_indices, reading.staged_gradients) == (
        True,
        True,
        False,
    )
    layered = {"conventions": {"update": "layer by layer"}}
    keys = '"answers_read": {"hidden_gradients": "new weights"}'
    assert handed_out(keys, **layered).reading.staged_gradients


def test_what_is_hidden_and_locked():
    handout = handed_out(
        '"hidden": ["new weights", "O3_1"], "locked": ["weights", "inputs"], "tolerance": "1/100"'
    )
    new = {"new_w1_11", "new_w1_12", "new_w1_21", "new_w1_22", "new_w2_11", "new_w2_21"}
    assert handout.hidden == new | {"O3_1"}
    assert handout.locked == {Lock.WEIGHTS, Lock.INPUTS}
    assert handout.tolerance == 0.01


def test_a_problem_alone_hands_nothing_out():
    assert read_handout(json.dumps(PROBLEM).encode(), "p.json")[1] == NO_HANDOUT


WRONG = {
    '"answers": {"O9_1": 1}': "answers.O9_1: is not a line of this problem",
    '"answers": {"w1_11": 1}': "answers.w1_11: is not a line of this problem",
    '"answers": {"staged_dE_dw1_11": 1}': "answers.staged_dE_dw1_11: is not a line of this problem",
    '"answers": {"sum_dE_dw1_11": 1}': "answers.sum_dE_dw1_11: is not a line of this problem",
    '"answers": {"new_b1_1": 1}': "answers.new_b1_1: is not a line of this problem",
    '"answers": {"E": "much"}': "answers.E: 'much' is not a number",
    '"answers": {"E": true}': "answers.E: must be a number",
    '"answers": {"E": [1]}': "answers.E: must be a number",
    '"answers": {"E": 1e999}': "answers.E: '1e999' is too large",
    '"answers": {"E": 1, "E": 1}': "E: stands there twice",
    '"answers": {"E": 0,3}': "a decimal comma needs quotes",
    '"answers": [1]': "answers: must be an object",
    '"answers": {"E": ' + "[" * 100_000 + "]" * 100_000 + "}": "is nested too deeply",
    '"hidden": ["O9_1"]': "hidden: number 1: 'O9_1' is not a line of this problem",
    '"hidden": "all"': "hidden: must be a list",
    '"locked": ["inputs", "doors"]': "locked: number 2: 'doors' is not one of inputs, target, weights",
    '"tolerance": 1': "tolerance: must be above 0 and below 1",
    '"tolerance": -0.1': "tolerance: must be above 0",
    '"tolerance": "1 %"': "tolerance: '1 %' is not a number",
    '"answers_read": {"indices": "no"}': "answers_read.indices: 'no' is not one of from to, to from",
    '"answers_read": {"error_signals": "d"}': "answers_read.error_signals: 'd' is not one of dE/dI, -dE/dI",
    '"answers_read": {"hidden_gradients": "new weights"}': "answers_read.hidden_gradients: needs the update",
    '"answers_read": {"sign": 1}': "answers_read.sign: is not known here",
    r'"source": "a\nb"': "source: must be one line",
    '"source": "' + "s" * 201 + '"': "source: must not be longer than 200",
}


@pytest.mark.parametrize("keys", WRONG, ids=lambda keys: keys[:50])
def test_what_is_wrong_is_refused_by_its_key(keys):
    with pytest.raises(FileError) as refused:
        handed_out(keys)
    assert str(refused.value).startswith("p.json: ")
    assert WRONG[keys] in str(refused.value)


@pytest.mark.parametrize("path", sorted(resource("problems").iterdir()), ids=lambda path: path.stem)
def test_a_handout_that_is_written_is_the_same_when_it_is_read(path):
    problem, handout = open_handout(path)
    written = json.dumps(problem_document(problem, handout)).encode()
    assert read_handout(written, "again") == (problem, handout)
    assert problem_document(open_problem(path)).keys() & {"answers", "hidden", "locked", "source"} == set()
