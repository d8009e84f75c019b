"""`ann221 picture`: what it asks to have drawn."""

import os
import sys
from types import SimpleNamespace

import pytest

from ann221_gui.cli import drawing_options

DRAWN = b"\x89PNG as drawn"


@pytest.fixture
def asked(monkeypatch):
    """What was asked of the application, which is not started here."""
    asked = {}

    def draw(record, path, wish, *, frames, **_):
        platform = {name: os.environ[name] for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR")}
        asked.update(vars(wish), state=record.state, environment=platform, frames=frames)
        path.write_bytes(DRAWN)

    monkeypatch.setitem(sys.modules, "ann221_gui.application", SimpleNamespace(draw=draw))
    monkeypatch.setattr(drawing_options, "missing_for_a_picture", lambda: "")
    for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_LOGGING_RULES"):
        monkeypatch.setenv(name, "")  # so that what the command sets does not outlive the test
    return asked


def test_all_that_can_be_chosen(ann221, asked, problems, tmp_path):
    out = tmp_path / "window.PNG"
    choices = ["--epochs", 454, "--size", "1024x700", "--scale", "1,5", "--theme", "dark"]
    result = ann221("picture", out, problems / "worked-example.json", *choices)
    assert (result.status, result.out, result.err) == (0, "", "")
    assert out.read_bytes() == DRAWN
    setup = asked.pop("state").setup
    assert setup.dataset.name == "problem"
    assert "O2_1" in setup.handout.answers
    assert asked.pop("environment") == {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}
    assert asked == {
        "view": "window",
        "epochs": 454,
        "size": (1024, 700),
        "scale": 1.5,
        "theme": "dark",
        "frames": 0,
    }


def test_without_choices_it_is_the_first_start(ann221, asked, tmp_path):
    assert ann221("picture", tmp_path / "window.png").status == 0
    assert asked["state"].setup.dataset.name == "xor"
    assert (asked["epochs"], asked["size"], asked["theme"]) == (0, (1440, 900), "light")
    assert asked["scale"] == 1


@pytest.mark.parametrize("out", ["no/such/folder.png", "file/below.png"])
def test_a_place_that_can_not_be_written_to_is_refused_before_anything_is_drawn(ann221, asked, tmp_path, out):
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / out
    assert ann221("picture", path).only_line == f"{path}: there is no such folder"
    assert asked == {}


def test_a_folder_is_no_picture(ann221, asked, tmp_path):
    path = tmp_path / "folder.png"
    path.mkdir()
    assert ann221("picture", path).only_line == f"{path}: is a folder, not a file"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["window.jpg"], "'window.jpg' does not end in .png"),
        ([".png"], "'.png' does not end in .png"),
        (["w.png", "--size", "1440"], "--size: '1440' is not a size such as 1440x900"),
        (["w.png", "--size", "10x10"], "--size: '10x10' is not a size"),
        (["w.png", "--size", "99999x900"], "--size: '99999x900' is not a size"),
        (["w.png", "--size", "0x900"], "--size: '0x900' is not a size"),
        (["w.png", "--scale", "0"], "--scale: '0' is not between 0.5 and 4"),
        (["w.png", "--scale", "nan"], "--scale: 'nan' is not a number"),
        (["w.png", "--size", "8000x8000", "--scale", "2"], "make --size or --scale smaller"),
        (["w.png", "--epochs", "9999999"], "--epochs: '9999999' is not a whole number from 0 to 1000000"),
        (["w.png", "--theme", "blue"], "--theme: invalid choice"),
        (["w.png", "missing.json"], "missing.json: there is no such file"),
    ],
)
def test_wrong_use_is_refused_in_one_line(ann221, asked, arguments, expected):
    assert expected in ann221("picture", *arguments).only_line
    assert asked == {}


def test_where_qt_lacks_a_library_one_line_says_so(ann221, asked, tmp_path, monkeypatch):
    monkeypatch.setattr(
        drawing_options, "missing_for_a_picture", lambda: "System libraries are missing: libGL.so.1."
    )
    before = sorted(tmp_path.iterdir())
    assert ann221("picture", tmp_path / "w.png").only_line == "System libraries are missing: libGL.so.1."
    assert sorted(tmp_path.iterdir()) == before
