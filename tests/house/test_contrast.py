"""What marks the cursor and what borders a field stand out from every ground they lie on."""

import re
from pathlib import Path

import pytest

STYLE = Path(__file__).parents[2] / "frontend" / "src" / "app" / "style.css"
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", STYLE.read_text("utf-8")))
LEAST = {"focus": 3.0, "edge": 3.0, "ink": 4.5, "soft": 4.5, "river": 4.5, "amber": 4.5}
"""By WCAG 2.2: 1.4.11 for what is no text, 1.4.3 for text."""


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How much lighter the lighter is: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("name", LEAST)
def test_it_stands_out(name: str, ground: str) -> None:
    assert contrast(COLOURS[name], COLOURS[ground]) >= LEAST[name]
