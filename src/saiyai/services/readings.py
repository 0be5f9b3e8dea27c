"""What takes long: asked for by a page, made by a job, kept as a finding."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from saiyai.assessment import profile, today, total
from saiyai.assessment.claims import reading as claims
from saiyai.domain.errors import ReadingFailed
from saiyai.domain.periods import AsOf
from saiyai.domain.refusals import refusal_to_json
from saiyai.domain.switches import Switch
from saiyai.domain.viewers import LOCAL_KEEPER, Eye, Viewer
from saiyai.queries import map_places
from saiyai.queries.claims import plain_claims
from saiyai.queries.clock import today_of
from saiyai.queries.networks import seq_known
from saiyai.queries.profiles import plain_profile
from saiyai.queries.readings import plain_today
from saiyai.queries.switches import is_switched_on
from saiyai.queries.totals import plain_total
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Finding, Network
from saiyai.services.tasks import start

_WHOSE = ("network_id", "method", "edition")
_VERSIONS = {
    today.METHOD: today.VERSION,
    map_places.METHOD: map_places.VERSION,
    profile.METHOD: profile.VERSION,
    claims.METHOD: claims.VERSION,
    total.METHOD: total.VERSION,
}


def ask_reading(by: Viewer, network: Network, when: AsOf, method: str = today.METHOD) -> None:
    """Have a reading or a layout made by a job, unless that is under way or done already.

    A total is made only where the network switched it on.
    """
    if method == total.METHOD and not is_switched_on(network, Switch.TOTAL, when.known):
        return
    with writing():
        finding, is_new = Finding.objects.using(WRITING).get_or_create(
            network=network,
            method=method,
            version=_VERSIONS[method],
            edition=by.eye,
            day=when.day,
            seq=seq_known(network, when.known),
            defaults={"state": "asked"},
        )
        if is_new:
            start("make_finding", finding.pk)


def ask_profiles(by: Viewer, network: Network) -> None:
    """Have the profile of the record's own today made before anybody inside opens it."""
    _ask_inside(by, network, profile.METHOD)


def ask_totals(by: Viewer, network: Network) -> None:
    """The same of its total, where it is switched on."""
    _ask_inside(by, network, total.METHOD)


def _ask_inside(by: Viewer, network: Network, method: str) -> None:
    when = AsOf(today_of(network))
    for eye in (Eye.KEEPER, Eye.MEMBER):
        ask_reading(replace(by, eye=eye), network, when, method)


def ask_findings_anew() -> int:
    """Have made anew what an earlier version of its method found last: after an upgrade.

    Returns: how many were asked for. Older ones are marked, and made anew when a page asks.
    """
    made = Finding.objects.using(WRITING).filter(state="ready", method__in=_VERSIONS)
    asked = 0
    for network_id, method, edition in made.values_list(*_WHOSE).distinct().order_by(*_WHOSE):
        of = made.filter(network_id=network_id, method=method, edition=edition)
        last = of.defer("value").select_related("network").order_by("-day", "-seq", "-version")[0]
        if last.version < _VERSIONS[method]:
            by = replace(LOCAL_KEEPER, eye=Eye(edition))
            ask_reading(by, last.network, AsOf(last.day), method)
            asked += 1
    return asked


def make_finding(finding_id: int) -> None:
    """Make what was asked for, from the record as it was known then.

    Raises: whatever the making raises; then the finding is marked as failed.
    """
    finding = Finding.objects.using(WRITING).select_related("network").get(pk=finding_id)

    def report(done: int) -> None:
        Finding.objects.using(WRITING).filter(pk=finding_id, state="asked").update(done=done)

    try:
        value = _made(finding, report)
    except Exception:
        fail_finding(finding_id)
        raise
    Finding.objects.using(WRITING).filter(pk=finding_id).update(state="ready", value=value)


def fail_finding(finding_id: int) -> None:
    """It could not be made: whoever waits is told so, until something new is told."""
    asked = Finding.objects.using(WRITING).filter(pk=finding_id, state="asked")
    asked.update(state="failed", error=refusal_to_json(ReadingFailed()))


def _made(finding: Finding, report: Callable[[int], None]) -> dict[str, Any]:
    eye = Eye(finding.edition)
    if finding.method == map_places.METHOD:
        return map_places.plain_layout(finding.network, eye, finding.seq)
    when = AsOf(finding.day, finding.seq)
    if finding.method == profile.METHOD:
        return plain_profile(finding.network, eye, when, report)
    if finding.method == claims.METHOD:
        return plain_claims(finding.network, eye, when)
    if finding.method == total.METHOD:
        return plain_total(finding.network, eye, when, report)
    return plain_today(finding.network, eye, when, report)
