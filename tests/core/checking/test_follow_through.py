"""Each line is judged from one's own earlier lines: a fault is counted once, where it began."""

from ann221_gui.core.checking.judgement import Verdict
from tests.core.checking.by_hand import Task, sigma

TASK = Task()
Q = TASK.given
WRONG = "0.5600"  # for O²₁, true 0.68027


def with_wrong_output() -> dict[str, float]:
    """All that follows from it, in plain arithmetic."""
    q = {"O2_1": 0.56}
    q["I_O3_1"] = 0.56 * 0.3 + Q["O2_2"] * 0.9
    q["O3_1"] = sigma(q["I_O3_1"])
    q["Delta"] = 0.5 - q["O3_1"]
    q["E"] = q["Delta"] ** 2
    q["dE_dI_O3_1"] = -2 * q["Delta"] * q["O3_1"] * (1 - q["O3_1"])
    q["dE_dI_O2_1"] = q["dE_dI_O3_1"] * 0.3 * 0.56 * (1 - 0.56)
    q["dE_dw2_11"] = q["dE_dI_O3_1"] * 0.56
    q["new_w2_11"] = 0.3 - 0.7 * q["dE_dw2_11"]
    return q


F = with_wrong_output()


def test_the_step_that_follows_from_a_wrong_line_is_right() -> None:
    judged = TASK.judged("I_O3_1", F["I_O3_1"], {"O2_1": WRONG, "O2_2": Q["O2_2"]})
    assert (judged.verdict, judged.began) == (Verdict.FOLLOWS, ("O2_1",))
    assert not judged.verdict.is_fault
    assert not judged.verdict.is_right


def test_through_many_lines_the_fault_stays_where_it_began() -> None:
    marking = TASK.marked({**F, "O2_1": WRONG})
    assert marking.first_fault == "O2_1"
    below = [one for line, one in marking.lines.items() if line != "O2_1"]
    assert {(one.verdict, one.began) for one in below} == {(Verdict.FOLLOWS, ("O2_1",))}
    assert len(below) == 8


def test_through_lines_that_nobody_wrote_down_too() -> None:
    for line in ("E", "dE_dI_O2_1", "new_w2_11"):
        judged = TASK.judged(line, F[line], {"O2_1": "0.5600000"})
        assert (judged.verdict, judged.began) == (Verdict.FOLLOWS, ("O2_1",)), line


def test_where_the_earlier_line_is_not_given_the_true_one_counts() -> None:
    assert TASK.judged("E", F["E"]).verdict.is_fault
    assert TASK.judged("E", F["E"], {"I_O3_1": Q["I_O3_1"]}).verdict.is_fault
    assert TASK.judged("E", Q["E"]).verdict is Verdict.ROUNDED


def test_a_right_answer_below_a_wrong_one_is_right() -> None:
    """Somebody else's number, or a fault put right on the way."""
    below = {line: Q[line] for line in F if line != "O2_1"}
    marking = TASK.marked({**below, "O2_1": WRONG})
    assert {marking.lines[line].verdict for line in below} == {Verdict.ROUNDED}
    assert marking.first_fault == "O2_1"


def test_a_right_answer_below_a_wrong_one_is_right_within_rounding_too() -> None:
    """0.0814·0.3·0.218 = 0.00532 with three digits all the way; true 0.005309, from 0.56 it is 0.00602."""
    judged = TASK.judged("dE_dI_O2_1", "0.00532", {"O2_1": WRONG})
    assert (judged.verdict, judged.shortening) == (Verdict.ROUNDED, None)


def test_a_line_that_follows_from_two_faults_names_both() -> None:
    """0.3·0.56 + 0.9·0.59 = 0.699."""
    above = {"O2_1": WRONG, "O2_2": "0.5900"}
    judged = TASK.judged("I_O3_1", "0.6990", above)
    assert (judged.verdict, judged.began) == (Verdict.FOLLOWS, ("O2_1", "O2_2"))
    error = TASK.judged("E", (0.5 - sigma(0.699)) ** 2, above | {"I_O3_1": "0.6990"})
    assert (error.verdict, error.began) == (Verdict.FOLLOWS, ("O2_1", "O2_2"))


def test_a_second_fault_below_the_first_is_one_of_its_own() -> None:
    """Δ follows from the wrong output, but ∂E/∂O³₁ lacks its factor 2; 0.2777·0.7777·0.2223 = 0.04801."""
    sheet = {"O3_1": "0.7777", "Delta": "-0.2777", "dE_dO3_1": "0.2777", "dE_dI_O3_1": "0.04801"}
    lines = TASK.marked(sheet).lines
    verdicts = [one.verdict for one in lines.values()]
    assert verdicts == [Verdict.WRONG, Verdict.FOLLOWS, Verdict.SLIP, Verdict.FOLLOWS]
    assert lines["dE_dO3_1"].explanations[0].names == ("factor 2 missing",)
    assert lines["dE_dI_O3_1"].began == ("O3_1", "dE_dO3_1")


def test_it_began_where_the_way_that_was_gone_comes_from() -> None:
    """∂E/∂w²₁₁ can be taken from Δ or from the error signal; both are wrong, and not from each other."""
    above = {"Delta": "-0.3000", "dE_dI_O3_1": "0.2400"}
    from_delta = TASK.judged("dE_dw2_11", 2 * 0.3 * Q["dO3_1_dw2_11"], above)
    from_signal = TASK.judged("dE_dw2_11", 0.24 * Q["O2_1"], above)
    assert (from_delta.verdict, from_delta.began) == (Verdict.FOLLOWS, ("Delta",))
    assert (from_signal.verdict, from_signal.began) == (Verdict.FOLLOWS, ("dE_dI_O3_1",))


def test_a_slip_is_seen_in_a_line_whose_own_earlier_ones_are_wrong() -> None:
    """The learning rate is forgotten below a wrong gradient: 0.3 − 0.05, not 0.3 − 0.7·0.05."""
    judged = TASK.judged("new_w2_11", "0.25000", {"dE_dw2_11": "0.05000"})
    assert (judged.verdict, judged.explanations[0].names) == (Verdict.SLIP, ("learning rate forgotten",))
