"""What is hidden from a reader is what the page says, read as every role."""

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft
from saiyai.domain.errors import KeepersOnly, Missing
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.queries.actors import get_profile
from saiyai.queries.changes import list_changes, list_remarks
from saiyai.queries.events import list_events
from saiyai.queries.exports import load_record
from saiyai.queries.hidden import RULES, Seen, list_hidden
from saiyai.queries.measures import get_measures
from saiyai.queries.readers import VISITOR, reader_for, reader_of
from saiyai.queries.ties import list_ties
from saiyai.records.models import Actor, Network
from saiyai.services.actors import correct_actor, record_actor
from saiyai.services.remarks import record_remark
from tests.served import (
    DAY,
    EVALUATOR,
    KEEPER,
    LOGGED_OUT,
    MEMBER,
    PART_KEEPER,
    SUBJECT,
    Who,
    account_of,
    tell_people,
)

ROLES = (LOGGED_OUT, MEMBER, SUBJECT, EVALUATOR, PART_KEEPER, KEEPER)
NOW = AsOf(DAY.replace(month=10))


@pytest.fixture
def served(network: Network) -> Network:
    """A network open to visitors, with an actor outside the part for each rule about names."""
    tell_people(network)
    for consent in ("keepers", "members", "anyone", "refused"):
        person = Actor.objects.get(network=network, ref="pom")
        draft = ActorDraft(ref=f"is_{consent}", name_en=consent, kind=ActorKind(person.kind))
        made = record_actor(LOCAL_KEEPER, network, draft)
        correct_actor(LOCAL_KEEPER, made, ActorDraft(consent=Consent(consent), note="a note"))
    correct_actor(
        LOCAL_KEEPER,
        Actor.objects.get(network=network, ref="b"),
        ActorDraft(note="a note", extra={"column": "x"}),
    )
    pim = Actor.objects.get(network=network, ref="pim")
    correct_actor(LOCAL_KEEPER, pim, ActorDraft(extra={"column": "x"}))
    record_remark(LOCAL_KEEPER, network, "actor a", "x")
    Network.objects.filter(pk=network.pk).update(open_to_visitors=True)
    return network


def viewer_of(who: Who, network: Network) -> Viewer:
    if not who.signed_in:
        return reader_for(VISITOR, network.slug)
    return reader_for(reader_of(account_of(who, network), second_step=True), network.slug)


def opens(viewer: Viewer, network: Network, ref: str) -> bool:
    try:
        get_profile(viewer, network, ref, NOW)
    except Missing:
        return False
    return True


def takes_out(viewer: Viewer, network: Network) -> bool:
    try:
        load_record(viewer, network)
    except KeepersOnly:
        return False
    return True


def seen(viewer: Viewer, network: Network) -> dict[str, bool]:
    """What this viewer is given by the queries themselves."""
    kinds = {row.kind for row in list_events(viewer, network, NOW).rows}
    degrees = get_measures(viewer, network, NOW, ["degree"])["measures"]["degree"].get("nodes", {})
    profile = get_profile(viewer, network, "b", NOW) if opens(viewer, network, "b") else None
    changes = list_changes(viewer, network)
    return {
        "person_not_asked": opens(viewer, network, "pom"),
        **{
            f"person_{one}": opens(viewer, network, f"is_{one}")
            for one in ("keepers", "members", "anyone")
        },
        "refused": opens(viewer, network, "is_refused"),
        "group_not_asked": profile is not None,
        "person_values": "pom" in degrees,
        "group_values": "b" in degrees,
        "lines": bool(list_ties(viewer, network, NOW).rows),
        "events": "activity" in kinds,
        "calls": "contact" in kinds,
        "notes": bool(profile and profile.note),
        "columns": bool(profile and profile.extra),
        "history": bool(changes),
        "history_about": any(row.about for row in changes),
        "remarks": bool(list_remarks(viewer, network)),
        "files": takes_out(viewer, network),
    }


@pytest.mark.parametrize("who", ROLES, ids=lambda who: who.name)
def test_the_page_says_what_the_queries_do(served: Network, who: Who) -> None:
    viewer = viewer_of(who, served)
    said = {row.id: row.seen is Seen.ALL for row in list_hidden(viewer)}
    found = seen(viewer, served)

    assert {one: said[one] for one in found} == found


def test_there_is_a_case_for_almost_every_rule(served: Network) -> None:
    """The others are tested where sentences are: names in them, numbers of few, who read whom."""
    assert set(RULES) - set(seen(LOCAL_KEEPER, served)) == {"discreet", "small_cells", "reads"}


def test_of_oneself_and_of_a_part_more_is_seen(served: Network) -> None:
    for who, columns in ((SUBJECT, Seen.NONE), (PART_KEEPER, Seen.OWN)):
        viewer = viewer_of(who, served)
        rows = {row.id: row.seen for row in list_hidden(viewer)}
        pim = get_profile(viewer, served, "pim", NOW)

        assert (rows["person_not_asked"], rows["calls"]) == (Seen.OWN, Seen.OWN)
        assert (rows["columns"], bool(pim.extra)) == (columns, columns is Seen.OWN)
        assert rows["files"] is rows["remarks"] is rows["history_about"] is Seen.NONE
    assert {row.seen for row in list_hidden(Viewer(Eye.OUTSIDE, "x", 1))} == {Seen.ALL, Seen.NONE}
