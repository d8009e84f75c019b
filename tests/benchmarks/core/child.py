"""In a process of its own, on one thread: the tables of one row, as JSON.

The argument names the row and how it is measured: rounds, and seconds of a turn.
"""

import json
import sys

from tests.benchmarks.core.rows import CONTESTS
from tests.benchmarks.tables import to_plain


def main() -> None:
    asked = json.loads(sys.argv[1])
    tables = [
        contest.table(rounds=asked["rounds"], turn_s=asked["turn_s"]) for contest in CONTESTS[asked["row"]]
    ]
    sys.stdout.write(json.dumps([to_plain(table) for table in tables]))


if __name__ == "__main__":
    main()
