"""Arrays that nobody can change: frames and parameters are shared between threads."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
ComplexArray = NDArray[np.complex128]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.intp]
Array = TypeVar("Array", bound=NDArray[Any])


def locked(array: Array) -> Array:
    """The same array, which from now on refuses to be written to."""
    array.setflags(write=False)
    return array


def read_only(values: ArrayLike) -> FloatArray:
    """A private float64 copy of `values` that refuses to be written to."""
    return locked(np.array(values, dtype=np.float64))
