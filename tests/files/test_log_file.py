"""The log lies where the system keeps logs, stays small, and never gets in the way."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ann221_gui.files.errors import FileError
from ann221_gui.files.log_file import LARGEST_LOG, log_fault, log_kept, log_path, log_refusal, log_text
from ann221_gui.files.opening import open_setup

LOGGER = logging.getLogger("ann221_gui.somewhere")

# Logs a fault where there can be no log, then says where it would be.
WITHOUT_A_LOG = """
import logging, os, sys
from ann221_gui.files.log_file import log_kept, log_path, log_text
with log_kept():
    logging.getLogger("ann221_gui.somewhere").error("lost")
print(log_path(), [log_text()])
"""


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_STATE_HOME": "/state"}, "/state/ann221/ann221.log"),
        ("linux", {"XDG_STATE_HOME": ""}, "/nobody/.local/state/ann221/ann221.log"),
        ("linux", {"XDG_STATE_HOME": "relative"}, "/nobody/.local/state/ann221/ann221.log"),
        ("darwin", {}, "/nobody/Library/Logs/ann221/ann221.log"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/ann221/ann221.log"),
        ("win32", {"LOCALAPPDATA": ""}, "/nobody/AppData/Local/ann221/ann221.log"),
    ],
)
def test_it_lies_where_the_system_keeps_such_files(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in {"HOME": "/nobody", **environment}.items():
        monkeypatch.setenv(name, value)
    assert log_path() == Path(expected)


def test_what_is_said_stands_in_it_with_time_level_and_traceback() -> None:
    with log_kept():
        LOGGER.info("begun")
        try:
            raise KeyError("missing")
        except KeyError as fault:
            LOGGER.error("it failed", exc_info=fault)
    LOGGER.error("after the end")
    lines = log_text().splitlines()
    assert lines[0].endswith(" INFO ann221_gui.somewhere: begun")
    assert lines[1].endswith(" ERROR ann221_gui.somewhere: it failed")
    assert "Traceback (most recent call last):" in lines
    assert lines[-1] == "KeyError: 'missing'"


def test_it_goes_on_where_the_last_start_ended() -> None:
    for text in ("first", "second"):
        with log_kept():
            LOGGER.info(text)
    assert [line.rpartition(" ")[2] for line in log_text().splitlines()] == ["first", "second"]


def test_it_stays_small_and_keeps_the_newest() -> None:
    with log_kept():
        for number in range(3 * LARGEST_LOG // 1000):
            LOGGER.info("%05d %s", number, "x" * 1000)
    path = log_path()
    assert path is not None
    sizes = [file.stat().st_size for file in path.parent.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) <= LARGEST_LOG
    numbers = [int(line.split()[4]) for line in log_text().splitlines()]
    last = 3 * LARGEST_LOG // 1000 - 1
    assert numbers == list(range(numbers[0], last + 1)), "in order, across both files"


def test_a_fault_that_ends_the_program_has_its_traceback() -> None:
    try:
        open_setup(None)  # type: ignore[arg-type]
    except AttributeError as fault:
        log_fault(fault)
    assert "opening.py" in log_text()
    assert "AttributeError" in log_text()


def test_a_refused_file_is_noted_without_its_name_or_content(tmp_path: Path) -> None:
    path = tmp_path / "secret-name.json"
    path.write_text('{"type": "ann221/problem", "version": 1, "my secret": 1}')
    with log_kept():
        for refused in (path, tmp_path / "secret-missing.json"):
            with pytest.raises(FileError) as refusal:
                open_setup(refused)
            log_refusal(refusal.value)
    assert "secret" not in log_text()
    assert "a file was refused: ENOENT" in log_text()
    assert "problem_file.py" in log_text()


def test_a_text_that_is_no_text_is_logged_all_the_same() -> None:
    with log_kept():
        LOGGER.info("half a pair: %s", "\ud800")
    assert r"half a pair: \ud800" in log_text()


def child(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_A_LOG]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_without_a_folder_for_it_the_program_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    done = child(XDG_STATE_HOME=str(tmp_path / "file"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{tmp_path / 'file'}/ann221/ann221.log ['']\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_does_not_interrupt(tmp_path: Path) -> None:
    (tmp_path / "ann221").mkdir()
    (tmp_path / "ann221" / "ann221.log").symlink_to("/dev/full")
    done = child(XDG_STATE_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


def test_an_user_without_a_home_has_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    monkeypatch.delenv("XDG_STATE_HOME")
    with log_kept():
        LOGGER.error("lost")
    assert (log_path(), log_text()) == (None, "")
