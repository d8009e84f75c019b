"""The program's own training of one network."""

import numpy as np

from ann221_gui.core.arrays import FloatArray
from ann221_gui.core.commands import Setup
from ann221_gui.core.datasets import Dataset
from ann221_gui.core.hyperparameters import Hyperparameters
from ann221_gui.core.kernels.choice import kernel_for
from ann221_gui.core.parameters import Parameters
from ann221_gui.core.starts import TypedStart
from ann221_gui.core.trainer import Trainer
from tests.benchmarks.core import tasks, textbook

WEIGHTS = 6  # biases come after them, and are off


def dataset(samples: list[tasks.Sample]) -> Dataset:
    table = np.array(samples)
    return Dataset("work", "Work", table[:, :2], table[:, 2])


def parameters(weights: tasks.Weights) -> Parameters:
    return Parameters(np.append(weights, np.zeros(3)))


def hyperparameters(task: tasks.Training) -> Hyperparameters:
    return Hyperparameters(learning_rate=task.rate, batch_size=task.batch)


class Training:
    """What the window and the command line run: with the loss recorded and the samples' order shuffled."""

    def __init__(self, task: tasks.Training, _number: str) -> None:
        start = TypedStart(parameters(task.start))
        self._trainer = Trainer(Setup(dataset(task.samples), start, hyperparameters(task)))

    def work(self, times: int) -> None:
        self._trainer.train(times * self._trainer.steps_per_epoch)

    def answer(self) -> FloatArray:
        return self._trainer.frame().parameters.vector[:WEIGHTS]


def expected(task: tasks.Training, times: int) -> list[float]:
    """By the textbook, with the samples in the order in which the trainer takes them."""
    trainer = Trainer(Setup(dataset(task.samples), hyperparameters=hyperparameters(task)))
    weights = list(task.start)
    for _ in range(times * trainer.steps_per_epoch):
        batch = [task.samples[row] for row in trainer.frame().next_samples]
        textbook.learn(weights, batch, task.rate)
        trainer.train(1)
    return weights


class KernelTraining:
    """The kernel that the trainer uses, alone: always the same batches."""

    def __init__(self, task: tasks.Training, _number: str) -> None:
        samples = dataset(task.samples)
        self._kernel = kernel_for(samples, hyperparameters(task))
        self._batches = self._kernel.batches(np.arange(len(samples)), task.batch)
        self._numbers = parameters(task.start).vector.tolist()

    def work(self, times: int) -> None:
        self._numbers, _ = self._kernel.train(self._numbers, self._batches * times)

    def answer(self) -> list[float]:
        return list(self._numbers[:WEIGHTS])
