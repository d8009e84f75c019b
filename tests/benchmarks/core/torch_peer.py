"""PyTorch, one thread: modules, autograd and its own optimiser, as its tutorials show."""

import torch
from torch import nn

from tests.benchmarks.core import tasks

torch.set_num_threads(1)


def network(weights: tasks.Weights, number: torch.dtype) -> nn.Sequential:
    """The 2-2-1 network; PyTorch keeps its matrices transposed."""
    first, second = nn.Linear(2, 2, bias=False, dtype=number), nn.Linear(2, 1, bias=False, dtype=number)
    w11, w12, w21, w22, v1, v2 = weights
    with torch.no_grad():
        first.weight.copy_(torch.tensor([[w11, w21], [w12, w22]], dtype=number))
        second.weight.copy_(torch.tensor([[v1, v2]], dtype=number))
    return nn.Sequential(first, nn.Sigmoid(), second, nn.Sigmoid())


class Training:
    def __init__(self, task: tasks.Training, number: str) -> None:
        kind = getattr(torch, number)
        self._network = network(task.start, kind)
        self._optimiser = torch.optim.SGD(self._network.parameters(), lr=task.rate)
        self._loss = nn.MSELoss(reduction="sum")
        tables = [torch.tensor(batch, dtype=kind) for batch in task.batches]
        self._batches = [(table[:, :2].contiguous(), table[:, 2:].contiguous()) for table in tables]

    def work(self, times: int) -> None:
        for _ in range(times):
            for inputs, targets in self._batches:
                self._optimiser.zero_grad()
                self._loss(self._network(inputs), targets).backward()
                self._optimiser.step()

    def answer(self) -> list[float]:
        first, second = (self._network[place].weight.detach() for place in (0, 2))
        return [*first.T.flatten().tolist(), *second.flatten().tolist()]


class Map:
    def __init__(self, task: tasks.Map, number: str) -> None:
        kind = getattr(torch, number)
        self._network = network(task.weights, kind)
        self._x1, self._x2 = (torch.tensor(side, dtype=kind) for side in (task.x1, task.x2))

    def work(self, times: int) -> None:
        with torch.no_grad():
            for _ in range(times):
                rows, columns = torch.meshgrid(self._x2, self._x1, indexing="ij")
                points = torch.stack([columns.flatten(), rows.flatten()], dim=1)
                self._outputs = self._network(points).reshape(rows.shape)

    def answer(self) -> list[list[float]]:
        return self._outputs.tolist()


class Plane:
    def __init__(self, task: tasks.Plane, number: str) -> None:
        kind = getattr(torch, number)
        self._origin, self._across, self._upwards, self._a, self._b = (
            torch.tensor(values, dtype=kind)
            for values in (task.origin, task.across, task.upwards, task.a, task.b)
        )
        table = torch.tensor(task.samples, dtype=kind)
        self._inputs, self._targets = table[:, :2].contiguous(), table[:, 2:].contiguous()

    def work(self, times: int) -> None:
        with torch.no_grad():
            for _ in range(times):
                across = self._a[None, :, None] * self._across
                weights = self._origin + across + self._b[:, None, None] * self._upwards
                w1, w2 = weights[..., :4].reshape(*weights.shape[:2], 2, 2), weights[..., 4:, None]
                outputs = torch.sigmoid(torch.sigmoid(self._inputs @ w1) @ w2)
                self._losses = ((self._targets - outputs) ** 2).sum(dim=(2, 3))

    def answer(self) -> list[list[float]]:
        return self._losses.tolist()


class Many:
    """The gradient of the summed error of all networks, which do not depend on each other."""

    def __init__(self, task: tasks.Many, number: str) -> None:
        kind = getattr(torch, number)
        weights = torch.tensor(task.starts, dtype=kind)
        self._w1 = weights[:, :4].reshape(-1, 2, 2).clone().requires_grad_()
        self._w2 = weights[:, 4:, None].clone().requires_grad_()
        self._optimiser = torch.optim.SGD([self._w1, self._w2], lr=task.rate)
        table = torch.tensor(task.samples, dtype=kind)
        self._inputs, self._targets = table[:, :2].contiguous(), table[:, 2:].contiguous()

    def work(self, times: int) -> None:
        for _ in range(times):
            self._optimiser.zero_grad()
            outputs = torch.sigmoid(torch.sigmoid(self._inputs @ self._w1) @ self._w2)
            ((self._targets - outputs) ** 2).sum().backward()
            self._optimiser.step()

    def answer(self) -> list[list[float]]:
        flat = torch.cat([self._w1.reshape(-1, 4), self._w2[..., 0]], dim=1)
        return flat.detach().tolist()
