"""Fills the home of an installation with a record in which no page is empty."""

from datetime import date
from typing import Any

from saiyai.cli.command import open_records


def main() -> None:
    """The record of `tests.whole`, with a merge, a pair to look at, a kept view and a file."""
    open_records()
    # Django has to be ready before its tables can be named.
    from saiyai.domain.actors import ActorKind  # noqa: PLC0415
    from saiyai.domain.drafts import ActorDraft  # noqa: PLC0415
    from saiyai.domain.lists import ListOf, SavedViewDraft  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.services.actors import record_actor  # noqa: PLC0415
    from saiyai.services.imports.batches import upload_files  # noqa: PLC0415
    from saiyai.services.installation import upgrade_installation  # noqa: PLC0415
    from saiyai.services.merging import merge_actors  # noqa: PLC0415
    from saiyai.services.networks import record_network  # noqa: PLC0415
    from saiyai.services.saved_views import record_view  # noqa: PLC0415
    from tests.findings import make_all  # noqa: PLC0415
    from tests.whole import TODAY, tell_whole  # noqa: PLC0415

    upgrade_installation()
    network = record_network(
        LOCAL_KEEPER, name_th="เครือข่ายทดลอง", name_en="Trial", slug="trial", clock=TODAY
    )
    tell_whole(LOCAL_KEEPER, network)
    for ref, name in (("som", "พ่อหลวงอินสม"), ("insom", "พ่อหลวงอินทร์สม")):
        record_actor(LOCAL_KEEPER, network, ActorDraft(ref, name_th=name, kind=ActorKind.PERSON))
    wat, temple = (
        record_actor(LOCAL_KEEPER, network, ActorDraft(ref, name_th=name, kind=ActorKind.GROUP))
        for ref, name in (("wat", "วัด"), ("temple", "วัดบ้าน"))
    )
    merge_actors(LOCAL_KEEPER, network, wat, temple)
    view = SavedViewDraft(ListOf.MEMBERS, "กลุ่ม", {"kind": "group"}, is_shared=True)
    record_view(LOCAL_KEEPER, network, view)
    file = ("pairs.csv", "จาก,ถึง\nแดง,ดำ\nดำ,ขาว\n".encode())
    upload_files(LOCAL_KEEPER, network, [file], at_once=True)
    tell_studies(network, TODAY)
    _ask_members(network)
    make_all(network)


def tell_studies(network: Any, today: date) -> None:
    """A test of a claim, and a pilot that is under way."""
    from saiyai.assessment.claims.reading import METHOD  # noqa: PLC0415
    from saiyai.domain.claims import ClaimTestDraft  # noqa: PLC0415
    from saiyai.domain.periods import AsOf  # noqa: PLC0415
    from saiyai.domain.pilot import HarmDraft, HarmKind, Phase  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.services import pilot  # noqa: PLC0415
    from saiyai.services.claims import record_claim_test  # noqa: PLC0415
    from saiyai.services.readings import ask_reading  # noqa: PLC0415

    year = ClaimTestDraft("CLAIM-19", today.replace(year=today.year - 1), today)
    record_claim_test(LOCAL_KEEPER, network, year)
    pilot.open_pilot_round(LOCAL_KEEPER, network, Phase.BEFORE)
    pilot.record_pilot_week(LOCAL_KEEPER, network, today, 9, actor="som")
    pilot.record_harm(LOCAL_KEEPER, network, HarmDraft(HarmKind.BURDEN, "รายการยาวเกินไป"))
    ask_reading(LOCAL_KEEPER, network, AsOf(today), METHOD)


def _ask_members(network: Any) -> None:
    """A survey that is closed, with answers of eight groups more, and one that is open."""
    from saiyai.domain.actors import ActorKind  # noqa: PLC0415
    from saiyai.domain.drafts import ActorDraft, MembershipDraft  # noqa: PLC0415
    from saiyai.domain.pulse import Form, items_of  # noqa: PLC0415
    from saiyai.domain.viewers import LOCAL_KEEPER  # noqa: PLC0415
    from saiyai.services.actors import record_actor  # noqa: PLC0415
    from saiyai.services.networks import record_membership  # noqa: PLC0415
    from saiyai.services.rosters import open_roster  # noqa: PLC0415
    from saiyai.services.surveys import close_survey, enter_sheet, open_survey  # noqa: PLC0415

    for at in range(8):
        group = ActorDraft(f"m{at}", name_th=f"กลุ่มบ้านที่ {at}", kind=ActorKind.GROUP)
        record_actor(LOCAL_KEEPER, network, group)
        record_membership(LOCAL_KEEPER, network, MembershipDraft("", f"m{at}"))
    closed = open_survey(LOCAL_KEEPER, network, Form.FULL, date(2026, 11, 14))
    for at in range(8):
        told = {item.id: 1 + (at + n) % 5 for n, item in enumerate(items_of(Form.FULL))}
        enter_sheet(LOCAL_KEEPER, closed, told)
    close_survey(LOCAL_KEEPER, closed)
    open_survey(LOCAL_KEEPER, network, Form.SHORT, date(2026, 11, 14))
    open_roster(LOCAL_KEEPER, network, date(2026, 11, 14))


if __name__ == "__main__":
    main()
