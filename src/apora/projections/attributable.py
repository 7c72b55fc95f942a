"""Departures that the outside series account for: with them, less without them."""

from datetime import timedelta

import numpy as np

from apora.evidence.calendar import DAYS
from apora.projections.asked import between, on, question
from apora.projections.draws import Draws
from apora.projections.plans import Plan
from apora.projections.simulation import Floats, Simulation, answers

FIRST_WEEKS = 13
CEILING = 0.05
"""What no analogue without a war has passed in 13 weeks [share of headcount]."""


def attributable_share(simulation: Simulation, *, reference: Plan, draws: Draws) -> Floats:
    """Return departures due to the outside series in the first weeks, by draw [share].

    Voluntary departures in the 13 weeks from the main shock with the case's drivers,
    less those with every driver neutral, over the headcount on the day before.

    Args:
        simulation: The compiled model.
        reference: What existed, in force in both runs.
        draws: Prior or posterior.
    """
    settings, frame = simulation.problem.case.settings, simulation.frame
    unit, shock = settings.headline_unit, settings.main_shock
    weeks = between(shock, shock + timedelta(days=DAYS * FIRST_WEEKS - 1))
    asked = (
        question("departures", where=unit, window=weeks, frame=frame),
        question("headcount", where=unit, window=on(shock - timedelta(days=1)), frame=frame),
    )
    runs = [
        np.concatenate(
            [
                answers(trace, asked=asked, count=count)
                for trace, count in simulation.traces(
                    draws, schedule=reference.schedule, drivers=drivers
                )
            ]
        )
        for drivers in (simulation.drivers, simulation.flat_drivers())
    ]
    share: Floats = (runs[0][:, 0] - runs[1][:, 0]) / runs[0][:, 1]
    return share
