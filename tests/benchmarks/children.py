"""Each measurement in a process of its own, on the same terms."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TUNED_BY_THE_MACHINE = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
) | {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1", "JAX_PLATFORMS": "cpu"}


class ChildError(Exception):
    """A measurement ended without figures."""


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's, without what a machine tunes for itself, and with `more`."""
    kept = {name: value for name, value in os.environ.items() if name not in TUNED_BY_THE_MACHINE}
    return {**kept, **more}


def start(module: str, arguments: object, more: Mapping[str, str], **options: Any) -> subprocess.Popen[str]:
    """`python -m` a module of this package, with what it is to do as JSON."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", json.dumps(arguments)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(more),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # Ctrl-C reaches this process alone, which then ends the child
        **options,
    )


def figures(module: str, arguments: object, more: Mapping[str, str]) -> Any:
    """What the module prints as JSON when it is done."""
    child = start(module, arguments, more)
    try:
        printed, _ = child.communicate()
    except BaseException:
        child.kill()
        child.wait()
        raise
    if child.returncode != 0:
        raise ChildError(f"{module} ended with exit status {child.returncode}")
    return json.loads(printed)
