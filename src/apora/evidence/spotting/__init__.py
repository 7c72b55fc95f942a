"""Numbers found in running text: where each stands, how it reads, and what only looks like one."""

from apora.evidence.spotting.spot import Number, Skipped, Spotted, spot

__all__ = ["Number", "Skipped", "Spotted", "spot"]
