"""What readers said is not right, by the name of what they meant."""

from saiyai.domain.actors import ActorKind
from saiyai.domain.drafts import ActorDraft, TieDraft
from saiyai.domain.viewers import Viewer
from saiyai.domain.words import Language
from saiyai.queries.networks import newest_seq
from saiyai.queries.remarks import count_remarks, list_remarks
from saiyai.records.models import Network
from saiyai.services.actors import record_actor
from saiyai.services.remarks import close_remark, record_remark
from saiyai.services.ties import record_tie


def told(keeper: Viewer, network: Network) -> None:
    """A group and a person, a line between them, and a word on each of three things."""
    for ref, name, kind in (("g", "Group", ActorKind.GROUP), ("p", "Pim", ActorKind.PERSON)):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=name, kind=kind))
    record_tie(keeper, network, TieDraft("g", "p", ref="gp"))
    for about in ("actor p", "line gp", "actor nobody"):
        record_remark(keeper, network, about, "not so")


def test_a_keeper_reads_what_is_meant_by_its_name(network: Network, keeper: Viewer) -> None:
    told(keeper, network)
    read = {row.about: row.thing for row in list_remarks(keeper, network)}

    person, line = read["actor p"], read["line gp"]
    assert person
    assert line
    assert (person.of, person.ref, person.in_(Language.EN)) == ("actor", "p", "Pim")
    assert (line.of, line.ref, line.in_(Language.EN)) == ("tie", "gp", "Group – Pim")
    assert read["actor nobody"] is None


def test_only_keepers_read_or_count_them(
    network: Network, keeper: Viewer, member: Viewer, stranger: Viewer
) -> None:
    told(keeper, network)

    assert count_remarks(keeper, network) == 3
    for other in (member, stranger):
        assert (list_remarks(other, network), count_remarks(other, network)) == ([], 0)


def test_what_was_seen_to_is_still_read_as_known_before(network: Network, keeper: Viewer) -> None:
    told(keeper, network)
    before = newest_seq(network)
    close_remark(keeper, network, list_remarks(keeper, network)[0].id)

    assert count_remarks(keeper, network) == 2
    assert count_remarks(keeper, network, before) == 3
