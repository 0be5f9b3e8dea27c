"""JSON from strangers: bytes to plain values, or a reason why not."""

import json
from typing import Any

from saiyai.formats.decoding import decode
from saiyai.formats.refusals import unreadable


def read_json_text(content: bytes, name: str) -> Any:  # noqa: ANN401 - anything JSON can hold
    """The value of a JSON text.

    Raises: UnreadableFile with the line on which reading stopped.
    """
    try:
        value = json.loads(decode(content, name), parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode()  # half a character can stand in no text
    except json.JSONDecodeError as wrong:
        raise unreadable(name, "broken_json", line=wrong.lineno) from wrong
    except (ValueError, RecursionError) as wrong:
        raise unreadable(name, "broken_json", line=1) from wrong
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)
