"""The API: its routers, its refusals, its schema at `/api/v1/openapi.json`."""

from ninja import NinjaAPI

from saiyai import __version__
from saiyai.api import (
    actors,
    agreements,
    analyses,
    charter,
    claims,
    compared,
    concepts,
    decisions,
    duplicates,
    events,
    facets,
    goals,
    issues,
    lenses,
    lessons,
    maps,
    matters,
    memberships,
    mine,
    networks,
    pasts,
    persons,
    pilot,
    place_maps,
    places,
    problems,
    requests,
    rosters,
    surveys,
    thresholds,
    tie_kinds,
    ties,
    totals,
)
from saiyai.api.parser import PlainJson
from saiyai.api.refusals import tell_refusals

api = NinjaAPI(
    title="Saiyai",
    version=__version__,
    description="The living record, the map and the health check of a network.",
    docs_url=None,  # the interactive page would load scripts from another host
    urls_namespace="api",
    parser=PlainJson(),
)
api.add_router("/networks", networks.router)
api.add_router("/networks/{slug}/map", maps.router)
api.add_router("/networks/{slug}/actors", actors.router)
api.add_router("/networks/{slug}/facets", facets.router)
api.add_router("/networks/{slug}/memberships", memberships.router)
api.add_router("/networks/{slug}/ties", ties.router)
api.add_router("/networks/{slug}/tie-kinds", tie_kinds.router)
api.add_router("/networks/{slug}/events", events.router)
api.add_router("/networks/{slug}/duplicates", duplicates.router)
api.add_router("/networks/{slug}/persons", persons.router)
api.add_router("/networks/{slug}/places", place_maps.router)
api.add_router("/networks/{slug}/places", places.router)
api.add_router("/networks/{slug}/issues", issues.router)
api.add_router("/networks/{slug}/requests", requests.router)
api.add_router("/networks/{slug}/decisions", decisions.router)
api.add_router("/networks/{slug}/lessons", lessons.router)
api.add_router("/networks/{slug}/mine", mine.router)
api.add_router("/networks/{slug}/analyses", analyses.router)
api.add_router("/networks/{slug}/analyses/compared", compared.router)
api.add_router("/networks/{slug}/analyses/lenses", lenses.router)
api.add_router("/networks/{slug}/matters", matters.router)
api.add_router("/networks/{slug}/thresholds", thresholds.router)
api.add_router("/networks/{slug}/total", totals.router)
api.add_router("/networks/{slug}/goals", goals.router)
api.add_router("/networks/{slug}/agreements", agreements.router)
api.add_router("/networks/{slug}/charter", charter.router)
api.add_router("/networks/{slug}/claims", claims.router)
api.add_router("/networks/{slug}/pilot", pilot.router)
api.add_router("/networks/{slug}/problems", problems.router)
api.add_router("/networks/{slug}/surveys", surveys.router)
api.add_router("/networks/{slug}/rosters", rosters.router)
api.add_router("/networks/{slug}/pasts", pasts.router)
api.add_router("/answers", surveys.answers)
api.add_router("/namings", rosters.namings)
api.add_router("/concepts", concepts.router)
tell_refusals(api)
