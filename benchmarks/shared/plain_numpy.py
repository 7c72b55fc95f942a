"""The model's own week once more under NumPy: the same formulas, nothing compiled.

The modules of `apora.model` are read a second time with NumPy in the place of `jax.numpy`,
so that both versions are the same text and can be held against each other.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import numpy as np
from scipy import special

MODEL = "apora.model"


def _sigmoid(x: Any) -> Any:
    return special.expit(x)


def _softplus(x: Any) -> Any:
    return np.logaddexp(x, 0.0)


def stand_in() -> dict[str, ModuleType]:
    """Return modules that stand where JAX does."""
    jax, nn, scipy, lax, tree = (
        ModuleType(name) for name in ("jax", "jax.nn", "jax.scipy", "jax.lax", "jax.tree")
    )
    nn.sigmoid, nn.softplus = _sigmoid, _softplus
    scipy.special = special
    jax.numpy, jax.nn, jax.scipy, jax.lax, jax.tree = np, nn, scipy, lax, tree
    jax.Array = np.ndarray
    return {
        "jax": jax,
        "jax.numpy": np,
        "jax.nn": nn,
        "jax.scipy": scipy,
        "jax.scipy.special": special,
        "jax.lax": lax,
        "jax.tree": tree,
    }


@contextmanager
def instead(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Put modules in place of those that are loaded, and the model's aside, for a while."""
    aside = {
        name: sys.modules.pop(name)
        for name in list(sys.modules)
        if name in modules or name == MODEL or name.startswith(f"{MODEL}.")
    }
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in list(sys.modules):
            if name in modules or name == MODEL or name.startswith(f"{MODEL}."):
                del sys.modules[name]
        sys.modules.update(aside)


def numpy_step() -> Any:
    """Return `step_week` of a second copy of the model, which knows NumPy only."""
    with instead(stand_in()):
        return importlib.import_module(f"{MODEL}.step").step_week
