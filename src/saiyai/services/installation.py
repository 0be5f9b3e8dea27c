"""Bring all of an installation to this version: its database, and what else it stands on."""

from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.services.areas.loading import load_shipped_areas
from saiyai.services.areas.shapes import load_shipped_shapes
from saiyai.services.readings import ask_findings_anew
from saiyai.services.upgrade import upgrade_database


def upgrade_installation() -> None:
    """The database, and official areas and their shapes, which a single file can do without.

    What was computed by an earlier method is computed anew.

    Cost: another second where areas do not stand yet.
    """
    upgrade_database()
    load_shipped_areas(LOCAL_KEEPER)
    load_shipped_shapes(LOCAL_KEEPER)
    ask_findings_anew()
