"""A step that is gone through phase by phase: its own numbers, in boxes that keep apart."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from math import inf

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions, DeltaSign, Notation
from ann221_gui.core.formulas.plain_text import plain_text
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.losses import SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.parts import NEURONS
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase, Walk
from ann221_gui.views.network.diagram_captions import captions_of
from ann221_gui.views.network.diagram_chips import chips_of
from ann221_gui.views.network.diagram_phase import titles_of
from ann221_gui.views.network.network_diagram import NetworkDiagram
from ann221_gui.views.shared.theme import LIGHT

# At (1, 1) with target 0 and all weights 0 but w²₁₁ = 2: O²ⱼ = ½, I_O³₁ = 1, O³₁ = σ(1) = 0.7310586,
# Δ = −0.7310586, E = Δ² = 0.5344466, ∂E/∂O³₁ = −2Δ = 1.4621172, σ′ = 0.1966119, so ∂E/∂I_O³₁ = 0.2874697,
# ∂E/∂w²ⱼ₁ = 0.1437348, ∂E/∂I_O²₁ = 0.2874697 · 2 · ¼ = 0.1437348, and 0 for the second hidden neuron.
ZEROS = dict.fromkeys(("w1_11", "w1_12", "w1_21", "w1_22", "w2_21"), 0.0) | {"w2_11": 2.0}
SnapshotOf = Callable[..., Snapshot]
InPhase = Callable[..., Snapshot]
Show = Callable[[Snapshot], NetworkDiagram]


@pytest.fixture
def in_phase(snapshot_of: SnapshotOf) -> InPhase:
    def build(
        phase: Phase | None,
        parameters: dict[str, float] | None = None,
        conventions: Conventions | None = None,
        learning_rate: float = 0.5,
        **others: object,
    ) -> Snapshot:
        hyper = Hyperparameters(learning_rate=learning_rate, conventions=conventions or Conventions())
        if phase is not Phase.TOTAL:
            others["next_samples"] = [3]
        snapshot = snapshot_of(ZEROS | (parameters or {}), hyperparameters=hyper, **others)
        return replace(snapshot, walk=Walk(phase)) if phase else snapshot

    return build


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def showing(snapshot: Snapshot) -> NetworkDiagram:
        diagram = NetworkDiagram(snapshot, LIGHT)
        qtbot.addWidget(diagram)
        diagram.resize(1000, 500)
        diagram.show()
        QApplication.processEvents()
        return diagram

    return showing


def lines(diagram: NetworkDiagram, item: str, room: float = inf) -> list[str]:
    chips = chips_of(diagram.canvas.snapshot, diagram.canvas.pens, room)
    return [f"{plain_text(line.sign)} {line.number}".strip() for line in chips.lines[item]]


def captions(diagram: NetworkDiagram, neuron: str) -> list[str]:
    diagram.canvas.grab()
    drawing = diagram.canvas._layer._drawing
    found = captions_of(neuron, drawing, diagram.canvas.snapshot)
    return [f"{plain_text(caption.sign)} {caption.text}".strip() for caption in found]


# Which numbers


def test_forward_shows_what_each_edge_carries(show: Show, in_phase: InPhase) -> None:
    diagram = show(in_phase(Phase.FORWARD))
    assert lines(diagram, "w2_11") == ["w²₁₁ +2.00", "O²₁·w²₁₁ +1.0000"]
    assert captions(diagram, "O3_1") == ["net input +1.000"]


def test_the_error_is_shown_at_the_output_alone(show: Show, in_phase: InPhase) -> None:
    diagram = show(in_phase(Phase.ERROR))
    assert captions(diagram, "O3_1") == ["Δ −0.7311", "E +0.5344", "∂E/∂O³₁ +1.4621"]
    assert lines(diagram, "w2_11") == ["w²₁₁ +2.00"]
    assert captions(diagram, "O2_1") == ["net input +0.000"]


def test_backward_shows_gradients_and_error_signals(show: Show, in_phase: InPhase) -> None:
    diagram = show(in_phase(Phase.BACKWARD, biases=True))
    assert lines(diagram, "w2_21") == ["w²₂₁ +0.00", "∂E/∂w²₂₁ +0.1437"]
    assert lines(diagram, "b2_1")[1] == "∂E/∂b²₁ +0.2875"
    assert captions(diagram, "O3_1") == ["∂E/∂I_O³₁ +0.2875"]
    assert captions(diagram, "O2_1") == ["∂E/∂I_O²₁ +0.1437"]


def test_the_total_is_over_the_batch(show: Show, in_phase: InPhase) -> None:
    """By symmetry ∂E/∂w²₁₁ of XOR's four pairs is that above twice, and twice that for target 1.

    For target 1: Δ = 0.2689414, so −2 · 0.2689414 · 0.1966119 · ½ = −0.0528771; in all 0.1817155.
    """
    diagram = show(in_phase(Phase.TOTAL))
    assert lines(diagram, "w2_11")[1] == "Σ ∂E/∂w²₁₁ +0.1817"


def test_an_update_shows_old_and_new(show: Show, in_phase: InPhase) -> None:
    diagram = show(in_phase(Phase.UPDATE))  # 2 − 0.5 · 0.1437348
    assert lines(diagram, "w2_11") == ["w²₁₁ +2.0000", "→ +1.9281"]
    assert lines(diagram, "w1_12")[1] == "→ no change"


def test_an_update_never_hides_its_change(show: Show, in_phase: InPhase) -> None:
    """0.0001 · 0.1437348 is seen in the fifth decimal, a billionth of it in none."""
    diagram = show(in_phase(Phase.UPDATE, learning_rate=1e-4))
    assert lines(diagram, "w2_11") == ["w²₁₁ +2.00000", "→ +1.99999"]
    assert lines(diagram, "w2_11", room=0) == ["w²₁₁ +2.00", "−1.4e−05"]
    diagram.show_snapshot(in_phase(Phase.UPDATE, learning_rate=1e-9))
    assert lines(diagram, "w2_11") == ["w²₁₁ +2.0000", "→ by −1.4e−10"]


@pytest.mark.parametrize(("weight", "shown"), [(0.00456, "+0.00228"), (-2e-7, "−1.00e−07")])
def test_small_numbers_keep_their_digits(show: Show, in_phase: InPhase, weight: float, shown: str) -> None:
    assert lines(show(in_phase(Phase.FORWARD, {"w2_21": weight})), "w2_21")[1].endswith(shown)


# Room


@pytest.fixture(params=[100, 175])
def text_size(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    before, larger = qapp.font(), QFont(qapp.font())
    larger.setPointSizeF(before.pointSizeF() * request.param / 100)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(before)


FORMS = [Conventions(), Conventions(digits=Digits(17)), Conventions(notation=Notation.COMMON)]


@pytest.mark.usefixtures("text_size")
@pytest.mark.parametrize("form", FORMS, ids=["document", "17 digits", "common"])
@pytest.mark.parametrize("biases", [False, True])
def test_nothing_overlaps(show: Show, in_phase: InPhase, form: Conventions, biases: bool) -> None:
    diagram = show(in_phase(None))
    for phase in Phase:
        diagram.show_snapshot(in_phase(phase, dict.fromkeys(ParameterId, -19.99), form, biases=biases))
        for size in (diagram.minimumSizeHint(), diagram.minimumSizeHint() + QSize(500, 100)):
            diagram.resize(size)
            QApplication.processEvents()
            assert_apart(diagram)


def assert_apart(diagram: NetworkDiagram) -> None:
    """Boxes, the inner two thirds of circles, and controls, all of them in the diagram."""
    canvas, places = diagram.canvas, diagram.canvas.places
    corner = QPointF(places.radius * 0.68, places.radius * 0.68)
    inner = {name: QRectF(places.centre(name) - corner, places.centre(name) + corner) for name in NEURONS}
    boxes = {name: inner.get(name, canvas.bounds(name)) for name in canvas.items}
    for (name, box), (other, its_box) in combinations(boxes.items(), 2):
        assert not box.intersects(its_box), (name, other)
    for name in set(boxes) - set(NEURONS):
        assert canvas.rect().toRectF().contains(boxes[name]), name
        for control in (*diagram.inputs, diagram.target):
            assert not boxes[name].intersects(control.geometry().toRectF()), name


def test_more_room_shows_more(show: Show, in_phase: InPhase) -> None:
    diagram = show(in_phase(Phase.BACKWARD, conventions=Conventions(digits=Digits(8))))
    assert lines(diagram, "w2_21") == ["w²₂₁ +0.00000000", "∂E/∂w²₂₁ +0.14373484"]
    assert lines(diagram, "w2_21", room=0) == ["w²₂₁ +0.00", "+0.14"]


def test_a_box_with_one_line_is_no_higher_than_that(show: Show, in_phase: InPhase) -> None:
    """A bias carries nothing forward; nothing is left of the room for a second line but the card."""
    canvas = show(in_phase(Phase.BACKWARD, biases=True)).canvas
    room, background = canvas.bounds("b1_1").toRect(), canvas.pens.card

    def border() -> set[int]:
        image = canvas.grab().toImage()
        across = range(room.left() + 20, room.right() - 20)
        return {image.pixel(x, y) for x in across for y in range(room.top() - 2, room.top() + 4)}

    assert border() != {background.rgb()}
    canvas.show_snapshot(in_phase(Phase.FORWARD, biases=True))
    assert canvas.bounds("b1_1").toRect().top() == room.top()
    assert border() == {background.rgb()}


# Notation and signs


def test_the_common_notation_and_sign_are_followed(show: Show, in_phase: InPhase) -> None:
    common = Conventions(notation=Notation.COMMON, delta=DeltaSign.OUTPUT_MINUS_TARGET)
    diagram = show(in_phase(Phase.BACKWARD, conventions=common))
    assert lines(diagram, "w1_12")[0].startswith("W⁽¹⁾₂₁")
    assert captions(diagram, "O2_1") == ["δ⁽¹⁾₁ +0.1437"]
    diagram.show_snapshot(in_phase(None, conventions=common))
    assert captions(diagram, "O3_1")[1] == "Δ +0.7311"
    assert lines(diagram, "w1_12") == ["W⁽¹⁾₂₁ +0.00"]
    described = diagram.canvas.accessible.item("O1_1").text(QAccessible.Text.Description)
    assert described == "input x₁ of the probe"


def test_the_phase_says_what_stands_below_the_weights(in_phase: InPhase) -> None:
    mean = Conventions(loss=replace(SQUARED, total=Total.MEAN), notation=Notation.COMMON)
    setting = in_phase(Phase.TOTAL, conventions=mean).working.setting
    assert titles_of(Phase.TOTAL, setting)[0] == "Total: 1/N Σ ∂E/∂W below each weight"


# Motion


@pytest.mark.parametrize("phase", Phase)
def test_arrow_heads_point_the_way_of_the_phase(show: Show, in_phase: InPhase, phase: Phase) -> None:
    """On the level edge a head is a dark triangle whose blunt end is behind."""
    canvas = show(in_phase(phase)).canvas
    image, free = canvas.grab().toImage(), canvas.places.free_part("w1_22")
    middle = free.center().toPoint()

    def height(x: int) -> int:
        column = [image.pixelColor(x, middle.y() + y) for y in range(-12, 13)]
        return sum(colour.lightness() < 60 for colour in column)

    behind = sum(height(middle.x() + x) for x in range(-8, 0))
    before = sum(height(middle.x() + x) for x in range(1, 9))
    way = {Phase.FORWARD: behind > 2 * before, Phase.BACKWARD: before > 2 * behind}
    assert way.get(phase, behind == before == 0)


@pytest.mark.parametrize("phase", Phase)
def test_only_signals_on_their_way_move(show: Show, in_phase: InPhase, phase: Phase) -> None:
    canvas = show(in_phase(phase, {"w1_11": 1.0, "w1_12": -1.0})).canvas
    looks = []
    for share in (None, 0.25, 0.4, 0.8):
        canvas.set_flow(share)
        looks.append(canvas.grab().toImage())
    different = len({bytes(look.constBits()) for look in looks})
    assert different == (4 if phase in (Phase.FORWARD, Phase.BACKWARD) else 1)
    canvas.set_flow(None)
    assert canvas.grab().toImage() == looks[0]


def test_a_frame_of_the_flow_paints_no_control(
    show: Show, in_phase: InPhase, watch_paint: Callable[..., object]
) -> None:
    diagram = show(in_phase(Phase.FORWARD))
    watch = watch_paint(diagram)
    diagram.canvas.set_flow(0.3)
    assert not watch.painted(diagram.canvas).isEmpty()
    assert all(watch.painted(control.field).isEmpty() for control in diagram.inputs)


def test_a_phase_is_seen_as_if_it_had_always_been_so(show: Show, in_phase: InPhase) -> None:
    snapshots = [in_phase(phase, biases=True) for phase in (None, *Phase)]
    fresh = []
    for snapshot in snapshots:
        diagram = show(snapshot)
        fresh.append(diagram.canvas.grab().toImage())
        diagram.close()  # only what is active shows its focus
    diagram = show(snapshots[0])
    for snapshot, image in zip([*snapshots, snapshots[0]], [*fresh, fresh[0]], strict=True):
        diagram.show_snapshot(snapshot)
        assert diagram.canvas.grab().toImage() == image
    assert len({bytes(image.constBits()) for image in fresh}) == len(snapshots)


# For the ear


def test_a_phase_is_told_in_words_and_in_full(show: Show, in_phase: InPhase) -> None:
    canvas = show(in_phase(Phase.FORWARD, {"w2_11": 0.1 + 0.2})).canvas  # half of it is carried
    described = canvas.accessible.item("w2_11").text(QAccessible.Text.Description)
    words = "what the weight from hidden neuron 1 to the output neuron carries forward"
    assert f"{words} = 0.15000000000000002" in described
    assert "carries forward" not in canvas.accessible.item("O1_1").text(QAccessible.Text.Description)
