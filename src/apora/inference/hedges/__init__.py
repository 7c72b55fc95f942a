"""Hedges as likelihoods: how likely each form of words is, and what it would have said."""

from apora.inference.hedges.batch import HedgeBatch, compile_hedges, log_likelihood
from apora.inference.hedges.forms import as_said, hedge_of, scale_of
from apora.inference.hedges.hedge import Said

__all__ = [
    "HedgeBatch",
    "Said",
    "as_said",
    "compile_hedges",
    "hedge_of",
    "log_likelihood",
    "scale_of",
]
