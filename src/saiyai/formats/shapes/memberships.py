"""Sheets of memberships: who belongs to which network, in what role, from when to when."""

from saiyai.domain.actors import Role
from saiyai.domain.drafts import MembershipDraft
from saiyai.formats.shapes.rows import Sheet
from saiyai.formats.shapes.words import FLAGS, ROLES


def read_memberships(sheet: Sheet) -> None:
    """Tell a membership for each row with a network and a member; others are named."""
    sheet.report_left_out()
    for row in sheet.rows():
        network, member = row.text("membership.network"), row.text("membership.member")
        if not network or not member:
            row.problem(
                "end_missing",
                "membership.member" if network else "membership.network",
                row.first(),
            )
        elif network == member:
            row.problem("self_loop", "membership.member", member)
        else:
            voluntary = row.word("membership.voluntary", FLAGS)
            sheet.told.memberships.append(
                MembershipDraft(
                    network=network,
                    member=member,
                    role=row.word("membership.role", ROLES) or Role.MEMBER,
                    joined=row.when("membership.joined"),
                    left=row.when("membership.left"),
                    why=row.text("membership.why"),
                    voluntary=None if voluntary is None else voluntary == "yes",
                    at=row.at,
                )
            )
