"""In a process of its own: what each page of formulas costs while every number in it changes.

Says on standard output, for each page, the milliseconds of each beat: writing, and painting.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from ann221_gui.application import _application
from ann221_gui.core.commands import TrainSteps
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.core.trainer import Trainer
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.files.preferences import Preferences
from ann221_gui.main_window import MainWindow
from ann221_gui.views.window.appearance import Appearance
from ann221_gui.views.window.window_actions import PAGES

PHASE = 2  # place of the page that shows a walk's phase
STEPS_A_BEAT = 7
EVERYWHERE_DIFFERENT = (0.3, 0.8)  # a probe at which no factor is 0 or 1


def snapshots(beats: int, walk: Walk | None) -> list[Snapshot]:
    """A run of XOR, some steps apart."""
    trainer, made = Trainer(), []
    for _ in range(beats):
        trainer.apply(TrainSteps(STEPS_A_BEAT))
        made.append(Snapshot(trainer.frame(), Probe(EVERYWHERE_DIFFERENT, 1.0), walk))
    return made


def beat_ms(window: MainWindow, page: object, snapshot: Snapshot) -> tuple[float, float]:
    """Writing and painting one page."""
    page._snapshot = snapshot
    QApplication.processEvents()
    began = perf_counter()
    page.draw(snapshot)
    written = perf_counter()
    QApplication.processEvents()
    return (written - began) * 1000, (perf_counter() - written) * 1000


def main(beats: int) -> None:
    application = _application()
    with TemporaryDirectory() as folder:
        window = MainWindow(
            Recorder(Trainer()), Preferences(Path(folder, "none.ini")), Appearance(application, "light", 100)
        )
        window.resize(1440, 900)
        window.show()
        costs = {}
        for place, (title, *_) in enumerate(PAGES[: PHASE + 1]):
            window.workbench.show_page(place)
            QApplication.processEvents()
            page = window.workbench._made[-1] if place else window.workbench.inspector
            walk = Walk(Phase.BACKWARD) if place == PHASE else None
            costs[title] = [beat_ms(window, page, snapshot) for snapshot in snapshots(beats, walk)][1:]
        window.close_at_once()
    sys.stdout.write(json.dumps(costs))


main(json.loads(sys.argv[1]))
