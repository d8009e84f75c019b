"""The probe and what follows from it."""

import numpy as np

from ann221_gui.core.commands import SetParameter, Setup
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.numbers import COVERED, Digits
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.shortening import Carry
from ann221_gui.core.snapshot import Probe, Snapshot, probe_at, probe_of_sample
from ann221_gui.core.trainer import Trainer
from ann221_gui.core.walk import Walk


def test_a_sample_brings_its_target_elsewhere_it_is_the_user_s():
    assert probe_at(XOR, (1.0, 1.0), own_target=0.7) == Probe((1.0, 1.0), 0.0, 3)
    assert probe_at(XOR, (1.0, 0.0), own_target=0.7) == Probe((1.0, 0.0), 1.0, 2)
    assert probe_at(XOR, (1.0, 0.5), own_target=0.7) == Probe((1.0, 0.5), 0.7, None)


def test_of_two_samples_in_one_place_the_wanted_one_is_probed():
    twice = Dataset("twice", "Twice", np.ones((2, 2)), np.array([0.0, 1.0]))
    assert probe_of_sample(twice, 1) == Probe((1.0, 1.0), 1.0, 1)


def test_quantities_belong_to_the_probed_pair_and_the_frame():
    hyperparameters = Hyperparameters(learning_rate=0.25, biases=True)
    trainer = Trainer(Setup(XOR, hyperparameters=hyperparameters))
    snapshot = Snapshot(trainer.frame(), Probe((0.3, -0.7), 0.9))
    q = snapshot.quantities
    assert (q["O1_1"], q["O1_2"]) == (0.3, -0.7)
    # 0.3·0.5 − 0.7·0.9 and 0.3·0.2 − 0.7·0.9
    np.testing.assert_allclose([q["I_O2_1"], q["I_O2_2"]], [-0.48, -0.57], rtol=1e-14)
    assert np.isclose(q["Delta"], 0.9 - q["O3_1"], rtol=1e-14)
    assert np.isclose(q["new_b2_1"], -0.25 * q["dE_db2_1"], rtol=1e-14)


def test_snapshots_of_huge_inputs_give_no_warning():
    trainer = Trainer()
    frame = trainer.frame()
    q = Snapshot(frame, Probe((1e308, 1e308), 1.0)).quantities
    assert q["O1_1"] == 1e308
    assert frame.parameters[ParameterId.W1_11] == 0.5


def test_a_change_is_no_training_though_training_went_on_after_it():
    trainer = Trainer()
    trainer.train(5)
    before = Snapshot(trainer.frame(), probe_of_sample(XOR, 0))
    trainer.train(5)
    trained = Snapshot(trainer.frame(), before.probe)
    assert trained.is_trained_from(before)
    assert not Snapshot(trainer.frame(), probe_of_sample(XOR, 1)).is_trained_from(before)
    trainer.apply(SetParameter(ParameterId.W1_11, 0.25))
    trainer.train(5)
    assert not Snapshot(trainer.frame(), before.probe).is_trained_from(trained)


def working_of(hyperparameters, probe, walk=None):
    return Snapshot(Trainer(Setup(XOR, hyperparameters=hyperparameters)).frame(), probe, walk).working


def test_the_step_that_is_explained_is_the_run_s_next_one_or_the_pair_s_own():
    """In a batch of four η is multiplied by the sum of the gradients, on the pair alone by its own."""
    batch, pair = Hyperparameters(), probe_of_sample(XOR, 1)
    of_batch, of_pair = working_of(batch, pair), working_of(batch, pair, Walk(of_pair=True))
    assert (of_batch.setting.of_batch, of_pair.setting.of_batch) == (True, False)
    for working, step in ((of_batch, "sum_dE_dw2_11"), (of_pair, "dE_dw2_11")):
        q = working.values
        assert np.isclose(q["new_w2_11"], q["w2_11"] - q["eta"] * q[step], rtol=1e-15)
    each = [working_of(batch, probe_of_sample(XOR, sample)).values["dE_dw2_11"] for sample in range(4)]
    assert np.isclose(of_batch.values["sum_dE_dw2_11"], sum(each), rtol=1e-14)


