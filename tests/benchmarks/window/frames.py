"""How evenly frames come, and how much is trained while they are shown."""

from dataclasses import asdict, dataclass
from typing import Any

from tests.benchmarks.children import figures
from tests.benchmarks.tables import EMPTY, Bound, Row, Table
from tests.benchmarks.window.display import Display

SECONDS, SECONDS_QUICKLY = 10.0, 3.0
FLAT_OUT = None
LEARNED_AT = 30_274  # the epoch at which XOR is learned from the start that the program begins with
SMOOTHNESS = "Smoothness: intervals of a precise 16 ms timer in the window's thread, in ms"
ASKED = "What is asked of the window"
TRAINING = "Training on screen against the same core without a window"
PAINTS = "Paints a second of each pane"
NOTES = {
    SMOOTHNESS: (
        "Training off: the same window shows the same frames at the same moments from a recording, and its "
        "worker is paused.",
    ),
    TRAINING: (
        "Bare core: the trainer in slices of 5 ms in the main thread, before the window opens and after it "
        "closed. Points: rows of the loss history, which is drawn, at the beginning and at the end.",
    ),
}
COLUMNS = {
    SMOOTHNESS: ("median", "95th", "99th", "worst"),
    ASKED: ("reached here",),
    TRAINING: ("epochs/s", "bare epochs/s", "share %", "frames/s", "epoch at the end", "points"),
    PAINTS: ("diagram", "map", "curve", "samples", "formulas"),
}


@dataclass(frozen=True)
class Work:
    """What is trained, how fast, and at which epoch it begins again, so that nothing comes to rest."""

    setup: str
    speed: float | None = FLAT_OUT
    again_at: int | None = None

    @property
    def name(self) -> str:
        pace = "flat out" if self.speed is FLAT_OUT else f"{self.speed:g} epochs a second"
        again = f", again from epoch {self.again_at:,}" if self.again_at else ""
        return f"{self.setup}, {pace}{again}"


FURTHER_WORK = (
    Work("XOR", again_at=LEARNED_AT),
    Work("XOR", speed=60.0),
    Work("500 samples"),
    Work("500 samples online"),
)


def first_tables(shown_on: Display, quick: bool) -> list[Table]:
    """XOR flat out, beside an empty pyqtgraph window."""
    empty = figures("window.empty_child", _seconds(quick), shown_on.environment)
    tables = _tables(shown_on, Work("XOR"), quick)
    tables[SMOOTHNESS].rows.insert(0, Row.of("empty pyqtgraph window", empty))
    return list(tables.values())


def further_tables(shown_on: Display, quick: bool) -> list[Table]:
    """Other speeds, and other work."""
    return [table for work in FURTHER_WORK for table in _tables(shown_on, work, quick).values()]


def _seconds(quick: bool) -> float:
    return SECONDS_QUICKLY if quick else SECONDS


def _tables(shown_on: Display, work: Work, quick: bool) -> dict[str, Table]:
    asked = asdict(work) | {"seconds": _seconds(quick)}
    seen = figures("window.frames_child", asked, shown_on.environment)
    rows = {
        SMOOTHNESS: _smoothness(work.name, seen),
        ASKED: _asked(work.name, seen) if work.speed is FLAT_OUT else [],
        TRAINING: [_training(work, seen)],
        PAINTS: [Row.of(work.name, seen["paints_per_s"])],
    }
    return {title: Table(title, COLUMNS[title], rows[title], NOTES.get(title, ())) for title in rows}


def _smoothness(name: str, seen: dict[str, Any]) -> list[Row]:
    return [
        Row.of(f"{name}: paused before", seen["paused"]),
        Row.of(f"{name}: training", seen["playing"]),
        Row.of(f"{name}: training off", seen["replayed"]),
    ]


def _asked(name: str, seen: dict[str, Any]) -> list[Row]:
    def row(what: str, value: float, **limits: Any) -> Row:
        (column,) = COLUMNS[ASKED]
        return Row.of(f"{name}: {what}", {column: value}, Bound((column,), **limits))

    playing, replayed = seen["playing"], seen["replayed"]
    return [
        row("95th of the intervals, ms", playing["95th"], floor=28.0, goal=20.0, at_most=True),
        row("99th of the intervals, ms", playing["99th"], floor=34.0, goal=34.0, at_most=True),
        row("95th over training off", playing["95th"] / replayed["95th"], floor=1.5, goal=1.5, at_most=True),
        row("99th over training off", playing["99th"] / replayed["99th"], floor=1.5, goal=1.5, at_most=True),
        row("share of the bare core, %", _share(seen), floor=30.0, goal=45.0),
    ]


def _bare(seen: dict[str, Any]) -> float:
    before, after = seen["bare_epochs_per_s"]
    return float(before + after) / 2


def _share(seen: dict[str, Any]) -> float:
    return 100 * float(seen["epochs_per_s"]) / _bare(seen)


def _training(work: Work, seen: dict[str, Any]) -> Row:
    cells: dict[str, float | str] = {
        "epochs/s": seen["epochs_per_s"],
        "bare epochs/s": _bare(seen),
        "share %": _share(seen) if work.speed is FLAT_OUT else EMPTY,
        "frames/s": seen["frames_per_s"],
        "epoch at the end": seen["epochs"][1],
        "points": f"{seen['points'][0]}…{seen['points'][1]}",
    }
    return Row.of(work.name, cells)
