"""How many elements a function computes, and how fast the machine computes elements alone."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from measured import times_of

HARD = frozenset(
    ("exp", "exp2", "log", "log1p", "expm1", "logistic", "tanh", "pow", "erf", "erfc", "erf_inv",
     "sqrt", "rsqrt", "cbrt", "lgamma", "sin", "cos")
)  # fmt: skip
"""What takes a polynomial; everything else counts as one step of arithmetic."""
NO_WORK = frozenset(
    ("broadcast_in_dim", "reshape", "squeeze", "slice", "dynamic_slice", "transpose", "copy",
     "convert_element_type", "concatenate", "pad", "iota", "gather", "stop_gradient", "split",
     "dynamic_update_slice", "expand_dims", "rev")
)  # fmt: skip
"""What moves elements and computes none."""
ELEMENTS, DEPTH = 4096, 256
"""A vector that the first cache holds, and how many steps follow each other on it."""


class Counted(NamedTuple):
    """Elements that take a polynomial, and that take one step of arithmetic."""

    hard: float
    easy: float

    def times(self, count: float) -> "Counted":
        """Return so many times as much."""
        return Counted(self.hard * count, self.easy * count)


def counted(jaxpr: Any) -> Counted:
    """Return how many elements a traced function computes, loops counted by their length."""
    hard = easy = 0.0
    for equation in jaxpr.eqns:
        inner = [counted(one).times(count) for one, count in _inside(equation)]
        if inner:
            hard, easy = (
                hard + sum(one.hard for one in inner),
                easy + sum(one.easy for one in inner),
            )
            continue
        size = float(max(_size(one) for one in (*equation.outvars, *_arguments(equation))))
        name = equation.primitive.name
        hard += size if name in HARD else 0.0
        easy += 0.0 if name in HARD or name in NO_WORK else size
    return Counted(hard, easy)


def seconds_at_bound(total: Counted, *, dtype: Any) -> float:
    """Return how long these elements take where nothing else is done [s].

    Args:
        total: How many.
        dtype: Of the elements.
    """
    start = jnp.linspace(0.1, 1.0, ELEMENTS, dtype=dtype)

    def chain(step: Any) -> float:
        run = jax.jit(lambda x: jax.lax.fori_loop(0, DEPTH, lambda _, y: step(y), x))
        return times_of(lambda: run(start)).middle / (ELEMENTS * DEPTH)

    one_easy = chain(lambda y: y * 0.999 + 0.001) / 2.0
    one_hard = chain(lambda y: jnp.exp(-y)) - one_easy
    return total.easy * one_easy + total.hard * one_hard


def _inside(equation: Any) -> Iterator[tuple[Any, float]]:
    """Yield the functions inside an equation, each with how often it is run."""
    length = float(equation.params.get("length", 1)) if equation.primitive.name == "scan" else 1.0
    for value in equation.params.values():
        for one in value if isinstance(value, tuple | list) else (value,):
            inner = getattr(one, "jaxpr", one)
            if hasattr(inner, "eqns"):
                yield inner, length


def _arguments(equation: Any) -> list[Any]:
    """Return what a sum reads, whose elements are its work."""
    return equation.invars if equation.primitive.name.startswith("reduce") else []


def _size(variable: Any) -> int:
    return int(getattr(variable.aval, "size", 1))
