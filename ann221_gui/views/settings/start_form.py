"""How the next start is made: a distribution with its numbers and a seed that is seen, or typed weights."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ann221_gui.core.conventions import Notation
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import EqualStart, NormalStart, Start, UniformStart
from ann221_gui.views.fields.choice_box import ChoiceBox
from ann221_gui.views.fields.number_field import NumberField
from ann221_gui.views.fields.whole_number_field import LARGEST_WHOLE, WholeNumberField
from ann221_gui.views.settings.distribution_fields import EqualFields, NormalFields, UniformFields
from ann221_gui.views.settings.parameter_fields import ParameterFields
from ann221_gui.views.settings.settings_form import SettingsForm

UNIFORM, NORMAL, EQUAL, TYPED = "uniform", "normal", "equal", "typed"
DISTRIBUTIONS = (
    (UNIFORM, "evenly"),
    (NORMAL, "normally"),
    (EQUAL, "all equal"),
    (TYPED, "typed"),
)


class StartForm(QWidget):
    """`draft` is the start as it is described here; to describe one begins nothing."""

    draft_changed = Signal()
    seed_entered = Signal()
    typing_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._has_biases = False
        self._distribution = ChoiceBox(
            "Weights",
            DISTRIBUTIONS,
            "How the weights of a new start are drawn: evenly from a range, normally around a mean, or not.",
        )
        self._uniform, self._normal = UniformFields(), NormalFields()
        self._equal, self._typed = EqualFields(), ParameterFields()
        self._seed = WholeNumberField(
            "Seed",
            hint="The same seed draws the same weights; type one and press Enter to begin with it.",
        )
        self._draw_biases = QCheckBox("draw biases too")
        self._draw_biases.setToolTip("Biases are then drawn like the weights; otherwise they begin at 0.")
        self._lay_out()
        self._connect()
        self._show_rows()

    def _lay_out(self) -> None:
        """One form below the other: a form within a form gets its height wrong."""
        head, self._drawing = QWidget(), QWidget()
        SettingsForm.without_margins(head).addRow("Weights", self._distribution)
        drawing = SettingsForm.without_margins(self._drawing)
        drawing.add_field("Seed", self._seed)
        drawing.addRow(self._draw_biases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (head, self._uniform, self._normal, self._equal, self._typed, self._drawing):
            column.addWidget(part)

    def _connect(self) -> None:
        self._distribution.choice_made.connect(self._on_distribution_chosen)
        self._uniform.numbers_changed.connect(self.draft_changed)
        self._normal.numbers_changed.connect(self.draft_changed)
        self._draw_biases.clicked.connect(self.draft_changed)
        self._seed.value_entered.connect(self.seed_entered)

    @property
    def is_random(self) -> bool:
        return self._distribution.key in {UNIFORM, NORMAL}

    @property
    def draft(self) -> Start:
        seed, draw_biases = self._seed.value, self._has_biases and self._draw_biases.isChecked()
        match self._distribution.key:
            case "uniform":
                return self._uniform.start(seed, draw_biases)
            case "normal":
                return self._normal.start(seed, draw_biases)
            case "equal":
                return self._equal.start
        return self._typed.start

    def take_next_seed(self) -> None:
        self._seed.show_value((self._seed.value + 1) % (LARGEST_WHOLE + 1))

    def commit(self) -> bool:
        """Take what is still being typed; False, with the focus on it, where a number can't be taken."""
        for field in self.findChildren(NumberField):
            field.commit()
            if field.refusal and field.isVisibleTo(self):
                field.setFocus()
                return False
        return True

    def show_start(self, start: Start) -> None:
        """Describe this start. Typed numbers change nothing: mostly they are those that work."""
        match start:
            case UniformStart():
                self._uniform.show_start(start)
                self._show_drawn(UNIFORM, start)
            case NormalStart():
                self._normal.show_start(start)
                self._show_drawn(NORMAL, start)
            case EqualStart():
                self._equal.show_start(start)
                self._distribution.show_choice(EQUAL)
        self._show_rows()

    def _show_drawn(self, distribution: str, start: UniformStart | NormalStart) -> None:
        self._distribution.show_choice(distribution)
        self._seed.show_value(start.seed)
        if self._has_biases:
            self._draw_biases.setChecked(start.draw_biases)

    def show_biases(self, has_biases: bool) -> None:
        """Whether there are biases that could be drawn or typed."""
        self._has_biases = has_biases
        self._typed.show_biases(has_biases)
        self._show_rows()

    def show_notation(self, notation: Notation) -> None:
        """How weights that are typed are written beside their fields."""
        self._typed.show_notation(notation)

    def show_parameters(self, parameters: Parameters) -> None:
        """The numbers that typing begins from."""
        self._typed.show_parameters(parameters)

    def _on_distribution_chosen(self) -> None:
        self._show_rows()
        if self._distribution.key == TYPED:
            self.typing_chosen.emit()
        self.draft_changed.emit()

    def _show_rows(self) -> None:
        chosen = self._distribution.key
        kinds = {UNIFORM: self._uniform, NORMAL: self._normal, EQUAL: self._equal, TYPED: self._typed}
        for kind, fields in kinds.items():
            fields.setVisible(kind == chosen)
        self._drawing.setVisible(self.is_random)
        self._draw_biases.setVisible(self._has_biases)
