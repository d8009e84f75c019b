"""Sessions that are cut off, damaged or malicious: loaded as they say, or refused in one line."""

import json
import random
import re

import numpy as np
import pytest

from ann221_gui.core.commands import (
    GoTo,
    SetHyperparameters,
    SetParameter,
    Setup,
    TrainEpochs,
    TrainPair,
    TrainSteps,
)
from ann221_gui.core.hyperparameters import Hyperparameters, StopRule
from ann221_gui.core.parameters import ParameterId
from ann221_gui.core.starts import NormalStart
from ann221_gui.files.errors import FileError
from ann221_gui.files.session_file import LARGEST_SESSION, Session, read_session, session_bytes
from ann221_gui.files.shown import Shown
from tests.files.runs import HANDED_OUT, OWN, RUNS, UNUSUAL, bits, opened, recorded, state_of

FLIPS = 2000
SEED = 221

RULE = StopRule(epochs=3)
RICH = recorded(
    Setup(OWN, NormalStart(0.0, 1.0, 7), Hyperparameters(batch_size=2, stop_rule=RULE), HANDED_OUT),
    (
        TrainEpochs(3),
        SetParameter(ParameterId.W1_11, 0.35),
        TrainPair((0.5, 0.25), 1.0),
        SetHyperparameters(Hyperparameters(batch_size=2, stop_rule=RULE, conventions=UNUSUAL)),
        TrainSteps(4),
        GoTo(3),
    ),
)
SESSION = session_bytes(
    Session(
        RICH.record,
        Shown((0.5, 0.25), 1.0, "w1_11", "Phase", True, 60.0, {"O3_1": "0,68"}),
        state_of(recorded(*RUNS["stopped by its rule"])),
    )
).replace(b"\n      ", b"")  # of the curve's points many stand on a line, so that there are fewer truncations


def refusal(content: bytes) -> str:
    with pytest.raises(FileError) as caught:
        read_session(content, "s.ann221")
    line = str(caught.value)
    assert line.isprintable() and len(line) <= 300
    assert line.startswith("s.ann221: ")
    return line.removeprefix("s.ann221: ")


def assert_sound(session: Session) -> None:
    """Every number is one, what was read is written again, and every instant can be gone to."""
    state = session.record.state
    assert np.isfinite(state.parameters.vector).all()
    assert np.isfinite(state.history.points()).all()
    again = read_session(session_bytes(session), "again")
    assert bits(again.record.state) == bits(state)
    assert again.window == session.window


def test_the_session_that_is_damaged_here_has_everything_in_it():
    document = json.loads(SESSION)
    assert {"handout", "window", "pinned", "at_act", "end"} <= document.keys()
    assert {key for act in document["acts"] for key in act} == {"begin", "train", "set", "pair", "settings"}
    assert_sound(read_session(SESSION, "s.ann221"))


def test_every_truncation_is_refused():
    for length in range(len(SESSION.rstrip())):
        refusal(SESSION[:length])


def test_flipped_bytes_are_refused_or_still_a_session():
    generator = random.Random(SEED)
    loaded = 0
    for _ in range(FLIPS):
        content = bytearray(SESSION)
        content[generator.randrange(len(content))] ^= generator.randrange(1, 256)
        try:
            session = read_session(bytes(content), "s.ann221")
        except FileError as error:
            assert str(error).isprintable()
        else:
            assert_sound(session)
            loaded += 1
    assert 0 < loaded < FLIPS


def changed(*path_and_value) -> bytes:
    """The session with another value at a place of it; a value that is a function makes it of the old one."""
    *path, value = path_and_value
    document = json.loads(SESSION)
    inner = document
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value(inner[path[-1]]) if callable(value) else value
    return json.dumps(document).encode()


