"""What `saiyai assess` prints: the same reading that pages and the API give."""

from typing import Any

from saiyai.assessment.lenses.plain import lens_to_plain
from saiyai.assessment.reading import Evidence
from saiyai.domain.dates import parse_when
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.domain.words import Language, tell
from saiyai.queries.clock import today_of
from saiyai.queries.lenses import lenses_of
from saiyai.queries.networks import get_network
from saiyai.queries.profiles import get_profile
from saiyai.queries.today import EvidenceRows, get_rows, get_today


def assessed(slug: str, day: str, language: Language) -> dict[str, Any]:
    """The first reading of a record on a day, as JSON. Raises: UnknownNetwork, UnreadableDate."""
    network = get_network(LOCAL_KEEPER, slug)
    today = today_of(network)
    when = AsOf(parse_when(day, today).latest if day else today)
    read = get_today(LOCAL_KEEPER, network, when, at_once=True)
    found = read.reading
    if found is None:
        raise AssertionError("a reading made at once is there")

    profile = get_profile(LOCAL_KEEPER, network, when, at_once=True)
    seen = lenses_of(profile)
    lenses = seen.lenses or {}

    def refs(evidence: Evidence) -> dict[str, Any]:
        return _refs(get_rows(LOCAL_KEEPER, network, when, evidence))

    return {
        "network": slug,
        "day": read.day.isoformat(),
        "seq": read.seq,
        "basis": found.basis,
        "good_news": tell(found.good_news, language) if found.good_news else None,
        "good_evidence": refs(found.good_evidence),
        "items": [
            {
                "id": item.id,
                "seen": tell(item.seen, language),
                "unknown": tell(item.unknown, language),
                "tries": [tell(one, language) for one in item.tries],
                "sure": item.sure,
                "evidence": refs(item.evidence),
            }
            for item in found.items
        ],
        "readings": {
            one.id: {
                "says": tell(one.says, language),
                "value": one.value,
                "unit": one.unit,
                "low": one.low,
                "high": one.high,
                "sure": one.sure,
                "parts": dict(one.parts),
                "evidence": refs(one.evidence),
            }
            for one in found.readings
        },
        "nearest": tell(found.nearest.says, language) if found.nearest else None,
        "profile": profile.value,
        "lenses": [lens_to_plain(one, seen.tests, language) for one in lenses.values()],
    }


def _refs(rows: EvidenceRows) -> dict[str, Any]:
    """The rows behind a reading by their ids; `more` says how many are not listed."""
    return {
        "actors": [who.ref for who in rows.actors],
        "lines": [line.ref for line in rows.lines],
        "events": [event.ref for event in rows.events],
        "more": rows.more,
    }
