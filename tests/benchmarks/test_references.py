"""What the program is measured against does the same work, and the figures are put together as they say."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.benchmarks.core import tasks, textbook
from tests.benchmarks.core.contest import TOLERANCES, Entry, Result, compare, difference, textbook_answer
from tests.benchmarks.core.rows import CONTESTS
from tests.benchmarks.machine import NotHereError
from tests.benchmarks.tables import Bound, Figure, Row, Table, from_plain, merged, to_plain
from tests.benchmarks.window.moves import FIRST_LEFT_OUT, latencies_ms
from tests.benchmarks.writing import as_markdown, as_text, number

CLOUD = tasks.two_clouds(30)
SIDE = tasks.evenly(-1.0, 2.0, 9)
ACROSS, UPWARDS = (0.6, -0.3, 0.2, 0.4, 0.5, -0.3), (0.1, 0.5, 0.0, 0.0, -0.2, 0.0)
SMALL_WORK: list[tasks.Task] = [
    tasks.Training(tasks.XOR, 4, 0.5),
    tasks.Training(tasks.XOR, 1, 0.5),
    tasks.Training(CLOUD, 30, 0.05),
    tasks.Training(CLOUD, 10, 0.05),
    tasks.Training(CLOUD, 1, 0.05),
    tasks.Map(SIDE, SIDE[:5], tasks.START),
    tasks.Plane(CLOUD, tasks.START, ACROSS, UPWARDS, SIDE, SIDE[:5]),
    tasks.many_networks(7),
]


def entries_for(task: tasks.Task) -> Sequence[Entry]:
    """Those that take such a task in the rows."""
    contests = [contest for row in CONTESTS.values() for contest in row]
    return next(contest.entries for contest in contests if isinstance(contest.task(), type(task)))


@pytest.mark.parametrize("task", SMALL_WORK, ids=lambda task: type(task).__name__)
def test_every_contestant_does_the_same_work(task: tasks.Task) -> None:
    right = textbook_answer(task)
    compared = 0
    for entry in entries_for(task):
        try:
            contestant = entry.make(task)
        except NotHereError:
            continue
        compared += 1
        assert difference(entry, contestant, task, right) <= TOLERANCES[entry.number], entry
    assert compared >= 4, "the program, plain Python and NumPy are here"


def test_the_textbook_goes_down_the_slope_of_the_error() -> None:
    rate, small = 0.5, 1e-5
    after = list(tasks.START)
    textbook.learn(after, CLOUD, rate)
    for place, (before, now) in enumerate(zip(tasks.START, after, strict=True)):

        def loss_at(weight: float, place: int = place) -> float:
            return textbook.loss((*tasks.START[:place], weight, *tasks.START[place + 1 :]), CLOUD)

        slope = (loss_at(before + small) - loss_at(before - small)) / (2 * small)
        assert (before - now) / rate == pytest.approx(slope, abs=1e-7)


def test_one_sample_after_the_other_is_learned_as_batches_of_one() -> None:
    one_by_one, in_batches = list(tasks.START), list(tasks.START)
    for sample in CLOUD:
        textbook.learn_one(one_by_one, sample, 0.5)
        textbook.learn(in_batches, [sample], 0.5)
    assert one_by_one == pytest.approx(in_batches, rel=1e-12)


class AlmostRight(Entry):
    """The textbook, but for a hundred-thousandth."""

    def make(self, task: tasks.Task) -> textbook.Training:
        assert isinstance(task, tasks.Training)
        return textbook.Training(replace(task, rate=task.rate * 1.00001))


def test_who_does_not_agree_is_named_and_not_timed() -> None:
    entries = [Entry("right", "textbook.Training"), AlmostRight("almost", "textbook.Training")]
    results = compare(tasks.Training(tasks.XOR, 4, 0.5), entries, rounds=3, turn_s=1e-4)
    assert len(results["right"].seconds) == 3
    assert not results["almost"].seconds
    assert results["almost"].missing.startswith("is off by")


def test_a_ratio_is_taken_round_by_round() -> None:
    # The machine was three times as slow in the second round.
    fast, slow = Result({0: 1.0, 1: 3.0, 2: 1.0}), Result({0: 2.0, 1: 6.0})
    assert fast.times_faster_than(slow) == 2.0


@pytest.mark.parametrize(
    ("bound", "value", "word"),
    [
        (Bound(("ms",), floor=28, goal=20, at_most=True), 20.0, "goal"),
        (Bound(("ms",), floor=28, goal=20, at_most=True), 28.0, "floor"),
        (Bound(("ms",), floor=28, goal=20, at_most=True), 28.1, "below"),
        (Bound(("ms",), floor=1.5), 1.5, "floor"),
        (Bound(("ms",), floor=1.5), 1.4, "below"),
        (Bound(("ms",), goal=0.08), 0.09, "goal"),
        (Bound(("ms",), goal=0.08), 0.05, "not the goal"),
    ],
)
def test_floor_and_goal_are_judged(bound: Bound, value: float, word: str) -> None:
    assert Row.of("row", {"ms": value}, bound).reached() == word


def test_several_runs_become_medians_with_their_spread() -> None:
    bound = Bound(("ms",), floor=4.0, at_most=True)
    runs = [[Table("times", ("ms",), [Row.of("ours", {"ms": ms}, bound)])] for ms in (3.0, 9.0, 5.0)]
    (table,) = merged(runs)
    assert table.rows == [Row("ours", {"ms": Figure((3.0, 9.0, 5.0))}, bound)]
    assert from_plain(json.loads(json.dumps(to_plain(table)))) == table
    for written in (as_text({}, [table]), as_markdown({}, [table])):
        assert all(word in written for word in ("5.00 (3.00…9.00)", "≤ 4.00", "below"))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.01234, "0.0123"), (0.5, "0.500"), (9.999, "10.0"), (123.4, "123"), (12345.6, "12,346")],
)
def test_numbers_have_three_digits(value: float, text: str) -> None:
    assert number(value) == text


def test_a_move_lasts_until_the_first_picture_with_it_or_a_later_one() -> None:
    sent = [0.0] * FIRST_LEFT_OUT + [10.0, 11.0, 12.0]
    delivered = [0.1] * FIRST_LEFT_OUT + [10.1, 11.1, 12.1]
    # The second of the three was never painted by itself.
    painted = [(0.5, FIRST_LEFT_OUT), (10.5, FIRST_LEFT_OUT + 1), (12.5, FIRST_LEFT_OUT + 3)]
    assert latencies_ms(sent, delivered, painted) == pytest.approx([500, 1500, 500])
