"""How fast the program starts and what memory it takes, against an empty pyqtgraph window."""

from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.children import figures
from tests.benchmarks.tables import Bound, Row, Table
from tests.benchmarks.window.display import Display

STARTS, STARTS_QUICKLY = 12, 4
CHILDREN = {"program": "window.start_program_child", "empty plot": "window.start_plot_child"}
START_NOTE = (
    "From the moment before the process is made until all panes of its window have been painted and sent to "
    "the screen; the two in turn, a fresh process each, medians. Memory: resident, a second later."
)
PICTURE_NOTE = "The first picture of the program was not whole: within a second it changed."


def table(shown_on: Display, quick: bool) -> Table:
    """Both started in turn."""
    count = STARTS_QUICKLY if quick else STARTS
    seen: dict[str, list[dict[str, Any]]] = {name: [] for name in CHILDREN}
    for turn in range(count + 1):
        for name, child in CHILDREN.items():
            one = _started(shown_on, child)
            if turn > 0:  # the first one fills caches of the disk and of fonts
                seen[name].append(one)
    rows = [
        _row("start: process → window painted, s", seen, "started_s", 1.25),
        _row("memory after start, MB", seen, "resident_mb", 1.3),
    ]
    is_whole = all(one["is_whole"] for one in seen["program"])
    notes = (START_NOTE, *(() if is_whole else (PICTURE_NOTE,)))
    return Table("Start and memory", (*CHILDREN, "ratio"), rows, notes)


def _started(shown_on: Display, child: str) -> dict[str, Any]:
    began_s = perf_counter()
    seen = figures(child, None, shown_on.environment)
    return {**seen, "started_s": seen["painted_s"] - began_s}


def _row(name: str, seen: dict[str, list[dict[str, Any]]], what: str, limit: float) -> Row:
    values = {kind: [one[what] for one in starts] for kind, starts in seen.items()}
    if any(value is None for starts in values.values() for value in starts):
        return Row.of(name, dict.fromkeys(values, "no /proc"))
    cells = {kind: float(median(starts)) for kind, starts in values.items()}
    ratio = cells["program"] / cells["empty plot"]
    return Row.of(name, cells | {"ratio": ratio}, Bound(("ratio",), limit, limit, at_most=True))
