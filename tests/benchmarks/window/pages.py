"""What the formulas cost: each of their pages, eight times a second while all its numbers change."""

from statistics import median

from tests.benchmarks.children import figures
from tests.benchmarks.tables import Bound, Row, Table
from tests.benchmarks.window.display import Display

TITLE = "Pages of formulas at 1440×900, milliseconds a beat: 8 beats a second"
BEATS, FEW_BEATS = 200, 60
LARGEST_MS = 5.0
COLUMNS = ("writing", "painting", "together", "95th")
NOTES = ("Only the page that is seen is written; the frames between two beats leave it alone.",)


def table(shown_on: Display, quick: bool) -> Table:
    """A row a page."""
    costs = figures("window.pages_child", FEW_BEATS if quick else BEATS, shown_on.environment)
    bound = Bound(("together",), goal=LARGEST_MS, at_most=True)
    return Table(TITLE, COLUMNS, [Row.of(title, _row(beats), bound) for title, beats in costs.items()], NOTES)


def _row(beats: list[list[float]]) -> dict[str, float]:
    writing, painting = zip(*beats, strict=True)
    together = sorted(map(sum, beats))
    share = together[round(0.95 * (len(together) - 1))]
    figures_ms = (median(writing), median(painting), median(together), share)
    return dict(zip(COLUMNS, figures_ms, strict=True))
