"""Decision map: what the network answers at every point of the input plane, and where the probe is."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ann221_gui.core.conventions import Notation
from ann221_gui.core.datasets import XOR
from ann221_gui.core.evaluation import MIDDLE
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.frame import Frame
from ann221_gui.core.numbers import COVERED, COVERED_SIGN, exact, said, signed
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.map.colour_bar import ColourBar
from ann221_gui.views.map.map_canvas import MapCanvas
from ann221_gui.views.map.map_colours import ColourTable, Scale, colour_table, scale_of
from ann221_gui.views.map.map_contour import contour
from ann221_gui.views.map.map_field import CONTOUR_STEP, activation_of, output_at, outputs_over
from ann221_gui.views.map.map_ghost import ghost_lines
from ann221_gui.views.map.map_lines import hidden_line
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.shown_digits import SHOWN_DIGITS
from ann221_gui.views.shared.symbols import ShownNeuron, input_symbols
from ann221_gui.views.shared.theme import LIGHT, Theme
from ann221_gui.views.shared.visible_view import VisibleView

HELP = (
    "Click or drag to move the probe; click a sample to probe exactly it. Arrow keys move it too "
    "(Shift finer, Ctrl coarser, Page Up and Down). Wheel, + and − zoom; drag with Shift or with the "
    "middle button to pan; Home shows the whole map."
)


class DecisionMap(VisibleView):
    """A neuron's output in colours, the samples, the hidden neurons' lines, and the probe to be moved."""

    probe_moved = Signal(float, float)
    sample_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._hovered_at: tuple[float, float] | None = None
        self._drawn: dict[str, object] = {}
        self._canvas = MapCanvas(XOR)
        self._bar = ColourBar()
        self._table: ColourTable = []
        self._readout = QLabel()
        self._pace = ReadoutPace(self)
        self.controls = self._make_controls()
        self._lay_out()
        self._connect()
        self.set_theme(LIGHT)

    def _make_controls(self) -> QWidget:
        """What the picture shows; a window may put these beside its title."""
        controls = QWidget()
        self._choice = QComboBox()
        self._choice.setAccessibleName("Neuron shown on the map")
        for neuron in ShownNeuron:
            self._choice.addItem(neuron.words, neuron)
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choice.setToolTip("The neuron whose output the colours show")
        self._whole = QToolButton()
        self._whole.setText("Whole")
        self._whole.setAccessibleName("Show the whole map")
        self._whole.setToolTip("Show the whole map again (Home)")
        self._whole.hide()  # until there is something to go back from
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self._choice)
        row.addWidget(self._whole)
        return controls

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.controls)
        column.addLayout(self._make_map(), 1)
        column.addWidget(self._readout)
        self._canvas.setAccessibleName("Decision map")
        self._canvas.setWhatsThis(HELP)
        self._readout.setWordWrap(True)
        self._readout.setToolTip(HELP)
        self.setFocusProxy(self._canvas)

    def _make_map(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._canvas, 1)
        row.addWidget(self._bar)
        return row

    def _connect(self) -> None:
        canvas = self._canvas
        canvas.pointed.connect(self.probe_moved)
        canvas.sample_clicked.connect(self.sample_clicked)
        canvas.hovered.connect(self._on_hovered)
        canvas.hover_ended.connect(self._on_hover_ended)
        canvas.region_changed.connect(self._on_region_changed)
        canvas.two_colours_action.toggled.connect(self._on_colours_toggled)
        self._choice.currentIndexChanged.connect(self._on_neuron_chosen)
        self._whole.clicked.connect(canvas.show_whole)
        self._pace.due.connect(self._write_readout)

    @property
    def shown_neuron(self) -> ShownNeuron:
        """The neuron whose output the colours show."""
        return ShownNeuron(self._choice.currentData())

    @shown_neuron.setter
    def shown_neuron(self, neuron: ShownNeuron) -> None:
        self._choice.setCurrentIndex(list(ShownNeuron).index(neuron))

    @property
    def has_two_colours(self) -> bool:
        """Only above or below the middle, instead of every shade."""
        return bool(self._canvas.two_colours_action.isChecked())

    @has_two_colours.setter
    def has_two_colours(self, has_two_colours: bool) -> None:
        self._canvas.two_colours_action.setChecked(has_two_colours)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._canvas.set_theme(theme)
        self.draw_again()

    def draw(self, snapshot: Snapshot) -> None:
        """Whatever has changed."""
        frame, probe = snapshot.frame, snapshot.probe
        notation = frame.hyperparameters.conventions.notation
        if self._is_new("notation", notation):
            self._write_symbols(notation)
        if self._is_new("dataset", frame.dataset):
            self._canvas.set_dataset(frame.dataset)
        self._draw_colours(frame)
        self._draw_ghost(snapshot)
        self._draw_outputs(frame)
        self._draw_samples(frame)
        if is_moved := self._is_new("probe", probe.inputs, self._canvas.region):
            self._canvas.show_probe(*probe.inputs)
        is_changed = self._is_new("changes", frame.changes, snapshot.covered, snapshot.ghost)
        if is_changed or is_moved:
            self._pace.ask_at_once()
        else:
            self._pace.ask()

    def _is_new(self, layer: str, *what: object) -> bool:
        """Whether this layer was last drawn from something else."""
        if self._drawn.get(layer) == what:
            return False
        self._drawn[layer] = what
        return True

    def _write_symbols(self, notation: Notation) -> None:
        for place, neuron in enumerate(ShownNeuron):
            self._choice.setItemText(place, f"{symbol_text(neuron, notation)} {neuron.words}")
        self._canvas.show_notation(notation)

    def _draw_colours(self, frame: Frame) -> None:
        symbol, activations = self._symbol(frame), frame.hyperparameters.activations
        if self._is_new("colours", self._theme, self.has_two_colours, symbol, activations):
            self._table = colour_table(self._theme, self.has_two_colours)
            self._bar.show_scale(self._theme, self._table, self._scale(frame).labels, symbol)

    def _symbol(self, frame: Frame) -> str:
        return symbol_text(self.shown_neuron, frame.hyperparameters.conventions.notation)

    def _scale(self, frame: Frame) -> Scale:
        activation = activation_of(self.shown_neuron, frame.hyperparameters.activations)
        return scale_of(activation, self.shown_neuron is ShownNeuron.OUTPUT)

    def _draw_outputs(self, frame: Frame) -> None:
        canvas, ground, parameters = self._canvas, self._canvas.ground, frame.parameters
        if not self._is_new("outputs", ground.sheet, self._drawn["colours"], parameters):
            return
        scale, neuron, activations = self._scale(frame), self.shown_neuron, frame.hyperparameters.activations
        over = partial(outputs_over, neuron=neuron, parameters=parameters, activations=activations)
        outputs = over(ground.grid)
        canvas.show_contour(contour(outputs[::CONTOUR_STEP, ::CONTOUR_STEP], scale.middle))
        indices = scale.colour_indices
        canvas.show_outputs(indices(outputs), self._table, lambda grid: indices(over(grid)))
        canvas.show_lines([hidden_line(parameters, hidden, ground.region) for hidden in (0, 1)])

    def _draw_ghost(self, snapshot: Snapshot) -> None:
        ground, ghost, dataset = self._canvas.ground, snapshot.ghost, snapshot.frame.dataset
        if self._is_new("ghost", ground.sheet, self.shown_neuron, dataset, ghost):
            lines = ghost_lines(ghost, self.shown_neuron, ground.grid) if ghost is not None else ()
            self._canvas.show_ghost(lines, dataset)

    def _draw_samples(self, frame: Frame) -> None:
        dataset, evaluation, sheet = frame.dataset, frame.evaluation, self._canvas.ground.sheet
        if self._is_new("points", sheet, dataset):
            self._canvas.show_points(dataset)
        wrong = ~evaluation.correct & (dataset.targets != MIDDLE)
        if self._is_new("wrong", sheet, dataset, wrong.tobytes()):
            self._canvas.show_wrong(dataset, wrong)

    def _write_readout(self) -> None:
        """The point under the cursor, otherwise the probe; the probe for whoever can't see it."""
        if self._snapshot is None:
            return
        frame, probe = self._snapshot.frame, self._snapshot.probe.inputs
        if self._hovered_at is None:
            self._readout.setText("probe:  " + self._values_text(frame, probe))
        else:
            self._readout.setText("cursor:  " + self._values_text(frame, self._hovered_at))
        self._canvas.setAccessibleDescription(f"Decision map: {self._spoken(frame, probe)}. {HELP}")

    def _values_text(self, frame: Frame, inputs: tuple[float, float]) -> str:
        first, second = (self._input_text(frame, value) for value in inputs)
        output = self._output_text(frame, inputs)
        names = (*input_symbols(frame.hyperparameters.conventions.notation), self._symbol(frame), "pinned")
        values = zip(names, (first, second, output, self._ghost_text(frame, inputs)), strict=True)
        return "   ".join(f"{name}\u00a0{value}" for name, value in values if value)

    def _spoken(self, frame: Frame, inputs: tuple[float, float]) -> str:
        output = self._output_text(frame, inputs)
        output = said(COVERED) if output == COVERED_SIGN else output
        first, second = map(exact, inputs)
        ghost = self._ghost_text(frame, inputs)
        spoken = f"probe at input 1 = {first}, input 2 = {second}, {self.shown_neuron.words} {output}"
        return f"{spoken}, of the pinned run {ghost}" if ghost else spoken

    def _input_text(self, frame: Frame, value: float) -> str:
        """Unless digits are chosen, as many as pixels can tell apart."""
        digits = frame.hyperparameters.conventions.digits
        return digits.write_signed(value) if digits else signed(value, self._canvas.decimals)

    def _output_text(self, frame: Frame, inputs: tuple[float, float]) -> str:
        """Covered everywhere with that of the probe, to which the cursor would come as near as one likes."""
        digits = frame.hyperparameters.conventions.digits or SHOWN_DIGITS
        is_covered = self._snapshot is not None and self._snapshot.covers(self.shown_neuron)
        return digits.write(COVERED if is_covered else self._output_at(frame, inputs))

    def _ghost_text(self, frame: Frame, inputs: tuple[float, float]) -> str:
        """What the pinned run answers there; empty where none is to be seen."""
        ghost = None if self._snapshot is None else self._snapshot.ghost
        digits = frame.hyperparameters.conventions.digits or SHOWN_DIGITS
        return "" if ghost is None else digits.write(self._output_at(ghost.frame, inputs))

    def _output_at(self, frame: Frame, inputs: tuple[float, float]) -> float:
        return output_at(inputs, self.shown_neuron, frame.parameters, frame.hyperparameters.activations)

    def _on_hovered(self, x1: float, x2: float) -> None:
        self._hovered_at = (x1, x2)
        self._pace.ask_at_once()

    def _on_hover_ended(self) -> None:
        self._hovered_at = None
        self._pace.ask_at_once()

    def _on_region_changed(self) -> None:
        self._whole.setHidden(self._canvas.shows_whole)
        self._bar.stand_from(self._canvas.area.top(), self._canvas.area.bottom())
        self.draw_again()

    def _on_colours_toggled(self) -> None:
        self.draw_again()

    def _on_neuron_chosen(self) -> None:
        self.draw_again()
        self._pace.ask_at_once()
