"""The simulated people at the start: strata and household types, never a real person."""
