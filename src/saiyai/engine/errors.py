"""What the engine refuses, each with a code and the facts; the texts are made above it."""

from typing import ClassVar


class EngineError(Exception):
    """Something that cannot be computed as asked. `facts` fill the places in its text."""

    code: ClassVar[str] = "engine_error"

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{self.code}: {facts}")
        self.facts = facts


class MalformedNetwork(EngineError):
    """Nodes and ties that make no network: `problem` says what is wrong, `row` where first."""

    code = "malformed_network"


class MalformedEvents(EngineError):
    """Events, lines or hits whose arrays do not fit together: `problem` says what is wrong."""

    code = "malformed_events"


class MalformedResult(EngineError):
    """A measure that gave a number which is none: a fault of ours, stopped before a reader."""

    code = "malformed_result"


class UnknownMeasure(EngineError):
    """No measure with this id in the catalogue."""

    code = "unknown_measure"


class UnknownNode(EngineError):
    """A position outside the network."""

    code = "unknown_node"


class TooFewReplicates(EngineError):
    """A spread or a comparison asked of fewer networks than it takes."""

    code = "too_few_replicates"


class UnknownNumber(EngineError):
    """A spread or a comparison that holds no number of this name."""

    code = "unknown_number"
