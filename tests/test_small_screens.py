"""On a screen of 1024×700, at any scale and with texts half as large again, no text is cut off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT = 1024, 700  # in pixels before the screen's scale factor


def screen_file(folder: Path, scale: float) -> Path:
    """A screen that Qt's offscreen platform makes."""
    screen = {"name": "small", "x": 0, "y": 0, "width": round(WIDTH * scale), "height": round(HEIGHT * scale)}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"windowFrameMargins": True, "screens": [screen]}))
    return path


@pytest.mark.parametrize(("scale", "percent"), [(1, 100), (1, 150), (1.25, 150), (2, 150)])
def test_no_text_is_cut_off(tmp_path: Path, scale: float, percent: int) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen_file(tmp_path, scale)}",
        "QT_SCALE_FACTOR": str(scale),
        "QT_LOGGING_RULES": "default.warning=false",
    }
    command = [sys.executable, "-m", "tests.clipping", str(percent)]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    assert done.stderr == ""
    *clipped, size = done.stdout.splitlines()
    assert clipped == []
    width, height = map(int, size.split("×"))
    assert (width, height) <= (WIDTH, HEIGHT)
