"""On what machine the figures were taken; neither its name nor any of its paths."""

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.benchmarks.tables import MISSING

PACKAGES = ("numpy", "PySide6-Essentials", "pyqtgraph", "torch", "scikit-learn", "jax")


class NotHereError(Exception):
    """Something to be compared with is not installed."""


def describe(screen: str) -> dict[str, str]:
    """By name, what matters to the figures; `screen` says what windows are shown on."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{package: _version(package) for package in PACKAGES},
        "compiler": _compiler(),
        "windows on": screen,
        "load at the start": _load(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "unknown")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return MISSING


def compiler() -> str | None:
    """The C compiler's command, if there is one."""
    return next(filter(shutil.which, ("gcc", "cc", "clang")), None)


def _compiler() -> str:
    command = compiler()
    if command is None:
        return MISSING
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    return told.stdout.partition("\n")[0]


def _load() -> str:
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "unknown"
