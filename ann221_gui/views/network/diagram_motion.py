"""What of the diagram follows every frame of training: the edges, and the points on the neurons' curves.

It is rounded to what the eye tells apart, so that frames that look the same are equal.
"""

from typing import NamedTuple

import numpy as np

from ann221_gui.core.activations import Activation, Activations
from ann221_gui.core.network import forward_one
from ann221_gui.core.parts import HIDDEN_NEURONS, OUTPUT_NEURON
from ann221_gui.core.snapshot import Snapshot
from ann221_gui.core.walk import Phase
from ann221_gui.views.network.diagram_geometry import edge_width
from ann221_gui.views.network.diagram_items import parameters, value_of
from ann221_gui.views.network.diagram_phase import DIRECTIONS
from ann221_gui.views.network.neuron_curve import CurvePoint, point_on_curve

HALF = 0.5  # of a phase, that each layer takes
STEPS_PER_PX = 4  # of an edge's thickness


class Stroke(NamedTuple):
    """The look of an edge."""

    width: float  # pixels
    sign: int  # of its weight


class Motion(NamedTuple):
    """The look of everything that moves, by the names of the items."""

    strokes: dict[str, Stroke]
    points: dict[str, CurvePoint]
    activations: Activations  # whose curves the points are on


def motion_of(snapshot: Snapshot) -> Motion:
    """What is to be seen of this instant."""
    frame, hyper = snapshot.frame, snapshot.frame.hyperparameters
    activations = hyper.activations
    strokes = {item: _stroke(value_of(snapshot, item)) for item in parameters(hyper.biases)}
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward_one(frame.parameters, snapshot.probe.inputs, activations)
    hidden = _points(HIDDEN_NEURONS, activations.hidden, passed.z1[0].tolist(), passed.a1[0].tolist())
    output = _points((OUTPUT_NEURON,), activations.output, passed.z2[0].tolist(), passed.a2[0].tolist())
    return Motion(strokes, hidden | output, activations)


def _stroke(weight: float) -> Stroke:
    return Stroke(round(edge_width(weight) * STEPS_PER_PX) / STEPS_PER_PX, (weight > 0) - (weight < 0))


def _points(
    neurons: tuple[str, ...], activation: Activation, net_inputs: list[float], outputs: list[float]
) -> dict[str, CurvePoint]:
    placed = zip(neurons, net_inputs, outputs, strict=True)
    return {neuron: point_on_curve(activation, net_input, output) for neuron, net_input, output in placed}


def on_the_way(phase: Phase, share: float | None) -> dict[str, float]:
    """How far along its edge each number of the phase is, when a `share` of the phase is over.

    Layer after layer: forward from the inputs, backward from the output; None where nothing moves.
    """
    direction = DIRECTIONS.get(phase, 0)
    if share is None or not direction:
        return {}
    come = share if direction > 0 else 1 - share
    layer, along = ("1", 2 * come) if come < HALF else ("2", 2 * come - 1)
    return {item: along for item in parameters(biases=True) if item[1] == layer}
