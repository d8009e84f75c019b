"""In a process of its own: how evenly frames come with training on and off, and how much it trains.

The argument names a set-up of `program.SETUPS`, the speed in epochs a second (null: flat out), the epoch at
which the run begins again (null: never), and how many seconds each phase lasts.
"""

import json
import sys
from functools import partial
from math import inf
from typing import Any

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.main_window import MainWindow
from tests.benchmarks.window.bare_run import BareRun
from tests.benchmarks.window.beat import intervals_ms, percentiles, spin
from tests.benchmarks.window.paint_count import paints_per_s
from tests.benchmarks.window.program import FLAT_OUT, SETUPS, check_still_playing, in_the_program, play
from tests.benchmarks.window.recording import Recording

COUNTED_S = 3.0


def measure(window: MainWindow, speed: float, again_at: float, seconds: float) -> dict[str, Any]:
    """Paused, playing, playing with paints counted, and the same frames drawn again with training off."""
    figures: dict[str, Any] = {"paused": percentiles(intervals_ms(seconds))}
    run = window.run

    def begin_again(snapshot: Snapshot) -> None:
        if snapshot.frame.epoch >= again_at:
            run.reset()

    run.snapshot_changed.connect(begin_again)
    play(window, speed)
    recording = Recording(window)
    figures["playing"] = percentiles(intervals_ms(seconds))
    recording.stop()
    figures |= recording.figures()
    figures["paints_per_s"] = paints_per_s(window, min(seconds, COUNTED_S))
    check_still_playing(window)
    run.snapshot_changed.disconnect(begin_again)
    run.pause()
    spin(0.5)
    recording.start_again()
    figures["replayed"] = percentiles(intervals_ms(seconds))
    return figures


def main() -> None:
    asked = json.loads(sys.argv[1])
    setup = SETUPS[asked["setup"]]
    speed, again_at = asked["speed"] or FLAT_OUT, asked["again_at"] or inf
    before = BareRun(setup, again_at).epochs_per_s()
    measuring = partial(measure, speed=speed, again_at=again_at, seconds=asked["seconds"])
    figures = in_the_program(setup, measuring)
    after = BareRun(setup, again_at).epochs_per_s()
    sys.stdout.write(json.dumps(figures | {"bare_epochs_per_s": [before, after]}))


if __name__ == "__main__":
    main()
