"""Conventions in words."""

from dataclasses import replace

from ann221_gui.core.conventions import (
    DOCUMENT_CONVENTIONS,
    Conventions,
    DeltaSign,
    Notation,
    UpdateOrder,
)
from ann221_gui.core.conventions_text import conventions_statement
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total
from ann221_gui.core.numbers import Digits
from ann221_gui.core.shortening import Carry, Shortening

ALL_DIFFERENT = Conventions(
    replace(HALF_SQUARED, total=Total.MEAN),
    DeltaSign.OUTPUT_MINUS_TARGET,
    UpdateOrder.LAYER_BY_LAYER,
    Notation.COMMON,
    Digits(6, are_significant=True),
)


def test_the_documents_are_called_so_and_listed_on_request():
    assert conventions_statement(DOCUMENT_CONVENTIONS) == "the document's conventions"
    assert conventions_statement(DOCUMENT_CONVENTIONS, in_full=True) == (
        "error (target − output)², summed over the samples, Δ = target − output, "
        "all weights updated at once from the old ones, the document's notation, "
        "as many digits as suit each place"
    )


def test_what_differs_is_said_and_nothing_else():
    assert conventions_statement(ALL_DIFFERENT) == (
        "error ½(target − output)², mean over the samples, Δ = output − target, "
        "weights updated layer after layer from the new ones, common notation, 6 significant figures"
    )
    mean = Conventions(replace(SQUARED, total=Total.MEAN), digits=Digits(4))
    assert conventions_statement(mean) == "mean over the samples, 4 decimals"


def test_what_is_carried_on_paper_is_said():
    rounded, cut_off = Carry(Digits(1)), Carry(Digits(3, are_significant=True), Shortening.CUT_OFF)
    statements = [conventions_statement(Conventions(carry=carry)) for carry in (rounded, cut_off)]
    assert statements == [
        "1 decimal carried on paper",
        "3 significant figures cut off and carried on paper",
    ]
