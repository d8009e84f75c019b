"""The rows A to F: tasks, contestants, and what is asked of the program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.core import tasks
from tests.benchmarks.core.contest import Entry, Result, compare
from tests.benchmarks.tables import EMPTY, Bound, Row, Table

PROGRAM = "the program"
KERNEL = "the program's kernel alone"
TEXTBOOK, NUMPY, COMPILED = "plain textbook Python", "straightforward NumPy", "C -O2"
TORCH, SKLEARN, JAX = "PyTorch", "scikit-learn MLPClassifier*", "JAX, jit"
SINGLE = ", float32"
TRAINING_NOTES = (
    "* scikit-learn minimises the cross-entropy and has biases: another error, about the same work.",
    "The program: what window and command line run; it records the loss (after every epoch at first, ever "
    "more rarely later; here after a second) and shuffles. Reached: by the program, by its kernel.",
)
UNITS = {"s": 1.0, "ms": 1e3, "µs": 1e6}
FASTER, KERNEL_FASTER = "program is × faster", "kernel is × faster"

Limits = dict[str, tuple[float | None, float | None]]  # floor and goal of the ratio to a contestant


@dataclass(frozen=True)
class Contest:
    """One table: a task, who takes part, and by what factors the program has to be faster than some."""

    title: str
    unit: str
    task: Callable[[], tasks.Task]
    entries: Sequence[Entry]
    limits: Limits = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def table(self, *, rounds: int, turn_s: float) -> Table:
        """Measured now."""
        results = compare(self.task(), self.entries, rounds=rounds, turn_s=turn_s)
        has_kernel = KERNEL in results
        columns = (self.unit, FASTER, *((KERNEL_FASTER,) if has_kernel else ()))
        rows = [self._row(name, result, results) for name, result in results.items()]
        return Table(self.title, columns, rows, self.notes)

    def _row(self, name: str, result: Result, results: dict[str, Result]) -> Row:
        if result.missing:
            return Row.of(name, {self.unit: result.missing})
        cells: dict[str, float | str] = {self.unit: result.median_s * UNITS[self.unit]}
        for ours, column in ((PROGRAM, FASTER), (KERNEL, KERNEL_FASTER)):
            if ours in results and not results[ours].missing:
                cells[column] = EMPTY if name == ours else results[ours].times_faster_than(result)
        limits = self.limits.get(name)
        return Row.of(name, cells, Bound((FASTER, KERNEL_FASTER), *limits) if limits else None)


def _training_entries() -> list[Entry]:
    return [
        Entry(PROGRAM, "program.Training", own_answer=True, warm_up_s=1.0),
        Entry(KERNEL, "program.KernelTraining"),
        Entry(TEXTBOOK, "textbook.Training"),
        Entry("the same in local variables", "tuned_python.Training"),
        Entry(NUMPY, "plain_numpy.Training"),
        Entry(COMPILED, "compiled.Training"),
        Entry(TORCH, "torch_peer.Training"),
        Entry(SKLEARN, "sklearn_peer.Training", own_answer=True),
        Entry(JAX, "jax_peer.Training"),
        Entry(f"{JAX}, loop included", "jax_peer.TrainingInOneCall"),
    ]


def _training(title: str, task: tasks.Training, limits: Limits) -> Contest:
    return Contest(title, "µs", lambda: task, _training_entries(), limits, TRAINING_NOTES)


def _shape_entries(kind: str) -> list[Entry]:
    """Single precision, which is enough for the eye; beside it the double precision of the plain forms."""
    return [
        Entry(PROGRAM, f"program_at_once.{kind}", "float32"),
        Entry(TEXTBOOK, f"textbook.{kind}"),
        Entry(NUMPY + SINGLE, f"plain_numpy.{kind}", "float32"),
        Entry(NUMPY, f"plain_numpy.{kind}"),
        Entry(COMPILED + SINGLE, f"compiled.{kind}", "float32"),
        Entry(COMPILED, f"compiled.{kind}"),
        Entry(TORCH + SINGLE, f"torch_peer.{kind}", "float32"),
        Entry(JAX + SINGLE, f"jax_peer.{kind}", "float32"),
    ]


def _plane(samples: list[tasks.Sample], limits: Limits) -> Contest:
    title = f"E. Error of 64×64 networks on a plane, {len(samples)} samples: a plane"
    return Contest(title, "ms", lambda: tasks.loss_plane(samples), _shape_entries("Plane"), limits)


def _many(count: int, limits: Limits) -> Contest:
    entries = [
        Entry(PROGRAM, "program_at_once.Many", "float32"),
        Entry(TEXTBOOK, "textbook.Many"),
        Entry(NUMPY, "plain_numpy.Many"),
        Entry(f"{NUMPY}, a formula a line", "plain_numpy.ManyByFormula"),
        Entry(f"{NUMPY}, a formula a line{SINGLE}", "plain_numpy.ManyByFormula", "float32"),
        Entry(COMPILED, "compiled.Many"),
        Entry(COMPILED + SINGLE, "compiled.Many", "float32"),
        Entry(TORCH, "torch_peer.Many"),
        Entry(JAX, "jax_peer.Many"),
    ]
    title = f"F. {count:,} networks trained at once on XOR: an epoch of all"
    return Contest(title, "ms", lambda: tasks.many_networks(count), entries, limits)


CLOUD = tasks.two_clouds(500)

CONTESTS: dict[str, list[Contest]] = {
    "A": [
        _training(
            "A. XOR, full batch: an epoch",
            tasks.Training(tasks.XOR, 4, 0.5),
            {TEXTBOOK: (1.5, None), TORCH: (200.0, None), COMPILED: (None, 0.08)},
        )
    ],
    "B": [
        _training(
            "B. 500 samples, full batch: an epoch",
            tasks.Training(CLOUD, 500, 0.004),
            {NUMPY: (1.6, None), TORCH: (12.0, None), COMPILED: (None, 0.75)},
        )
    ],
    "C": [
        _training(
            "C. XOR online: an epoch",
            tasks.Training(tasks.XOR, 1, 0.5),
            {TEXTBOOK: (1.35, None), COMPILED: (None, 0.08)},
        ),
        _training(
            "C. 500 samples online: an epoch",
            tasks.Training(CLOUD, 1, 0.1),
            {TEXTBOOK: (1.35, None), COMPILED: (None, 0.08)},
        ),
        _training("C. 500 samples, batches of 10: an epoch", tasks.Training(CLOUD, 10, 0.02), {}),
    ],
    "D": [
        Contest(
            "D. 256×256 decision map: a map",
            "ms",
            tasks.decision_map,
            _shape_entries("Map"),
            {NUMPY + SINGLE: (2.0, None), COMPILED + SINGLE: (None, 6.0)},
        )
    ],
    "E": [
        _plane(tasks.XOR, {NUMPY + SINGLE: (1.0, None), COMPILED + SINGLE: (None, 3.0)}),
        _plane(CLOUD, {NUMPY + SINGLE: (2.0, None), COMPILED + SINGLE: (None, 6.0)}),
    ],
    "F": [
        _many(1000, {NUMPY: (4.0, None), COMPILED: (None, 2.5)}),
        _many(10_000, {NUMPY: (4.0, None), COMPILED: (None, 4.0)}),
    ],
}
