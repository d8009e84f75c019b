"""What a run begins with as JSON text."""

import msgspec
from msgspec import Struct

from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import builtin_dataset
from ann221_gui.files.setup_keys import HyperparameterKeys, StartKeys, start_keys


class _SetupKeys(Struct, frozen=True, forbid_unknown_fields=True):
    """Of the data set only the name."""

    dataset: str
    start: StartKeys
    hyperparameters: HyperparameterKeys


def setup_text(setup: Setup) -> str:
    """JSON text of a set-up; of its data set only the name."""
    keys = _SetupKeys(
        setup.dataset.name, start_keys(setup.start), HyperparameterKeys.of(setup.hyperparameters)
    )
    return msgspec.json.encode(keys).decode()


def setup_of(text: str) -> Setup:
    """The set-up of a JSON text; ValueError says what is wrong with it."""
    try:
        keys = msgspec.json.decode(text, type=_SetupKeys)
        dataset = builtin_dataset(keys.dataset)
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is not known here") from error
    except RecursionError as error:
        raise ValueError(str(error)) from error
    return Setup(dataset, keys.start.start(), keys.hyperparameters.hyperparameters())
