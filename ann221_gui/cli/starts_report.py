"""What became of many starts, as text and as JSON."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from ann221_gui.cli.starts_outcome import Outcome, Stop
from ann221_gui.core.numbers import exact, fixed, significant
from ann221_gui.core.start_statistics import LEARNED_LOSS

MOST_STOPS = 15  # in the text
LOSS_DECIMALS = 4
JSON_KEYS = """keys in JSON:
  dataset, samples, epochs, learning_rate, biases   what was learned, and how
  count, seed, low, high, draw_biases               how the starts were drawn; the seed is the first one's
  learned, share, interval                          how many learned, their share, its 95 % interval
  learned_loss                                      a start with a smaller loss has learned
  ran_away                                          how many have a parameter beyond ±1e6, or no finite loss
  stops     where the others are: starts, loss_from, loss_to, correct_from, correct_to, seed of one of them
  starts    each: seed, loss, max_abs_delta, correct (samples on the right side of 1/2), learned, ran_away;
            null for a number that is not finite"""


def report_document(outcome: Outcome) -> dict[str, Any]:
    """All numbers in full; the keys are those of `JSON_KEYS`."""
    trial = outcome.trial
    return {
        "dataset": trial.dataset.title,
        "samples": len(trial.dataset),
        "epochs": trial.epochs,
        "learning_rate": trial.hyperparameters.learning_rate,
        "biases": trial.hyperparameters.biases,
        "count": trial.count,
        "seed": trial.first.seed,
        "low": trial.first.low,
        "high": trial.first.high,
        "draw_biases": trial.first.draw_biases,
        "learned": int(outcome.learned.sum()),
        "share": outcome.share,
        "interval": list(outcome.interval),
        "learned_loss": trial.learned_loss,
        "ran_away": int(outcome.ran_away.sum()),
        "stops": [_stop_document(stop) for stop in outcome.stops],
        "starts": list(_start_documents(outcome)),
    }


def _stop_document(stop: Stop) -> dict[str, Any]:
    return {
        "starts": stop.starts,
        "loss_from": stop.losses[0],
        "loss_to": stop.losses[1],
        "correct_from": stop.correct[0],
        "correct_to": stop.correct[1],
        "seed": stop.seed,
    }


def _start_documents(outcome: Outcome) -> Iterator[dict[str, Any]]:
    evaluations = outcome.evaluations
    columns = {
        "seed": list(outcome.trial.seeds),
        "loss": [_finite(loss) for loss in evaluations.losses.tolist()],
        "max_abs_delta": [_finite(delta) for delta in evaluations.max_abs_deltas.tolist()],
        "correct": evaluations.correct_counts.tolist(),
        "learned": outcome.learned.tolist(),
        "ran_away": outcome.ran_away.tolist(),
    }
    return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def report_text(outcome: Outcome) -> str:
    """A line a number, then a table of where the others are."""
    lines = [f"{label:<10} {text}" for label, text in _lines(outcome)]
    return "\n".join([*lines, *_others(outcome), *_runaways(outcome)])


def _lines(outcome: Outcome) -> Iterator[tuple[str, str]]:
    trial, hyper, first = outcome.trial, outcome.trial.hyperparameters, outcome.trial.first
    yield "data set", f"{trial.dataset.title}, samples: {len(trial.dataset)}"
    drawn = f"between {exact(first.low)} and {exact(first.high)}"
    yield "starts", f"{trial.count:,} {drawn}, seeds {trial.seeds[0]} to {trial.seeds[-1]}"
    biases = "drawn too" if first.draw_biases else "from 0" if hyper.biases else "none"
    rate = exact(hyper.learning_rate)
    yield "training", f"{trial.epochs:,} epochs, all samples a step, η = {rate}, biases: {biases}"
    low, high = (f"{100 * bound:.1f}" for bound in outcome.interval)
    yield "learned", f"{outcome.learned.sum():,} of {trial.count:,}: {100 * outcome.share:.1f} %"
    yield "", f"(of all such starts {low} to {high} %, with 95 % confidence)"
    learned_loss = significant(trial.learned_loss, 6)
    yield "", f"learned: a loss below {learned_loss}, that is {exact(LEARNED_LOSS)} a sample"


def _others(outcome: Outcome) -> Iterator[str]:
    stops = sorted(outcome.stops, key=lambda stop: -stop.starts)
    if stops:
        yield f"\nWhere the others are after {outcome.trial.epochs:,} epochs:\n"
        samples = len(outcome.trial.dataset)
        rows = [("starts", "loss", "right side of ½", "one of them")]
        for stop in stops[:MOST_STOPS]:
            losses = _range(*(fixed(loss, LOSS_DECIMALS) for loss in stop.losses))
            right = f"{_range(*map(str, stop.correct))} of {samples}"
            rows.append((f"{stop.starts:,}", losses, right, f"seed {stop.seed}"))
        yield from _aligned(rows)
    rest = stops[MOST_STOPS:]
    if rest:
        low, high = min(stop.losses[0] for stop in rest), max(stop.losses[1] for stop in rest)
        losses = _range(fixed(low, LOSS_DECIMALS), fixed(high, LOSS_DECIMALS))
        yield f"and {sum(stop.starts for stop in rest):,} more, at losses of {losses}"


def _runaways(outcome: Outcome) -> Iterator[str]:
    if outcome.ran_away.any():
        seed = outcome.trial.seeds[int(outcome.ran_away.argmax())]
        ran_away = f"{outcome.ran_away.sum():,} ran away (one of them: seed {seed})"
        yield f"\n{ran_away}: a parameter passed ±1e6. Try a smaller learning rate."


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns as wide as their widest text, flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "   ".join(text.rjust(width) for text, width in zip(row, widths, strict=True))


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
