"""The published worked examples, opened in the window, show the printed numbers, or the true ones instead.

Sources and prints: the mathematics page of the project; "true" are its own corrections.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.numbers import Digits
from ann221_gui.files.resources import resource
from ann221_gui.main_window import MainWindow
from ann221_gui.views.formulas.blocks import Written
from ann221_gui.views.formulas.formula_list import FormulaList
from ann221_gui.views.formulas.sheet_words import text_of

OpenWindow = Callable[..., MainWindow]

# By the name of the file, printed or true numbers. The sources' δ is −1 times ∂E/∂(net input).
PRINTED = {
    "worked-example": {
        "O2_1": "0.68", "O2_2": "0.6637", "O3_1": "0.69",
        "dE_dI_O3_1": "0.0407", "dE_dI_O2_1": "0.0026545", "dE_dI_O2_2": "0.0081716",
        "new_w1_11": "0.0991", "new_w1_12": "0.3971", "new_w1_21": "0.7976", "new_w1_22": "0.5926",
        "new_w2_11": "0.27233", "new_w2_21": "0.87300",
    },
    "worked-example-stale": {"staged_dE_dI_O2_1": "0.0024096", "staged_dE_dI_O2_2": "0.0079265"},
    "worked-example-wrong-in-print": {
        "O2_1": "0.5523", "O2_2": "0.5781", "I_O3_1": "0.6860", "dE_dI_O2_2": "0.00807",
        "new_w1_12": "0.2971750", "new_w2_11": "0.2796915", "new_w2_21": "0.8787429",
    },
    "worked-example-with-biases": {
        "O2_1": "0.5498", "O2_2": "0.7109", "O3_1": "0.5227", "dE_dI_O3_1": "-0.1191",
        "new_w2_11": "0.4164", "new_w1_21": "-0.09705", "new_b1_1": "0.30295",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", PRINTED)
def test_a_published_example_opens_and_shows_its_numbers(
    qtbot: QtBot, open_window: OpenWindow, name: str
) -> None:
    window = open_window()
    window.opening.open_file(str(resource(f"problems/{name}.json")))
    qtbot.waitUntil(lambda: len(window.run.snapshot.frame.dataset) == 1)
    hyper = window.run.setup.hyperparameters
    exactly = replace(as_the_source(name, hyper.conventions), digits=Digits(17, are_significant=True))
    window.run.choices.set_hyperparameters(replace(hyper, conventions=exactly))
    qtbot.waitUntil(lambda: window.run.snapshot.problem.conventions == exactly)
    window.workbench.show_page(1)
    QApplication.processEvents()
    sheet = window.workbench.findChild(FormulaList).sheets[0]
    shown = {block.quantity: result(text_of(block)) for block in sheet.blocks if isinstance(block, Written)}
    for quantity, printed in PRINTED[name].items():
        decimals = len(printed.partition(".")[2])
        assert abs(shown[quantity] - float(printed)) <= 0.5 * 10.0**-decimals, quantity


def as_the_source(name: str, conventions: Conventions) -> Conventions:
    """The stale numbers are a slip in their file, and right where layers are updated one after the other."""
    assert conventions.update is UpdateOrder.ALL_AT_ONCE
    return replace(conventions, update=UpdateOrder.LAYER_BY_LAYER) if "stale" in name else conventions


def result(text: str) -> float:
    """What stands behind the last equals sign; NaN where that is not a number."""
    last = text.replace("−", "-").rpartition("=")[2].strip()
    return float(last) if re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", last) else float("nan")
