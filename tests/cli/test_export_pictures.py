"""`ann221 export` of what is drawn, as its user calls it: in a process of its own, without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ann221_gui.files.resources import resource


def export(*arguments: object) -> tuple[int, str, str]:
    return ann221("export", *arguments)


def ann221(*arguments: object) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "ann221_gui", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("kind", "name", "begin"),
    [("png", "a.png", b"\x89PNG"), ("svg", "a.svg", b"<svg"), ("pdf", "a.PDF", b"%PDF-")],
)
def test_a_view_is_drawn_in_each_form(tmp_path: Path, kind: str, name: str, begin: bytes) -> None:
    out = tmp_path / name
    assert export("worked-example", "--as", kind, "--view", "network", "--out", out) == (0, "", "")
    assert out.read_bytes().startswith(begin)


def test_the_command_picture_draws_the_same_window_over_an_older_picture(tmp_path: Path) -> None:
    exported, drawn = tmp_path / "exported.png", tmp_path / "drawn.png"
    drawn.write_bytes(b"old")
    choices = ("--epochs", 20, "--scale", 2, "--theme", "dark")
    assert export("worked-example", "--as", "png", "--out", exported, *choices) == (0, "", "")
    assert ann221("picture", drawn, resource("problems/worked-example.json"), *choices) == (0, "", "")
    assert drawn.read_bytes() == exported.read_bytes()
    assert sorted(tmp_path.glob("*.*")) == [drawn, exported], "nothing is left beside it"


def test_a_film_has_as_many_pictures_as_were_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "film.apng"
    asked = ("--as", "apng", "--view", "map", "--epochs", 40, "--frames", 3, "--out", out)
    assert export("worked-example", *asked) == (0, "", "")
    assert out.read_bytes().count(b"fcTL") == 3


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (("--as", "png"), "a picture needs a place: --out NAME.png"),
        (("--as", "svg", "--out", "a.png"), "--out a.png: svg ends in .svg"),
        (("--as", "apng", "--out", "a.gif"), "--out a.gif: apng ends in .png or .apng"),
        (("--as", "png", "--out", "a.png", "--scale", "4", "--size", "8000x8000"), "a picture may have"),
        (("--as", "png", "--out", "no/such/folder/a.png"), "there is no such folder"),
    ],
)
def test_what_can_not_be_drawn_is_refused_in_one_line(asked: tuple[str, ...], refusal: str) -> None:
    status, printed, errors = export("worked-example", *asked)
    assert (status, printed, errors.count("\n")) == (2, "", 1)
    assert refusal in errors
