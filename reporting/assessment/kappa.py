"""How far two analysts agree beyond what chance alone would give: Cohen's kappa."""

from collections import Counter
from fractions import Fraction


def kappa_of_counts(counts: dict[tuple[str, str], int]) -> float | None:
    """Kappa from how often each pair (first verdict, second verdict) occurred: 1 is full agreement, 0 is chance.

    None where it is undefined: without pairs, or when both gave one and the same verdict to everything.
    """
    total = sum(counts.values())
    if not total:
        return None
    first, second = Counter[str](), Counter[str]()
    for (one, other), count in counts.items():
        first[one] += count
        second[other] += count
    observed = Fraction(sum(count for (one, other), count in counts.items() if one == other), total)
    expected = Fraction(sum(first[verdict] * second[verdict] for verdict in first), total**2)
    return None if expected == 1 else float((observed - expected) / (1 - expected))
