"""Works out a formula from its text, as a reader with a calculator would: nothing of the program takes part.

What it reads: numbers (9.38e−05, ½), + − · / and brackets, squares, σ(…) and tanh(…), and matrices
`[a, b; c, d]` with ᵀ behind them, whose · is the product of matrices.
"""

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np

Value = Any  # a float, or a matrix of them
_TOKEN = re.compile(r"\d+(?:\.\d+)?(?:e[−+]?\d+)?|tanh|[σ½()\[\],;ᵀ²·+−/]")
_FUNCTIONS: dict[str, Callable[[Value], Value]] = {"σ": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}


def sides(text: str) -> list[str]:
    """What stands left and right of the equals signs."""
    return [side.strip() for side in text.split("=")]


def is_all_numbers(text: str) -> bool:
    """Whether it can be worked out: no symbols, no words, nothing left out."""
    return text != "" and not _TOKEN.sub("", text).strip()


def worked_out(text: str) -> Value:
    """Its value; ValueError where it can't be read."""
    reader = _Reader(text)
    value = reader.sum()
    if reader.next:
        raise ValueError(f"{reader.next!r} is too much in {text!r}")
    return value


class _Reader:
    """Sums are made of products, products of factors."""

    def __init__(self, text: str) -> None:
        if not is_all_numbers(text):
            raise ValueError(f"{text!r} has more than numbers in it")
        self._tokens = _TOKEN.findall(text)

    @property
    def next(self) -> str:
        return self._tokens[0] if self._tokens else ""

    def _take(self, wanted: str = "") -> str:
        if wanted not in ("", self.next):
            raise ValueError(f"{wanted!r} is missing before {self.next!r}")
        return self._tokens.pop(0)

    def _takes(self, wanted: str) -> bool:
        if self.next != wanted:
            return False
        self._take()
        return True

    def sum(self) -> Value:
        total = -self._product() if self._takes("−") else self._product()
        while self.next in ("+", "−") and self.next:
            sign = -1 if self._take() == "−" else 1
            total = total + sign * self._product()
        return total

    def _product(self) -> Value:
        product = self._factor()
        while self.next in ("·", "/") and self.next:
            if self._take() == "/":
                product = product / self._factor()
            else:
                factor = self._factor()
                product = product @ factor if isinstance(product, np.ndarray) else product * factor
        return product

    def _factor(self) -> Value:
        value = self._bare()
        while self.next in ("²", "ᵀ") and self.next:
            value = value * value if self._take() == "²" else value.T
        return value

    def _bare(self) -> Value:
        token = self._take()
        if token == "½":
            return 0.5
        if token == "[":
            return self._matrix()
        if token == "(" or token in _FUNCTIONS:
            if token != "(":
                self._take("(")
            value = self.sum()
            self._take(")")
            return _FUNCTIONS.get(token, lambda inner: inner)(value)
        return float(token.replace("−", "-"))

    def _matrix(self) -> Value:
        rows = [[self.sum()]]
        while not self._takes("]"):
            if self._takes(";"):
                rows.append([])
            else:
                self._take(",")
            rows[-1].append(self.sum())
        return np.array(rows)


def agree(first: Value, second: Value, relative: float) -> bool:
    """Whether two values are the same to so much of the larger number in them."""
    scale = max(np.max(np.abs(first)), np.max(np.abs(second)))
    return bool(np.max(np.abs(first - second)) <= relative * scale) and math.isfinite(scale)
