"""Where a display or a system library is missing, one line says which and how to get it."""

import ctypes
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ann221_gui
from ann221_gui.cli import screen
from ann221_gui.cli.screen import missing_for_a_picture, missing_for_a_window

ROOT = Path(ann221_gui.__file__).parents[1]

on_linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is nothing to look at")


@pytest.fixture(autouse=True)
def bare_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable that says where a display is, and a command as a person types it."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "argv", [sys.executable, "my file.json"])


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes this a Linux where only the named libraries can't be loaded."""

    def without(*libraries: str) -> None:
        def load(name: str) -> object:
            if Path(name).name in libraries:
                raise OSError(f"{name}: cannot open shared object file: No such file or directory")
            return object()

        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(ctypes, "CDLL", load)
        monkeypatch.setattr(shutil, "which", lambda tool: f"/usr/bin/{tool}")

    return without


def test_no_display_names_the_command_to_use_instead(lacking: Callable[..., None]) -> None:
    lacking()
    message = missing_for_a_window()
    assert "DISPLAY is not set" in message
    assert f"`xvfb-run -a {sys.executable} 'my file.json'`" in message


def test_every_missing_library_and_the_display_at_once(lacking: Callable[..., None]) -> None:
    lacking("libEGL.so.1", "libxcb-cursor.so.0")
    message = missing_for_a_window()
    assert "\n" not in message
    assert "libEGL.so.1, libxcb-cursor.so.0" in message
    assert "apt-get install libegl1 libxcb-cursor0`" in message
    assert "DISPLAY is not set" in message


@pytest.mark.parametrize(("user", "line"), [(0, "`apt-get"), (1000, "`sudo apt-get")])
def test_sudo_is_for_those_who_are_not_root(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch, user: int, line: str
) -> None:
    lacking("libGL.so.1")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert line in missing_for_a_picture()


def test_elsewhere_than_on_debian_the_packages_are_named_as_debians(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking("libGL.so.1")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "Debian packages libgl1" in missing_for_a_picture()
    assert "apt-get" not in missing_for_a_picture()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_drawing_without_a_screen_needs_no_display_and_nothing_of_x11(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    lacking("libxcb-cursor.so.0")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert missing_for_a_window() == ""


def test_a_picture_needs_no_display_but_its_libraries(lacking: Callable[..., None]) -> None:
    lacking("libxcb-cursor.so.0")
    assert missing_for_a_picture() == ""
    lacking("libfontconfig.so.1")
    assert "libfontconfig1" in missing_for_a_picture()


def test_a_library_that_nobody_thought_of_is_named_too(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking("libqxcb.so")
    monkeypatch.setattr(screen, "_missing_display", str)
    assert "libqxcb.so: cannot open shared object file" in missing_for_a_window()


def test_qt_that_cannot_be_imported_is_a_message(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking()
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert missing_for_a_picture().startswith("Qt can't be loaded: ")


@on_linux_only
def test_a_wayland_desktop_needs_no_x11(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lacking("libxcb-cursor.so.0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind("wayland-7")
        assert "libxcb-cursor0" in missing_for_a_window()  # nobody answers yet
        compositor.listen()
        assert missing_for_a_window() == ""
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert "libxcb-cursor0" in missing_for_a_window()


def test_wayland_asked_for_where_there_is_none(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking()
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland-egl")
    assert "unset" in missing_for_a_window()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_nothing_is_looked_at(
    lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    lacking(*screen.TO_DRAW, *screen.FOR_X11)
    monkeypatch.setattr(sys, "platform", system)
    assert missing_for_a_window() == ""


@on_linux_only
@pytest.mark.parametrize("display", ["", ":54321", "nonsense"])
def test_a_display_that_cannot_be_opened_is_found_out_without_qt(display: str) -> None:
    code = (
        "import sys; from ann221_gui.cli.screen import missing_for_a_window\n"
        "print('There is no screen' in missing_for_a_window(), 'PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["True", "False"], "")


@pytest.mark.parametrize(
    ("variable", "libraries"), [("to_draw", screen.TO_DRAW), ("for_a_window", screen.FOR_X11)]
)
def test_setup_installs_the_packages_that_messages_name(variable: str, libraries: dict[str, str]) -> None:
    setup = (ROOT / ".ci/setup").read_text(encoding="utf-8")
    (installed,) = re.findall(rf'^{variable}="(.*)"$', setup, re.MULTILINE)
    assert set(installed.split()) == set(libraries.values())
