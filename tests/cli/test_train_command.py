"""`ann221 train`: the numbers of the mathematics page, to the same last bit every time."""

import json

import pytest

from ann221_gui.cli.progress import STEPS_PER_SLICE
from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.datasets import XOR
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.starts import UniformStart
from ann221_gui.core.trainer import Trainer


def trained(ann221, *arguments):
    result = ann221("train", *arguments, "--format", "json")
    assert (result.status, result.err) == (0, "")
    return json.loads(result.out)


def test_xor_from_the_start_that_works(ann221):
    report = trained(ann221)
    loss_at = dict(map(tuple, report["history"]))
    assert report["epochs"] == 1000
    assert loss_at[0] == pytest.approx(0.9957491084196282, abs=1e-9)
    assert loss_at[100] == pytest.approx(0.9360324102270192, abs=1e-9)
    assert loss_at[1000] == report["loss"] == pytest.approx(0.24484963531245718, abs=1e-9)
    assert report["samples"] == 4
    assert set(report["biases"].values()) == {0}


def test_all_four_are_right_after_252_epochs_and_not_before(ann221):
    assert trained(ann221, "--epochs", 251)["correct"] == 3
    assert trained(ann221, "--epochs", 252)["correct"] == 4


def test_with_biases_all_four_are_right_after_267_epochs(ann221):
    assert trained(ann221, "--biases", "--epochs", 266)["correct"] < 4
    report = trained(ann221, "--biases", "--epochs", 267)
    assert report["correct"] == 4
    assert all(report["biases"].values())


def test_the_same_seed_gives_the_same_bits_in_another_process(real_ann221, ann221):
    arguments = ("--seed", 7, "--batch", 1, "--biases", "--epochs", 300, "--learning-rate", "1/3")
    first = real_ann221("train", *arguments, "--format", "json")
    assert (first.status, first.err) == (0, "")
    assert json.loads(first.out) == trained(ann221, *arguments)
    assert json.loads(first.out) != trained(ann221, "--seed", 8, *arguments[2:])


def test_a_seed_draws_both_the_start_and_the_order(ann221):
    trainer = Trainer(Setup(XOR, UniformStart(0.0, 1.0, seed=7), Hyperparameters(batch_size=1, order_seed=7)))
    trainer.apply(TrainEpochs(20))
    report = trained(ann221, "--seed", 7, "--batch", 1, "--epochs", 20)
    assert report["weights"] | report["biases"] == trainer.frame().parameters.named()


def test_slices_for_the_progress_bar_change_no_bit(ann221):
    epochs = 3 * STEPS_PER_SLICE + 1
    at_once = Trainer(Setup(hyperparameters=Hyperparameters(batch_size=3)))
    at_once.apply(TrainEpochs(epochs))
    report = trained(ann221, "--batch", 3, "--epochs", epochs)
    assert report["weights"] | report["biases"] == at_once.frame().parameters.named()
    assert report["history"] == at_once.frame().curve.tolist()


def test_no_epoch_is_the_start_itself(ann221):
    report = trained(ann221, "--epochs", 0)
    assert report["weights"]["w2_21"] == -0.9
    assert report["loss"] == pytest.approx(0.9957491084196282, abs=1e-9)
    assert report["history"] == []


def test_a_start_from_a_file_brings_its_biases(ann221, problems):
    report = trained(ann221, "--start", problems / "worked-example-with-biases.json", "--epochs", 0)
    assert report["weights"]["w1_12"] == -0.3
    assert report["biases"] == {"b1_1": 0.3, "b1_2": 0.5, "b2_1": -0.2}
    without = trained(ann221, "--start", problems / "worked-example.json", "--epochs", 1)
    assert set(without["biases"].values()) == {0}


def test_one_epoch_on_a_problem_is_the_step_that_solve_works_out(ann221, problems):
    path = problems / "worked-example-with-biases.json"
    solution = json.loads(ann221("solve", path, "--format", "json").out)["quantities"]
    report = trained(ann221, "--dataset", path, "--start", path, "--epochs", 1, "--learning-rate", "1/4")
    assert report["conventions"] == {"error": "half squared"}
    for name, value in (report["weights"] | report["biases"]).items():
        assert value == pytest.approx(solution[f"new_{name}"], rel=1e-14)


@pytest.mark.parametrize("role", ["--dataset", "--start"])
def test_a_problem_file_brings_its_conventions_unless_an_option_says_otherwise(ann221, problems, role):
    path = problems / "worked-example.json"
    assert trained(ann221, role, path, "--epochs", 1)["conventions"] == {"error": "half squared"}
    both = trained(ann221, role, path, "--epochs", 1, "--update", "layer-by-layer")
    assert both["conventions"] == {"error": "half squared", "update": "layer by layer"}
    mean = trained(ann221, role, path, "--epochs", 1, "--loss", "mean")
    assert mean["conventions"] == {"error": "half squared", "total": "mean"}
    assert "conventions" not in trained(ann221, role, path, "--epochs", 1, "--error", "squared")


