"""A session on a real screen, by keyboard: saved, taken back, lost with the program, and there again."""

import signal
from collections.abc import Callable
from pathlib import Path

from ann221_gui.files.opening import open_run
from tests.window.real_window import RealWindow, wait_until

OpenWindow = Callable[..., RealWindow]
KEPT_S = 20.0  # what is not saved is kept every ten seconds


def save_as(window: RealWindow, path: Path) -> None:
    window.keys("ctrl+shift+s")
    window.go_to_dialog()
    window.keys("ctrl+a")
    window.type(str(path))
    window.keys("Return")
    window.leave_dialog()
    wait_until(lambda: path.name in window.title(), "the name in the title")


def epoch_in(path: Path) -> float:
    state = open_run(path).record.state
    assert state is not None
    return state.epoch


def test_a_session_is_saved_undone_saved_again_and_opened(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "run.ann221"
    window = open_window(XDG_STATE_HOME=str(tmp_path / "state"))
    window.keys("F7", "F7", "F7")
    save_as(window, path)
    assert epoch_in(path) == 3
    window.keys("ctrl+z", "ctrl+s")
    wait_until(lambda: epoch_in(path) == 2, "the run before its last epoch")
    window.keys("ctrl+shift+z", "ctrl+s")
    wait_until(lambda: epoch_in(path) == 3, "the run after it")
    assert window.close() == (0, "")

    window = open_window(str(path))
    assert window.title() == "ANN 2-2-1 – XOR – run.ann221"
    window.keys("F7", "ctrl+s")
    wait_until(lambda: epoch_in(path) == 4, "one epoch more")
    assert window.close() == (0, "")


def test_what_a_killed_program_had_is_offered(open_window: OpenWindow, tmp_path: Path) -> None:
    home = {"XDG_STATE_HOME": str(tmp_path / "state")}
    window = open_window(**home)
    window.keys("F7", "F7")
    kept = tmp_path / "state/ann221/unsaved"
    wait_until(lambda: bool(list(kept.glob("*.ann221"))), "what is kept", KEPT_S)
    window.process.send_signal(signal.SIGKILL)
    window.process.wait()

    window = open_window(**home)
    (offered,) = kept.glob("*.ann221")
    assert epoch_in(offered) == 2
    assert window.close() == (0, "")
    assert offered.exists(), "nobody has said that it may go"
