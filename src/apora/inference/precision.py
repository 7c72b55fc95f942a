"""Where 32-bit numbers are enough, and where they are not; how a program may be rounded.

Sampling walks the log density in 32 bits, three times as fast on a processor; everything
that is reported is simulated again in 64 bits from the sampled scores, and the weight
that the difference would give every draw is a diagnostic (`precision_ess`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import jax

WIDE = 64
REORDERED = {"xla_cpu_enable_fast_math": True}
"""Sums may be taken in another order, and a product be rounded with the sum it enters. What is
not a number stays that, but where it is taken from itself or times a nil that is written so."""


@contextmanager
def bits(count: int) -> Iterator[None]:
    """Compute in 32 or 64 bits inside the block.

    Args:
        count: 32 or 64.
    """
    with jax.enable_x64(count == WIDE):
        yield


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function compiled so that it is quick and its last bits are free.

    The model takes two thirds of the time so; what it says differs by some 1e-13 of itself at
    64 bits, and is the same each time. Not for what is checked by a difference that ought to be
    nil, as accounts are: of something that is no number it would be nil too.

    Args:
        function: Of arrays and trees of them.
    """
    return jax.jit(function, compiler_options=REORDERED)
