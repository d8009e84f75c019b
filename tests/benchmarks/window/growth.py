"""Whether memory grows while the program trains and somebody clicks."""

from statistics import median

from tests.benchmarks.children import figures
from tests.benchmarks.tables import Bound, Row, Table
from tests.benchmarks.window.display import Display

TITLE = "Growth of resident memory while training flat out and clicking, in MB"
MEMORY = ("at the start", "halfway", "at the end", "second half")
NOTES = (
    "Four times a second something is changed, reset, undone, done again, gone back to or kept on the side.",
    "Each figure is the median over a twentieth of the time.",
)


def table(shown_on: Display, minutes: float) -> Table:
    """XOR, for so many minutes."""
    seen = figures("window.growth_child", minutes, shown_on.environment)
    memory = (
        dict.fromkeys(MEMORY, "no /proc") if None in seen["resident_mb"] else _memory(seen["resident_mb"])
    )
    bound = Bound(("second half",), floor=1.0, goal=1.0, at_most=True)
    row = Row.of(
        f"XOR, {minutes:g} minutes", {**memory, "steps": seen["steps"], "clicks": seen["clicks"]}, bound
    )
    return Table(TITLE, (*MEMORY, "steps", "clicks"), [row], NOTES)


def _memory(resident_mb: list[float]) -> dict[str, float]:
    few, middle = max(1, len(resident_mb) // 20), len(resident_mb) // 2
    parts = resident_mb[:few], resident_mb[middle - few : middle], resident_mb[-few:]
    first, halfway, last = map(median, parts)
    return dict(zip(MEMORY, (first, halfway, last, last - halfway), strict=True))
