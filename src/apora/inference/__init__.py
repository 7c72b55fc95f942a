"""From observations to a posterior."""
