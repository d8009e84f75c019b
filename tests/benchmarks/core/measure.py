"""The tables of the rows, each row in a process of its own."""

from tests.benchmarks.children import ONE_THREAD, figures
from tests.benchmarks.tables import Table, from_plain

ROWS = ("A", "B", "C", "D", "E", "F")
ROUNDS, ROUNDS_QUICKLY = 25, 7
TURN_S, TURN_S_QUICKLY = 0.03, 0.01


def tables(row: str, quick: bool) -> list[Table]:
    asked = {
        "row": row,
        "rounds": ROUNDS_QUICKLY if quick else ROUNDS,
        "turn_s": TURN_S_QUICKLY if quick else TURN_S,
    }
    return [from_plain(plain) for plain in figures("core.child", asked, ONE_THREAD)]
