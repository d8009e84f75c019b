"""In a process of its own: memory while it trains flat out for so many minutes and somebody clicks."""

import json
import random
import sys
from collections.abc import Callable
from time import perf_counter

from ann221_gui.core.commands import Setup
from ann221_gui.core.parameters import WEIGHTS
from ann221_gui.main_window import MainWindow
from tests.benchmarks.window.beat import spin
from tests.benchmarks.window.first_picture import resident_mb
from tests.benchmarks.window.program import FLAT_OUT, in_the_program, play

SAMPLES = 240  # of the memory, evenly over the time
CLICKS_APART_S = 0.25


def watched(window: MainWindow, minutes: float) -> dict[str, object]:
    """Memory in MB, as often as `SAMPLES` says, from the beginning to the end."""
    play(window, FLAT_OUT)
    chance = random.Random(221)
    resident, clicks, steps = [], 0, 0
    started_s = perf_counter()
    for sample in range(SAMPLES):
        while perf_counter() < started_s + 60 * minutes * (sample + 1) / SAMPLES:
            before = window.run.snapshot.frame.steps
            spin(CLICKS_APART_S)
            steps += max(0, window.run.snapshot.frame.steps - before)
            click(window, chance)
            clicks += 1
        resident.append(resident_mb())
    return {"resident_mb": resident, "steps": steps, "clicks": clicks}


def click(window: MainWindow, chance: random.Random) -> None:
    """Something that a user does; then training goes on."""
    run, last = window.run, window.run.snapshot.frame.timeline.last_epoch
    slider = window.diagram.inputs[chance.randrange(2)].slider
    act: Callable[[], object] = chance.choice(
        (
            lambda: slider.setValue(chance.randint(slider.minimum(), slider.maximum())),
            lambda: run.choices.set_parameter(chance.choice(WEIGHTS), chance.uniform(-5, 5)),
            lambda: run.choices.set_learning_rate(chance.uniform(0.1, 1.0)),
            lambda: window.travelling.go_to(chance.uniform(0, last)),
            window.actions_.reset.trigger,
            window.actions_.undo.trigger,
            window.actions_.redo.trigger,
            window.recovery.keep,
        )
    )
    act()
    run.choices.end_change()
    if not run.is_playing:
        window.actions_.play.trigger()


def main() -> None:
    minutes = json.loads(sys.argv[1])
    sys.stdout.write(json.dumps(in_the_program(Setup(), lambda window: watched(window, minutes))))


if __name__ == "__main__":
    main()