def test_a_run_that_takes_the_probed_sample_next_needs_no_total():
    online = Trainer(Setup(XOR, hyperparameters=Hyperparameters(batch_size=1))).frame()
    following = int(online.next_samples[0])
    for sample in range(4):
        working = Snapshot(online, probe_of_sample(XOR, sample)).working
        assert working.setting.of_batch is (sample != following)


def test_layer_by_layer_the_pair_s_gradients_flow_through_the_weights_of_the_batch_s_step():
    conventions = Conventions(update=UpdateOrder.LAYER_BY_LAYER)
    q = working_of(Hyperparameters(conventions=conventions), Probe((0.3, -0.7), 0.9)).values
    ratio = q["new_w2_11"] / q["w2_11"]
    assert not np.isclose(ratio, 1, rtol=1e-3)
    for name in ("dE_dw1_11", "dE_dw1_21", "dE_dI_O2_1"):
        assert np.isclose(q[f"staged_{name}"], ratio * q[name], rtol=1e-13)


def test_the_error_is_the_data_set_s_and_e_the_pair_s():
    q = working_of(Hyperparameters(), probe_of_sample(XOR, 3)).values
    assert np.isclose(q["Error"], 0.9957491084196282, rtol=1e-15)
    assert np.isclose(q["E"], q["O3_1"] ** 2, rtol=1e-14)


# On paper


def on_paper(probe, covered=frozenset(), **chosen):
    conventions = Conventions(carry=Carry(Digits(2)), **chosen)
    frame = Trainer(Setup(XOR, hyperparameters=Hyperparameters(conventions=conventions))).frame()
    return Snapshot(frame, probe, covered=covered).on_paper


def test_nothing_is_on_paper_unless_digits_are_carried():
    assert Snapshot(Trainer().frame(), probe_of_sample(XOR, 1)).on_paper == {}


def test_the_pair_s_lines_are_on_paper_by_every_name_that_they_have():
    """(0, 1): net inputs 0.9 and 0.9, σ 0.71, ∓0.9 of which cancel: ½, Δ = ½, E = ¼."""
    lines = on_paper(probe_of_sample(XOR, 1))
    assert [lines[name] for name in ("I_O2_1", "O2_1", "I_O3_1", "Delta")] == [0.9, 0.71, 0.0, 0.5]
    assert lines["E"] == lines["delta_O3_1"] == 0.25
    assert lines["dE_dO3_1"] == lines["ddelta_O3_1_dO3_1"] == -1.0


def test_a_pair_that_is_no_sample_has_no_part_in_the_step():
    """Of the step on paper nothing is said that isn't the run's."""
    inside, outside = on_paper(probe_of_sample(XOR, 1)), on_paper(Probe((0.5, 0.5), 1.0))
    step = {line for line in inside if line.startswith(("new_", "sum_"))}
    assert len(step) == 12
    assert set(outside) == set(inside) - step


def test_what_is_covered_is_covered_on_paper():
    lines = on_paper(probe_of_sample(XOR, 1), frozenset({"E"}))
    assert lines["E"] is lines["delta_O3_1"] is COVERED
    assert lines["Delta"] == 0.5


def test_paper_is_no_part_of_training():
    carried = Conventions(carry=Carry(Digits(2)))
    assert carried.train_as(Conventions()) and Conventions().train_as(carried)
    assert not carried.train_as(Conventions(update=UpdateOrder.LAYER_BY_LAYER))


def test_huge_inputs_give_no_warning_on_paper():
    big = Dataset("big", "Big", np.full((2, 2), 1e308), np.array([0.0, 1.0]))
    hyper = Hyperparameters(conventions=Conventions(carry=Carry(Digits(2))))
    frame = Trainer(Setup(big, hyperparameters=hyper)).frame()
    assert Snapshot(frame, probe_of_sample(big, 1)).on_paper["O2_1"] == 1.0
