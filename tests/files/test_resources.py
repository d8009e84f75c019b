"""The icons are found wherever the program was installed from. For the wheel see test_project.py."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

import ann221_gui
from ann221_gui.files.resources import resource

PACKAGE = Path(ann221_gui.__file__).parent


@pytest.mark.parametrize("icon", ["ann221", "play", "pause", "step", "reset"])
def test_icon_can_be_drawn(icon: str) -> None:
    assert QSvgRenderer(str(resource(f"icons/{icon}.svg"))).isValid()


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"resources/icons/absent\.svg is missing"):
        resource("icons/absent.svg")


@pytest.mark.parametrize("place", ["ann221_gui/resources", "resources"])
def test_a_bundle_finds_them_inside_the_package_or_beside_it(tmp_path: Path, place: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "ann221_gui", ignore=shutil.ignore_patterns("resources"))
    (tmp_path / place).mkdir(exist_ok=True)
    (tmp_path / place / "found.txt").touch()
    code = "from ann221_gui.files.resources import resource; print(resource('found.txt'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == tmp_path / place / "found.txt"
