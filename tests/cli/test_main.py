"""What holds for every command: help, exit statuses, pipes, encodings, and no Qt where nothing is drawn."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ann221_gui import __version__
from ann221_gui.cli import COMMANDS, train, window
from ann221_gui.core.checking.handout import NO_HANDOUT

COMMAND_LINES = [[], *([command] for command in COMMANDS)]
REQUIRED = {"solve": ["-"], "check": ["a"], "picture": ["a.png"], "export": ["a", "--as", "numpy"]}


@pytest.mark.parametrize("command", COMMAND_LINES, ids=lambda words: " ".join(words) or "window")
def test_every_command_has_help_and_version(ann221, command):
    shown = ann221(*command, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"usage: {' '.join(['ann221', *command])} ")
    version = ann221(*command, "--version")
    assert (version.status, version.out, version.err) == (0, f"ann221 {__version__}\n", "")


@pytest.mark.parametrize("command", COMMAND_LINES, ids=lambda words: " ".join(words) or "window")
def test_an_unknown_option_is_refused_with_a_hint(ann221, command):
    program = " ".join(["ann221", *command])
    line = ann221(
        *command,
        *REQUIRED.get("".join(command), []),
        "--nonsense",
    ).only_line
    assert line == f"{program}: unrecognized arguments: --nonsense (see {program} --help)"


def test_a_missing_argument_is_named(ann221):
    assert "the following arguments are required: FILE" in ann221("solve").only_line
    assert "the following arguments are required: PROBLEM" in ann221("check").only_line
    assert "the following arguments are required: OUT.png" in ann221("picture").only_line
    assert "the following arguments are required: FILE, --as" in ann221("export").only_line


@pytest.mark.parametrize("digits", ["0", "18", "-1", "six", "²", "1" * 5000])
def test_digits_are_between_1_and_17(ann221, digits):
    assert "is not a whole number from 1 to 17" in ann221("solve", "-", "--digits", digits).only_line


@pytest.mark.parametrize("command", ["solve", "check", "train", "starts", "check-gradients", "export"])
def test_what_draws_nothing_loads_no_qt(problems, command):
    file = [str(problems / "worked-example.json")] if command in ("solve", "check", "export") else []
    options = ["--as", "pytorch"] if command == "export" else []
    code = (
        "import sys; from ann221_gui.cli import main; "
        f"status = main({[command, *file, *options]!r}); "
        "sys.exit(status or any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_terminal_that_knows_no_greek(real_ann221, written, good_problem):
    path = written(good_problem.replace("by hand", "Übung"))
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    text = real_ann221("solve", path, environment=ascii_only)
    assert (text.status, text.err) == (0, "")
    assert r"\u0394" in text.out
    answer = real_ann221("solve", path, "--format", "json", environment=ascii_only)
    assert json.loads(answer.out)["problem"]["title"] == "Übung"
    refused = real_ann221("solve", path.with_name("Δ.json"), environment=ascii_only)
    assert refused.only_line.endswith(r"\u0394.json: there is no such file")


def test_a_reader_that_has_seen_enough(program, good_problem):
    line = json.dumps(json.loads(good_problem)).encode() + b"\n"
    with subprocess.Popen(
        program("solve", "-", "--format", "json"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as solving:
        solving.stdout.close()
        solving.stdin.write(line)
        solving.stdin.close()
        assert solving.stderr.read() == b""
        assert solving.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_an_answer_that_can_not_be_written(program):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            program("check-gradients"),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            timeout=60,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"ann221: ")
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams_end_in_no_traceback(program, closed):
    command = " ".join(f"'{word}'" for word in program("solve", "-"))
    ended = subprocess.run(
        ["sh", "-c", f"echo '{{}}' | {command} {closed}"],
        capture_output=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
        check=False,
    )
    assert ended.returncode == (2 if "<" in closed else 1)
    assert b"Traceback" not in ended.stdout + ended.stderr


def test_a_fault_of_the_program_is_one_line(ann221, monkeypatch):
    def fail(_):
        raise ZeroDivisionError("twice\nover")

    monkeypatch.setattr(train, "run", fail)
    result = ann221("train")
    assert (result.status, result.out) == (70, "")
    assert result.err == "ann221: a fault of the program: ZeroDivisionError: twice\\nover\n"


def test_an_interrupted_command_says_nothing(ann221, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(train, "run", interrupt)
    result = ann221("train")
    assert (result.status, result.out, result.err) == (130, "", "")


@pytest.fixture
def opened(monkeypatch):
    """The files with which the window was opened, instead of windows."""
    opened = []

    def run_window(file):
        opened.append(file)
        return 0

    monkeypatch.setitem(sys.modules, "ann221_gui.application", SimpleNamespace(run_window=run_window))
    monkeypatch.setattr(window, "missing_for_a_window", lambda: "")
    return opened


def test_without_a_word_the_window_opens_as_it_was(ann221, opened):
    assert ann221().status == 0
    assert opened == [None]


def test_the_window_opens_on_a_file(ann221, opened, problems, written):
    assert ann221(problems / "worked-example.json").status == 0
    assert ann221(written("0,0,1\n", "points.csv")).status == 0
    setups = [file.record.state.setup for file in opened]
    assert [setup.dataset.name for setup in setups] == ["problem", "points"]
    assert "O2_1" in setups[0].handout.answers
    assert setups[1].handout == NO_HANDOUT


def test_the_window_opens_on_a_session_where_it_was_saved(ann221, opened, tmp_path):
    path = tmp_path / "run.ann221"
    assert ann221("train", "--epochs", 30, "--save", path).status == 0
    assert ann221(path).status == 0
    (file,) = opened
    assert file.record is file.session.record
    assert file.record.state.epoch == 30


def test_no_window_opens_on_a_file_that_can_not_be_read(ann221, opened, written):
    path = written("{}")
    assert ann221(path).only_line == f"{path}: type: is missing"
    assert "no such file, and no such command (solve, check, train" in ann221("slove").only_line
    assert ann221("some/where.json").only_line == "some/where.json: there is no such file"
    assert opened == []


def test_where_no_window_can_open_one_line_says_what_is_missing(ann221, opened, monkeypatch):
    everything = "Missing:" + " libGL.so.1" * 30  # a command to copy is never shortened
    monkeypatch.setattr(window, "missing_for_a_window", lambda: everything)
    assert ann221().only_line == everything
    assert opened == []
