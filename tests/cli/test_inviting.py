"""`invite`: who comes in first to a served network."""

from saiyai.queries.readers import VISITOR
from saiyai.records.models import Access, Account, Network
from saiyai.services.invitations import accept_invitation
from tests.cli.conftest import Run


def taken_up(run: Run, *arguments: str) -> Account:
    """The account of who was invited at the machine and came in."""
    told = run("invite", *arguments).json
    return accept_invitation(VISITOR, told["address"].rpartition("/")[2], told["code"])


def test_the_machine_lets_in_an_administrator(run: Run, network: Network) -> None:
    account = taken_up(run, "Admin")

    assert account.administers
    assert not Access.objects.filter(account=account).exists()


def test_the_machine_lets_in_the_keeper_of_a_record(run: Run, network: Network) -> None:
    account = taken_up(run, "Keeper", "--network", "trial")

    assert not account.administers
    assert Access.objects.get(account=account).role == "keeper"


def test_nobody_is_let_in_to_a_network_that_is_not_there(run: Run, network: Network) -> None:
    said = run("invite", "Keeper", "--network", "nowhere")

    assert said.code == 2
    assert "nowhere" in said.err
