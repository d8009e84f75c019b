"""The programs that scripts are for, where this machine has them."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PYTHON = [sys.executable, "-I", "-W", "error"]  # which knows nothing of this program's checkout
OCTAVE = shutil.which("octave-cli") or shutil.which("octave")
SCRIPTS = {"numpy": "network.py", "pytorch": "network.py", "matlab": "network.m"}


def skip_where_missing(kind: str) -> None:
    if kind == "pytorch" and find_spec("torch") is None:
        pytest.skip("PyTorch is not installed")
    if kind == "matlab" and OCTAVE is None:
        pytest.skip("Octave is not on the PATH")


def run(kind: str, script: str, folder: Path) -> str:
    """What the script prints; it has to end well, in Python without any warning."""
    skip_where_missing(kind)
    path = folder / SCRIPTS[kind]
    path.write_bytes(script.encode())
    program = [str(OCTAVE), "--norc", "--quiet"] if kind == "matlab" else PYTHON
    done = subprocess.run(
        [*program, path.name], cwd=folder, capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    assert kind == "matlab" or done.stderr == ""  # Octave has something to say when it ends
    return done.stdout
