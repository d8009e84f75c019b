"""A step phase by phase: forth and back through every sample, and what each phase uses."""

import pytest

from ann221_gui.core.commands import Setup
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import XOR
from ann221_gui.core.equations.equation import Setting
from ann221_gui.core.formulas.notation import symbol
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.snapshot import Snapshot, probe_of_sample
from ann221_gui.core.trainer import Trainer
from ann221_gui.core.walk import SAMPLE_PHASES, Phase, Walk, equations_of, quantity_on

SETTINGS = [
    Setting(biases, Conventions(update=order), of_batch=of_batch)
    for biases in (False, True)
    for order in UpdateOrder
    for of_batch in (False, True)
]


def whole(samples, of_pair=False):
    """Every stop of a walk, from the first to the last."""
    stops = [Walk(of_pair=of_pair)]
    while (following := stops[-1].onward(samples)) is not None:
        stops.append(following)
    return stops


@pytest.mark.parametrize("of_pair", [False, True])
@pytest.mark.parametrize("samples", [1, 2, 4, 500])
def test_each_sample_in_its_turn_then_their_total_then_the_update(samples, of_pair):
    expected = [(phase, place) for place in range(samples) for phase in SAMPLE_PHASES]
    expected += [(Phase.TOTAL, samples - 1)] * (samples > 1) + [(Phase.UPDATE, samples - 1)]
    stops = whole(samples, of_pair)
    assert [(stop.phase, stop.place) for stop in stops] == expected
    assert all(stop.of_pair is of_pair for stop in stops)


@pytest.mark.parametrize("of_pair", [False, True])
@pytest.mark.parametrize("samples", [1, 2, 4, 500])
def test_back_undoes_onward(samples, of_pair):
    stops = whole(samples, of_pair)
    assert [stop.back(samples) for stop in stops] == [None, *stops[:-1]]


@pytest.mark.parametrize("samples", [1, 4])
def test_past_all_samples_at_once(samples):
    total = Walk(Phase.ERROR, 0).to_total(samples)
    assert total == whole(samples)[3 * samples]


def test_a_phase_uses_its_equations_in_the_order_of_the_work():
    numbers = {phase: [one.number for one in equations_of(phase, Setting())] for phase in Phase}
    assert numbers == {
        Phase.FORWARD: ["A7", "A7", "2", "3", "A7", "1"],
        Phase.ERROR: ["A6", "15", "17"],
        Phase.BACKWARD: ["A5"] * 3 + ["A8"] * 3 + ["A1"] * 6,
        Phase.TOTAL: ["14"],
        Phase.UPDATE: ["A2"] * 6,
    }


def test_layer_by_layer_the_hidden_layer_waits_for_the_new_output_weights():
    batch = Setting(conventions=Conventions(update=UpdateOrder.LAYER_BY_LAYER), of_batch=True)
    names = [one.quantity for one in equations_of(Phase.UPDATE, batch)]
    assert names[:2] == ["new_w2_11", "new_w2_21"]
    assert "A10" not in {one.number for one in equations_of(Phase.UPDATE, batch)}
    for weight in ("w1_11", "w1_22"):
        places = [names.index(f"{start}{weight}") for start in ("staged_dE_d", "sum_staged_dE_d", "new_")]
        assert places == sorted(places)
    assert [one.quantity for one in equations_of(Phase.TOTAL, batch)][1:] == [
        f"sum_dE_d{weight}" for weight in ("w2_11", "w2_21", "w1_11", "w1_12", "w1_21", "w1_22")
    ]


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_the_diagram_shows_in_a_phase_is_what_an_equation_of_it_gives(setting):
    parameters = setting.parameters
    for phase in set(Phase) - (set() if setting.of_batch else {Phase.TOTAL}):
        given = {one.quantity for one in equations_of(phase, setting)}
        for item in ("O1_1", "O2_1", "O2_2", "O3_1", *parameters):
            name = quantity_on(item, phase, setting)
            if name and not name.startswith("carried_"):
                name = {"dE_dO3_1": "ddelta_O3_1_dO3_1"}.get(name, name)
                assert name in given, (phase, item)


@pytest.mark.parametrize(
    ("item", "phase", "name"),
    [
        (ParameterId.W1_12, Phase.FORWARD, "carried_w1_12"),
        (ParameterId.B1_1, Phase.FORWARD, ""),
        (ParameterId.W1_12, Phase.ERROR, ""),
        (ParameterId.W1_12, Phase.BACKWARD, "dE_dw1_12"),
        (ParameterId.W1_12, Phase.TOTAL, "sum_dE_dw1_12"),
        (ParameterId.W1_12, Phase.UPDATE, "new_w1_12"),
        ("O3_1", Phase.ERROR, "dE_dO3_1"),
        ("O2_2", Phase.BACKWARD, "dE_dI_O2_2"),
        ("O1_1", Phase.FORWARD, ""),
    ],
)
def test_what_stands_on_an_item_of_the_diagram(item, phase, name):
    assert quantity_on(item, phase, Setting()) == name


@pytest.mark.parametrize("order", UpdateOrder)
@pytest.mark.parametrize("batch_size", [1, 4])
def test_every_quantity_of_a_walk_has_a_value_and_a_symbol(batch_size, order):
    hyperparameters = Hyperparameters(
        biases=True, batch_size=batch_size, conventions=Conventions(update=order)
    )
    snapshot = Snapshot(Trainer(Setup(XOR, hyperparameters=hyperparameters)).frame(), probe_of_sample(XOR, 2))
    working = snapshot.working
    for phase in set(Phase) - (set() if working.setting.of_batch else {Phase.TOTAL}):
        for item in ("O1_1", "O2_1", "O2_2", "O3_1", *ParameterId):
            name = quantity_on(item, phase, working.setting)
            assert not name or (name in working.values and symbol(name))
