"""A window that nobody can see costs no painting; training goes on, and the window comes back up to date."""

import json
import sys
from pathlib import Path

from tests.window.real_window import RealWindow, Screen, wait_until

# The program. It trains, and after each frame notes in a file what was shown to its panes and painted so far.
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from ann221_gui.cli import main
from ann221_gui.main_window import MainWindow
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.visible_view import VisibleView
from ann221_gui.views.window.read_outs import ReadOuts

file = sys.argv.pop(1)
counts = dict.fromkeys(("frames unseen", "shown unseen", "painted unseen", "painted stale"), 0)
epochs = {}  # that panes have been shown

class Notes(QObject):
    unseen_epoch = 0

    def __init__(self, window):
        super().__init__(window)
        self.window = window
        for pane in (window.diagram, window.map, window.samples, window.loss, window.read_outs):
            for widget in pane.findChildren(QObject):
                widget.installEventFilter(self)
        window.run.snapshot_changed.connect(self.note_frame)

    @property
    def is_unseen(self):
        return not self.window.windowHandle().isExposed()

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            counts["painted unseen"] += self.is_unseen
            counts["painted stale"] += min(epochs.values()) < self.unseen_epoch
        return False

    def note_frame(self, snapshot):
        counts["frames unseen"] += self.is_unseen
        if self.is_unseen:
            self.unseen_epoch = snapshot.frame.epoch
        notes = counts | {"epoch": snapshot.frame.epoch, "unseen": self.is_unseen}
        Path(file + "~").write_text(json.dumps(notes))
        Path(file + "~").replace(file)

def note_showing(kind):
    show = kind.show_snapshot
    def noting(pane, snapshot):
        counts["shown unseen"] += hasattr(pane.window(), "notes") and pane.window().notes.is_unseen
        epochs[pane] = snapshot.frame.epoch
        show(pane, snapshot)
    kind.show_snapshot = noting

for kind in (NetworkDiagram, VisibleView, ReadOuts):
    note_showing(kind)

show_window = MainWindow.show
def show_and_play(window):
    show_window(window)
    window.notes = Notes(window)
    window.actions_.play.trigger()
MainWindow.show = show_and_play
sys.exit(main([]))
"""
FRAMES = 30


def test_what_nobody_sees_is_not_drawn_and_training_goes_on(screen: Screen, tmp_path: Path) -> None:
    file = tmp_path / "notes"
    window = RealWindow(screen, tmp_path / "stderr", [sys.executable, "-c", PROGRAM, str(file)])
    try:
        window.wait_until_open()
        wait_until(file.exists, "a frame")
        screen.xdotool("windowunmap", window.window)
        wait_until(lambda: notes(file)["frames unseen"] >= FRAMES, "frames that nobody sees")
        unseen = notes(file)
        assert unseen["unseen"]
        assert unseen["epoch"] >= FRAMES - 1
        screen.xdotool("windowmap", window.window)
        wait_until(lambda: not notes(file)["unseen"], "the window to come back")
        back = notes(file)
        wait_until(lambda: notes(file)["epoch"] > back["epoch"], "another frame")
        counts = notes(file)
        assert (counts["shown unseen"], counts["painted unseen"], counts["painted stale"]) == (0, 0, 0)
        assert window.close_without_saving() == (0, "")
    finally:
        window.kill()


def notes(file: Path) -> dict[str, float]:
    return json.loads(file.read_text(encoding="utf-8"))
