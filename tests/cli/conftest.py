"""The command line, in this process and as a program of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ann221_gui.cli import main

ROOT = Path(__file__).parents[2]

GOOD_PROBLEM = """{
  "type": "ann221/problem", "version": 1, "title": "by hand",
  "inputs": [0.35, 0.7], "target": 1,
  "weights": {"w1_11": 0.2, "w1_12": 0.3, "w1_21": "1/5", "w1_22": "0,3", "w2_11": 0.3, "w2_21": 0.9},
  "biases": {"b1_1": 0, "b1_2": 0, "b2_1": 0},
  "learning_rate": 1,
  "conventions": {"error": "squared"},
  "activations": {"hidden": "logistic", "output": "logistic"}
}
"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def only_line(self) -> str:
        """The one line of a refusal: exit status 2, nothing on standard output."""
        assert (self.status, self.out) == (2, ""), self
        assert self.err.endswith("\n") and self.err.count("\n") == 1, self
        assert self.err[:-1].isprintable() and len(self.err) <= 400, self
        return self.err[:-1]


@pytest.fixture
def ann221(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Runs a command in this process."""

    def run(*arguments: object) -> Result:
        status = main([str(argument) for argument in arguments])
        return Result(status, *capsys.readouterr())

    return run


@pytest.fixture
def program() -> Callable[..., list[str]]:
    """The words that start the program; it runs in the checkout."""
    return lambda *arguments: [sys.executable, "-W", "error", "-m", "ann221_gui", *map(str, arguments)]


@pytest.fixture
def real_ann221(program: Callable[..., list[str]]) -> Callable[..., Result]:
    """Runs a command as a program of its own."""

    def run(*arguments: object, given: bytes = b"", environment: dict[str, str] | None = None) -> Result:
        ended = subprocess.run(
            program(*arguments),
            input=given,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | (environment or {}),
            timeout=100,
            check=False,
        )
        return Result(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


@pytest.fixture
def problems() -> Path:
    """The worked examples that come with the program."""
    return ROOT / "resources" / "problems"


@pytest.fixture
def good_problem() -> str:
    return GOOD_PROBLEM


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes, str], Path]:
    """Writes a file into a folder of the test's own."""

    def write(content: str | bytes, name: str = "problem.json") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
