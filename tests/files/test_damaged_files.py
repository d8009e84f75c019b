"""Problems, points and answer sheets, cut off anywhere or with bytes of others: loaded as what stands there,
or refused in one line."""

import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from ann221_gui.core.checking.sheet import sheet
from ann221_gui.files.answer_file import read_answers
from ann221_gui.files.errors import LONGEST_LINE, FileError
from ann221_gui.files.points_file import read_points
from ann221_gui.files.problem_file import read_handout
from ann221_gui.files.resources import resource

FLIPS = 2000
SEED = 221
NAME = "damaged"

EXERCISE = resource("problems/exercise.json").read_bytes()
EXAMPLE = resource("problems/worked-example-wrong-in-print.json").read_bytes()
LINES = list(sheet(read_handout(EXAMPLE, NAME)[0].setting))
BY_HAND = """{
  "type": "ann221/problem", "version": 1, "title": "Übung \\u2160",
  "inputs": ["0,35", 0.7], "target": "1/3",
  "weights": {"w1_11": 0.2, "w1_12": "−3e-1", "w1_21": "1/5", "w1_22": "0,3", "w2_11": 3E-1, "w2_21": 0.9},
  "learning_rate": 1.5, "conventions": {"error": "half squared", "digits": {"decimals": 4}}
}
"""
DECIMAL_COMMAS = "\ufeffx1;x2;target\r\n" + "".join(
    f"{x1},{x2}5;−{x2},{x1}e-{x1};1/{x1 + 1}\r\n" for x1 in range(9) for x2 in range(5)
)
TABLE = "".join(f"{x1 / 7!r},{x2 / -3!r},{(x1 + x2) % 2}\n" for x1 in range(8) for x2 in range(4))
ANSWERS = "".join(f"{line} = 0,{number}{number + 3}\n" for number, line in enumerate(LINES[:20]))
ANSWERS_IN_JSON = json.dumps({line: number / 7 for number, line in enumerate(LINES[:20])})


@dataclass(frozen=True)
class Kind:
    """A file, and its numbers: as the program reads them, and as they stand there to anybody else."""

    content: bytes
    read: Callable[[bytes], list[float]]
    stands_there: Callable[[str], list[float]]


def number(written: object) -> float:
    text = str(written).strip().replace("−", "-").replace(",", ".")
    numerator, _, denominator = text.partition("/")
    return float(numerator) / float(denominator or 1)


def problem_read(content: bytes) -> list[float]:
    problem, _ = read_handout(content, NAME)
    values = problem.parameters.vector[: 9 if problem.biases else 6].tolist()
    return sorted([*problem.inputs, problem.target, problem.learning_rate, *values])


def problem_stands_there(text: str) -> list[float]:
    document = json.loads(text)
    written = [*document["inputs"], document["target"], document["learning_rate"]]
    written += [*document["weights"].values(), *document.get("biases", {}).values()]
    return sorted(map(number, written))


def points_read(content: bytes) -> list[float]:
    dataset = read_points(content, NAME, "points")
    return np.column_stack([dataset.inputs, dataset.targets]).ravel().tolist()


def points_stand_there(text: str) -> list[float]:
    rows = [row for row in re.split(r"\r\n|\r|\n", text) if row.strip()]
    between = ";" if ";" in rows[0] else ","
    cells = [row.split(between) for row in rows if "t" not in row.lower()]
    return [number(cell) for row in cells for cell in row]


def answers_read(content: bytes) -> list[float]:
    return [number(answer.text) for answer in read_answers(content, NAME, LINES).values()]


def answers_stand_there(text: str) -> list[float]:
    plain = text.replace('"', "").splitlines()
    rows = [re.fullmatch(r".+?\s*[=:;,\s]\s*([-+−]?[.,]?\d.*)", row.strip()) for row in plain]
    return [number(row[1]) for row in rows if row is not None]


def answers_in_json_stand_there(text: str) -> list[float]:
    return [number(value) for value in json.loads(text).values()]


KINDS = {
    "problem": Kind(BY_HAND.encode(), problem_read, problem_stands_there),
    "exercise": Kind(EXERCISE, problem_read, problem_stands_there),
    "published example": Kind(EXAMPLE, problem_read, problem_stands_there),
    "points": Kind(TABLE.encode(), points_read, points_stand_there),
    "points with decimal commas": Kind(DECIMAL_COMMAS.encode(), points_read, points_stand_there),
    "answers": Kind(ANSWERS.encode(), answers_read, answers_stand_there),
    "answers in JSON": Kind(ANSWERS_IN_JSON.encode(), answers_read, answers_in_json_stand_there),
}


def is_loaded(kind: Kind, content: bytes) -> bool:
    """Whether it is; what is loaded as anything else, or refused in another way, fails the test."""
    try:
        loaded = kind.read(content)
    except FileError as error:
        line = str(error)
        assert line.startswith(NAME)
        assert line.isprintable()
        assert len(line) <= LONGEST_LINE
        return False
    assert loaded == kind.stands_there(content.decode("utf-8-sig"))
    return True


@pytest.mark.parametrize("name", KINDS)
def test_the_file_that_is_damaged_here_is_loaded(name: str) -> None:
    assert is_loaded(KINDS[name], KINDS[name].content)


@pytest.mark.parametrize("name", KINDS)
def test_cut_off_anywhere_it_is_refused_or_what_is_left(name: str) -> None:
    kind = KINDS[name]
    content = kind.content.rstrip()
    loaded = [length for length in range(len(content)) if is_loaded(kind, content[:length])]
    assert not loaded or not content.startswith(b"{"), "half an object is none"


@pytest.mark.parametrize("name", KINDS)
def test_with_other_bytes_it_is_refused_or_what_stands_there(name: str) -> None:
    kind, chance = KINDS[name], random.Random(SEED)
    loaded = 0
    for _ in range(FLIPS):
        content = bytearray(kind.content)
        for _ in range(chance.choice([1, 1, 2, 5])):
            content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        loaded += is_loaded(kind, bytes(content))
    assert 0 < loaded < FLIPS


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nested_to_any_depth_it_is_refused(opening: str) -> None:
    """Near the limit of the interpreter, one reader of a text may reach it where another has not."""
    closing = {"[": "]", '{"a":': "}"}[opening]
    for depth in [*range(sys.getrecursionlimit() - 150, sys.getrecursionlimit() + 20), 100_000]:
        nested = opening * depth + "1" + closing * depth
        sheet_of_answers = f'{{"O2_1": {nested}}}'
        with pytest.raises(FileError):
            read_answers(sheet_of_answers.encode(), NAME, LINES)
        with pytest.raises(FileError):
            read_handout(EXERCISE.replace(b"{", f'{{"answers": {sheet_of_answers},'.encode(), 1), NAME)
