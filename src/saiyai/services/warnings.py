"""What people do about what is worth attention: planned, asked of somebody, put off, set aside."""

from saiyai.domain.errors import UnknownMatter
from saiyai.domain.periods import AsOf
from saiyai.domain.viewers import Viewer
from saiyai.domain.warnings import WarningStep as Told
from saiyai.domain.warnings import WarningStepDraft, WarningStepKind, lacks
from saiyai.queries.clock import today_of
from saiyai.queries.matters import steps_on
from saiyai.queries.readings import today_raw
from saiyai.records.connections import WRITING
from saiyai.records.models import Network, WarningStep
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import check_word, malformed
from saiyai.services.refs import actor_ids
from saiyai.services.rows import Told as ToldIn
from saiyai.services.said import said_columns


def take_warning_step(
    by: Viewer, network: Network, matter: str, draft: WarningStepDraft
) -> WarningStep:
    """Tell what is done about a matter, by its key.

    Nothing is stored of the matter but how large it is now, so that it is seen when it grows.
    Raises: UnknownMatter, UnknownWord, MalformedData for a step that lacks its day, person or
        reason, UnknownActor, FutureDay, KeepersOnly.
    """
    require_keeper(by)
    check_word("step", draft.step, WarningStepKind)
    size = _size_of(by, network, matter)
    with telling(by, Action("take_warning_step", matter), network) as now:
        said = said_columns(by, ToldIn(network, now.seq), draft.said)
        to = actor_ids(network, (draft.to,)).get(draft.to)
        step = Told(draft.step, said["latest"], size, draft.until, to, draft.reason.strip())
        for name in lacks(step):
            raise malformed("warning.step", name, "missing")
        row = WarningStep(
            network=network,
            matter=matter,
            step=step.step,
            size=size,
            until=step.until,
            to_id=to,
            reason=step.reason,
            **said,
        )
        row.save(using=WRITING)
    return row


def _size_of(by: Viewer, network: Network, matter: str) -> int:
    """How large it is as last read; of one that is read no more, as it was at its last step."""
    when = AsOf(today_of(network))
    read = today_raw(network, by.eye, when).reading
    sizes = {one.key: one.size for one in read.whole.warnings.matters} if read else {}
    if matter in sizes:
        return sizes[matter]
    told = steps_on(network, when).get(matter)
    if not told:
        raise UnknownMatter(key=matter)
    return told[-1].size
