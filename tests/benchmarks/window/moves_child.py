"""In a process of its own: the program, in which somebody else moves the mouse.

Says on standard output where the mouse has to press, and, when something is written to its standard input,
what it saw: when each change reached the program, and when it had been painted. The argument names what is
moved ("input" or "weight") and whether it trains.
"""

import json
import sys
from time import perf_counter
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEventLoop, QPoint, QSocketNotifier
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from ann221_gui.core.commands import Command, SetParameter, Setup
from ann221_gui.core.frame import Frame
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.core.timeline import NO_TIMELINE, Timeline
from ann221_gui.core.trainer import Trainer
from ann221_gui.main_window import MainWindow
from ann221_gui.views.formulas import inspector
from tests.benchmarks.window.paint_watch import PaintWatch
from tests.benchmarks.window.program import FLAT_OUT, check_still_playing, in_the_program, play
from tests.benchmarks.window.surfaces import panes_of, surface

WEIGHT = "w1_11"


class InputMoves:
    """Moves of the first input's slider, numbered; shown by diagram and map."""

    def __init__(self, window: MainWindow) -> None:
        self._window, canvas = window, window.diagram.canvas
        self.moments_s: list[float] = []
        self._probes: dict[int, tuple[int, Probe]] = {}  # kept, so that no other gets the same id
        window.diagram.input_moved.connect(self._note)
        self.watch = PaintWatch(
            {
                "diagram": (canvas, lambda: self._in(canvas._numbered)),
                "map": (surface(window.map), lambda: self._in(window.map._snapshot)),
            }
        )

    def _note(self) -> None:
        self.moments_s.append(perf_counter())
        probe = self._window.run.snapshot.probe
        self._probes[id(probe)] = (len(self.moments_s), probe)

    def _in(self, snapshot: Snapshot | None) -> int:
        return 0 if snapshot is None else self._probes.get(id(snapshot.probe), (0, None))[0]

    def press_at(self) -> QPoint:
        slider = self._window.diagram.inputs[0].slider
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        control, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        return slider.mapToGlobal(slider.style().subControlRect(control, option, handle, slider).center())


class WeightMoves:
    """Values that the drag of a weight enters, numbered; shown by diagram, map and formulas."""

    def __init__(self, window: MainWindow) -> None:
        self._window, canvas = window, window.diagram.canvas
        self.moments_s: list[float] = []
        self._commands = 0
        self._frames: WeakKeyDictionary[Frame, int] = WeakKeyDictionary()
        self._explained = window.run.snapshot
        self._watch_trainer()
        self._watch_inspector()
        canvas.parameter_entered.connect(lambda: self.moments_s.append(perf_counter()))
        self.watch = PaintWatch(
            {
                "diagram": (canvas, lambda: self._in(canvas._numbered)),
                "map": (surface(window.map), lambda: self._in(window.map._snapshot)),
                "formulas": (surface(panes_of(window)["formulas"]), lambda: self._in(self._explained)),
            }
        )

    def _in(self, snapshot: Snapshot | None) -> int:
        return 0 if snapshot is None else self._frames.get(snapshot.frame, 0)

    def _watch_trainer(self) -> None:
        """Each frame knows how many of the drag's commands had been carried out."""
        apply, frame = Trainer.apply, Trainer.frame

        def counted_apply(trainer: Trainer, command: Command) -> None:
            apply(trainer, command)
            self._commands += isinstance(command, SetParameter)

        def noted_frame(trainer: Trainer, timeline: Timeline = NO_TIMELINE) -> Frame:
            made = frame(trainer, timeline)
            self._frames[made] = self._commands
            return made

        Trainer.apply, Trainer.frame = counted_apply, noted_frame

    def _watch_inspector(self) -> None:
        """The formulas are written at a pace of their own: from which snapshot, they were asked for last."""
        inspected = inspector.inspected

        def noted(snapshot: Snapshot, item: str) -> Any:
            self._explained = snapshot
            return inspected(snapshot, item)

        inspector.inspected = noted

    def press_at(self) -> QPoint:
        canvas = self._window.diagram.canvas
        return canvas.mapToGlobal(canvas.bounds(WEIGHT).center().toPoint())


def watched(window: MainWindow, moved: str, trains: bool) -> dict[str, Any]:
    """Runs until told to end; what was seen."""
    moves = InputMoves(window) if moved == "input" else WeightMoves(window)
    if trains:
        play(window, FLAT_OUT)
    place = moves.press_at()
    tell({"press_at": [place.x(), place.y()]})
    first, started_s = window.run.snapshot.frame.epoch, perf_counter()
    until_told()
    if trains:
        check_still_playing(window)
    return {
        "delivered_s": moves.moments_s,
        "epochs_per_s": (window.run.snapshot.frame.epoch - first) / (perf_counter() - started_s),
        "painted": moves.watch.painted,
    }


def until_told() -> None:
    """Until something stands on standard input."""
    loop = QEventLoop()
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(loop.quit)
    loop.exec()
    notifier.setEnabled(False)


def tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    moved, trains = json.loads(sys.argv[1])
    tell(in_the_program(Setup(), lambda window: watched(window, moved, trains)))


if __name__ == "__main__":
    main()
