"""Findings as a worker makes them, where a test wants them made at once."""

from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.records.models import Finding, Network
from saiyai.services.readings import ask_profiles, make_finding


def make_all(network: Network) -> None:
    """Ask for the profiles of a record, and make whatever of it waits."""
    ask_profiles(LOCAL_KEEPER, network)
    for finding in Finding.objects.filter(network=network, state="asked"):
        make_finding(finding.pk)
