"""In a process of its own: memory while it trains flat out for so many minutes and inputs are moved."""

import json
import random
import sys
from time import perf_counter

from ann221_gui.core.commands import Setup
from ann221_gui.main_window import MainWindow
from tests.benchmarks.window.beat import spin
from tests.benchmarks.window.first_picture import resident_mb
from tests.benchmarks.window.program import FLAT_OUT, check_still_playing, in_the_program, play

SAMPLES = 240  # of the memory, evenly over the time


def watched(window: MainWindow, minutes: float) -> dict[str, object]:
    """Memory in MB, as often as `SAMPLES` says, from the beginning to the end."""
    play(window, FLAT_OUT)
    chance = random.Random(221)
    resident = []
    started_s = perf_counter()
    first = window.run.snapshot.frame.epoch
    for sample in range(SAMPLES):
        slider = window.diagram.inputs[sample % 2].slider
        slider.setValue(chance.randint(slider.minimum(), slider.maximum()))
        spin(max(0.0, started_s + 60 * minutes * (sample + 1) / SAMPLES - perf_counter()))
        resident.append(resident_mb())
    check_still_playing(window)
    return {"resident_mb": resident, "epochs": window.run.snapshot.frame.epoch - first}


def main() -> None:
    minutes = json.loads(sys.argv[1])
    sys.stdout.write(json.dumps(in_the_program(Setup(), lambda window: watched(window, minutes))))


if __name__ == "__main__":
    main()
