"""Where a walk through a step stands: its phases in a row, and buttons that go forth and back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.shared.action_button import button_of


class PhaseBar(QWidget):
    """Stands beside the title of the network, with one button while no step is walked through."""

    def __init__(self, back: QAction, onward: QAction, to_total: QAction, leave: QAction) -> None:
        super().__init__()
        self._shown: tuple[Walk | None, int] | None = None
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._actions = (back, to_total, leave)
        self._inside = [button_of(action) for action in self._actions]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        back_button, *others = self._inside
        for widget in (self._text, back_button, button_of(onward), *others):
            row.addWidget(widget)
        self._show(None, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Cheap while nothing of it changes."""
        walk = snapshot.walk
        samples = snapshot.walked_samples
        if (walk, samples) != self._shown:
            self._show(walk, samples)

    def _show(self, walk: Walk | None, samples: int) -> None:
        self._shown = walk, samples
        self._text.setVisible(walk is not None)
        for button, action, is_possible in zip(
            self._inside, self._actions, _possible(walk, samples), strict=True
        ):
            button.setVisible(walk is not None)
            action.setEnabled(is_possible)
        if walk is None:
            return
        phases = [phase for phase in Phase if phase is not Phase.TOTAL or samples > 1]
        self._text.setText(" → ".join(_title(phase, walk) for phase in phases) + _place(walk, samples))
        self._text.setAccessibleName(f"Phase: {walk.phase}{_place(walk, samples)}")
        self.updateGeometry()


def _possible(walk: Walk | None, samples: int) -> tuple[bool, bool, bool]:
    """Whether one can go back, past all samples, and away."""
    if walk is None:
        return False, False, False
    is_on_sample = walk.phase not in (Phase.TOTAL, Phase.UPDATE)
    return walk.back(samples) is not None, samples > 1 and is_on_sample, True


def _title(phase: Phase, walk: Walk) -> str:
    return f"<b><u>{phase}</u></b>" if phase is walk.phase else phase


def _place(walk: Walk, samples: int) -> str:
    if walk.of_pair:
        return " · this pair alone"
    if samples == 1 or walk.phase in (Phase.TOTAL, Phase.UPDATE):
        return ""
    return f" · sample {walk.place + 1} of {samples}"
