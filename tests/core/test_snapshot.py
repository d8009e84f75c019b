"""The probe and what follows from it."""

import numpy as np

from ann221_gui.core.commands import SetParameter, Setup
from ann221_gui.core.datasets import XOR, Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.snapshot import Probe, Snapshot, probe_at, probe_of_sample
from ann221_gui.core.trainer import Trainer


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
