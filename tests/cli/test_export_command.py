"""`ann221 export`: what a run has come to, for other programs, on standard output or in a file."""

import json
import subprocess
import sys

import pytest

from ann221_gui.files.exports.texts import TEXT_EXPORTS


@pytest.fixture
def folder(tmp_path):
    """An empty one."""
    path = tmp_path / "exports"
    path.mkdir()
    return path


def exported(ann221, *arguments):
    result = ann221("export", *arguments)
    assert (result.status, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("kind", TEXT_EXPORTS)
def test_a_file_holds_what_standard_output_does(ann221, problems, folder, kind):
    path = problems / "worked-example-with-biases.json"
    text = exported(ann221, path, "--as", kind, "--epochs", 3)
    out = folder / "written"
    assert exported(ann221, path, "--as", kind, "--epochs", 3, "--out", out) == ""
    assert out.read_bytes() == text.encode()
    assert [file.name for file in folder.iterdir()] == ["written"]


def test_the_help_names_every_kind(ann221):
    words = exported(ann221, "--help").split()
    assert len(TEXT_EXPORTS) == 7
    assert all(f"{kind}:" in words for kind in TEXT_EXPORTS)


def test_after_an_epoch_the_weights_are_those_that_solve_works_out(ann221, problems):
    path = problems / "worked-example-with-biases.json"
    solution = json.loads(ann221("solve", path, "--format", "json").out)["quantities"]
    report = json.loads(exported(ann221, path, "--as", "weights-json", "--epochs", 1))
    for name, value in (report["weights"] | report["biases"]).items():
        assert value == pytest.approx(solution[f"new_{name}"], rel=1e-14)
    before = json.loads(exported(ann221, path, "--as", "weights-json"))
    for name, value in before["gradients"].items():
        assert value == pytest.approx(solution[f"dE_d{name}"], rel=1e-14)


def test_it_trains_as_train_does(ann221, written):
    path = written("0,0,0\n0,1,1\n1,0,1\n1,1,0\n", "points.csv")
    trained = json.loads(ann221("train", "--dataset", path, "--epochs", 300, "--format", "json").out)
    history = json.loads(exported(ann221, path, "--as", "history-json", "--epochs", 300))
    weights = json.loads(exported(ann221, path, "--as", "weights-json", "--epochs", 300))
    assert history["history"] == trained["history"]
    assert weights["weights"] == trained["weights"]
    assert weights["epochs"] == 300


def test_a_script_from_a_file_with_a_hostile_name_runs(real_ann221, written, folder):
    path = written("0,0,1\n1,1,0\n", "a\nopen('pwned', 'w')#coding: utf-7.csv")
    script = real_ann221("export", path, "--as", "numpy")
    assert (script.status, script.err) == (0, "")
    command = [sys.executable, "-I", "-W", "error", "-"]
    ran = subprocess.run(command, input=script.out.encode(), cwd=folder, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.count(b"output") == 2
    assert list(folder.iterdir()) == []


def test_as_many_points_as_a_file_may_have(ann221, written, tmp_path):
    path = written("".join(f"{n / 7},{n % 13},{n % 2}\n" for n in range(10_000)), "points.csv")
    out = tmp_path / "network.py"
    exported(ann221, path, "--as", "numpy", "--out", out)
    command = [sys.executable, "-I", "-W", "error", out]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("output") == 10_000


def test_an_example_goes_by_its_name(ann221, problems):
    by_path = exported(ann221, problems / "worked-example.json", "--as", "matlab")
    assert exported(ann221, "worked-example", "--as", "matlab") == by_path


def test_training_that_ran_away_is_said_beside_the_export(ann221, written, good_problem):
    path = written(good_problem.replace('"learning_rate": 1', '"learning_rate": 1e9'))
    result = ann221("export", path, "--as", "weights-csv", "--epochs", 50)
    assert result.status == 0
    assert result.err.startswith("Note: Training ran away after 1 epochs: ")
    assert result.out.startswith("parameter,value,gradient\n")


def test_a_terminal_that_knows_no_greek_gets_a_script_that_runs(real_ann221, written):
    path = written("0,0,1\n", "Übung δ.csv")
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    script = real_ann221("export", path, "--as", "numpy", environment=ascii_only).out
    assert r"\u03b4" in script
    ran = subprocess.run([sys.executable, "-"], input=script.encode(), capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["a.json"], "the following arguments are required: --as"),
        (["--as", "numpy"], "the following arguments are required: FILE"),
        (["a.json", "--as", "excel"], "--as: invalid choice: 'excel' (choose from"),
        (["a.json", "--as", "numpy"], "a.json: there is no such file"),
        (["a.json", "--as", "numpy", "--epochs", "some"], "--epochs: 'some' is not a whole number"),
    ],
)
def test_wrong_use_is_refused_in_one_line(ann221, arguments, expected):
    assert expected in ann221("export", *arguments).only_line


def test_what_can_not_be_written_is_refused_in_one_line(ann221, folder):
    line = ann221("export", "worked-example", "--as", "numpy", "--out", folder).only_line
    assert line.startswith(f"{folder}: is a folder, not a file")
    nowhere = folder / "no" / "network.py"
    assert str(nowhere) in ann221("export", "worked-example", "--as", "numpy", "--out", nowhere).only_line
    assert list(folder.iterdir()) == []
