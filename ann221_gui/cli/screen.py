"""What this machine lacks to open a window or draw a picture, found out before Qt is asked:
Qt itself ends in a traceback or an abort."""

import ctypes
import importlib
import importlib.util
import os
import shlex
import shutil
import socket
import sys
from collections.abc import Iterable
from pathlib import Path

# What Qt loads from the system, and the Debian package that brings it. `.ci/setup` installs these.
TO_DRAW = {
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
}
FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def missing_for_a_window() -> str:
    """What the window lacks, with the commands that help, in one line; "" if it can open."""
    if not _needs_a_display() or _wayland_works():
        return missing_for_a_picture()
    needed = TO_DRAW | FOR_X11 if "xcb" in _platforms() else TO_DRAW
    found = " ".join(filter(None, (_missing_libraries(needed), _missing_display())))
    return found or _unloadable_plugin("xcb") or _unloadable_module()


def missing_for_a_picture() -> str:
    """The same for drawing offscreen, which needs no display."""
    return (_missing_libraries(TO_DRAW) if _on_linux() else "") or _unloadable_module()


def _on_linux() -> bool:
    return sys.platform.startswith("linux")


def _needs_a_display() -> bool:
    """Windows and macOS have one; offscreen, minimal, vnc, … need none."""
    return _on_linux() and _platforms() <= {"xcb", "wayland"}


def _platforms() -> set[str]:
    """The platforms that Qt may choose from: a list such as `wayland-egl;xcb:option` names them."""
    listed = os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb"
    return {name.partition(":")[0].partition("-")[0] for name in listed.split(";")}


def _missing_libraries(packages: dict[str, str]) -> str:
    missing = {name: package for name, package in packages.items() if _load_error(name)}
    if not missing:
        return ""
    return f"System libraries are missing: {', '.join(missing)}. {_how_to_install(missing.values())}"


def _load_error(library: str) -> str:
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return ""


def _how_to_install(packages: Iterable[str]) -> str:
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return f"Install what your system calls the Debian packages {names}."
    as_root = "" if os.geteuid() == 0 else "sudo "
    return f"Install them with `{as_root}apt-get install {names}`."


def _missing_display() -> str:
    name = os.environ.get("DISPLAY", "")
    if "xcb" not in _platforms():
        return _no_screen("QT_QPA_PLATFORM asks for Wayland, which does not answer (unset it)")
    if not name:
        return _no_screen("DISPLAY is not set")
    return "" if _x_server_answers() else _no_screen(f"the display {name} can't be opened")


def _no_screen(reason: str) -> str:
    # The command as it was typed, whether `ann221` or `python -m ann221_gui`.
    command = shlex.join(sys.argv if os.access(sys.argv[0], os.X_OK) else sys.orig_argv)
    tools = "" if shutil.which("xvfb-run") else " (with the Debian packages xvfb and xauth)"
    return (
        f"There is no screen to open a window on: {reason}. Without one{tools} run `xvfb-run -a {command}`."
    )


def _x_server_answers() -> bool:
    if _load_error("libxcb.so.1"):
        return True  # unknown: the library must come first
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_works() -> bool:
    """Whether there is a compositor, and Qt's plugin for it finds its libraries."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name or "wayland" not in _platforms() or not _plugins("wayland"):
        return False
    # An absolute WAYLAND_DISPLAY is a path of its own.
    address = Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    return _socket_answers(address) and not _unloadable_plugin("wayland")


def _socket_answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(address)) == 0


def _plugins(platform: str) -> list[Path]:
    """Qt's plugins for a platform, found without importing Qt."""
    package = importlib.util.find_spec("PySide6")
    folders = (package and package.submodule_search_locations) or []
    return [
        file for folder in folders for file in Path(folder).glob(f"Qt/plugins/platforms/libq{platform}*.so")
    ]


def _unloadable_plugin(platform: str) -> str:
    """Names a library that the tables above don't know; Qt would abort at it."""
    errors = filter(None, (_load_error(str(plugin)) for plugin in _plugins(platform)))
    return next((f"Qt can't open a window here: {error}" for error in errors), "")


def _unloadable_module() -> str:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return f"Qt can't be loaded: {error}"
    return ""
