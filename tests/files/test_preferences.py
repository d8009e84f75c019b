"""Preferences come back next time, and a damaged settings file is neither a crash nor a silent 0."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ann221_gui.core.activations import RELU, TANH, Activations
from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, DeltaSign, Notation, UpdateOrder
from ann221_gui.core.datasets import AND, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.losses import HALF_SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.shortening import Carry, Shortening
from ann221_gui.core.starts import EqualStart, NormalStart, Start, TypedStart, UniformStart
from ann221_gui.files.preferences import Preferences

EVERY_BYTE = bytes(range(256))
UNUSUAL = Hyperparameters(
    learning_rate=1 / 3,
    batch_size=3,
    order_seed=2**53 - 1,
    biases=True,
    tolerance=1e-9,
    stop_rule=StopRule(epochs=12, max_abs_delta=0.1),
    conventions=Conventions(
        replace(HALF_SQUARED, total=Total.MEAN),
        DeltaSign.OUTPUT_MINUS_TARGET,
        UpdateOrder.LAYER_BY_LAYER,
        Notation.COMMON,
        Digits(6, are_significant=True),
        Carry(Digits(3), Shortening.CUT_OFF),
    ),
    activations=Activations(hidden=TANH, output=RELU),
)
STARTS: list[Start] = [
    UniformStart(-1.0, 1 / 3, seed=7, draw_biases=True),
    NormalStart(0.5, 2.0, seed=9),
    EqualStart(-0.1),
    TypedStart(Parameters(np.arange(9) / 7)),
]


def look_changed(path: Path) -> None:
    """Qt goes by size and time, and may have read a file of the same size in the same tick of the clock."""
    os.utime(path, (0, 0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ann221.ini"


@pytest.fixture
def written(path: Path) -> Path:
    """A settings file in which nothing is as at first."""
    preferences = Preferences(path)
    preferences.theme = "dark"
    preferences.text_size_percent = 150
    preferences.speed_epochs_per_s = float("inf")
    preferences.is_log_scale = True
    preferences.open_sections = frozenset({"Start", "Stop"})
    preferences.remember_layout("window", EVERY_BYTE)
    preferences.remember_setup(Setup(AND, STARTS[0], UNUSUAL))
    assert preferences.save()
    return path


def write(path: Path, key: str, value: str) -> Preferences:
    path.write_text(f"[General]\n{key}={value}\n", encoding="utf-8")
    return Preferences(path)


def assert_sound(preferences: Preferences) -> None:
    """Every value is one that the window can use."""
    assert preferences.theme in {"system", "light", "dark"}
    assert preferences.text_size_percent in {100, 125, 150, 175}
    assert preferences.speed_epochs_per_s >= 0.0
    assert isinstance(preferences.is_log_scale, bool)
    assert all(isinstance(name, str) and name for name in preferences.open_sections)
    assert isinstance(preferences.layout("window"), bytes)
    setup = preferences.last_setup()
    assert setup is None or np.isfinite(setup.start.parameters().vector).all()


def test_first_start(path: Path) -> None:
    first = Preferences(path)
    assert (first.theme, first.text_size_percent, first.speed_epochs_per_s) == ("system", 100, 60.0)
    assert (first.is_log_scale, first.open_sections) == (False, frozenset())
    assert (first.layout("window"), first.last_setup()) == (b"", None)


def test_everything_comes_back(written: Path) -> None:
    again = Preferences(written)
    assert (again.theme, again.text_size_percent, again.speed_epochs_per_s) == ("dark", 150, float("inf"))
    assert (again.is_log_scale, again.open_sections) == (True, frozenset({"Start", "Stop"}))
    assert again.layout("window") == EVERY_BYTE
    assert again.last_setup() == Setup(AND, STARTS[0], UNUSUAL)


@pytest.mark.parametrize("start", STARTS)
def test_starts_come_back_to_the_last_bit(path: Path, start: Start) -> None:
    first = Preferences(path)
    first.remember_setup(Setup(start=start))
    first.save()
    read = Preferences(path).last_setup()
    assert read is not None
    assert read.start == start
    assert read.start.parameters() == start.parameters()


def test_own_points_are_not_remembered(written: Path) -> None:
    own = Dataset("xor", "mine", np.array([[0.0, 1.0]]), np.array([1.0]))
    preferences = Preferences(written)
    preferences.remember_setup(Setup(dataset=own))
    assert preferences.last_setup() == Setup(AND, STARTS[0], UNUSUAL)


def test_clear(written: Path) -> None:
    Preferences(written).clear()
    assert_sound(Preferences(written))
    assert Preferences(written).last_setup() is None
    assert Preferences(written).theme == "system"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", "@Invalid()"),
        ("theme", "light, dark"),
        ("text_size_percent", "0"),
        ("text_size_percent", "1e9"),
        ("speed_epochs_per_s", "-1.0"),
        ("speed_epochs_per_s", "nan"),
        ("speed_epochs_per_s", "−5"),
        ("speed_epochs_per_s", "@Rect(1 2 3 4)"),
        ("is_log_scale", "7"),
    ],
)
def test_damaged_value_is_as_at_first(path: Path, key: str, value: str) -> None:
    preferences = write(path, key, value)
    first = Preferences(path.with_name("none.ini"))
    assert getattr(preferences, key) == getattr(first, key)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (r"\"and\"", r"\"exclusive or\""),
        (r"\"uniform\"", r"\"typed\""),
        (r"\"uniform\"", r"\"unknown\""),
        (r"\"low\":-1.0", r"\"low\":\"-1.0\""),
        (r"\"low\":-1.0", r"\"low\":1e999"),
        (r"\"low\":-1.0", r"\"low\":5"),
        (r"\"low\":-1.0,\"high\":0.3333333333333333", r"\"low\":-1e308,\"high\":1e308"),
        (r"\"low\":", r"\"lox\":"),
        (r"\"max_abs_delta\":", r"\"max_abs_dolta\":"),
        (r"\"seed\":7", r"\"seed\":-7"),
        (r"\"draw_biases\":true", r"\"draw_biases\":1"),
        (r"\"batch_size\":3", r"\"batch_size\":0"),
        (r"\"batch_size\":3", r"\"batch_size\":2.5"),
        (r"\"tolerance\":1e-9", r"\"tolerance\":0"),
        (r"\"order_seed\":", r"\"order_sead\":"),
        (r"\"tanh\"", r"\"tan\""),
        (r"\"half squared\"", r"\"cubed\""),
        (r"\"epochs\":12", r"\"epochs\":true"),
        (r"\"mean\"", r"\"median\""),
        (r"\"layer by layer\"", r"\"at random\""),
        (r"\"significant\":6", r"\"significant\":1"),
        (r"\"significant\":6", r"\"significant\":6,\"decimals\":6"),
        (r"\"notation\":", r"\"notations\":"),
    ],
)
def test_setup_is_never_half_understood(written: Path, right: str, wrong: str) -> None:
    text = written.read_text(encoding="utf-8")
    assert right in text
    written.write_text(text.replace(right, wrong), encoding="utf-8")
    look_changed(written)
    assert Preferences(written).last_setup() is None


def test_a_text_from_before_there_were_conventions_is_read(path: Path) -> None:
    text = (
        '{"dataset":"and","start":{"kind":"all equal","value":-0.1},"hyperparameters":{"learning_rate":2.0,'
        '"batch_size":null,"order_seed":0,"biases":false,"tolerance":0.05,"stop_rule":{"epochs":null,'
        '"loss":null,"max_abs_delta":null},"loss":"half squared","hidden":"logistic","output":"logistic"}}'
    )
    hyper = Hyperparameters(learning_rate=2.0, conventions=Conventions(HALF_SQUARED))
    read = write(path, "setup", '"' + text.replace('"', '\\"') + '"').last_setup()
    assert read == Setup(AND, EqualStart(-0.1), hyper)


def test_a_missing_weight_is_no_zero(path: Path) -> None:
    preferences = Preferences(path)
    preferences.remember_setup(Setup(start=STARTS[3]))
    assert preferences.save()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("w1_12", "weight_12"), encoding="utf-8")
    look_changed(path)
    assert Preferences(path).last_setup() is None


@pytest.mark.parametrize("text", ["", "[" * 100_000, "null", "{}", '{"dataset":"xor"}'])
def test_setup_that_is_none(path: Path, text: str) -> None:
    assert write(path, "setup", '"' + text.replace('"', '\\"') + '"').last_setup() is None


@pytest.mark.parametrize("seed", range(60))
def test_damaged_file_can_be_read_and_written_again(written: Path, seed: int) -> None:
    generator = random.Random(seed)
    content = bytearray(written.read_bytes())
    for _ in range(generator.randrange(1, 40)):
        content[generator.randrange(len(content))] = generator.randrange(256)
    written.write_bytes(content[: generator.randrange(len(content))] if seed % 2 else content)
    look_changed(written)
    damaged = Preferences(written)
    assert_sound(damaged)
    damaged.theme = "light"
    assert damaged.save()
    assert Preferences(written).theme == "light"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from ann221_gui.files.preferences import Preferences
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
preferences = Preferences(Path(sys.argv[1]))
preferences.theme = "light"
sys.exit(preferences.save())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX's")
def test_full_disk_loses_no_intact_file(written: Path) -> None:
    before = written.read_bytes()
    ended = subprocess.run([sys.executable, "-c", FULL_DISK, written], check=False)
    assert ended.returncode == 0  # save() said False
    assert written.read_bytes() == before
