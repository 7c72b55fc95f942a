"""Outside evidence on quantities that follow from the gates in calm times.

It is imposed by weighting the prior, so that contraction counts only the case's own
evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.model import derived
from apora.model.means_tables import terms_by_regime
from apora.model.simulate import Run
from apora.model.state import Inputs, Parameters, Population
from apora.population.quantiles import Z95

FARTHEST = 6.0
"""What lies farther from the middle has no weight to speak of [spreads]."""


@dataclass(frozen=True, kw_only=True)
class Auxiliary:
    """Outside evidence on one derived quantity: its 5, 50 and 95 % points."""

    id: str
    title: str
    unit: str
    low: float
    mid: float
    high: float
    source: str

    def log_weight(self, value: Array) -> Array:
        """Return the log weight of a derived value: a normal on its logarithm.

        Args:
            value: The quantity in one draw, above zero.
        """
        z = (jnp.log(self.bounded(value)) - np.log(self.mid)) / self._spread
        return jnp.asarray(-0.5 * z**2)

    def bounded(self, value: Array) -> Array:
        """Return a derived value, or the farthest from the middle that is told apart.

        Args:
            value: The quantity in one draw.
        """
        beyond = np.exp(FARTHEST * self._spread)
        return jnp.clip(value, self.mid / beyond, self.mid * beyond)

    @property
    def _spread(self) -> float:
        """Return the standard deviation of the logarithm."""
        return float(np.log(self.high / self.low) / (2.0 * Z95))


AUXILIARIES: tuple[Auxiliary, ...] = (
    Auxiliary(
        id="voluntary_departures_y",
        title="Voluntary departures in calm times",
        unit="share a year",
        low=0.01,
        mid=0.022,
        high=0.05,
        source="Police services before crises: PERF 2021; Charman and Tyson 2023",
    ),
    Auxiliary(
        id="all_departures_y",
        title="Departures for every reason in calm times",
        unit="share a year",
        low=0.03,
        mid=0.055,
        high=0.10,
        source="BJS 2012; Wareham, Smith and Lambert 2015; England and Wales 2023",
    ),
    Auxiliary(
        id="aid_log_odds",
        title="Twelve months' pay for everyone, every letter granted: leaving within a year",
        unit="log-odds",
        low=0.20,
        mid=0.49,
        high=1.20,
        source="Separation pay in the US services: Asch and Warner 2001; US federal offer 2025",
    ),
)


DERIVED = tuple(sorted(one.id for one in AUXILIARIES))
"""The derived quantities, in the order in which they are kept."""


def derived_quantities(
    run: Run, *, parameters: Parameters, inputs: Inputs, population: Population
) -> Mapping[str, Array]:
    """Return the derived quantities that outside evidence speaks of, in one draw.

    Args:
        run: A run; only its calm week is read.
        parameters: Natural values.
        inputs: Who can resign; the calm week comes first.
        population: Posts and household types.
    """
    flows, headcount = run.prepared.calm_flows, run.prepared.calm_headcount
    return {
        "voluntary_departures_y": derived.voluntary_departures_y(
            flows=flows, headcount=headcount, resigns=inputs.resigns
        ),
        "all_departures_y": derived.all_departures_y(
            flows=flows, headcount=headcount, resigns=inputs.resigns
        ),
        "aid_log_odds": derived.aid_log_odds(
            parameters=parameters,
            prepared=run.prepared,
            inputs=inputs,
            terms=terms_by_regime(parameters=parameters, inputs=inputs, population=population),
            household=population.household,
        ),
    }


def log_weight(derived_values: Mapping[str, Array], *, auxiliaries: tuple[Auxiliary, ...]) -> Array:
    """Return the log weight of a draw under the outside evidence.

    Args:
        derived_values: From `derived_quantities`.
        auxiliaries: Which outside evidence counts.
    """
    weights = [one.log_weight(derived_values[one.id]) for one in auxiliaries]
    return sum(weights, start=jnp.zeros(()))
