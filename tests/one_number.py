"""A claim about one number, of one reading, built by hand."""

import numpy as np

from apora.evidence.observation import Alternative, Heard, Observation, Part, Quantity, Terms

ONE = Terms(index=np.zeros(1, dtype=np.int64), weight=np.ones(1))
QUANTITY = Quantity(combine="ratio", parts=(Part(numerator=ONE),))


def observation(form="exact", *, value=1001.0, grain=1.0, sd=0.2, off_topic=0.0):
    """Return a claim about one number, of one reading."""
    return Observation(
        claim="asked",
        heard=Heard(form=form, value=value, grain=grain),
        scale="log",
        letter_sd=sd,
        off_topic=off_topic,
        bias_group=-1,
        discrepancy=None,
        alternatives=(Alternative(weight=1.0, quantity=QUANTITY),),
    )
