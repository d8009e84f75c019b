"""A run as a text: short, whole or refused, and the same bits where it is pasted."""

import base64
import json
import random
import re
import textwrap
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ann221_gui.core.commands import GoTo, SetParameter, Setup, TrainEpochs, TrainSteps
from ann221_gui.core.parameters import ParameterId, Parameters
from ann221_gui.core.record.recorder import Recorder
from ann221_gui.core.record.version import Open
from ann221_gui.core.trainer import Trainer
from ann221_gui.files.errors import FileError
from ann221_gui.files.run_text import PREFIX, read_run_text, run_text
from tests.files.runs import HANDED_OUT, RUNS, bits, opened, recorded, state_of
from tests.files.test_session_file import CHANGES, SETUPS

FLIPS = 2000
SEED = 221
# As the first version of the program wrote XOR from the start that works, after 454 epochs.
WRITTEN_ONCE = (
    "ann221:AQpC7b-7Ibz6yboAIYfLEknHH097Zt-0Qu9v3AkhB49JF8NFDz6z"
    "55Ou07BjEXdYf8L9-MmvsgdGAxEUiCamJkjhaGhhaAYKSwA"
)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def text_of(recorder: Recorder) -> str:
    return run_text(recorder.record)


def pasted(text: str) -> Recorder:
    return opened(read_run_text(text).record)


def refusal(text: str) -> str:
    with pytest.raises(FileError) as caught:
        read_run_text(text)
    line = str(caught.value)
    assert line.isprintable() and line.startswith("Clipboard: ")
    return line.removeprefix("Clipboard: ")


@pytest.mark.parametrize("name", RUNS)
def test_every_run_is_done_again_to_the_same_bits(name):
    recorder = recorded(*RUNS[name])
    text = text_of(recorder)
    assert re.fullmatch(r"ann221:[\w-]+", text, re.ASCII)
    shared = read_run_text(text)
    assert shared.record.state is None
    again = opened(shared.record)
    assert shared.came_to(state_of(again))
    assert state_of(again).setup == state_of(recorder).setup
    assert state_of(again).parameters.vector.tobytes() == state_of(recorder).parameters.vector.tobytes()
    assert state_of(again).history.points().tobytes() == state_of(recorder).history.points().tobytes()
    assert text_of(again) == text


@given(SETUPS, st.lists(CHANGES, max_size=12))
@settings(max_examples=25, deadline=None)
def test_whatever_was_done(setup, commands):
    recorder = recorded(setup, commands)
    shared = read_run_text(text_of(recorder))
    assert shared.came_to(state_of(recorder))
    assert shared.came_to(state_of(opened(shared.record)))


def test_the_default_run_fits_into_a_short_message():
    assert len(text_of(recorded(*RUNS["full batch"]))) <= 110


def test_what_was_written_once_can_be_read_for_ever():
    trainer = Trainer()
    trainer.train(454)
    assert read_run_text(WRITTEN_ONCE).came_to(trainer.state())
    assert bits(state_of(pasted(WRITTEN_ONCE))) == bits(trainer.state())


def test_what_came_after_the_present_instant_is_left_out():
    recorder = recorded(Setup(), (TrainEpochs(100), SetParameter(ParameterId.W1_11, 2.0), TrainEpochs(100)))
    recorder.apply(GoTo(40))
    timeline = pasted(text_of(recorder)).frame().timeline
    assert (timeline.last_epoch, timeline.edits, timeline.is_at_end) == (40, (), True)


def test_an_exercise_keeps_what_it_hides_and_locks():
    assert pasted(text_of(recorded(*RUNS["handed out"]))).frame().setup.handout == HANDED_OUT


def test_of_a_run_whose_beginning_is_forgotten_only_that_part_of_the_curve_is_missing():
    recorder = Recorder(Trainer(), most_acts=4)
    for number in range(4):
        recorder.apply(TrainEpochs(200))
        recorder.apply(SetParameter(ParameterId.W1_11, number / 7))
    recorder.apply(TrainEpochs(3))
    text = text_of(recorder)
    assert len(text) < 400, "for a thousand points there is no room in it"
    shared = read_run_text(text)
    again = opened(shared.record)
    assert shared.came_to(state_of(again))
    assert again.frame().timeline.first_epoch == recorder.frame().timeline.first_epoch > 0
    curve = state_of(recorder).history.points()
    known = curve[curve[:, 0] > again.frame().timeline.first_epoch]
    assert state_of(again).history.points()[-len(known) :].tobytes() == known.tobytes()


def test_where_other_bits_come_out_that_can_be_told():
    shared = read_run_text(WRITTEN_ONCE)
    state = state_of(opened(shared.record))
    for place, value in ((3, np.nextafter(state.parameters.vector[3], 1)), (8, -0.0)):
        vector = state.parameters.vector.copy()
        vector[place] = value
        assert not shared.came_to(replace(state, parameters=Parameters(vector)))
    assert not shared.came_to(replace(state, steps=state.steps + 1))


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        '"{}"',
        "“{}”",
        "  `{}`\n",
        "Look at my run: {} Is it right?\n\nBest wishes,\nAnna-Lena",
        "{}.",
        "<{}>",
        "> {}\r\n> \r\n> Best wishes",
        "\ufeff{}\u200b",
    ],
)
@pytest.mark.parametrize("break_", ["", "\n", "\r\n> ", "=\r\n", " \t\u00a0", "\u200b", "\u00ad"])
def test_what_mail_and_chat_do_to_a_text_does_no_harm(around, break_):
    lines = textwrap.wrap(WRITTEN_ONCE, 31, break_on_hyphens=False)
    text = around.format(break_.join(lines))
    assert bits(state_of(pasted(text))) == bits(state_of(pasted(WRITTEN_ONCE)))


