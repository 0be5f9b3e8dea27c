"""XML from strangers and for strangers.

Read without document types, so there are no entities to expand and nothing outside to fetch;
written by hand, so that every text comes back as it was.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from saiyai.formats.refusals import unreadable

_DEPTH: Final = 200
# XML has no sign for these; they hold no meaning in a text and become the replacement sign.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
)
_SIGNS_IN_ATTRIBUTES: Final = _SIGNS | {ord("\n"): "&#10;", ord("\t"): "&#9;"}


def read_xml(content: bytes, name: str) -> Element:
    """The tree of a document; tags and attributes read "{namespace}local".

    Raises: UnreadableFile with the line, also for a document type.
    """
    parser, builder = expat.ParserCreate(namespace_separator="}"), TreeBuilder()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise unreadable(name, "nested_xml", line=parser.CurrentLineNumber)
        builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(tag))

    def refuse(*_: object) -> None:
        raise unreadable(name, "document_type", line=parser.CurrentLineNumber)

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - takes it by position only
    except (
        expat.ExpatError,
        LookupError,
        ValueError,
    ) as wrong:  # an unknown encoding is the latter
        raise unreadable(name, "broken_xml", line=parser.CurrentLineNumber) from wrong
    return builder.close()


def _named(tag: str) -> str:
    return f"{{{tag}" if "}" in tag else tag


def local_name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """The children with this local name, whatever their namespace."""
    return [child for child in element if local_name(child.tag) == name]


def descendants(element: Element, name: str) -> Iterable[Element]:
    """Every element below with this local name, in the order of the document."""
    return (found for found in element.iter() if local_name(found.tag) == name)


def tag(name: str, attributes: Mapping[str, str] = {}, inner: str = "") -> str:
    """An element as text; `inner` is markup already."""
    told = "".join(
        f' {key}="{_escaped(value, in_attribute=True)}"' for key, value in attributes.items()
    )
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def escaped(text: str) -> str:
    """A text as the content of an element."""
    return _escaped(text, in_attribute=False)


def _escaped(text: str, *, in_attribute: bool) -> str:
    return legible(text).translate(_SIGNS_IN_ATTRIBUTES if in_attribute else _SIGNS)


def legible(text: str) -> str:
    """The text as XML can hold it."""
    return _NO_XML.sub("\ufffd", text)
