"""`invite`: the first administrator and the first keeper of a served network come in by this."""

import json
from argparse import ArgumentParser, Namespace

from saiyai.cli.command import Command, open_records, print_out
from saiyai.domain.drafts import AccessDraft
from saiyai.domain.viewers import LOCAL_KEEPER, AccessRole


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", help="name to show for the account")
    parser.add_argument(
        "--network", help="short name of the record; without it an administrator is invited"
    )
    parser.add_argument(
        "--role", default="keeper", choices=[*map(str, AccessRole)], help="what they may do there"
    )
    parser.add_argument("--actor", default="", help="who they are in the record, by id")
    parser.add_argument("--part", default="", help="the part a keeper of a part keeps, by id")


def _invite(given: Namespace) -> None:
    open_records()
    from saiyai.queries.networks import get_network  # noqa: PLC0415 - Django has to be ready
    from saiyai.services.invitations import invite, invite_administrator  # noqa: PLC0415
    from saiyai.services.upgrade import require_prepared  # noqa: PLC0415

    require_prepared()
    if given.network:
        draft = AccessDraft(given.name, AccessRole(given.role), given.actor, given.part)
        ticket = invite(LOCAL_KEEPER, get_network(LOCAL_KEEPER, given.network), draft)
    else:
        ticket = invite_administrator(LOCAL_KEEPER, given.name)
    print_out(json.dumps({"address": f"/invited/{ticket.token}", "code": ticket.code}))


INVITE = Command("invite", "make a link and a code that let somebody in", _arguments, _invite)
