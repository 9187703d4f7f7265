"""How sure a share is that was counted in a sample."""

import math

Z = 1.959964  # two-sided 95 %


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return Wilson's score interval at 95 % (E. B. Wilson, JASA 22, 1927)."""
    if of == 0:
        return 0.0, 1.0
    share = right / of
    scale = 1 + Z * Z / of
    centre = (share + Z * Z / (2 * of)) / scale
    half = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / scale
    return max(0.0, centre - half), min(1.0, centre + half)
