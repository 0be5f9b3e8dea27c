"""Lines: laid, spoken of, ended, tested."""

from dataclasses import replace
from datetime import date

from saiyai.domain.drafts import AssertionDraft, EventDraft, FlowDraft, TieDraft
from saiyai.domain.errors import AlreadyTold, LineRests
from saiyai.domain.goods import Good
from saiyai.domain.periods import on
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import Viewer
from saiyai.queries.clock import today_of
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Event,
    Network,
    QuietTime,
    Tie,
    TieAssertion,
    TieKind,
)
from saiyai.services.changes import (
    Action,
    Telling,
    require_keeper_of,
    require_some_keeper,
    telling,
)
from saiyai.services.events import record_event
from saiyai.services.refs import fresh_ref, named_ids, require_free
from saiyai.services.rows import Ids, Told, assertion_row, tie_row


def record_tie(by: Viewer, network: Network, draft: TieDraft) -> Tie:
    """Lay a line between two actors, with what is said of it.

    Raises: SameEnds, UnknownActor, AlreadyTold, RefTaken, KeepersOnly.
    """
    require_some_keeper(by)
    about = f"{draft.source}–{draft.target}"
    with telling(by, Action("record_tie", about), network) as now:
        if draft.ref:
            require_free(Tie, network, draft.ref)
        draft = replace(draft, ref=draft.ref or fresh_ref(Tie, network, "t", now.seq))
        told = Told(network, now.seq)
        ids = _ids(by, network, draft)
        require_keeper_of(by, (ids.actor(draft.source), ids.actor(draft.target)))
        kind = kind_named(now, network, draft.kind, directed=draft.directed)
        row = tie_row(told, draft, kind, ids)
        same = Tie.objects.using(WRITING).filter(kind=kind, a=row.a_id, b=row.b_id)
        if same.filter(untold__isnull=True).exists():
            raise AlreadyTold(what=about)
        row.save(using=WRITING)
        for assertion in draft.assertions:
            assertion_row(told, assertion, row, ids, today_of(network)).save(using=WRITING)
    return row


def kind_named(now: Telling, network: Network, name: str, *, directed: bool) -> TieKind:
    """The kind of line that this record's people call so; told now if it is new."""
    kinds = TieKind.objects.using(WRITING).filter(network=network, untold__isnull=True)
    found = kinds.filter(name=name, directed=directed).first()
    return found or TieKind.objects.using(WRITING).create(
        network=network, name=name, directed=directed, told=now.seq
    )


def assert_tie(by: Viewer, tie: Tie, draft: AssertionDraft) -> TieAssertion:
    """Say something of a line that stands. Raises: UnknownActor, KeepersOnly."""
    require_keeper_of(by, (tie.a_id, tie.b_id))
    with telling(by, Action("assert_tie", tie.ref), tie.network) as now:
        ids = Ids(actors=named_ids(tie.network, by, [draft.said_by, draft.via]))
        told = Told(tie.network, now.seq)
        row = assertion_row(told, draft, tie, ids, today_of(tie.network))
        row.save(using=WRITING)
    return row


def end_tie(by: Viewer, tie: Tie, day: date, note: str = "") -> TieAssertion:
    """The two ends are done with each other, often well. Raises: KeepersOnly."""
    return assert_tie(by, tie, AssertionDraft(Stance.ENDED, said=on(day), note=note))


def withdraw_tie(by: Viewer, tie: Tie) -> None:
    """Take a line out of the record that was told by mistake. Raises: KeepersOnly."""
    require_keeper_of(by, (tie.a_id, tie.b_id))
    with telling(by, Action("withdraw_tie", tie.ref), tie.network) as now:
        now.untell(TieAssertion.objects.using(WRITING).filter(tie=tie))
        now.untell(Tie.objects.using(WRITING).filter(pk=tie.pk))


def record_attempt(by: Viewer, tie: Tie, day: date, *, answered: bool, channel: str = "") -> Event:
    """Somebody tried whether the line still answers: one attempt, with or without an answer.

    Raises: LineRests while an end has asked for quiet; KeepersOnly.
    """
    resting = QuietTime.objects.using(WRITING).filter(
        actor_id__in=(tie.a_id, tie.b_id),
        earliest__lte=day,
        latest__gte=day,
        untold__isnull=True,
    )
    if resting.exists():
        raise LineRests(tie=tie.ref)
    return record_event(by, tie.network, _attempt(tie, day, answered=answered, channel=channel))


def _attempt(tie: Tie, day: date, *, answered: bool, channel: str) -> EventDraft:
    return EventDraft(
        kind="contact",
        when=on(day),
        data={"test": True, "answered": answered},
        flows=(FlowDraft(tie.a.ref, tie.b.ref, Good.CONTACT),),
        channel=channel,
    )


def record_answer(by: Viewer, tie: Tie, attempt: Event, day: date) -> Event:
    """An answer came to an earlier attempt. Raises: KeepersOnly."""
    later = replace(_attempt(tie, day, answered=True, channel=attempt.channel), about=attempt.ref)
    return record_event(by, tie.network, later)


def _ids(by: Viewer, network: Network, draft: TieDraft) -> Ids:
    refs = [draft.source, draft.target]
    refs += [ref for said in draft.assertions for ref in (said.said_by, said.via)]
    return Ids(actors=named_ids(network, by, refs))