def test_half_the_error_and_a_mean_are_learned_at_as_much_more_of_a_rate(ann221):
    document = trained(ann221, "--epochs", 300)
    half = trained(ann221, "--epochs", 300, "--error", "half", "--learning-rate", 1)
    mean = trained(ann221, "--epochs", 300, "--loss", "mean", "--learning-rate", 2)
    for report, factor in ((half, 1 / 2), (mean, 1 / 4)):
        assert report["weights"] == pytest.approx(document["weights"], rel=1e-10)
        assert report["loss"] == pytest.approx(factor * document["loss"], rel=1e-10)
    assert "conventions" not in document


def test_layer_by_layer_makes_the_published_slip(ann221, problems):
    """Hidden error signals −2.4096e-3 and −7.9265e-3, times the inputs 0.35 and 0.9 and α = 1."""
    path = problems / "worked-example.json"
    arguments = ("--dataset", path, "--start", path, "--epochs", 1, "--learning-rate", 1)
    weights = trained(ann221, *arguments, "--update", "layer-by-layer")["weights"]
    by_hand = {"w1_11": 0.09915664, "w1_12": 0.39722573, "w1_21": 0.79783136, "w1_22": 0.59286615}
    assert {name: weights[name] for name in by_hand} == pytest.approx(by_hand, abs=5e-8)


def test_the_text_states_conventions_that_are_not_the_document_s(ann221):
    assert "conventions" not in ann221("train", "--epochs", 3).out
    lines = ann221("train", "--epochs", 3, "--loss", "mean", "--error", "half").out.splitlines()
    assert " (mean; sum " in lines[2]
    assert lines[-1].split(maxsplit=1) == ["conventions", "error ½(target − output)², mean over the samples"]


def test_own_points_are_learned_at_a_rate_that_suits_their_number(ann221, written):
    rows = [f"{n / 20};{n % 2};{n % 2}\n".replace(".", ",") for n in range(20)]
    path = written("x1;x2;target\n" + "".join(rows), "points.csv")
    report = trained(ann221, "--dataset", path, "--epochs", 10)
    assert report["samples"] == 20
    assert report == trained(ann221, "--dataset", path, "--epochs", 10, "--learning-rate", "0,1")


def test_every_data_set_has_a_name(ann221):
    for name, samples in {"xor": 4, "and": 4, "or": 4, "nand": 4, "nor": 4, "xnor": 4, "circle": 200}.items():
        assert trained(ann221, "--dataset", name, "--epochs", 1)["samples"] == samples


def test_a_run_that_runs_away_says_so(ann221):
    report = trained(ann221, "--learning-rate", "1e9")
    assert abs(report["weights"][report["diverged"]]) > 1e6
    assert report["epochs"] == 1
    assert "ran away after 1 epochs: w¹₁₁ passed" in ann221("train", "--learning-rate", "1e9").out
    assert "diverged" not in trained(ann221, "--epochs", 5)


def test_numbers_that_are_not_finite_are_null_in_json(ann221, written):
    path = written("1,1,1e200\n", "far.csv")
    assert trained(ann221, "--dataset", path, "--epochs", 0)["loss"] is None


def test_text_tells_correct_from_learned(ann221):
    result = ann221("train")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert "correct 4/4" in lines
    assert any(line.startswith("learned no") for line in lines)
    assert any(line.startswith("w²₂₁ −13.7967882") for line in lines)
    assert (result.status, result.err) == (0, "")


def test_what_can_not_be_learned_is_said_beside_the_numbers(ann221):
    assert "separate" in ann221("train", "--dataset", "circle", "--epochs", 1).err
    assert ann221("train", "--dataset", "circle", "--epochs", 1, "--format", "json").err == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--epochs", "-1"], "--epochs: '-1' is not a whole number from 0"),
        (["--epochs", "1e3"], "--epochs: '1e3' is not a whole number"),
        (["--batch", "0"], "--batch: '0' is neither a whole number above 0 nor all"),
        (["--learning-rate", "fast"], "--learning-rate: 'fast' is not a number"),
        (["--seed", "x"], "--seed: 'x' is not a whole number"),
        (["--seed", "1", "--start", "problem.json"], "give one of them"),
        (["--dataset", "xorr"], "xorr: is neither a data set (xor, and, or, nand, nor, xnor"),
        (["--dataset", "no/such.csv"], "no/such.csv: there is no such file"),
        (["--start", "no/such.json"], "no/such.json: there is no such file"),
        (["--format", "xml"], "--format: invalid choice"),
        (["--loss", "median"], "--loss: invalid choice"),
        (["--epoch", "3"], "unrecognized arguments: --epoch"),
        (["points.csv", "a\nb"], r"unrecognized arguments: a\nb"),
        (["no/such.ann221"], "no/such.ann221: there is no such file"),
        (
            ["points.csv", "--dataset", "xor"],
            "FILE brings its data and its weights: --dataset can't be given",
        ),
        (["points.csv", "--seed", "0"], "FILE brings its data and its weights: --seed can't be given"),
        (["points.csv", "--start", "run.ann221"], "FILE brings its data and its weights: --start can't be"),
        (["--save", "no/such/folder"], "no/such/folder: there is no such folder"),
        (["--save", "."], ".: is a folder, not a file"),
    ],
)
def test_wrong_use_is_refused_in_one_line(ann221, arguments, expected):
    assert expected in ann221("train", *arguments).only_line
