"""Arrays that nobody can change: frames and parameters are shared between threads."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
ComplexArray = NDArray[np.complex128]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.intp]


def read_only(values: ArrayLike) -> FloatArray:
    """A private float64 copy of `values` that refuses to be written to."""
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array
