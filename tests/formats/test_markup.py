import pytest
from hypothesis import given

from saiyai.domain.errors import UnreadableFile
from saiyai.domain.words import Say
from saiyai.formats.markup import escaped, read_xml, tag
from tests.formats.strategies import texts

LAUGHS = b"""<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<graphml>&b;</graphml>"""
OUTSIDE = b"""<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>"""


@pytest.mark.parametrize(
    "content", [LAUGHS, OUTSIDE, b'<!DOCTYPE g SYSTEM "http://x.test/g"><g/>']
)
def test_document_types_and_their_entities_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_xml(content, "x.graphml")

    assert refused.value.facts["why"] == Say("unreadable.document_type", line=1)


@pytest.mark.parametrize(
    "content",
    [b"", b"<a>", b"<a>&x;</a>", b"<a/><b/>", b'<?xml version="1.0" encoding="no"?><a/>'],
)
def test_broken_xml_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_xml(content, "x.graphml")


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_xml(b"<a>" * 100_000, "x.graphml")


@given(texts)
def test_a_text_in_xml_comes_back_as_it_was(text: str) -> None:
    plain = "".join(sign if sign in "\t\n\r" or sign >= " " else "\ufffd" for sign in text)

    root = read_xml(tag("r", {"k": text}, escaped(text)).encode(), "x.xml")

    assert (root.text or "") == plain
    assert root.get("k") == plain
