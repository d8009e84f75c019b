"""A file is opened by what is in it, not by what it is called."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.checking.sheet import sheet
from ann221_gui.core.starts import WORKING_START
from ann221_gui.files.errors import FileError, one_line
from ann221_gui.files.opening import open_handout, open_problem, open_run, open_setup
from ann221_gui.files.reading import LARGEST_FILE
from ann221_gui.files.session_file import Session, read_session, session_bytes
from tests.files.runs import RUNS, bits, recorded, state_of

PROBLEMS = Path(__file__).parents[2] / "resources" / "problems"


def test_points_begin_the_default_run_under_their_own_name(tmp_path):
    path = tmp_path / "my points.json"
    path.write_text("0,0,1\n" * 8)
    setup = open_setup(path)
    assert (setup.dataset.name, len(setup.dataset)) == ("my points", 8)
    assert setup.start == WORKING_START
    assert setup.hyperparameters.learning_rate == 0.25
    assert not setup.hyperparameters.biases


def test_a_problem_begins_the_run_on_its_own_sample(tmp_path):
    path = tmp_path / "problem.csv"
    text = (PROBLEMS / "worked-example-with-biases.json").read_text(encoding="utf-8")
    path.write_text(f"\ufeff\n{text}", encoding="utf-8")
    setup = open_setup(path)
    assert setup.dataset.inputs.tolist() == [[0, 1]]
    assert setup.dataset.targets.tolist() == [1]
    assert setup.start.parameters().named()["b2_1"] == -0.2
    assert setup.hyperparameters.biases
    assert setup.hyperparameters.loss.name == "half squared"
    assert setup.hyperparameters.learning_rate == 0.25


@pytest.mark.parametrize("path", sorted(PROBLEMS.glob("worked-example*")), ids=lambda path: path.name)
def test_every_worked_example_opens_and_says_what_it_is(path):
    problem = open_problem(path)
    assert "x = (" in problem.title
    assert problem.loss.name == "half squared"
    assert open_setup(path) == replace(problem.setup(), handout=open_handout(path)[1])


def test_the_exercise_keeps_its_numbers_until_they_are_asked_for():
    problem, handout = open_handout(PROBLEMS / "exercise.json")
    assert handout.hidden == set(sheet(problem.setting))
    assert Lock.WEIGHTS in handout.locked
    assert not handout.answers


def test_whatever_a_file_holds_is_a_run_to_go_on_with(tmp_path):
    points, session = tmp_path / "points.csv", tmp_path / "run.csv"
    points.write_text("0,0,1\n")
    recorder = recorded(*RUNS["looking back"])
    session.write_bytes(b"\xef\xbb\xbf\n" + session_bytes(Session(recorder.record)))
    for path in (points, PROBLEMS / "exercise.json"):
        begun = open_run(path)
        assert begun.session is None
        assert begun.record.state.setup == open_setup(path)
        assert begun.record.state.steps == 0
    saved = open_run(session)
    assert saved.record is saved.session.record
    assert bits(saved.record.state) == bits(state_of(recorder))


def test_a_session_may_be_larger_than_what_a_person_writes(tmp_path):
    path = tmp_path / "run.ann221"
    content = session_bytes(Session(recorded(*RUNS["full batch"]).record))
    path.write_bytes(content + b" " * LARGEST_FILE)
    assert open_run(path).session is not None
    path.write_bytes(content.replace(b"ann221/session", b"ann221/problem") + b" " * LARGEST_FILE)
    with pytest.raises(FileError, match="is larger than 1 MiB"):
        open_run(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file can have such a name")
def test_points_in_a_file_with_an_odd_name_are_saved_and_opened_again(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n\x1b[2J.csv"))
    path.write_text("0,0,1\n")
    opened = open_run(path)
    assert opened.record.state.setup.dataset.title == r"caf\udce9\n\x1b[2J"
    again = read_session(session_bytes(Session(opened.record)), "s.ann221")
    assert bits(again.record.state) == bits(opened.record.state)


def test_a_table_is_no_problem(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("0,0,1\n")
    with pytest.raises(FileError, match="must be an object"):
        open_problem(path)


def test_what_opens_neither_way_is_refused_by_its_line(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader\n")
    with pytest.raises(FileError, match=r"letter\.txt: line 1: "):
        open_setup(path)


@pytest.mark.parametrize("text", ["a\nb\x1b[2J", "x" * 5000, "\udcff\u2028", json.dumps("ü")])
def test_an_error_is_one_short_line_whatever_is_in_the_file(text):
    line = one_line(text)
    assert line.isprintable()
    assert len(line) <= 300


def test_a_long_line_keeps_its_beginning_and_its_end():
    line = str(FileError("f.json", "weights", "9" * 1000 + " is wrong"))
    assert line.startswith("f.json: weights: 999")
    assert line.endswith(" is wrong")
