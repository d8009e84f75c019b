"""From the mouse's move to the painted picture."""

import json
import subprocess
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np

from tests.benchmarks.children import ChildError, start
from tests.benchmarks.tables import Bound, Row, Table
from tests.benchmarks.window.display import Display
from tests.benchmarks.window.mouse import Mouse

MOVES, MOVES_QUICKLY = 240, 60
FIRST_LEFT_OUT = 5  # the drag begins
PARTS = ("diagram", "map", "formulas")
LIMITS_MS = {"input": 16.0, "weight": 33.0}
WORDS = {"input": "input slider", "weight": "drag of a weight"}
# Pixels from where the mouse pressed, so that each move is a new value: off the samples' own values, which
# the slider catches, and beyond the few pixels that are still a click on a weight.
OFFSETS = {"input": (-12, -8, -10, -6, -14), "weight": (10, 20, 15, 30, 25)}
TITLE = "From the mouse's move to the painted picture, in ms"
NOTES = (
    "Timed from the command to xdotool to the moment when Qt has painted and flushed the picture in which "
    "all these show the new value: for an input the diagram's numbers and the map's cross, for a weight the "
    "diagram's number, the map and the formulas. Handled: until the program has worked out what to show.",
)


def table(shown_on: Display, quick: bool) -> Table:
    """Both kinds of move, paused and training flat out."""
    columns = ("median", "95th", "worst", "handled 95th", *(f"{part} 95th" for part in PARTS), "epochs/s")
    if not shown_on.has_mouse:
        return Table(TITLE, columns, notes=("Not here: it takes Xvfb and xdotool.",))
    rows = [_row(shown_on, moved, trains, quick) for moved in ("input", "weight") for trains in (False, True)]
    return Table(TITLE, columns, rows, NOTES)


def _row(shown_on: Display, moved: str, trains: bool, quick: bool) -> Row:
    sent, seen = _moved(shown_on, moved, trains, MOVES_QUICKLY if quick else MOVES)
    each = {
        part: latencies_ms(sent, seen["delivered_s"], painted) for part, painted in seen["painted"].items()
    }
    every = [max(parts) for parts in zip(*each.values(), strict=True)]
    cells = {"median": float(np.median(every)), "95th": _most(every), "worst": max(every)}
    cells |= {f"{part} 95th": _most(values) for part, values in each.items()}
    cells["handled 95th"] = _most(waits_ms(sent, seen["delivered_s"]))
    cells["epochs/s"] = seen["epochs_per_s"]
    limit = LIMITS_MS[moved]
    name = f"{WORDS[moved]}, {'training flat out' if trains else 'paused'}"
    return Row.of(name, cells, Bound(("95th",), floor=limit, goal=limit, at_most=True))


def _most(values: Sequence[float]) -> float:
    return float(np.percentile(values, 95))


def waits_ms(sent_s: Sequence[float], delivered_s: Sequence[float]) -> list[float]:
    """For each move, until the program had taken it in."""
    later = (delivered_s[bisect_left(delivered_s, moment_s)] for moment_s in sent_s[FIRST_LEFT_OUT:])
    return [1000 * (end_s - moment_s) for moment_s, end_s in zip(sent_s[FIRST_LEFT_OUT:], later, strict=True)]


def latencies_ms(
    sent_s: Sequence[float], delivered_s: Sequence[float], painted: Sequence[tuple[float, int]]
) -> list[float]:
    """For each move, until the first picture with it or a later one."""
    changes = [change for _, change in painted]
    latencies = []
    for moment_s in sent_s[FIRST_LEFT_OUT:]:
        change = bisect_left(delivered_s, moment_s) + 1
        painted_s, _ = painted[bisect_left(changes, change)]
        latencies.append(1000 * (painted_s - moment_s))
    return latencies


def _moved(shown_on: Display, moved: str, trains: bool, moves: int) -> tuple[list[float], dict[str, Any]]:
    """When the mouse moved, and what the program saw."""
    child = start("window.moves_child", [moved, trains], shown_on.environment, stdin=subprocess.PIPE)
    try:
        place = _told(child)["press_at"]
        with Mouse(shown_on.environment) as mouse:
            offsets = OFFSETS[moved] * (moves // len(OFFSETS[moved]))
            sent = mouse.drag((place[0], place[1]), offsets)
        _tell_end(child)
        seen = _told(child)
    finally:
        child.kill()
        child.wait()
    if not len(sent) - FIRST_LEFT_OUT <= len(seen["delivered_s"]) <= len(sent):
        raise ChildError(f"{len(sent)} moves were sent, {len(seen['delivered_s'])} arrived")
    return sent, seen


def _told(child: subprocess.Popen[str]) -> Any:
    """The next thing that it says."""
    line = child.stdout.readline() if child.stdout else ""
    if not line:
        raise ChildError("the program ended before it was measured")
    return json.loads(line)


def _tell_end(child: subprocess.Popen[str]) -> None:
    if child.stdin:
        child.stdin.write("end\n")
        child.stdin.flush()
