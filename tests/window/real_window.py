"""The real program on a screen of its own, used as a person would: by keyboard, mouse and sight."""

import ctypes
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TITLE = "^ANN 2-2-1"
TIMEOUT_S = 30.0
POLL_S = 0.02
NOT_OF_A_SCREEN = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS")

PROGRAM = (sys.executable, "-m", "ann221_gui")


def wait_until(condition: Callable[[], bool], what: str, timeout_s: float = TIMEOUT_S) -> None:
    """Fails, saying what was waited for, if it does not come true in time."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, f"waited {timeout_s:g} s in vain: {what}"
        time.sleep(POLL_S)


class Screen:
    """An X server without a monitor, on a display that was free; `folder` holds its picture."""

    def __init__(self, folder: Path, size: str = "1440x900") -> None:
        self._picture = folder / "Xvfb_screen0"
        reader, writer = os.pipe()
        options = ["-displayfd", str(writer), "-fbdir", str(folder), "-screen", "0", f"{size}x24", "-noreset"]
        self._server = subprocess.Popen(
            ["Xvfb", *options],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C must not take it from under its windows
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.display = f":{number}"

    def picture(self) -> NDArray[np.uint8]:
        """What is to be seen: (height, width, 3), red, green and blue. Xvfb keeps it as an XWD file."""
        file = np.fromfile(self._picture, dtype=np.uint8)
        header = file[:100].view(">u4").astype(int)
        width, height, line, colours = header[4], header[5], header[12], header[19]
        start = header[0] + 12 * colours
        pixels = file[start : start + line * height].reshape(height, line)[:, : 4 * width]
        return pixels.reshape(height, width, 4)[:, :, 2::-1]

    def xdotool(self, *arguments: object) -> str:
        """What it prints; "" as well where it finds no window."""
        command = ["xdotool", *map(str, arguments)]
        environment = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, timeout=TIMEOUT_S, check=False
        )
        return done.stdout.strip()

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(TIMEOUT_S)


class RealWindow:
    """The program, its window and what it writes to standard error."""

    def __init__(self, screen: Screen, errors: Path, command: Sequence[str], **environment: str) -> None:
        self._screen, self._errors = screen, errors
        with errors.open("w", encoding="utf-8") as stderr:
            self.process = subprocess.Popen(
                command, env=_environment(screen.display) | environment, stderr=stderr
            )

    def wait_until_open(self) -> None:
        """Until the window is to be seen; then the keyboard is given to it."""
        wait_until(lambda: self.ended or bool(self._found()), "the window")
        assert not self.ended, f"the program ended before its window opened: {self.outcome()}"
        self.window = self._found()
        self._screen.xdotool("windowfocus", "--sync", self.window)

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def _found(self) -> str:
        return self._screen.xdotool("search", "--onlyvisible", "--name", TITLE).partition("\n")[0]

    def title(self) -> str:
        return self._screen.xdotool("getwindowname", self.window)

    def picture(self) -> NDArray[np.uint8]:
        """The whole screen's."""
        return self._screen.picture()

    def keys(self, *names: str) -> None:
        """Presses keys by their X names, such as "space", "ctrl+q", "Tab", one after the other."""
        self._screen.xdotool("key", "--clearmodifiers", *names)

    def type(self, text: str) -> None:
        """Letter by letter."""
        self._screen.xdotool("type", "--clearmodifiers", "--", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """At a place in the window, in pixels of the screen."""
        self._point(x, y)
        self._screen.xdotool("click", button)

    def drag(self, *places: tuple[int, int]) -> None:
        """Takes what lies at the first place along the others, and lets go at the last."""
        self._point(*places[0])
        self._screen.xdotool("mousedown", 1)
        for place in places[1:]:
            self._point(*place)
        self._screen.xdotool("mouseup", 1)

    def _point(self, x: int, y: int) -> None:
        self._screen.xdotool("mousemove", "--window", self.window, x, y)

    def close(self) -> tuple[int, str]:
        """As its close button does: exit status and standard error."""
        ask_to_close(self._screen.display, int(self.window))
        return self.outcome()

    def close_without_saving(self) -> tuple[int, str]:
        """The same, and "Don't save" to the question."""
        ask_to_close(self._screen.display, int(self.window))
        self.go_to_dialog()
        self.keys("alt+d")
        return self.outcome()

    def go_to_dialog(self) -> None:
        """The keyboard is given to the window that has opened over this one."""
        wait_until(lambda: bool(self._dialog()), "a dialog")
        self._screen.xdotool("windowfocus", "--sync", self._dialog())

    def leave_dialog(self) -> None:
        """It closes itself; the keyboard is given back, as a window manager would."""
        wait_until(lambda: not self._dialog(), "the dialog to close")
        self._screen.xdotool("windowfocus", "--sync", self.window)

    def _dialog(self) -> str:
        visible = self._screen.xdotool("search", "--onlyvisible", "--pid", self.process.pid).splitlines()
        return next((window for window in reversed(visible) if window != self.window), "")

    def outcome(self) -> tuple[int, str]:
        """Exit status and standard error, once the program has ended."""
        wait_until(lambda: self.ended, "the end of the program")
        return self.process.returncode, self._errors.read_text(encoding="utf-8")

    def kill(self) -> None:
        """Whatever became of the test, nothing goes on."""
        self.process.kill()
        self.process.wait(TIMEOUT_S)


def _environment(display: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OF_A_SCREEN}
    return kept | {"DISPLAY": display}


def ask_to_close(display: str, window: int) -> None:
    """Sends WM_DELETE_WINDOW (ICCCM 4.2.8.1), as a window manager does; there is none here."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    protocols, delete = (_atom(xcb, connection, name) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    client_message, bits = 33, 32
    event = struct.pack("=BBHII5I", client_message, bits, 0, window, protocols, delete, 0, 0, 0, 0)
    xcb.xcb_send_event(connection, 0, window, 0, event)
    _atom(
        xcb, connection, b"WM_PROTOCOLS"
    )  # X drops what a client that has gone still wanted: wait for an answer
    xcb.xcb_disconnect(connection)


def _atom(xcb: ctypes.CDLL, connection: ctypes.c_void_p, name: bytes) -> int:
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(ctypes.c_uint32)
    request = xcb.xcb_intern_atom(connection, 0, len(name), name)
    reply = xcb.xcb_intern_atom_reply(connection, request, None)
    return int(reply[2])  # after the head and the length
