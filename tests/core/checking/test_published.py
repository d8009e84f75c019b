"""The examples that come with the program, as their sources printed them; true numbers: mathematics page."""

import pytest

from ann221_gui.core.checking.answer import parse_answer
from ann221_gui.core.checking.exercise import Exercise
from ann221_gui.core.checking.judgement import Marking, Verdict
from ann221_gui.core.checking.mark import mark
from ann221_gui.core.shortening import Shortening
from ann221_gui.files.opening import open_handout
from ann221_gui.files.resources import resource


def marked(name: str) -> Marking:
    problem, handout = open_handout(resource(f"problems/{name}.json"))
    return mark(Exercise(problem), handout.answers, handout.reading, handout.tolerance)


@pytest.mark.parametrize(("name", "count"), [("worked-example", 12), ("worked-example-with-biases", 7)])
def test_a_right_example_is_right_throughout(name: str, count: int) -> None:
    marking = marked(name)
    assert len(marking.lines) == count
    assert {one.verdict for one in marking.lines.values()} == {Verdict.ROUNDED}
    assert not any(one.is_doubtful for one in marking.lines.values())
    assert (marking.first_fault, marking.alternative) == ("", None)


def test_its_first_error_signal_was_cut_off() -> None:
    """Printed −0.0406, true −0.0407."""
    lines = marked("worked-example").lines
    cut_off = [line for line, one in lines.items() if one.shortening is Shortening.CUT_OFF]
    assert cut_off == ["dE_dI_O3_1"]
    assert lines["dE_dI_O3_1"].answer.value == -0.0406


def test_its_new_output_weights_are_off_by_rounding_alone() -> None:
    """Printed 0.2724 and 0.8731, true 0.27233 and 0.87300; from the 0.0406 cut off above."""
    lines = marked("worked-example").lines
    by_rounding_before = [line for line, one in lines.items() if one.shortening is None]
    assert by_rounding_before == ["new_w2_11", "new_w2_21"]


def test_what_two_digits_above_can_not_lead_to_is_wrong() -> None:
    """From 0.68 and 0.69 as printed, the steps are known to some 6 %: 0.0277 and 0.0029."""
    problem, handout = open_handout(resource("problems/worked-example.json"))
    answers = {**handout.answers, "new_w2_11": parse_answer("0.2750"), "new_w1_12": parse_answer("0.3980")}
    lines = mark(Exercise(problem), answers, handout.reading).lines
    assert [line for line, one in lines.items() if not one.verdict.is_right] == ["new_w2_11", "new_w1_12"]


def test_stale_numbers_are_named_as_what_they_are() -> None:
    """−2.406e-3 and −7.916e-3 with the updated weights; the true ones are −2.6545e-3 and −8.1716e-3."""
    marking = marked("worked-example-stale")
    assert list(marking.lines) == ["dE_dI_O2_1", "dE_dI_O2_2"]
    for line, judged in marking.lines.items():
        first, second = judged.explanations[:2]
        assert (judged.verdict, first.names, first.at) == (Verdict.SLIP, ("updated output weight",), line)
        assert first.equation == "A8"
        assert second.names == ("layer by layer",)
        assert second.alternative is not None


def test_stale_numbers_are_right_layer_by_layer() -> None:
    problem, handout = open_handout(resource("problems/worked-example-stale.json"))
    taken = marked("worked-example-stale").lines["dE_dI_O2_1"].explanations[1].alternative
    assert taken is not None
    exercise = Exercise(type(problem)(**{**vars(problem), "conventions": taken.conventions}))
    again = mark(exercise, handout.answers, taken.reading)
    assert {one.verdict for one in again.lines.values()} == {Verdict.ROUNDED}


def test_what_is_wrong_in_print_is_found() -> None:
    """0.56 and 0.59 for 0.5523 and 0.5781 are the first faults; −0.0819 is −0.00807, ten times too much."""
    marking = marked("worked-example-wrong-in-print")
    lines = marking.lines
    assert marking.first_fault == "O2_1"
    assert lines["O2_1"].verdict.is_fault
    assert lines["O2_2"].verdict.is_fault
    signal = lines["dE_dI_O2_2"]
    assert (signal.verdict, [one.names for one in signal.explanations]) == (
        Verdict.SLIP,
        [("decimal point",)],
    )


def test_what_follows_from_a_misprint_is_no_misprint() -> None:
    """0.3·0.56 + 0.9·0.59 = 0.699, printed 0.702; 0.9 − 0.59·0.0376 = 0.877816, with 0.17·0.2211 = 0.0376."""
    lines = marked("worked-example-wrong-in-print").lines
    for line in ("I_O3_1", "new_w2_21"):
        assert (lines[line].verdict, lines[line].began) == (Verdict.FOLLOWS, ("O2_1", "O2_2"))
    for line in ("new_w2_11", "new_w1_12"):  # printed 0.086615 and 0.273225, true 0.2796915 and 0.2971750
        assert lines[line].verdict.is_fault
