"""The families of refusals: doors map them to a status."""

from typing import ClassVar


class Refused(Exception):
    """A request that cannot be carried out. `facts` fill the places in its text."""

    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{self.code}: {facts}")
        self.facts = facts


class Missing(Refused):
    """There is no such thing, or this viewer may not know of it: both look the same."""

    code = "missing"


class Invalid(Refused):
    """What was given has the wrong form or meaning."""

    code = "invalid"


class Conflict(Refused):
    """What was asked contradicts what stands in the record."""

    code = "conflict"


class Forbidden(Refused):
    """This viewer may know of the thing, but not do this with it."""

    code = "forbidden"


class Fault(Refused):
    """Something went wrong that is nobody's doing but ours."""

    code = "fault"
