"""Lines: laid, spoken of, ended, tested."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from saiyai.domain.drafts import AssertionDraft, EventDraft, FlowDraft, TieDraft
from saiyai.domain.errors import AlreadyTested, AlreadyTold, LineRests, UnknownEvent
from saiyai.domain.goods import Good
from saiyai.domain.periods import AsOf, on
from saiyai.domain.ties import Stance
from saiyai.domain.viewers import Viewer
from saiyai.queries.attempts import days_in_use_on, last_test_on, open_attempts_on
from saiyai.queries.clock import today_of
from saiyai.queries.identities import kept_for, rows_for, ties_with
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Event,
    Flow,
    Network,
    QuietTime,
    Tie,
    TieAssertion,
)
from saiyai.services.changes import (
    Action,
    require_keeper_of,
    require_some_voice,
    require_voice,
    telling,
)
from saiyai.services.events import tell_event
from saiyai.services.refs import actor_ids, event_ids, fresh_ref, named_ids, require_free
from saiyai.services.rows import Ids, Told, assertion_row, tie_row
from saiyai.services.tie_kinds import kind_named, require_ends

EVENT_MARK: Final = "#"
"""Before the ref of an event where it stands for words."""


def record_tie(by: Viewer, network: Network, draft: TieDraft) -> Tie:
    """Lay a line between two actors, with what is said of it.

    Keepers lay any; an end may lay its own, and say its own word of it.
    Raises: SameEnds, UnknownActor, AlreadyTold, RefTaken, EndsNotAllowed, PersonsNamed, NotYours.
    """
    require_some_voice(by)
    about = f"{draft.source}–{draft.target}"
    with telling(by, Action("record_tie", about), network) as now:
        # Members lay lines only to those whose names they see, so that trying tells them nothing.
        ids = Ids(actors=named_ids(network, by, _refs(draft)))
        ends = ids.actor(draft.source), ids.actor(draft.target)
        require_voice(by, ends)
        for assertion in draft.assertions:
            _require_word(by, assertion, ids, ends)
        if draft.ref:
            require_free(Tie, network, draft.ref)
        draft = replace(draft, ref=draft.ref or fresh_ref(Tie, network, "t", now.seq))
        told = Told(network, now.seq)
        kind = kind_named(now, network, draft.kind, directed=draft.directed)
        row = tie_row(told, draft, kind, ids)
        require_ends(row)
        if ties_with(row):
            raise AlreadyTold(what=about)
        row.save(using=WRITING)
        for assertion in draft.assertions:
            _say(by, told, assertion, row, ids)
    return row


def assert_tie(by: Viewer, tie: Tie, draft: AssertionDraft) -> TieAssertion:
    """Say something of a line that stands: keepers for anybody, an end for itself.

    Raises: UnknownActor, UnknownEvent, MalformedData, NotYours.
    """
    require_voice(by, [tie.a_id, tie.b_id])
    with telling(by, Action("assert_tie", tie.ref), tie.network) as now:
        ids = Ids(actors=named_ids(tie.network, by, _others(tie, draft)))
        ids.actors |= actor_ids(tie.network, [draft.said_by, draft.via])
        _require_word(by, draft, ids, (tie.a_id, tie.b_id))
        return _say(by, Told(tie.network, now.seq), draft, tie, ids)


def _others(tie: Tie, draft: AssertionDraft) -> list[str]:
    """Whom a word names beside the ends, whom who may speak of the line knows already."""
    ends = {tie.a.ref, tie.b.ref}
    return [ref for ref in (draft.said_by, draft.via) if ref and ref not in ends]


def _require_word(by: Viewer, draft: AssertionDraft, ids: Ids, ends: tuple[int, int]) -> None:
    """Whether this viewer may say this: in somebody's name, or as the one who keeps the record.

    Raises: NotYours.
    """
    said_by = ids.actor_or_none(draft.said_by)
    require_voice(by, [said_by] if said_by else [end for end in ends if by.keeps_row(end)])


def _say(by: Viewer, told: Told, draft: AssertionDraft, tie: Tie, ids: Ids) -> TieAssertion:
    wanted = [why[1:] for why in (draft.culture_why, draft.power_why, draft.learning_why)
              if why.startswith(EVENT_MARK)]  # fmt: skip
    known = event_ids(told.network, by, wanted)
    for ref in wanted:
        if ref not in known:
            raise UnknownEvent(ref=ref)
    row = assertion_row(told, draft, tie, ids, today_of(told.network))
    row.save(using=WRITING)
    return row


def end_tie(by: Viewer, tie: Tie, day: date, note: str = "") -> TieAssertion:
    """The two ends are done with each other, often well. Raises: NotYours."""
    said = AssertionDraft(Stance.ENDED, said_by=voice_of(tie, by.actor), said=on(day), note=note)
    return assert_tie(by, tie, said)


def voice_of(tie: Tie, actor: int | None) -> str:
    """The ref of the end that speaks here for itself; empty where a keeper speaks as one."""
    ends = {tie.a_id: tie.a.ref, tie.b_id: tie.b.ref}
    return ends.get(actor or 0, "")


def withdraw_tie(by: Viewer, tie: Tie) -> None:
    """Take a line out of the record that was told by mistake, with lines that are one with it.

    Raises: KeepersOnly.
    """
    require_keeper_of(by, (tie.a_id, tie.b_id))
    with telling(by, Action("withdraw_tie", tie.ref), tie.network) as now:
        rows = ties_with(tie)
        now.untell(TieAssertion.objects.using(WRITING).filter(tie_id__in=rows))
        now.untell(Tie.objects.using(WRITING).filter(pk__in=rows))


def record_attempt(
    by: Viewer,
    tie: Tie,
    day: date,
    *,
    answered: bool,
    channel: str = "",
    asked: bool = False,
) -> Event:
    """Somebody tried whether the line still answers: one attempt, with or without an answer.

    A line is tested once within its rhythm, so that nobody is pinged; more often only where an
    end asks for it, `asked` or by trying itself.
    Raises: LineRests while an end has asked for quiet; AlreadyTested; NotYours.
    """
    require_voice(by, [tie.a_id, tie.b_id])
    _require_no_rest(tie, day)
    if not asked and by.actor not in {tie.a_id, tie.b_id}:
        _require_untested(tie, day)
    return tell_event(by, tie.network, _attempt(by, tie, day, answered=answered, channel=channel))


def _require_no_rest(tie: Tie, day: date) -> None:
    resting = QuietTime.objects.using(WRITING).filter(
        actor_id__in=list(rows_for(kept_for((tie.a_id, tie.b_id)).values())),
        earliest__lte=day,
        latest__gte=day,
        untold__isnull=True,
    )
    if resting.exists():
        raise LineRests(tie=tie.ref)


def _require_untested(tie: Tie, day: date) -> None:
    tried = last_test_on(tie, day)
    free = tried + timedelta(days=days_in_use_on(tie, day)) if tried else None
    if free and day <= free:
        raise AlreadyTested(tie=tie.ref, day=tried, until=free)


def record_answer(by: Viewer, tie: Tie, attempt: Event, day: date) -> Event:
    """An answer came to an earlier attempt. Raises: UnknownEvent, NotYours."""
    require_voice(by, [tie.a_id, tie.b_id])
    if attempt.pk not in open_attempts_on(tie, AsOf(day)):
        raise UnknownEvent(ref=attempt.ref)
    flow = Flow.objects.using(WRITING).filter(event=attempt).select_related("source").first()
    first = flow.source_id if flow else tie.a_id
    later = replace(
        _attempt(by, tie, day, answered=True, channel=attempt.channel),
        flows=(_call(tie, first),),
        about=attempt.ref,
    )
    return tell_event(by, tie.network, later)


def _attempt(by: Viewer, tie: Tie, day: date, *, answered: bool, channel: str) -> EventDraft:
    return EventDraft(
        kind="contact",
        when=on(day),
        data={"test": True, "answered": answered},
        flows=(_call(tie, by.actor),),
        channel=channel,
    )


def _call(tie: Tie, caller: int | None) -> FlowDraft:
    """From the end that calls to the other; from the first where somebody else tries for both."""
    ends = (tie.b.ref, tie.a.ref) if caller == tie.b_id else (tie.a.ref, tie.b.ref)
    return FlowDraft(*ends, Good.CONTACT)


def _refs(draft: TieDraft) -> list[str]:
    refs = [draft.source, draft.target]
    refs += [ref for said in draft.assertions for ref in (said.said_by, said.via)]
    return [ref for ref in refs if ref]
