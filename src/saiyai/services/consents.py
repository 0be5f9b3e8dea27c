"""Consent: who may see a name, changed by whoever bears it."""

from saiyai.domain.consent import Consent
from saiyai.domain.viewers import Viewer
from saiyai.records.models import Actor
from saiyai.services.changes import Action, require_voice, telling


def correct_consent(by: Viewer, actor: Actor, consent: Consent) -> Actor:
    """Say who may see the name of this actor from now on.

    Raises: NotYours unless the viewer is that actor or keeps the record.
    """
    require_voice(by, [actor.pk])
    with telling(by, Action("correct_consent", actor.ref), actor.network) as now:
        now.edit(actor, {"consent": str(consent)})
    return actor
