"""`ann221 solve` against arithmetic with hundreds of digits, on 1,000 problems in one run."""

import json
import random

import mpmath
import pytest
from mpmath import mpf

WEIGHTS = ("w1_11", "w1_12", "w1_21", "w1_22", "w2_11", "w2_21")
BIASES = ("b1_1", "b1_2", "b2_1")
# 1 − O keeps 60 of them where it is as small as 1e-290.
DIGITS = 350


def problem(generator: random.Random, scale: float, has_biases: bool) -> dict:
    def numbers(names, bound):
        return {name: generator.uniform(-bound, bound) for name in names}

    return {
        "type": "ann221/problem",
        "version": 1,
        "inputs": [generator.uniform(-1, 1), generator.uniform(-1, 1)],
        "target": generator.choice([0, 1, generator.random()]),
        "weights": numbers(WEIGHTS, scale),
        **({"biases": numbers(BIASES, scale)} if has_biases else {}),
        "learning_rate": generator.uniform(0.01, 2),
        "conventions": {"error": generator.choice(["squared", "half squared"])},
    }


def truth(given: dict) -> dict:
    """The document's equations as they stand there."""
    p = {name: mpf(value) for name, value in {**dict.fromkeys(BIASES, 0), **given["weights"]}.items()}
    p |= {name: mpf(value) for name, value in given.get("biases", {}).items()}
    x1, x2 = map(mpf, given["inputs"])
    factor = 1 if given["conventions"]["error"] == "squared" else mpf(1) / 2
    z1 = x1 * p["w1_11"] + x2 * p["w1_21"] + p["b1_1"]
    z2 = x1 * p["w1_12"] + x2 * p["w1_22"] + p["b1_2"]
    h1, h2 = 1 / (1 + mpmath.exp(-z1)), 1 / (1 + mpmath.exp(-z2))
    z3 = h1 * p["w2_11"] + h2 * p["w2_21"] + p["b2_1"]
    o = 1 / (1 + mpmath.exp(-z3))
    s1, s2, s3 = h1 * (1 - h1), h2 * (1 - h2), o * (1 - o)
    delta = mpf(given["target"]) - o
    slope = -2 * factor * delta
    derivatives = {
        "w2_11": h1 * s3,
        "w2_21": h2 * s3,
        "w1_11": p["w2_11"] * x1 * s1 * s3,
        "w1_12": p["w2_21"] * x1 * s2 * s3,
        "w1_21": p["w2_11"] * x2 * s1 * s3,
        "w1_22": p["w2_21"] * x2 * s2 * s3,
    }
    bias_derivatives = {"b2_1": s3, "b1_1": p["w2_11"] * s1 * s3, "b1_2": p["w2_21"] * s2 * s3}
    q = {"O1_1": x1, "O1_2": x2, "I_O2_1": z1, "I_O2_2": z2, "O2_1": h1, "O2_2": h2, "I_O3_1": z3, "O3_1": o}
    q |= {"Delta": delta, "E": factor * delta**2, "dE_dO3_1": slope}
    q |= {"slope_O2_1": s1, "slope_O2_2": s2, "slope_O3_1": s3}
    for learned in (derivatives, bias_derivatives if "biases" in given else {}):
        q |= {f"dO3_1_d{name}": value for name, value in learned.items()}
        q |= {f"dE_d{name}": slope * value for name, value in learned.items()}
        q |= {
            f"new_{name}": p[name] - mpf(given["learning_rate"]) * slope * value
            for name, value in learned.items()
        }
    return q


@pytest.fixture(scope="module")
def given() -> list[dict]:
    """500 with |net input| ≤ 6 (three terms of at most 2), then 500 that saturate; half with biases."""
    generator = random.Random(221)
    return [problem(generator, scale, n % 2 == 1) for scale in (2, 1000) for n in range(500)]


def test_a_thousand_random_problems_in_one_run(real_ann221, given):
    lines = "\n".join(json.dumps(one) for one in given).encode()
    result = real_ann221("solve", "-", "--format", "json", given=lines)
    assert (result.status, result.err) == (0, "")
    solutions = [json.loads(line) for line in result.out.splitlines()]
    assert len(solutions) == 1000
    with mpmath.workdps(DIGITS):
        assert max(map(relative_error, given[:500], solutions[:500])) <= 1e-12
        assert max(map(relative_error, given[500:], solutions[500:])) <= 1e-10


def relative_error(one: dict, solution: dict) -> float:
    """The largest of this problem's quantities; those below 1e-290 only have to be that small as well."""
    true, found = truth(one), solution["quantities"]
    assert list(found) == list(true), "the names and their order are the contract's"
    tiny = [name for name in true if abs(true[name]) < 1e-290]
    assert all(abs(found[name]) <= 1e-290 for name in tiny)
    return max(float(abs((mpf(found[name]) - true[name]) / true[name])) for name in true if name not in tiny)
