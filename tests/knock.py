"""One request to a served network, and what becomes of it for each role; see `tests/matrix.py`."""

from dataclasses import dataclass, field
from typing import Any, Final

from tests.doors import API

N: Final = "/n/{slug}"


@dataclass(frozen=True, slots=True)
class Knock:
    """One request: the route it is of, and what becomes of it for each role."""

    route: str
    path: str
    letters: str
    method: str = "GET"
    body: Any = field(default=None, hash=False)

    @property
    def name(self) -> str:
        """What the request is called in a list of tests."""
        return f"{self.method} {self.path} {self.body or ''}".strip()

    @property
    def has_network(self) -> bool:
        """Whether it is asked of one network."""
        return "{slug}" in f"{self.path}{self.body}"

    @property
    def is_api(self) -> bool:
        """Whether programs ask it."""
        return self.path.startswith("/api/")


def page(name: str, path: str, letters: str) -> Knock:
    """A page that is opened."""
    return Knock(name, path, letters)


def press(name: str, path: str, letters: str, /, **form: str) -> Knock:
    """A button that is pressed, with what its form sends."""
    return Knock(name, path, letters, "POST", form)


def ask(method: str, path: str, letters: str, body: Any = None) -> Knock:
    """A route of the API that is asked: as it is declared, then as it is asked if that differs."""
    route, _, asked = path.partition(" ")
    below = "" if route.startswith("/api/") else API
    return Knock(f"{method} {below}{route}", f"{below}{asked or route}", letters, method, body)
