"""Dice by name: each number that is drawn for has its own, and the same record throws the same."""

from hashlib import blake2b

import numpy as np


def dice_for(what: str, seed: int = 0) -> np.random.Generator:
    """Dice of its own for each number, the same for the same name and seed."""
    mark = int.from_bytes(blake2b(what.encode(), digest_size=4).digest(), "big")
    return np.random.default_rng(seed * 2**32 + mark)
