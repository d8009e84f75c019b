"""`ann221 starts`: the shares of the mathematics page, and every start one that the window can draw."""

import json
import re

import numpy as np
import pytest

from ann221_gui.cli.starts_outcome import Outcome, Trial, wilson_interval
from ann221_gui.cli.starts_report import MOST_STOPS, report_text
from ann221_gui.core.commands import Setup, TrainEpochs
from ann221_gui.core.datasets import XOR
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.evaluations import Evaluations
from ann221_gui.core.starts import UniformStart
from ann221_gui.core.trainer import Trainer


def tried(ann221, *arguments):
    result = ann221("starts", *arguments, "--format", "json")
    assert (result.status, result.err) == (0, "")
    return json.loads(result.out)


def outcome_with(losses, ran_away=()):
    """Of starts with these losses, the first with seed 100."""
    count = len(losses)
    trial = Trial(UniformStart(seed=100), count, XOR, Hyperparameters(), 5000)
    evaluations = Evaluations(np.array(losses), np.zeros(count), np.arange(count) % 5)
    return Outcome(trial, evaluations, np.isin(np.arange(count), ran_away))


def test_and_without_biases_is_what_the_mathematics_page_says(ann221):
    """15 % of U(−1, 1) learn (149 of the first 1,000); those that don't are at a loss of 1/4."""
    report = tried(ann221, "--dataset", "and", "--range", -1, 1, "--epochs", 3000)
    assert (report["count"], report["learned"], report["share"]) == (1000, 149, 0.149)
    (stop,) = report["stops"]
    assert stop["starts"] == 851
    assert 0.25 < stop["loss_from"] <= stop["loss_to"] < 0.255


def test_biases_make_and_easy(ann221):
    assert tried(ann221, "--dataset", "and", "--biases", "--epochs", 1500, "--count", 50)["learned"] == 50


def test_start_k_is_the_one_that_the_window_draws_with_its_seed(ann221):
    arguments = ("--range", "-1,5", "1/2", "--biases", "--draw-biases", "--seed", 7, "--learning-rate", 0.25)
    report = tried(ann221, *arguments, "--count", 3, "--epochs", 300)
    assert [start["seed"] for start in report["starts"]] == [7, 8, 9]
    for start in report["starts"]:
        trainer = Trainer(
            Setup(
                XOR,
                UniformStart(-1.5, 0.5, start["seed"], draw_biases=True),
                Hyperparameters(learning_rate=0.25, biases=True),
            )
        )
        trainer.apply(TrainEpochs(300))
        alone = trainer.frame().evaluation
        assert start["loss"] == pytest.approx(alone.loss, abs=1e-5)
        assert start["max_abs_delta"] == pytest.approx(alone.max_abs_delta, abs=1e-5)
        assert start["correct"] == alone.correct_count


def test_by_default_a_thousand_starts_as_the_window_draws_them(ann221):
    report = tried(ann221, "--epochs", 0)
    assert [start["seed"] for start in report["starts"]] == list(range(1000))
    untrained = Trainer(Setup(XOR, UniformStart(seed=999))).frame().evaluation.loss
    assert report["starts"][999]["loss"] == pytest.approx(untrained, rel=1e-12)
    described = {key: report[key] for key in ("dataset", "samples", "epochs", "learning_rate", "biases")}
    assert described == {"dataset": "XOR", "samples": 4, "epochs": 0, "learning_rate": 0.5, "biases": False}
    drawn = {key: report[key] for key in ("count", "seed", "low", "high", "draw_biases")}
    assert drawn == {"count": 1000, "seed": 0, "low": 0, "high": 1, "draw_biases": False}


def test_every_start_is_counted_once(ann221):
    report = tried(ann221, "--range", -1, 1, "--biases", "--epochs", 2000, "--count", 200)
    learned = [start for start in report["starts"] if start["learned"]]
    assert report["learned"] == len(learned) == 200 * report["share"]
    assert all(start["loss"] < report["learned_loss"] == 0.01 for start in learned)
    assert report["learned"] + report["ran_away"] + sum(stop["starts"] for stop in report["stops"]) == 200
    losses = {start["seed"]: start["loss"] for start in report["starts"]}
    for stop in report["stops"]:
        assert stop["loss_from"] <= losses[stop["seed"]] <= stop["loss_to"]


def test_own_points_have_a_threshold_and_a_rate_of_their_own(ann221, written):
    path = written("".join(f"{n / 20},{n % 2},{n % 2}\n" for n in range(20)), "points.csv")
    report = tried(ann221, "--dataset", path, "--epochs", 50, "--count", 10)
    assert (report["samples"], report["learning_rate"]) == (20, 0.1)
    assert report["learned_loss"] == pytest.approx(20 * 0.0025)


