"""What follows every frame: finer than it is seen, frames that look the same are equal."""

from collections.abc import Callable

import pytest

from ann221_gui.core.activations import ACTIVATIONS, Activations
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.snapshot import Probe, Snapshot
from ann221_gui.views.network.diagram_motion import CurvePoint, motion_of

SnapshotOf = Callable[..., Snapshot]
SEEN_PX = 0.125  # half a step of thickness


def test_an_edge_has_its_weights_thickness_and_sign(snapshot_of: SnapshotOf) -> None:
    """1.2 + 16.8 · 4/(4 + 4) = 9.6 pixels for ±4."""
    strokes = motion_of(snapshot_of({"w1_11": 4.0, "w1_12": -4.0, "w1_21": 0.0})).strokes
    assert strokes["w1_11"].width == strokes["w1_12"].width == pytest.approx(9.6, abs=SEEN_PX)
    assert strokes["w1_21"].width == pytest.approx(1.2, abs=SEEN_PX)
    assert [strokes[name].sign for name in ("w1_11", "w1_12", "w1_21")] == [1, -1, 0]


def test_biases_have_edges_where_they_are_used(snapshot_of: SnapshotOf) -> None:
    assert len(motion_of(snapshot_of()).strokes) == 6
    assert len(motion_of(snapshot_of({"b1_2": -0.5}, biases=True)).strokes) == 9


def test_what_nobody_sees_is_no_motion(snapshot_of: SnapshotOf) -> None:
    before = motion_of(snapshot_of({"w1_11": 0.5}))
    assert motion_of(snapshot_of({"w1_11": 0.500001}, steps=1)) == before
    assert motion_of(snapshot_of({"w1_11": 0.6}, steps=1)) != before
    assert motion_of(snapshot_of({"w2_21": 0.9}, steps=1)) != before  # −0.9: as thick, but of another sign


def point_at(snapshot_of: SnapshotOf, net_input: float, activation: str = "logistic") -> CurvePoint:
    """Of hidden neuron 1, whose net input is this."""
    activations = Activations(ACTIVATIONS[activation], ACTIVATIONS["logistic"])
    hyper = Hyperparameters(activations=activations)
    weights = {"w1_11": net_input, "w1_21": 0.0}
    return motion_of(snapshot_of(weights, probe=Probe((1.0, 0.0), 0.0), hyperparameters=hyper)).points["O2_1"]


@pytest.mark.parametrize(
    ("activation", "net_input", "across", "up"),
    [
        ("logistic", 0.0, 0.5, 0.5),
        ("logistic", 2.0, 0.625, 0.8808),  # σ(2), where σ(±8) is 0 and 1 but for 0.0003
        ("tanh", -1.0, 0.4375, 0.1192),  # (tanh(−1) + 1)/2
        ("linear", -4.0, 0.25, 0.25),
        ("relu", 4.0, 0.75, 0.5),
        ("relu", -4.0, 0.25, 0.0),
    ],
)
def test_a_point_is_on_its_curve(
    snapshot_of: SnapshotOf, activation: str, net_input: float, across: float, up: float
) -> None:
    point = point_at(snapshot_of, net_input, activation)
    assert (point.across, point.up) == pytest.approx((across, up), abs=0.0035)
    assert point.beyond == 0


@pytest.mark.parametrize(("net_input", "side"), [(8.01, 1), (1e300, 1), (-8.01, -1), (-1e300, -1)])
def test_beyond_its_ends_a_point_stays_on_the_end(
    snapshot_of: SnapshotOf, net_input: float, side: int
) -> None:
    end = (side + 1) / 2
    assert point_at(snapshot_of, net_input) == CurvePoint(end, end, side)


def test_numbers_too_large_for_a_float_do_not_stop_the_picture(snapshot_of: SnapshotOf) -> None:
    endless = snapshot_of({"w1_11": 1e10, "w1_21": -1e10}, probe=Probe((1e300, 1e300), 0.0))  # ∞ − ∞
    assert motion_of(endless).points["O2_1"].beyond
