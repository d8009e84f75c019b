"""The network with what feeds it: the painted canvas, sliders beside the inputs, the target at the output."""

from PySide6.QtCore import QCoreApplication, QMarginsF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ann221_gui.core.checking.handout import Lock
from ann221_gui.core.conventions import Notation
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.locking import LOCKED
from ann221_gui.core.parts import INPUT_NEURONS, OUTPUT_NEURON
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.fields.locking import lock
from ann221_gui.views.network.diagram_geometry import BIAS_GAP, CLEAR_PX, smallest_area
from ann221_gui.views.network.input_control import InputControl
from ann221_gui.views.network.network_canvas import NetworkCanvas
from ann221_gui.views.network.target_control import TargetControl
from ann221_gui.views.network.weight_steps import NUMBER_STARTS, is_sliding_key
from ann221_gui.views.shared.theme import Theme

GAP_PX = 14  # twice this, less a little, is the line that leads into an input neuron


class NetworkDiagram(QWidget):
    """Shows a snapshot; emits what the user did to its items, inputs and target."""

    input_moved = Signal(int, float)  # column of the inputs, new value

    def __init__(self, snapshot: Snapshot, theme: Theme) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._probe: Probe | None = None
        self._locked: frozenset[Lock] = frozenset()
        self.inputs = (InputControl(1), InputControl(2))
        self.canvas = NetworkCanvas(snapshot, theme, self)
        self.target = TargetControl()
        for control in (*self.inputs, self.target):
            control.setParent(self)
        for column, control in enumerate(self.inputs):
            control.value_moved.connect(lambda value, column=column: self.input_moved.emit(column, value))
        self.canvas.input_key_pressed.connect(self._pass_key_to_slider)
        self.show_snapshot(snapshot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Everything that the network is at this instant, for this probe."""
        if snapshot.frame.dataset is not self._dataset:
            self._dataset = snapshot.frame.dataset
            for control in self.inputs:
                control.show_range(self._dataset)
        self._show_locks(snapshot.handout.locked)
        if snapshot.probe is not self._probe:  # the same one as long as it is not touched
            self._show_probe(snapshot.probe)
        before = self._shape
        self.canvas.show_snapshot(snapshot)
        if self._shape != before:
            self.updateGeometry()
            self._place()

    def _show_locks(self, locked: frozenset[Lock]) -> None:
        if locked == self._locked:
            return
        self._locked = locked
        for control in self.inputs:
            for part in (control.field, control.slider):
                lock(part, Lock.INPUTS in locked)
        self.target.show_lock(Lock.TARGET in locked)

    def _show_probe(self, probe: Probe) -> None:
        self._probe = probe
        for control, value in zip(self.inputs, probe.inputs, strict=True):
            control.show_value(value)
        needed = self.target.sizeHint().width()
        self.target.show_probe(probe)
        if self.target.sizeHint().width() != needed:  # "sample 100" is wider than "sample 1"
            self.updateGeometry()
            self._place()

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self.canvas.set_theme(theme)
        self.updateGeometry()
        self._place()

    @Slot(str, QKeyEvent)
    def _pass_key_to_slider(self, neuron: str, event: QKeyEvent) -> None:
        control = self.inputs[INPUT_NEURONS.index(neuron)]
        begins_number = bool(event.text()) and event.text() in NUMBER_STARTS
        opens_field = begins_number or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if Lock.INPUTS in self._locked:
            if opens_field or is_sliding_key(Qt.Key(event.key())):
                self.canvas.entry_refused.emit(f"{LOCKED}.")
            return
        if opens_field:
            control.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if begins_number:
            QCoreApplication.sendEvent(control.field, event)
        elif not control.field.hasFocus():
            QCoreApplication.sendEvent(control.slider, event)

    # Places

    @property
    def _shape(self) -> tuple[bool, int, Notation]:
        """What the room around the network depends on."""
        return self.canvas.has_biases, self.canvas.chip_lines, self.canvas.notation

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def minimumSizeHint(self) -> QSize:
        pens, around = self.canvas.pens, self._margins()
        chip = QSizeF(pens.chip_width([], self.canvas.notation), pens.chip_height(self.canvas.chip_lines))
        area = smallest_area(pens.radius, chip, self._beside)
        return area.grownBy(around).toSize() + QSize(1, 1)

    @property
    def _inputs_width(self) -> float:
        return self.canvas.pens.input_symbol_width + self.inputs[0].sizeHint().width() + GAP_PX

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.canvas.set_area(self.rect().toRectF().marginsRemoved(self._margins()), self._beside)
        self.canvas.lower()
        places = self.canvas.places
        for neuron, control in zip(INPUT_NEURONS, self.inputs, strict=True):
            size = control.sizeHint()
            top = places.centre(neuron).y() - size.height() / 2
            control.setGeometry(
                round(self.canvas.pens.input_symbol_width), round(top), size.width(), size.height()
            )
        size = self.target.sizeHint()
        output = places.circle(OUTPUT_NEURON)
        bias_room = places.chip.height() + (BIAS_GAP + 0.08) * places.line_height if places.biases else 4
        left = min(output.center().x() - size.width() / 2, self.width() - size.width() - 4)
        top = output.top() - size.height() - bias_room
        self.target.setGeometry(round(left), round(top), size.width(), size.height())
        self.canvas.set_covered([control.geometry() for control in (*self.inputs, self.target)])

    @property
    def _target_reach(self) -> float:
        """Half the width of what stands in the output's column."""
        return max(self.canvas.pens.radius, self.target.sizeHint().width() / 2)

    @property
    def _beside(self) -> float:
        """Left of the output's centre, what the boxes on its edges keep clear of."""
        longest = self.canvas.pens.metrics.horizontalAdvance("net input +00.000")
        return max(self._target_reach, longest / 2) + CLEAR_PX

    def _margins(self) -> QMarginsF:
        """Around the neurons' centres: beside the input sliders, below the headings, above the captions."""
        pens = self.canvas.pens
        left = self._inputs_width + GAP_PX + pens.radius
        beyond = pens.line_height * 1.6 + pens.radius
        if self.canvas.has_biases:
            beyond += pens.chip_height(self.canvas.chip_lines) + BIAS_GAP * pens.line_height
        return QMarginsF(left, pens.line_height * 1.4 + beyond, self._target_reach + GAP_PX, beyond)
