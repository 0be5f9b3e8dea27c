"""What is told of an actor beside its name: told, followed, ended, taken back, undone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from saiyai.domain.actors import ActorKind
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import ActorDraft, MembershipDraft, PlaceDraft, QuietDraft
from saiyai.domain.errors import (
    AlreadyTold,
    KeepersOnly,
    MalformedData,
    NotAMember,
    NotYours,
    StillNeeded,
    UnknownActor,
    UnknownFact,
    UnknownWord,
)
from saiyai.domain.facet_fields import facet_draft, fields_of
from saiyai.domain.facets import FACETS, FacetDraft
from saiyai.domain.periods import AsOf, on
from saiyai.domain.viewers import Eye, Viewer
from saiyai.queries.facets import get_facet, list_facets, list_posts_of, list_versions
from saiyai.queries.networks import newest_seq
from saiyai.records.models import FACET_TABLES, Actor, Change, Membership, Network, OfActor
from saiyai.services.actors import record_actor, withdraw_actor
from saiyai.services.events import record_quiet
from saiyai.services.facets import end_facet, record_facet, withdraw_facet
from saiyai.services.networks import record_membership
from saiyai.services.rows import Told, place_row
from saiyai.services.undo import undo_change
from saiyai.services.undoable import FACTS

TODAY = date(2026, 10, 31)

EXAMPLES: dict[str, dict[str, object]] = {
    "profile": {"actor": "p", "generation": "young", "expertise": "ทำฝาย"},
    "place": {"actor": "g", "place": "v1", "purpose": "works"},
    "backing": {"actor": "g", "parent": "o", "interest_th": "ผู้ใช้น้ำ", "principles": "yes"},
    "own_work": {"actor": "g", "goes_on": "yes", "said_by": "p"},
    "statement": {"actor": "g", "kind": "identity", "text_th": "คนลุ่มน้ำ", "origin": "own"},
    "capability": {"actor": "g", "kind": "labour", "text_en": "Hands", "offered": "yes"},
    "need": {"actor": "g", "kind": "knowledge", "text_en": "A map of the weirs", "alone": "no"},
    "standing": {"actor": "g", "network": "n", "state": "invited", "since": "2026-10-01"},
    "position": {"actor": "o", "kind": "office", "title_th": "ปลัด"},
    "holding": {"actor": "o", "holder": "p", "since": "2026-01-01"},
    "channel": {"actor": "p", "kind": "phone", "value": "081 000 0000"},
    "consent": {"actor": "p", "purpose": "name", "audience": "members"},
    "voice": {"actor": "p", "speaker": "q"},
}


@pytest.fixture
def cast(network: Network, keeper: Viewer) -> Network:
    """A group, an office, a network, two persons and a village."""
    for ref, kind in (
        *(("g", ActorKind.GROUP), ("o", ActorKind.AGENCY), ("n", ActorKind.NETWORK)),
        *(("p", ActorKind.PERSON), ("q", ActorKind.PERSON)),
    ):
        record_actor(keeper, network, ActorDraft(ref=ref, name_en=ref.upper(), kind=kind))
    place_row(Told(network, newest_seq(network)), PlaceDraft("v1", name_en="Village")).save()
    return network


def draft(facet: str, **changed: object) -> FacetDraft:
    return facet_draft(FACETS[facet], {**EXAMPLES[facet], **changed}, TODAY)


def tell(by: Viewer, network: Network, facet: str, **changed: object) -> OfActor:
    if facet == "holding" and "position" not in changed:
        changed["position"] = tell(by, network, "position").pk
    return record_facet(by, network, draft(facet, **changed))


def told(network: Network, facet: str, day: date = TODAY, **at: Any) -> list[dict[str, Any]]:
    viewer = at.get("viewer", Viewer(Eye.KEEPER, "k"))
    rows = list_facets(viewer, network, at.get("ref", "g"), AsOf(day, at.get("known")))[facet]
    return [dict(row.told) for row in rows]


def pk_of(ref: str) -> int:
    return Actor.objects.get(ref=ref, untold=None).pk


def test_every_facet_has_its_table_and_can_be_undone() -> None:
    assert set(FACETS) == set(FACET_TABLES)
    assert set(FACET_TABLES.values()) <= set(FACTS)


@pytest.mark.parametrize("facet", FACETS)
def test_every_field_of_a_facet_has_its_column(facet: str) -> None:
    columns = {field.name for field in FACET_TABLES[facet]._meta.concrete_fields}
    columns |= {one.removesuffix("_latest") for one in columns}

    assert {field.name for field in fields_of(FACETS[facet])} <= columns


@pytest.mark.parametrize("facet", FACETS)
def test_what_is_told_is_one_change_is_read_and_is_undone(
    cast: Network, keeper: Viewer, facet: str
) -> None:
    ref = str(EXAMPLES[facet]["actor"])
    row = tell(keeper, cast, facet)
    assert Change.objects.latest("seq").action == "record_facet"
    assert told(cast, facet, ref=ref)
    undo_change(keeper, cast, newest_seq(cast))
    assert told(cast, facet, ref=ref) == []
    assert told(cast, facet, ref=ref, known=row.told)


@pytest.mark.parametrize("facet", FACETS)
def test_strangers_tell_nothing_and_read_nothing(
    cast: Network, keeper: Viewer, stranger: Viewer, facet: str
) -> None:
    row = tell(keeper, cast, facet)
    changes = Change.objects.count()

    with pytest.raises(UnknownActor):
        record_facet(stranger, cast, draft(facet, position=1))
    with pytest.raises((NotYours, KeepersOnly)):
        withdraw_facet(stranger, cast, row)
    with pytest.raises(UnknownFact):
        get_facet(stranger, cast, facet, row.pk)
    with pytest.raises(UnknownActor):
        list_facets(stranger, cast, str(EXAMPLES[facet]["actor"]), AsOf(TODAY))
    assert Change.objects.count() == changes


def test_a_new_version_takes_over_and_the_old_one_stays_for_its_days(
    cast: Network, keeper: Viewer
) -> None:
    first = tell(keeper, cast, "statement", since="2025-01-01")
    second = tell(
        keeper,
        cast,
        "statement",
        text_th="คนต้นน้ำและปลายน้ำ",
        follows=first.pk,
        origin="clash",
        since="2026-06-01",
    )

    assert [one["text_th"] for one in told(cast, "statement")] == ["คนต้นน้ำและปลายน้ำ"]
    assert [one["text_th"] for one in told(cast, "statement", date(2026, 5, 31))] == ["คนลุ่มน้ำ"]
    assert told(cast, "statement", date(2024, 5, 31)) == []
    assert [one["text_th"] for one in told(cast, "statement", known=first.told)] == ["คนลุ่มน้ำ"]
    versions = list_versions(keeper, cast, "g", AsOf(TODAY))
    assert [one.number for one in versions] == [2, 1]
    with pytest.raises(AlreadyTold):
        tell(keeper, cast, "statement", follows=first.pk)
    with pytest.raises(StillNeeded):
        withdraw_facet(keeper, cast, first)
    withdraw_facet(keeper, cast, second)
    assert [one["text_th"] for one in told(cast, "statement")] == ["คนลุ่มน้ำ"]


def test_a_version_follows_one_of_the_same_holder_and_kind(cast: Network, keeper: Viewer) -> None:
    first = tell(keeper, cast, "statement")

    for changed in ({"kind": "value"}, {"actor": "n"}):
        with pytest.raises(UnknownFact):
            tell(keeper, cast, "statement", follows=first.pk, **changed)


def test_the_newest_word_on_own_work_counts(cast: Network, keeper: Viewer) -> None:
    tell(keeper, cast, "own_work", since="2026-01-01")
    tell(keeper, cast, "own_work", goes_on="no", since="2026-06-01")

    assert [one["goes_on"] for one in told(cast, "own_work", date(2026, 3, 1))] == [True]
    assert [one["goes_on"] for one in told(cast, "own_work")] == [False]
    assert told(cast, "own_work", date(2025, 3, 1)) == []


def test_a_post_is_held_handed_on_and_vacant(cast: Network, keeper: Viewer) -> None:
    post = tell(keeper, cast, "position")
    tell(keeper, cast, "holding", position=post.pk, since="2025-01-01")
    tell(keeper, cast, "holding", position=post.pk, holder="q", since="2026-01-01")
    tell(keeper, cast, "holding", position=post.pk, holder="", since="2026-09-01")

    def holder(day: date) -> list[str]:
        rows = told(cast, "holding", day, ref="o")
        return [one["holder"].ref if "holder" in one else "" for one in rows]

    assert holder(date(2025, 6, 1)) == ["p"]
    assert holder(date(2026, 6, 1)) == ["q"]
    assert holder(TODAY) == [""]
    (held,) = list_posts_of(keeper, cast, "q", AsOf(date(2026, 6, 1)))
    assert held.title.th == "ปลัด"
    assert list_posts_of(keeper, cast, "q", AsOf(TODAY)) == []
    with pytest.raises(StillNeeded):
        withdraw_facet(keeper, cast, post)


def test_consent_to_the_name_moves_the_column_and_undo_moves_it_back(
    cast: Network, keeper: Viewer
) -> None:
    def column() -> str:
        return Actor.objects.get(ref="p", untold=None).consent

    tell(keeper, cast, "consent", since="2026-01-01", given_by="q")
    newer = tell(keeper, cast, "consent", audience="refused", since="2026-05-01")
    assert column() == Consent.REFUSED
    tell(keeper, cast, "consent", audience="anyone", since="2025-05-01")
    assert column() == Consent.REFUSED
    tell(keeper, cast, "consent", audience="anyone", purpose="channels")
    assert column() == Consent.REFUSED
    withdraw_facet(keeper, cast, newer)
    assert column() == Consent.MEMBERS
    undo_change(keeper, cast, newest_seq(cast))
    assert column() == Consent.REFUSED


def test_who_leaves_leaves_every_role_and_may_come_again(cast: Network, keeper: Viewer) -> None:
    with pytest.raises(NotAMember):
        tell(keeper, cast, "standing", state="paused")
    record_membership(keeper, cast, MembershipDraft("n", "g"))
    record_membership(keeper, cast, replace(MembershipDraft("n", "g"), role="hub"))  # type: ignore[arg-type]
    tell(keeper, cast, "standing", state="paused", since="2026-03-01")
    tell(keeper, cast, "standing", state="left", since="2026-09-01", words="งานเสร็จแล้ว")
    rows = Membership.objects.known(None)

    assert {(row.left_latest, row.exit_why) for row in rows} == {(date(2026, 9, 1), "งานเสร็จแล้ว")}
    assert [one["state"] for one in told(cast, "standing", date(2026, 4, 1))] == ["paused"]
    assert [one["state"] for one in told(cast, "standing")] == ["left"]
    record_membership(keeper, cast, MembershipDraft("n", "g"))
    tell(keeper, cast, "standing", state="active", since="2026-10-01")
    assert [one["state"] for one in told(cast, "standing")] == ["active"]


def test_a_need_that_was_met_is_over_and_was_there_before(cast: Network, keeper: Viewer) -> None:
    row = tell(keeper, cast, "need", since="2026-01-01")
    end_facet(keeper, cast, row, on(date(2026, 8, 1)), met=True)

    assert told(cast, "need") == []
    assert [one["met"] for one in told(cast, "need", date(2026, 7, 1))] == [True]
    with pytest.raises(AlreadyTold):
        end_facet(keeper, cast, row, on(date(2026, 9, 1)))


def test_persons_speak_for_themselves_and_others_for_who_asked_them(
    cast: Network, keeper: Viewer
) -> None:
    me, other = Viewer(Eye.MEMBER, "p", pk_of("p")), Viewer(Eye.MEMBER, "q", pk_of("q"))
    tell(keeper, cast, "consent", actor="q")
    own = tell(me, cast, "channel", said_by="g")

    assert own.said_by_id == pk_of("p")
    with pytest.raises(UnknownActor):
        tell(other, cast, "channel", value="02")
    with pytest.raises(NotYours):
        tell(other, cast, "need")
    with pytest.raises(UnknownActor):
        told(cast, "channel", ref="p", viewer=other)
    tell(me, cast, "voice", since="2026-10-01")
    assert tell(other, cast, "channel", value="02").said_by_id == pk_of("q")
    assert len(told(cast, "channel", ref="p", viewer=other)) == 2
    assert record_quiet(other, cast, QuietDraft("p", on(TODAY))).actor_id == pk_of("p")
    with pytest.raises(KeepersOnly):
        tell(me, cast, "position", actor="p")


def test_a_voice_that_is_over_or_has_not_begun_says_nothing(cast: Network, keeper: Viewer) -> None:
    other = Viewer(Eye.MEMBER, "q", pk_of("q"))
    tell(keeper, cast, "voice", until="2026-10-01")
    tell(keeper, cast, "voice", since="2026-12-01")

    with pytest.raises(UnknownActor):
        tell(other, cast, "channel")


def test_channels_are_read_by_members_only_as_agreed(
    cast: Network, keeper: Viewer, member: Viewer
) -> None:
    tell(keeper, cast, "consent")
    tell(keeper, cast, "channel")
    tell(keeper, cast, "profile")

    for facet in ("channel", "profile", "consent", "voice"):
        assert told(cast, facet, ref="p", viewer=member) == []
    tell(keeper, cast, "consent", purpose="channels")
    assert [one["value"] for one in told(cast, "channel", ref="p", viewer=member)] == [
        "081 000 0000"
    ]
    assert told(cast, "profile", ref="p", viewer=member) == []
    tell(keeper, cast, "consent", purpose="channels", audience="keepers")
    assert told(cast, "channel", ref="p", viewer=member) == []


def test_who_refused_is_not_mentioned_to_members(
    cast: Network, keeper: Viewer, member: Viewer
) -> None:
    tell(keeper, cast, "backing")
    tell(keeper, cast, "consent", actor="o", audience="refused")

    assert "parent" in told(cast, "backing")[0]
    assert "parent" not in told(cast, "backing", viewer=member)[0]


@pytest.mark.parametrize(
    ("facet", "changed", "refusal"),
    [
        ("statement", {"text_th": " "}, MalformedData),
        ("statement", {"kind": "creed"}, UnknownWord),
        ("statement", {"actor": "nobody"}, UnknownActor),
        ("place", {"place": "v9"}, UnknownWord),
        ("capability", {"amount": "5"}, MalformedData),
        ("capability", {"unit": "gram"}, MalformedData),
        ("capability", {"amount": "9" * 30, "unit": "gram"}, MalformedData),
        ("own_work", {"goes_on": ""}, MalformedData),
        ("own_work", {"goes_on": "perhaps"}, UnknownWord),
        ("profile", {"actor": "g"}, MalformedData),
        ("channel", {"preferred": "yes", "avoid": "yes"}, MalformedData),
        ("channel", {"value": "", "via": "p"}, MalformedData),
        ("backing", {"parent": "g"}, MalformedData),
        ("need", {"since": "2026-05-01", "until": "2026-04-01"}, MalformedData),
        ("holding", {"position": 99}, UnknownFact),
        ("need", {"problem": "x" * 5000}, MalformedData),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    cast: Network, keeper: Viewer, facet: str, changed: dict[str, object], refusal: type[Exception]
) -> None:
    changes = Change.objects.count()

    with pytest.raises(refusal):
        tell(keeper, cast, facet, **changed)
    assert Change.objects.count() == changes


def test_the_same_open_fact_is_told_once(cast: Network, keeper: Viewer) -> None:
    for facet in ("place", "voice"):
        tell(keeper, cast, facet)
        with pytest.raises(AlreadyTold):
            tell(keeper, cast, facet)
    tell(keeper, cast, "place", purpose="seat")


def test_a_new_profile_takes_the_place_of_the_one_before(cast: Network, keeper: Viewer) -> None:
    tell(keeper, cast, "profile")
    tell(keeper, cast, "profile", expertise="ทำบัญชี")

    assert [one["expertise"] for one in told(cast, "profile", ref="p")] == ["ทำบัญชี"]


def test_an_actor_goes_with_what_is_told_of_it_unless_others_name_it(
    cast: Network, keeper: Viewer
) -> None:
    tell(keeper, cast, "statement")
    tell(keeper, cast, "own_work")

    with pytest.raises(StillNeeded):
        withdraw_actor(keeper, Actor.objects.get(ref="p"))
    withdraw_actor(keeper, Actor.objects.get(ref="g"))
    undo_change(keeper, cast, newest_seq(cast))
    assert len(told(cast, "statement")) == 1
    assert len(told(cast, "own_work")) == 1


def test_the_network_itself_holds_to_something(cast: Network, keeper: Viewer) -> None:
    tell(keeper, cast, "statement", actor="")

    assert [one["kind"] for one in told(cast, "statement", ref="")] == ["identity"]
    with pytest.raises(NotYours):
        tell(Viewer(Eye.MEMBER, "p", pk_of("p")), cast, "statement", actor="")


def test_what_stands_since_this_year_stands_today(cast: Network, keeper: Viewer) -> None:
    """A year that is not over yet begins with its first day, as a membership does."""
    tell(keeper, cast, "need", since="2569")

    assert len(told(cast, "need")) == 1
    assert told(cast, "need", date(2025, 12, 31)) == []
