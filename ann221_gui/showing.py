"""What a window shows besides its run, as a session keeps it: the probe, what is selected, answers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.window.window_actions import PAGES

if TYPE_CHECKING:
    from ann221_gui.files.shown import Shown
    from ann221_gui.main_window import MainWindow


class Showing(QObject):
    """For one window. What a session showed comes back with the first frame of its run."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._coming: tuple[object, Shown] | None = None
        window.run.snapshot_changed.connect(self._take_snapshot)

    @property
    def answers(self) -> Mapping[str, str]:
        """Written in My answer, by line."""
        return self._window.answering.answers

    def shown(self) -> "Shown":
        """Now."""
        from ann221_gui.files.shown import Shown  # noqa: PLC0415  late

        window, probing = self._window, self._window.run.probing
        return Shown(
            probe=probing.probe.inputs,
            own_target=probing.own_target,
            item=window.diagram.canvas.selected,
            page=PAGES[window.workbench.shown][0],
            is_log_scale=window.loss.is_logarithmic,
            speed_epochs_per_s=window.controls.speed.epochs_per_second,
            answers=dict(self.answers),
        )

    def show(self, shown: "Shown", version: object) -> None:
        """When the run of this version is there."""
        self._coming = version, shown

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot) -> None:
        if self._coming is not None and snapshot.frame.timeline.version is self._coming[0]:
            shown, self._coming = self._coming[1], None
            self._show(shown)

    def _show(self, shown: "Shown") -> None:
        window, titles = self._window, [title for title, *_ in PAGES]
        if shown.probe is not None:
            window.run.probing.put(shown.probe, shown.own_target or 0.0)
        if shown.item in window.diagram.canvas.items:
            window.diagram.canvas.select(shown.item)
        if shown.is_log_scale is not None:
            window.loss.is_logarithmic = shown.is_log_scale
        if shown.speed_epochs_per_s is not None:
            window.controls.speed.show_speed(shown.speed_epochs_per_s)
            window.run.set_speed(window.controls.speed.epochs_per_second)
        if shown.answers != self.answers:
            window.answering.restore(shown.answers)
        if shown.page in titles:
            window.workbench.show_page(titles.index(shown.page))
