"""The tables that the evidence and the model share: series, indicators, parameters."""
