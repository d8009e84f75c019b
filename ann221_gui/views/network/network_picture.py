"""The painted network: five neurons and six weights, each of which can be selected and told apart."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from ann221_gui.core.conventions import Conventions, Notation
from ann221_gui.core.formulas.notation import symbol_text
from ann221_gui.core.locking import LOCKED
from ann221_gui.core.numbers import COVERED, exact, said
from ann221_gui.core.parts import is_parameter
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.views.network.diagram_accessible import DiagramAccessible
from ann221_gui.views.network.diagram_chips import chips_of, flow_values
from ann221_gui.views.network.diagram_edges import paint_edges, paint_flow, paint_heads
from ann221_gui.views.network.diagram_geometry import DiagramGeometry, widest_chip
from ann221_gui.views.network.diagram_items import description_of, is_locked, items, title_of, value_of
from ann221_gui.views.network.diagram_layer import DiagramLayer, paint_drawing, write_numbers
from ann221_gui.views.network.diagram_motion import Motion, motion_of, on_the_way
from ann221_gui.views.network.diagram_neurons import paint_points
from ann221_gui.views.network.diagram_phase import phase_of, phase_words
from ann221_gui.views.network.diagram_style import DiagramStyle, Drawing, Marks
from ann221_gui.views.shared.kept_drawing import takes_pixels_of
from ann221_gui.views.shared.painted_accessible import install_accessibility
from ann221_gui.views.shared.readout_pace import ReadoutPace
from ann221_gui.views.shared.theme import Theme

FIRST_SELECTED = "w1_11"


class NetworkPicture(QWidget):
    """Shows a snapshot with one item selected, and perhaps one hovered here or lit from elsewhere."""

    item_selected = Signal(str)
    item_pointed = Signal(str)  # under the mouse; '' when it leaves

    def __init__(self, snapshot: Snapshot, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.snapshot = snapshot  # the newest
        self._numbered = snapshot  # written: at a pace that can be read
        self._motion = motion_of(snapshot)  # painted with every frame
        self._layer: DiagramLayer | None = None
        self.items = items(biases=False)
        self.selected = FIRST_SELECTED
        self.hovered: str | None = None
        self._lit: str | None = None
        self._flow: float | None = None
        self._area, self._beside = QRectF(0, 0, 1, 1), 0.0
        self._uncovered = QRegion()
        self.pens = DiagramStyle(theme, self.font())
        self.places = DiagramGeometry(QRectF(), 1.0, QSizeF())
        self._chips = chips_of(snapshot, self.pens, 0.0)
        self._pace = ReadoutPace(self)
        self._pace.due.connect(self._show_numbers)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it is painted again
        self.setAccessibleName("Network diagram")
        install_accessibility()
        self.accessible = DiagramAccessible(self)

    # What is shown

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Paint it now; write its numbers at once where the user made the change, else at a readable pace."""
        self.snapshot = snapshot
        self.items = items(snapshot.frame.hyperparameters.biases)
        if self.selected not in self.items:
            self.select(FIRST_SELECTED)
        self._move(motion_of(snapshot))
        self._pace.follow(self._numbered, snapshot)

    def _move(self, motion: Motion) -> None:
        """Paint what follows every frame; nothing, where it would look the same."""
        if motion != self._motion:
            self._motion = motion
            self.update(self._uncovered)

    @Slot()
    def _show_numbers(self) -> None:
        self._numbered = self.snapshot
        if self.hovered is not None:
            self.setToolTip(self._tip(self.hovered))
        self._fit_chips()
        self.update(self._uncovered)

    def set_theme(self, theme: Theme) -> None:
        """Colours and the present font."""
        self.pens = DiagramStyle(theme, self.font())
        self.update()

    def set_area(self, area: QRectF, beside: float) -> None:
        """The rectangle that the neurons' centres span; `beside` as in `smallest_area`."""
        self._area, self._beside = area, beside
        self._fit_chips()
        self.update()

    def set_covered(self, covered: list[QRect]) -> None:
        """Where other widgets lie above: not painted again with every frame."""
        self._uncovered = QRegion(self.rect())
        for rectangle in covered:
            self._uncovered -= rectangle
        self.update()

    def _fit_chips(self) -> None:
        pens = self.pens
        room = widest_chip(self._area, pens.radius, self._beside, self.has_biases)
        self._chips = chips_of(self._numbered, pens, room)
        chip = QSizeF(self._chips.width, pens.chip_height(self.chip_lines))
        places = DiagramGeometry(
            self._area, pens.radius, chip, pens.line_height, self.has_biases, self._beside
        )
        if places != self.places:
            self.places = places

    @property
    def has_biases(self) -> bool:
        return self.snapshot.frame.hyperparameters.biases

    @property
    def chip_lines(self) -> int:
        """That a number's box has room for: two while a step is gone through, or beside a pinned run."""
        return 2 if self.snapshot.walk or self.snapshot.ghost else 1

    @property
    def notation(self) -> Notation:
        return self.snapshot.frame.hyperparameters.conventions.notation

    @Slot(str)
    def light(self, part: str) -> None:
        """Mark the item that is pointed at elsewhere as if it were hovered here; '' for none."""
        lit = part if part in self.items else None
        if lit != self._lit:
            self._lit = lit
            self.update()

    def set_flow(self, share: float | None) -> None:
        """How far the phase's numbers have come, from 0 to 1; None where nothing moves."""
        if share != self._flow:
            self._flow = share
            self.update(self._uncovered)

    def select(self, item: str) -> None:
        """Make an item the selected one, and say so."""
        self.selected = item
        self.update()
        self.item_selected.emit(item)
        if self.hasFocus():
            self._tell_focus()

    def _tell_focus(self) -> None:
        event = QAccessibleEvent(self, QAccessible.Event.Focus)
        event.setChild(self.items.index(self.selected))
        QAccessible.updateAccessibility(event)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            focused, phase = self.selected if self.hasFocus() else None, phase_of(self._numbered)
            marks = Marks(self.selected, self.hovered or self._lit, focused, phase)
            with_parts_of_pixels = self.rect().adjusted(-1, -1, 1, 1)
            painter.fillRect(with_parts_of_pixels, self.pens.card)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_edges(painter, self.pens, self.places, marks, self._motion.strokes)
            if phase is not None:
                paint_heads(painter, self.pens, self.places, marks, self._motion.strokes)
                moving = on_the_way(phase, self._flow)
                paint_flow(painter, self.pens, self.places, flow_values(self._chips), moving)
            self._paint_still(painter, marks)
            paint_points(painter, self.pens, self.places, self._motion.points)

    def _paint_still(self, painter: QPainter, marks: Marks) -> None:
        """What stands still: on the screen painted again only where something in it has changed."""
        drawing = self._drawing(marks, painter.deviceTransform())
        if not takes_pixels_of(painter, self.devicePixelRatio()):
            paint_drawing(painter, drawing)
            write_numbers(painter, drawing, self._numbered, self._chips)
            return
        if self._layer is None:
            self._layer = DiagramLayer(drawing, self._numbered, self._chips)
        self._layer.show(drawing, self._numbered, self._chips)
        painter.drawPixmap(self._layer.corner, self._layer.pixmap)

    def _drawing(self, marks: Marks, to_screen: QTransform) -> Drawing:
        activations, scale = self._motion.activations, to_screen.m11()
        shift = QPointF(to_screen.dx() % 1, to_screen.dy() % 1)
        return Drawing(
            self.pens,
            self.places,
            marks,
            activations,
            self.size(),
            scale,
            shift,
            self._conventions.notation,
            self._conventions.digits,
        )

    def item_at(self, point: QPointF) -> str | None:
        """The item under a point of the canvas."""
        return self.places.item_at(point, self.items)

    def bounds(self, item: str) -> QRectF:
        """The box of an item, for assistive programs and tests."""
        return self.places.bounds(item)

    def _hover(self, item: str | None) -> None:
        if item != self.hovered:
            self.hovered = item
            self.setToolTip(self._tip(item) if item else "")
            self.update()
            self.item_pointed.emit(item or "")

    @property
    def _conventions(self) -> Conventions:
        return self._numbered.frame.hyperparameters.conventions

    # Words

    def _tip(self, item: str) -> str:
        value, letter = value_of(self.snapshot, item), symbol_text(item, self.notation)
        number = f"is {said(value)}" if value is COVERED else f"= {exact(value)}, in full"
        lines = [title_of(item), f"{letter} {number}"]
        lines += filter(None, (phase_words(item, self.snapshot), description_of(self.snapshot, item)))
        if is_locked(self.snapshot, item):
            lines.append(f"{LOCKED}.")
        elif is_parameter(item):
            lines.append(
                "Drag, turn the wheel or use the arrow keys (Shift: finer); Enter to type it exactly."
            )
        return "\n".join(lines)
