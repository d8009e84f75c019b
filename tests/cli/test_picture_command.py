"""`ann221 picture`: what it asks to have drawn, and that a picture is whole or not there."""

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

    def draw_picture(record, path, **choices):
        platform = {name: os.environ[name] for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR")}
        asked.update(choices, state=record.state, environment=platform)
        path.write_bytes(DRAWN)

    monkeypatch.setitem(sys.modules, "ann221_gui.application", SimpleNamespace(draw_picture=draw_picture))
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
    assert asked.pop("environment") == {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    assert asked == {"epochs": 454, "size": (1024, 700), "theme": "dark"}


def test_without_choices_it_is_the_first_start(ann221, asked, tmp_path):
    assert ann221("picture", tmp_path / "window.png").status == 0
    assert asked["state"].setup.dataset.name == "xor"
    assert (asked["epochs"], asked["size"], asked["theme"]) == (0, (1440, 900), "light")
    assert asked["environment"]["QT_SCALE_FACTOR"] == "1"


def test_an_older_picture_stays_until_the_new_one_is_whole(ann221, asked, tmp_path, monkeypatch):
    out = tmp_path / "window.png"
    out.write_bytes(b"old")

    def run_out_of_space(_, path, **__):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys.modules["ann221_gui.application"], "draw_picture", run_out_of_space)
    before = sorted(tmp_path.iterdir())
    assert ann221("picture", out).only_line == f"{out}: can't be written: No space left on device"
    assert out.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == before


def test_a_new_picture_takes_the_place_of_an_old_one_and_leaves_nothing_beside_it(ann221, asked, tmp_path):
    out = tmp_path / "window.png"
    out.write_bytes(b"old")
    before = sorted(tmp_path.iterdir())
    assert ann221("picture", out).status == 0
    assert out.read_bytes() == DRAWN
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("out", ["no/such/folder.png", "file/below.png"])
def test_a_place_that_can_not_be_written_to_is_refused_before_anything_is_drawn(ann221, asked, tmp_path, out):
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / out
    assert ann221("picture", path).only_line.startswith(f"{path}: can't be written: ")
    assert asked == {}


def test_a_folder_is_no_picture(ann221, asked, tmp_path):
    path = tmp_path / "folder.png"
    path.mkdir()
    assert ann221("picture", path).only_line == f"{path}: is a folder, not a picture"


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
