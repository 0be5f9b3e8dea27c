"""The rows behind a reading, as every route gives them."""

from django.http import HttpRequest

from saiyai.api.asked import event_out, someone_out, tie_out
from saiyai.api.schemas_today import EvidenceOut
from saiyai.queries.evidence import EvidenceRows


def evidence_out(request: HttpRequest, rows: EvidenceRows) -> EvidenceOut:
    """Rows as far as the reader may see them."""
    return EvidenceOut(
        actors=[someone_out(who) for who in rows.actors],
        lines=[tie_out(line) for line in rows.lines],
        events=[event_out(request, event) for event in rows.events],
        others=dict(rows.others),
        hidden=rows.hidden,
        more=rows.more,
    )