def test_every_truncation_is_refused():
    text = text_of(recorded(*RUNS["in the midst of a pass"]))
    for length in range(len(text) - 1):
        line = refusal(text[:length])
        assert "copied" in line
    assert refusal(text[: len(text) // 2]).endswith("its end is missing")


def test_changed_letters_are_refused_or_nothing_has_changed():
    generator = random.Random(SEED)
    text = text_of(recorded(*RUNS["own points"]))
    expected = bits(state_of(pasted(text)))
    for _ in range(FLIPS):
        place = generator.randrange(len(text))
        changed = text[:place] + generator.choice(ALPHABET) + text[place + 1 :]
        try:
            shared = read_run_text(changed)
        except FileError as error:
            assert str(error).isprintable()
        else:
            assert bits(state_of(opened(shared.record))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "holds no copied run: one begins with ann221:"),
        ("O2_1 = 0.68", "holds no copied run: one begins with ann221:"),
        ("ann221:", "is not all of a copied run: its end is missing"),
        ("ann221:A", "is not all of a copied run: its end is missing"),
        ("ann221: hello", "its end is missing"),
        ("ann221:Ag" + WRITTEN_ONCE[9:], "was copied from a newer version of the program"),
        ("ann221:AA" + WRITTEN_ONCE[9:], "is not a run as it was copied: something in it is missing or"),
        (WRITTEN_ONCE[:40] + WRITTEN_ONCE[41:], "is not a run as it was copied"),
        ("x" * (16 << 20) + WRITTEN_ONCE, "is larger than 16 MiB"),
        ("\ud800" + WRITTEN_ONCE[:-20], "its end is missing"),
    ],
)
def test_what_is_no_whole_run_is_refused_in_words(text, expected):
    assert expected in refusal(text)


# What somebody might make on purpose


def packed(content: bytes) -> str:
    """A text with a right checksum; plain, so that no dictionary is needed."""
    compressor = zlib.compressobj(wbits=-15)
    body = zlib.crc32(content).to_bytes(4, "big") + compressor.compress(content) + compressor.flush()
    return PREFIX + base64.urlsafe_b64encode(b"\x01" + body).decode()


ZEROS = np.zeros(9).tobytes()
ACTS = [{"begin": {"learning_rate": 1, "tolerance": 1}}, {"train": {"steps": 3, "samples": 12}}]
DOCUMENT = {"dataset": "xor", "start": {"kind": "all equal", "value": 0.5}, "acts": ACTS}
TWICE = json.dumps(DOCUMENT).replace("{", '{"dataset": "and", ', 1).encode()


def with_keys(**keys) -> str:
    return packed(ZEROS + json.dumps(DOCUMENT | keys).encode())


def trained(steps, samples) -> str:
    return with_keys(acts=[ACTS[0], {"train": {"steps": steps, "samples": samples}}])


def test_a_text_made_by_hand_is_read_and_does_not_come_to_what_it_says():
    shared = read_run_text(with_keys())
    state = state_of(opened(shared.record))
    assert state.steps == 3
    assert not shared.came_to(state)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (packed(b""), "is not a run as it was copied"),
        (packed(ZEROS), "ends too early: something is not closed"),
        (packed(ZEROS + TWICE), "dataset: stands there twice"),
        (packed(ZEROS + b"\xff"), "is not UTF-8 text"),
        (packed(np.full(9, np.nan).tobytes() + b"{}"), "is not a run as it was copied"),
        (packed(ZEROS + b"[" * 10**6), "must be an object"),
        (packed(ZEROS + b" " * (17 << 20)), "is larger than 16 MiB"),
        (with_keys(dataset="moons"), "dataset: 'moons' is not one of xor, and"),
        (with_keys(eval="1"), "eval: is not known here"),
        (with_keys(acts=ACTS[1:]), "acts: number 1: must be begin or known_from"),
        (with_keys(acts=[*ACTS, *ACTS]), "acts: number 3: only the first act begins a run"),
        (trained(1, 9), "acts: number 2: 1 steps with batches of 4 can't have seen 9 samples"),
        (trained(10**30, 1), "acts: number 2: train.steps: must be at most 9007199254740992"),
        (with_keys(handout={"hidden": ["O9_1"]}), "handout: hidden: number 1: 'O9_1' is not a line"),
    ],
    ids=lambda value: value if len(value) < 99 else "",
)
def test_what_can_not_be_a_run_is_refused_with_its_key(text, expected):
    assert expected in refusal(text)


def test_a_billion_steps_are_only_promised():
    """They are done when somebody goes there, in as small steps as one likes: nothing of it happens here."""
    record = read_run_text(trained(10**9, 4 * 10**9)).record
    assert record.tip.steps == 10**9
    recorder = recorded(Setup(), (TrainSteps(1),))
    before = bits(state_of(recorder))
    journey = recorder.set_out(Open(record))
    journey.go(10)
    assert 0 < journey.share < 1e-6
    assert bits(state_of(recorder)) == before
