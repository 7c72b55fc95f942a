"""What a grade is taken to mean: a named set of assumptions, not findings.

Three separate knobs: random error by the letter of the source, the chance of being off
topic by the credibility digit of the claim, and a bias that claims of one origin about
one indicator share. F and 6 mean wide, not middle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class GradeSet:
    """A named set: letter to log standard deviation, digit to chance of being off topic."""

    name: str
    letter_sd: Mapping[str, float]
    off_topic: Mapping[int, float]
    bias_sd: float

    def scaled(self, factor: float) -> "GradeSet":
        """Return the set with every error multiplied and the odds of off topic likewise.

        Odds, not chances, so that a doubled set still leaves every claim a voice.
        """
        return GradeSet(
            name=f"{self.name} x {factor:g}",
            letter_sd=MappingProxyType(
                {letter: factor * sd for letter, sd in self.letter_sd.items()}
            ),
            off_topic=MappingProxyType(
                {
                    digit: factor * chance / (1.0 - chance + factor * chance)
                    for digit, chance in self.off_topic.items()
                }
            ),
            bias_sd=factor * self.bias_sd,
        )


STANDARD = GradeSet(
    name="standard",
    letter_sd=MappingProxyType({"A": 0.02, "B": 0.06, "C": 0.15, "D": 0.30, "E": 0.50, "F": 0.30}),
    off_topic=MappingProxyType({1: 0.02, 2: 0.07, 3: 0.20, 4: 0.55, 5: 0.80, 6: 0.35}),
    bias_sd=0.15,
)
