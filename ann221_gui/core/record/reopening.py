"""What can be undone of a run that was saved: each act that it was made by."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ann221_gui.core.commands import Begin, SetHyperparameters, Setup
from ann221_gui.core.record.act import Act
from ann221_gui.core.record.version import Version
from ann221_gui.core.record.wording import training_words, words_for


def versions_along(record: Version) -> list[Version]:
    """The end of each act, the oldest first; the last one is the record itself."""
    *before, (_, label) = _labelled(list(record.tip.line())[::-1])
    return [
        *(Version(act, act, act.samples_seen, act.after, words) for act, words in before),
        replace(record, label=label),
    ]


def _labelled(acts: list[Act]) -> Iterator[tuple[Act, str]]:
    """Each with what it did, in words."""
    setup = _begun_with(acts[0])
    yield acts[0], ""
    for earlier, act in pairwise(acts):
        if act.is_stretch or act.command is None:
            samples = act.samples_seen - earlier.samples_seen
            yield act, training_words(act.steps - earlier.steps, samples, setup.dataset)
            continue
        before, setup = setup, _changed_by(act, setup)
        yield act, words_for(act.command, before, setup)


def _begun_with(act: Act) -> Setup:
    if isinstance(act.command, Begin):
        return act.command.setup
    return act.after.setup if act.after is not None else Setup()


def _changed_by(act: Act, setup: Setup) -> Setup:
    if isinstance(act.command, SetHyperparameters):
        return replace(setup, hyperparameters=act.command.hyperparameters)
    return setup
