"""In a process of its own: the intervals in an empty pyqtgraph window, for as many seconds as asked for."""

import json
import sys

import pyqtgraph as pg

from tests.benchmarks.window.beat import SETTLE_S, intervals_ms, percentiles, spin
from tests.benchmarks.window.display import SIZE


def main() -> None:
    pg.mkQApp()
    plot = pg.PlotWidget()
    plot.resize(*SIZE)
    plot.show()
    spin(SETTLE_S)
    sys.stdout.write(json.dumps(percentiles(intervals_ms(json.loads(sys.argv[1])))))


if __name__ == "__main__":
    main()
