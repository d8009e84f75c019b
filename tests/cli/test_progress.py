"""The progress bar of long work, and Ctrl-C in the middle of it."""

import os
import select
import signal
import subprocess
from pathlib import Path

import pytest

from ann221_gui.cli.progress import with_progress

ANSWER_S = 30


def test_slices_add_up_and_end_where_training_does():
    done = []
    with_progress(lambda epochs: done.append(epochs) is None, 25, 10)
    assert done == [10, 10, 5]
    done.clear()
    with_progress(lambda epochs: done.append(epochs) is not None, 25, 10)
    assert done == [10]


@pytest.fixture
def sigint():
    """Not ignored, as it is behind `nohup` or `&`: programs that are started here would ignore it too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("command", ["train", "starts"])
@pytest.mark.skipif(os.name != "posix", reason="needs a terminal and signals")
def test_a_terminal_sees_a_progress_bar_and_ctrl_c_ends_without_a_word(program, sigint, command):
    seen, terminal = os.openpty()
    with subprocess.Popen(
        program(command, "--epochs", 10**9),
        stdout=subprocess.PIPE,
        stderr=terminal,
        cwd=Path(__file__).parents[2],
    ) as training:
        try:
            os.close(terminal)
            assert select.select([seen], [], [], ANSWER_S)[0], "nothing was drawn"
            assert b"0 %" in os.read(seen, 100)
            training.send_signal(signal.SIGINT)
            out, _ = training.communicate(timeout=ANSWER_S)
        finally:
            training.kill()
    assert (training.returncode, out) == (130, b"")
    assert b"Traceback" not in rest_of(seen)


def rest_of(terminal: int) -> bytes:
    content = b""
    try:
        while part := os.read(terminal, 10_000):
            content += part
    except OSError:  # what Linux says at the end of a terminal
        pass
    os.close(terminal)
    return content
