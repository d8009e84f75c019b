"""The network with what feeds it: the painted canvas, sliders beside the inputs, the target at the output."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ann221_gui.core.datasets import Dataset
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.diagram_items import INPUT_NEURONS, OUTPUT_NEURON
from ann221_gui.views.input_control import InputControl
from ann221_gui.views.network_canvas import NetworkCanvas
from ann221_gui.views.target_control import TargetControl
from ann221_gui.views.theme import Theme
from ann221_gui.views.typeset import Run, Scripted

GAP_PX = 14


class NetworkDiagram(QWidget):
    """Shows a snapshot; emits what the user did to its items, inputs and target."""

    input_moved = Signal(int, float)  # column of the inputs, new value

    def __init__(self, snapshot: Snapshot, theme: Theme) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._theme = theme
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
        for control, value in zip(self.inputs, snapshot.probe.inputs, strict=True):
            control.show_value(value)
        self.target.show_probe(snapshot.probe)
        had_biases = self.canvas.has_biases
        self.canvas.show_snapshot(snapshot)
        if self.canvas.has_biases != had_biases:
            self._place()

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self._theme = theme
        self.canvas.set_theme(theme)
        self._place()
        self.update()

    @Slot(str, QKeyEvent)
    def _pass_key_to_slider(self, neuron: str, event: QKeyEvent) -> None:
        control = self.inputs[INPUT_NEURONS.index(neuron)]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) or event.text().isdigit():
            control.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            QCoreApplication.sendEvent(control.slider, event)

    # Places

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def minimumSizeHint(self) -> QSize:
        pens = self.canvas.pens
        columns = 3 * 2 * pens.radius + 1.9 * pens.chip_width([])
        height = 2 * 2 * pens.radius + 4.8 * pens.line_height + 2.7 * pens.chip_height + GAP_PX
        return QSize(round(self._inputs_width + 3 * GAP_PX + columns), round(height))

    @property
    def _symbol_width(self) -> float:
        return self.canvas.pens.line_height * 1.6

    @property
    def _inputs_width(self) -> float:
        return self._symbol_width + self.inputs[0].sizeHint().width() + GAP_PX

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.canvas.set_area(self._area())
        self.canvas.lower()
        places = self.canvas.places
        for neuron, control in zip(INPUT_NEURONS, self.inputs, strict=True):
            size = control.sizeHint()
            top = places.centre(neuron).y() - size.height() / 2
            control.setGeometry(round(self._symbol_width), round(top), size.width(), size.height())
        size = self.target.sizeHint()
        output = places.circle(OUTPUT_NEURON)
        bias_room = places.chip.height() * 1.4 if places.biases else 4
        left = min(output.center().x() - size.width() / 2, self.width() - size.width() - 4)
        top = output.top() - size.height() - bias_room
        self.target.setGeometry(round(left), round(top), size.width(), size.height())

    def _area(self) -> QRectF:
        """Of the neurons' centres: beside the input sliders, below the headings, above the captions."""
        pens = self.canvas.pens
        left = self._inputs_width + GAP_PX + pens.radius
        right = self.width() - max(pens.radius, self.target.sizeHint().width() / 2) - GAP_PX
        beyond = pens.line_height * 1.6 + pens.radius
        if self.canvas.has_biases:
            beyond += pens.chip_height * 1.35
        top = pens.line_height * 1.4 + beyond
        bottom = self.height() - beyond
        return QRectF(left, top, right - left, bottom - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The inputs' names and the lines that lead into the network."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (neuron, control) in enumerate(zip(INPUT_NEURONS, self.inputs, strict=True), start=1):
            middle = self.canvas.places.centre(neuron).y()
            area = QRectF(0, middle - 20, self._symbol_width, 40)
            painter.setPen(QColor(self._theme.text))
            name = Scripted(Run("I", italic=True), (), (Run(str(number)),))
            self.canvas.pens.typesetter.paint_centred(painter, area, (name,))
            painter.setPen(QPen(QColor(self._theme.neuron), 2.0))
            circle = self.canvas.places.circle(neuron)
            painter.drawLine(QPointF(control.geometry().right() + 4, middle), QPointF(circle.left(), middle))
        painter.end()