FAR = {"kind": "normal", "mean": 1.79e308, "deviation": 1e308, "seed": 7, "draw_biases": False}
CHANGES = [
    (("version", 2), "version: 2 was made by a newer version of the program"),
    (("version", 0), "version: must be 1, not 0"),
    (("type", "ann221/problem"), "type: is a problem, where a session is needed"),
    (("type", "ann221/sessions"), "type: must be 'ann221/session', not 'ann221/sessions'"),
    (("made_with", "x" * 301), "made_with: must not be longer than 300 characters"),
    (("acts", None), "acts: is missing"),
    (("acts", []), "acts: must have at least 1 entry"),
    (("acts", lambda acts: acts[1:]), "acts: number 1: must be begin or known_from"),
    (
        ("acts", 2, lambda _: {"begin": {"learning_rate": 1, "tolerance": 1}}),
        "acts: number 3: only the first",
    ),
    (("acts", 2, {}), "acts: number 3: needs one of begin, known_from, train, set, settings, pair"),
    (("acts", 2, {"set": {"w1_11": 1}, "train": {"steps": 1, "samples": 1}}), "acts: number 3: needs one of"),
    (("acts", 2, {"set": {"w3_11": 1}}), "acts: number 3: set: 'w3_11' is not one of w1_11, w1_12"),
    (("acts", 2, {"set": {}}), "acts: number 3: set: must have at least 1 entry"),
    (("acts", 2, {"set": {"w1_11": 1, "w1_12": 1}}), "acts: number 3: set: must have at most 1 entry"),
    (("acts", 2, {"eval": "1"}), "acts: number 3: eval: is not known here"),
    (("acts", 1, "train", "steps", 0), "acts: number 2: train.steps: must be at least 1"),
    (("acts", 1, "train", "steps", -1), "acts: number 2: train.steps: must be at least 1"),
    (
        ("acts", 1, "train", "steps", 10**9),
        "acts: number 2: 1000000000 steps with batches of 2 can't have seen",
    ),
    (("acts", 1, "train", "samples", 10**9), "acts: number 2: 9 steps with batches of 2 can't have seen"),
    (("acts", 1, "train", "steps", 10**400), "acts: number 2: train.steps: must be at most 9007199254740992"),
    (("acts", 1, "train", {"steps": 2**52, "samples": 2**53}), "is more training than can be counted"),
    (("acts", 1, "train", "steps", lambda steps: steps + 1), "state: steps: must be 10, as the acts have it"),
    (("acts", 3, "pair", "steps", 2), "acts: number 4: pair.steps: 2 is not"),
    (("acts", 0, "begin", "batch_size", 0), "acts: number 1: begin: a batch needs at least one sample"),
    (("acts", 0, "begin", "learning_rate", None), "acts: number 1: begin.learning_rate: is missing"),
    (
        ("acts", 0, "begin", "loss", "cubed"),
        "acts: number 1: begin.loss: 'cubed' is not one of squared, half",
    ),
    (("acts", 0, "begin", "momentum", 0.9), "acts: number 1: begin.momentum: is not known here"),
    (("acts", 0, "begin", "stop_rule", {"epochs": 1.5}), "begin.stop_rule.epochs: must be a whole number"),
    (("at_act", 0), "at_act: must be at least 1"),
    (("at_act", 7), "at_act: there are only 6 acts"),
    (("at_act", 1), "state: steps: must be 0, as the acts have it"),
    (("at_act", None), "state: steps: must be "),
    (("dataset", "xorr"), "dataset: 'xorr' is not one of xor, and, or, nand, nor, xnor, circle, gaussians"),
    (("dataset", 3), "dataset: must be a text in quotes or an object in braces { }, not a whole number"),
    (("dataset", "points", []), "dataset.points: must have at least 1 entry"),
    (("dataset", "points", [[0, 0]]), "dataset.points: number 1: must be three numbers"),
    (("dataset", "points", [[0, 0, "1"]]), "dataset.points: number 1: number 3: must be a number"),
    (("dataset", "points", [[0, 0, 1]] * 10_001), "dataset.points: must have at most 10000 entries"),
    (("dataset", "title", "a\nb"), "dataset: name, title and note must be one line of text each"),
    (("start", "kind", "lucky"), "start.kind: 'lucky' is not one of typed, uniform, normal, all equal"),
    (("start", "seed", -1), "start: a seed must not be negative"),
    (("start", FAR), "start: leads to weights that are too large"),
    (("handout", "answers", "O9_1", "1"), "handout: answers.O9_1: is not a line of this problem"),
    (("handout", "locked", ["door"]), "handout: locked: number 1: 'door' is not one of inputs, target"),
    (("handout", "tolerance", 2), "handout: tolerance: must be above 0 and below 1"),
    (("state", "parameters", "w1_11", None), "state.parameters.w1_11: is missing"),
    (
        ("state", "parameters", "w1_11", "0.3"),
        "state.parameters.w1_11: must be a number with decimals, not a text",
    ),
    (("state", "parameters", "w1_11", True), "state.parameters.w1_11: must be a number with decimals"),
    (("state", "steps", -1), "state.steps: must be at least 0"),
    (("state", "steps", 1.5), "state.steps: must be a whole number, not a number with decimals"),
    (("state", "samples_seen", 1), "state: steps and order_seen must not be more than samples_seen"),
    (("state", "order_seen", 10**6), "state: steps and order_seen must not be more than samples_seen"),
    (
        ("state", "samples_seen", lambda seen: seen + 1),
        "state: samples_seen: must be 15, as the acts have it",
    ),
    (("end", "samples_seen", lambda seen: seen + 1), "end: samples_seen: must be "),
    (("state", "settings", "learning_rate", 7), "state: settings: are not those that the acts lead to"),
    (("end", "settings", "tolerance", 7), "end: settings: are not those that the acts lead to"),
    (("state", "ending", {}), "state.ending: needs either reached or diverged"),
    (("state", "ending", {"reached": "loss", "diverged": "loss"}), "state.ending: needs either"),
    (("state", "ending", {"diverged": "w9"}), "state.ending.diverged: 'w9' is not one of loss, w1_11"),
    (("state", "ending", {"reached": "enough"}), "state.ending.reached: 'enough' is not one of epochs, loss"),
    (("state", "reached", ["enough"]), "state.reached: number 1: 'enough' is not one of epochs, loss"),
    (("state", "curve", "stride", 0), "state.curve.stride: must be at least 1"),
    (("state", "curve", "stride", 3), "state.curve: stride must be a power of two"),
    (("state", "curve", "epochs", 9), "state: curve: goes further than the run"),
    (("state", "curve", "points", [[0, 1], [9, 1]]), "state: curve: goes further than the run"),
    (("state", "curve", "points", [[1, 1], [0, 1]]), "state.curve: epochs of the points must not go back"),
    (("state", "curve", "points", [[-1, 1]]), "state.curve: epochs of the points must not go back"),
    (("state", "curve", "points", [[0, -1e-9]]), "state.curve: losses of the points must not be negative"),
    (("state", "curve", "points", [[0, 1]] * 2001), "state.curve.points: must have at most 2000 entries"),
    (("state", "curve", "points", [[0]]), "state.curve.points: number 1: must be two numbers"),
    (("window", "speed_epochs_per_s", -1), "window.speed_epochs_per_s: must be at least 0"),
    (("window", "speed_epochs_per_s", "fast"), "window.speed_epochs_per_s: 'fast' is not one of flat out"),
    (("window", "answers", "O2_1", "about 1"), "window: 'about 1' is not a number"),
    (("window", "item", "a\x1b[2J"), "window: item, page and lines must be one line of text each"),
    (("window", "probe", [1]), "window.probe: must be two numbers"),
    (("window", "command", "rm"), "window.command: is not known here"),
    (("pinned", "dataset", "moons"), "pinned: dataset: 'moons' is not one of"),
    (("pinned", "state", "curve", "epochs", 99), "pinned: state: curve: goes further than the run"),
    (("pinned", "state", None), "pinned.state: is missing"),
    (("surprise", 1), "surprise: is not known here"),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES, ids=[expected for _, expected in CHANGES])
