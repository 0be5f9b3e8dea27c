"""A report leaves the network by a decision of its own, with its reply, and is taken back."""

from saiyai.domain.errors import DecisionNotAdopted, UnknownRelease, UnknownWord
from saiyai.domain.kinds.decision import DecisionStep
from saiyai.domain.periods import AsOf, on
from saiyai.domain.reports import RELEASED, ReleaseDraft
from saiyai.domain.viewers import Viewer
from saiyai.queries.decisions import decision_of, state_of
from saiyai.queries.networks import seq_known
from saiyai.records.connections import WRITING
from saiyai.records.models import Network, Release
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import LONGEST_REASON, malformed, reason_of
from saiyai.services.rows import Told
from saiyai.services.said import require_happened, said_columns


def record_release(by: Viewer, network: Network, draft: ReleaseDraft, when: AsOf) -> Release:
    """Let out the report of a day as known at a Change, by a decision that was adopted.

    Raises: DecisionNotAdopted, UnknownEvent for one that is none, UnknownWord for an edition with
    names, MalformedData without a reason, FutureDay, UnknownActor, NotYours, KeepersOnly.
    """
    require_keeper(by)
    if draft.edition not in RELEASED:
        known = ", ".join(RELEASED)
        raise UnknownWord(field="edition", value=str(draft.edition), known=known)
    reason = reason_of("malformed.release", draft.reason)
    if len(draft.reply) > LONGEST_REASON:
        raise malformed("malformed.release", "reply", "too_long", limit=LONGEST_REASON)
    with telling(by, Action("record_release", draft.edition), network) as now:
        require_happened(network, on(when.day))
        decision = decision_of(by, network, draft.decision)
        if state_of(decision)[0] is not DecisionStep.ADOPTED:
            raise DecisionNotAdopted(ref=draft.decision)
        row = Release(
            network=network,
            decision=decision,
            edition=draft.edition,
            length=draft.length,
            day=when.day,
            known=seq_known(network, when.known),
            reason=reason,
            reply=draft.reply.strip(),
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def withdraw_release(by: Viewer, network: Network, release: int) -> int:
    """Take a report back: outside nobody reads it any more. Returns: the number of the Change.

    Raises: UnknownRelease where none stands with this number; KeepersOnly.
    """
    require_keeper(by)
    with telling(by, Action("withdraw_release", str(release)), network) as now:
        rows = Release.objects.using(WRITING).filter(
            network=network, pk=release, told__isnull=False, untold__isnull=True
        )
        if not now.untell(rows):
            raise UnknownRelease(number=release)
    return now.seq
