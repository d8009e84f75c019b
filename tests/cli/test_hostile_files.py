"""Files that are cut off, damaged or malicious: each is refused in one line that names file and place."""

import json
import os
import random

import pytest

CUTS = 40
DAMAGES = 40
SEED = 221

# What is replaced in a good problem file, by what, and what the refusal has to name.
SLIPS = {
    "no number": ("0.35", "NaN", "inputs: line 3, column 14: is not a finite number"),
    "infinite": ("0.35", "-Infinity", "inputs: line 3, column 15: is not a finite number"),
    "too large": ("0.35", "1e999", "inputs: number 1: is too large for a number here"),
    "too large as text": ("0.35", '"1e999"', "inputs: number 1: '1e999' is too large"),
    "too many digits": ("0.35", "9" * 5000, "inputs: number 1: is too large"),
    "as many as fit nowhere": ("0.35", "9" * 400, "inputs: number 1: is too large"),
    "divided by zero": ("0.35", '"1/0"', "inputs: number 1: '1/0' divides by zero"),
    "words": ("0.35", '"a third"', "inputs: number 1: 'a third' is not a number"),
    "a formula": ("0.35", '"__import__(1)"', "inputs: number 1: '__import__(1)' is not a number"),
    "yes": ("0.35", "true", "inputs: number 1: must be a number"),
    "nothing": ("0.35", "null", "inputs: number 1: must be a number"),
    "three inputs": ("0.35", "0.35, 1", "inputs: must be two numbers"),
    "one input": ("0.35, ", "", "inputs: must be two numbers"),
    "decimal comma": ('"learning_rate": 1', '"learning_rate": 0,3', "a decimal comma needs quotes"),
    "no target": ('"target": 1,', "", "target: is missing"),
    "empty target": ('"target": 1', '"target": ""', "target: a number is missing"),
    "no weight": ('"w1_11": 0.2,', "", "weights.w1_11: is missing"),
    "unknown weight": ('"w1_11"', '"w3_11"', "weights.w3_11: is not known here"),
    "two biases": ('"b1_2": 0, ', "", "biases.b1_2: is missing"),
    "null biases": ('{"b1_1": 0, "b1_2": 0, "b2_1": 0}', "null", "biases: must be an object"),
    "twice": ('"w1_11": 0.2', '"w1_11": 0.2, "w1_11": 0.3', "w1_11: stands there twice"),
    "unknown error": (
        '"squared"',
        '"cubed"',
        "conventions.error: 'cubed' is not one of squared, half squared",
    ),
    "unknown total": (
        '"squared"',
        '"squared", "total": "median"',
        "conventions.total: 'median' is not one of sum, mean",
    ),
    "unknown sign": (
        '"squared"',
        '"squared", "delta": "output"',
        "conventions.delta: 'output' is not one of target - output, output - target",
    ),
    "unknown order": (
        '"squared"',
        '"squared", "update": "later"',
        "conventions.update: 'later' is not one of all at once, layer by layer",
    ),
    "unknown notation": (
        '"squared"',
        '"squared", "notation": "mine"',
        "conventions.notation: 'mine' is not one of document, common",
    ),
    "no kind of digits": (
        '"squared"',
        '"squared", "digits": {}',
        "conventions.digits: needs either decimals or",
    ),
    "two kinds of digits": (
        '"squared"',
        '"squared", "digits": {"decimals": 4, "significant": 4}',
        "conventions.digits: needs either decimals or significant",
    ),
    "too many decimals": (
        '"squared"',
        '"squared", "digits": {"decimals": 18}',
        "conventions.digits: digits must be from 2 to 17, not 18",
    ),
    "endless decimals": (
        '"squared"',
        f'"squared", "digits": {{"decimals": {"9" * 5000}}}',
        "conventions.digits",
    ),
    "half a digit": (
        '"squared"',
        '"squared", "digits": {"significant": 4.5}',
        "conventions.digits.significant: must be a whole number",
    ),
    "digits without a kind": ('"squared"', '"squared", "digits": 4', "conventions.digits: must be an object"),
    "unknown convention": ('"squared"', '"squared", "sign": 1', "conventions.sign: is not known here"),
    "unknown function": (
        '"hidden": "logistic"',
        '"hidden": "step"',
        "activations.hidden: 'step' is not one of",
    ),
    "unknown key": ('"title"', '"titel"', "titel: is not known here"),
    "key of a megabyte": ('"title"', f'"{"k" * 900_000}"', "is not known here"),
    "title of a megabyte": ('"by hand"', f'"{"t" * 900_000}"', "title: must not be longer than 200"),
    "title in lines": ('"by hand"', r'"a\nb"', "title: must be one line"),
    "escape sequence": ('"by hand"', r'"\u001b[2J"', "title: must be one line"),
    "escape sequence as key": ('"title"', r'"\u001b[2J"', "is not known here"),
    "other type": ("ann221/problem", "ann221/problems", "type: must be 'ann221/problem'"),
    "session": ("ann221/problem", "ann221/session", "type: is a session, where a problem is needed"),
    "newer": ('"version": 1', '"version": 2', "version: 2 was made by a newer version of the program"),
    "older": ('"version": 1', '"version": 0', "version: must be 1, not 0"),
    "half a version": ('"version": 1', '"version": 1.5', "version: must be a whole number"),
    "deep inside": ('"by hand"', "[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "deep elsewhere": ('"title"', '"x":' + "[" * 100_000 + "]" * 100_000 + ',"title"', "nested too deeply"),
    "second document": ("\n}\n", "\n}\n{}", "is not valid JSON: trailing characters"),
    "comma too many": ('"target": 1,', '"target": 1,,', "target: line 3"),
}

WHOLE = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "a number": (b"5", "must be an object"),
    "a list": (b"[]", "must be an object"),
    "an empty object": (b"{}", "type: is missing"),
    "deep": (b'{"type":' * 50_000, "type: must be a text"),
    "deep list": (b"[" * 500_000, "must be an object"),
    "zeros": (b"\0" * 1000, "is not valid JSON"),
    "UTF-16": ('{"type": "ann221/problem"}'.encode("utf-16"), "is not UTF-8 text"),
    "Latin 1": ('{"type": "ann221/problem", "title": "Übung"}'.encode("latin-1"), "is not UTF-8 text"),
    "pickle": (b"\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94.", "is not UTF-8 text"),
    "too large": (b" " * (1 << 20) + b"{}", "is larger than 1 MiB"),
    "a program": (b"#!/bin/sh\nrm -rf /\n", "is not valid JSON"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_named_with_its_key(ann221, written, good_problem, name):
    before, after, expected = SLIPS[name]
    assert before in good_problem
    path = written(good_problem.replace(before, after, 1))
    line = ann221("solve", path).only_line
    assert line.startswith(f"{path}: ") and expected in line


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_problem_file_is_refused(ann221, written, name):
    content, expected = WHOLE[name]
    path = written(content)
    assert expected in ann221("solve", path).only_line


@pytest.mark.parametrize("cut", range(CUTS))
def test_a_truncated_file_is_refused(ann221, written, good_problem, cut):
    content = good_problem.rstrip().encode()
    path = written(content[: cut * len(content) // CUTS])
    assert ann221("solve", path).only_line.startswith(f"{path}: ")


@pytest.mark.parametrize("damage", range(DAMAGES))
def test_a_file_with_a_flipped_bit_is_refused_or_still_a_problem(ann221, written, good_problem, damage):
    """The highest bit makes it no text at all; another may turn a 2 into a 3."""
    generator = random.Random(SEED + damage)
    content = bytearray(good_problem.encode())
    bit = 7 if damage % 2 else generator.randrange(7)
    content[generator.randrange(len(content))] ^= 1 << bit
    path = written(bytes(content))
    result = ann221("solve", path, "--format", "json")
    if bit < 7 and result.status == 0:
        assert json.loads(result.out)["type"] == "ann221/solution"
    else:
        assert result.only_line.startswith(f"{path}: ")


def test_there_are_a_hundred_that_must_be_refused():
    assert len(SLIPS) + len(WHOLE) + CUTS + DAMAGES // 2 >= 100


@pytest.mark.parametrize("command", ["solve", "check", "check-gradients", "train", "export"])
def test_every_command_that_reads_refuses_alike(real_ann221, written, good_problem, command):
    path = written(good_problem.replace('"w1_11": 0.2,', ""))
    option = {"train": ["--start"], "export": ["--as", "numpy"]}.get(command, [])
    assert real_ann221(command, *option, path).only_line == f"{path}: weights.w1_11: is missing"


def test_what_can_not_be_read_at_all(ann221, tmp_path):
    assert ann221("solve", tmp_path).only_line == f"{tmp_path}: is a folder, not a file"
    missing = tmp_path / "missing.json"
    assert ann221("solve", missing).only_line == f"{missing}: there is no such file"
    assert "can't be the name of a file" in ann221("solve", "a\0b").only_line
    assert "can't be read" in ann221("solve", tmp_path / ("n" * 300)).only_line


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a file without an end")  # noqa: PTH110
def test_a_file_without_an_end_is_not_read_to_its_end(ann221):
    assert ann221("solve", "/dev/zero").only_line == "/dev/zero: is larger than 1 MiB"


def test_a_file_that_may_not_be_read(ann221, written, good_problem, monkeypatch):
    """Root may read anything, so the refusal comes from the stand-in for the system."""
    path = written(good_problem)
    monkeypatch.setattr(type(path), "open", refuse)
    assert ann221("solve", path).only_line == f"{path}: you have no permission to read it"


def refuse(*_):
    raise PermissionError(13, "Permission denied")


def test_a_name_that_is_no_text_is_refused_legibly(real_ann221, tmp_path):
    line = real_ann221("solve", os.fsdecode(b"caf\xe9\n.json")).only_line
    assert line == r"caf\udce9\n.json: there is no such file"
