"""What `saiyai assess` prints: the same reading that pages and the API give."""

from typing import Any

from saiyai.assessment.lenses.plain import lens_to_plain
from saiyai.assessment.plain import in_words
from saiyai.assessment.reading import Reading, Trail
from saiyai.domain.dates import parse_when
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.domain.words import Language, tell
from saiyai.queries.claims import list_claim_tests
from saiyai.queries.clock import today_of
from saiyai.queries.evidence import SHOWN, EvidenceRows, get_rows
from saiyai.queries.lenses import lenses_of
from saiyai.queries.naming import words_with
from saiyai.queries.networks import OpenNetwork, get_network
from saiyai.queries.own_lenses import OwnLens, list_own_lenses
from saiyai.queries.profiles import get_profile
from saiyai.queries.thresholds import list_thresholds
from saiyai.queries.today import PlaceTold, TodayTold, get_today, get_whole, trails_of
from saiyai.queries.totals import get_total


def assessed(slug: str, day: str, language: Language) -> dict[str, Any]:
    """The reading of a record on a day, as JSON. Raises: UnknownNetwork, UnreadableDate."""
    network = get_network(LOCAL_KEEPER, slug)
    today = today_of(network)
    when = AsOf(parse_when(day, today).latest if day else today)
    read = get_today(LOCAL_KEEPER, network, when, at_once=True)
    whole, named = get_whole(LOCAL_KEEPER, network, when, at_once=True)
    found = read.reading
    if found is None or whole.reading is None:
        raise AssertionError("a reading made at once is there")

    profile = get_profile(LOCAL_KEEPER, network, when, at_once=True)
    own = list_own_lenses(LOCAL_KEEPER, network, when)
    seen = lenses_of(profile, own)
    lenses = seen.lenses or {}

    def refs(trail: Trail) -> dict[str, Any]:
        others = {table: list(ids) for table, ids in trail.rows.items() if table not in SHOWN}
        return _refs(get_rows(LOCAL_KEEPER, network, when, trail)) | {"rows": others}

    return {
        "network": slug,
        "day": read.day.isoformat(),
        "seq": read.seq,
        "basis": found.basis,
        "heading": tell(whole.reading.whole.networkhood.title, language),
        "reading": in_words(whole.reading.whole, words_with(named, language)),
        "shown": _shown(found),
        "readings": {one.id: _number(one, language) for one in found.readings},
        "evidence": {name: refs(trail) for name, trail in trails_of(whole.reading)},
        "nearest": tell(found.nearest.says, language) if found.nearest else None,
        "thresholds": _thresholds(network, when),
        "profile": profile.value,
        "total": _total(network, when),
        "claims": _claims(network, when),
        "lenses": [lens_to_plain(one, seen.tests, language) for one in lenses.values()],
        "own_lenses": {name: _own_lens(one, language) for name, one in own.items()},
    }


def _number(one: Reading, language: Language) -> dict[str, Any]:
    return {
        "says": tell(one.says, language),
        "value": one.value,
        "unit": one.unit,
        "low": one.low,
        "high": one.high,
        "sure": one.sure,
        "parts": dict(one.parts),
    }


def _thresholds(network: OpenNetwork, when: AsOf) -> dict[str, Any]:
    """Which thresholds the network set for itself, beside the house's, and why."""
    read = list_thresholds(LOCAL_KEEPER, network, when)
    return {
        row.card.name: {
            "value": row.own.value,
            "house": row.house,
            "since": row.own.said.when.latest.isoformat(),
            "reason": row.own.reason,
            "is_read": row.own.is_read,
        }
        for row in read.own
        if row.own
    }


def _own_lens(own: OwnLens, language: Language) -> dict[str, Any]:
    """Since when a lens of the network's own is kept, and why; where it cannot be read, that."""
    return {
        "version": own.number,
        "since": own.said.when.latest.isoformat(),
        "reason": own.reason,
        "problem": tell(own.problem, language) if own.problem else None,
    }


def _total(network: OpenNetwork, when: AsOf) -> dict[str, Any] | None:
    """What all choices together leave of one number, where it is switched on; else null."""
    read = get_total(LOCAL_KEEPER, network, when, at_once=True)
    if read.on is None:
        return None
    since = read.on.said.when.latest.isoformat()
    return {**(read.value or {}), "since": since, "reason": read.on.reason}


def _claims(network: OpenNetwork, when: AsOf) -> dict[str, Any]:
    """What declared tests of claims come to, by ref."""
    tests = list_claim_tests(LOCAL_KEEPER, network, when, at_once=True).tests
    return {
        test.ref: {
            "declared": test.declared.isoformat(),
            "first": test.first.isoformat(),
            "last": test.last.isoformat(),
            "result": test.result,
        }
        for test in tests
    }


def _shown(found: TodayTold) -> list[list[str]]:
    """Which matters stand on Today, by key, place by place."""
    return [_keys(place) for place in found.places]


def _keys(place: PlaceTold) -> list[str]:
    return [one.key for one in place.matters]


def _refs(rows: EvidenceRows) -> dict[str, Any]:
    """The rows behind a reading by their ids; `more` says how many are not listed."""
    return {
        "actors": [who.ref for who in rows.actors],
        "lines": [line.ref for line in rows.lines],
        "events": [event.ref for event in rows.events],
        "more": rows.more,
    }