def test_the_help_names_every_key(ann221):
    described = set(re.findall(r"\w+", ann221("starts", "--help").out.partition("keys in JSON:")[2]))
    report = tried(ann221, "--epochs", 5, "--count", 3)
    assert {*report, *report["stops"][0], *report["starts"][0]} <= described


def test_runaways_are_neither_learned_nor_stopped(ann221):
    arguments = ("--learning-rate", "1e9", "--epochs", 2, "--count", 5)
    report = tried(ann221, *arguments)
    assert (report["learned"], report["ran_away"], report["stops"]) == (0, 5, [])
    assert "5 ran away (one of them: seed 0)" in ann221("starts", *arguments).out
    assert outcome_with([0.001, 0.001], ran_away=[1]).learned.tolist() == [True, False]


@pytest.mark.parametrize("epochs", [0, 3])
def test_numbers_that_are_not_finite_are_null_in_json(ann221, written, epochs):
    far = written("1,1,1e200\n", "far.csv")
    report = tried(ann221, "--dataset", far, "--epochs", epochs, "--count", 2)
    assert report["starts"][0]["loss"] is None
    assert (report["learned"], report["ran_away"], report["stops"]) == (0, 2, [])


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_the_published_one(successes, trials, low, high):
    """Wilson's score interval as Newcombe (Statistics in Medicine 17, 1998) tabulates it."""
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_all_have_learned():
    low, high = wilson_interval(20, 20)
    assert (low, high) == pytest.approx((1 - 0.1611, 1.0), abs=5e-5)
    assert high <= 1


def test_losses_that_are_close_are_one_stop():
    stops = outcome_with([0.3016, 0.3045, 0.0099, 0.3033, 0.3, 0.0101, 0.3066, 9.0], ran_away=[7]).stops
    assert [(stop.losses, stop.starts) for stop in stops] == [
        ((0.0101, 0.0101), 1),
        ((0.3, 0.3045), 4),
        ((0.3066, 0.3066), 1),
    ]
    assert stops[1].seed == 100
    assert stops[1].correct == (0, 4)


def test_the_text_is_a_table_with_the_commonest_first():
    text = report_text(outcome_with([0.7216, 0.25, 0.005, 0.2501, 0.7043, 0.25]))
    lines, _, table = text.partition("\n\nWhere the others are after 5,000 epochs:\n\n")
    assert "learned    1 of 6: 16.7 %" in lines.splitlines()
    assert "learned: a loss below 0.01, that is 0.0025 a sample" in lines
    rows = table.splitlines()
    assert len({len(row) for row in rows}) == 1
    assert [" ".join(row.split()) for row in rows[1:]] == [
        "3 0.2500 to 0.2501 0 to 3 of 4 seed 101",
        "1 0.7043 4 of 4 seed 104",
        "1 0.7216 0 of 4 seed 100",
    ]


def test_many_stops_are_cut_short_in_the_text_and_nowhere_else():
    outcome = outcome_with([*np.linspace(0.1, 0.9, MOST_STOPS + 3), 0.1, 0.9])
    assert len(outcome.stops) == MOST_STOPS + 3
    assert report_text(outcome).splitlines()[-1].startswith("and 3 more, at losses of 0.")


def test_where_all_have_learned_there_are_no_others():
    assert "others" not in report_text(outcome_with([0.001, 0.002]))


def test_what_can_not_be_learned_is_said_beside_the_numbers(ann221):
    few = ("starts", "--dataset", "circle", "--epochs", 1, "--count", 2)
    assert "separate" in ann221(*few).err
    assert ann221(*few, "--format", "json").err == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--count", "0"], "--count: '0' is not a whole number from 1 to 100000"),
        (["--epochs", "-1"], "--epochs: '-1' is not a whole number from 0"),
        (["--range", "1", "0"], "--range: the range must go from a smaller to a larger number"),
        (["--range", "1"], "--range: expected 2 arguments"),
        (["--range", "0", "wide"], "--range: 'wide' is not a number"),
        (["--draw-biases"], "--draw-biases draws what only --biases learns: give both"),
        (["--seed", "x"], "--seed: 'x' is not a whole number"),
        (["--dataset", "xorr"], "xorr: is neither a data set (xor, and, or, nand, nor, xnor"),
        (["--learning-rate", "fast"], "--learning-rate: 'fast' is not a number"),
        (["--batch", "1"], "unrecognized arguments: --batch 1"),
    ],
)
def test_wrong_use_is_refused_in_one_line(ann221, arguments, expected):
    assert expected in ann221("starts", *arguments).only_line