def test_what_can_not_be_is_refused_with_its_key(change, expected):
    assert expected in refusal(changed(*change))


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        (r'"learning_rate": 0.5', '"learning_rate": NaN', "is not a finite number"),
        (r'"learning_rate": 0.5', '"learning_rate": -Infinity', "is not a finite number"),
        (r'"learning_rate": 0.5', '"learning_rate": 1e999', "learning_rate: is too large for a number here"),
        (r'"steps": \d+', f'"steps": {"9" * 5000}', "steps: is too large for a number here"),
        (r'"w1_11": [^,}]+', '"w1_11": 1, "w1_11": 1', "w1_11: stands there twice"),
        (r'"at_act"', '"at_act": 6, "at_act"', "at_act: stands there twice"),
        (r'"item": "w1_11"', '"item": ' + "[" * 100_000 + "]" * 100_000, "is nested too deeply"),
        (r'"title"', '"x":' + "[" * 100_000 + "]" * 100_000 + ',"title"', "nested too deeply"),
        (r'"item": "w1_11"', r'"item": "\ud800"', "item: line 57, column 20: is not valid JSON"),
        (r"\}\s*$", "}}", "is not valid JSON"),
    ],
)
def test_what_no_session_can_hold_is_refused(right, wrong, expected):
    content, times = re.subn(right, lambda _: wrong, SESSION.decode(), count=1)
    assert times == 1
    assert expected in refusal(content.encode())


def test_what_is_too_large_is_not_even_looked_at():
    assert refusal(b" " * (LARGEST_SESSION + 1)) == "is larger than 16 MiB"
    acts = b'{"set":{"w1_11":0}},' * 700_000
    content = SESSION.replace(b'"acts": [', b'"acts": [' + acts, 1)
    assert refusal(content) == "acts: must have at most 100000 entries"


@pytest.mark.parametrize("content", [b"", b" \n", b"{}", b"[]", b"5", b"\0" * 99, b"[" * 10**6, b"\xff\xfe{"])
def test_what_is_no_session_at_all_is_refused(content):
    refusal(content)


def test_acts_that_never_were_are_gone_through_all_the_same():
    """A file alone can't tell whether its acts led to its state: where they did not, going back shows it."""
    recorder = opened(read_session(SESSION, "s.ann221").record)
    elsewhere = opened(read_session(changed("acts", 2, "set", "w1_11", 0.36), "s.ann221").record)
    assert bits(state_of(elsewhere)) == bits(state_of(recorder))
    for run in (recorder, elsewhere):
        run.apply(GoTo(3.2))
    assert state_of(elsewhere).parameters != state_of(recorder).parameters
    assert state_of(elsewhere).samples_seen == state_of(recorder).samples_seen
