"""Whether Saiyai itself helps: rounds of questions, minutes a week, and harm.

What somebody answered stands under their name and is read by nobody else: so that the same people
can be compared with themselves, and nobody with anybody. While a round is open answers change and
go as those who gave them like; once it is closed they stay, for between two results would stand
one answer. Who told of harm is kept nowhere, and no keeper takes a harm back.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

from saiyai.domain.errors import (
    AnswersMissing,
    ConsentMissing,
    FutureDay,
    NamesInWords,
    NotYours,
    StepOutOfOrder,
    UnknownWord,
)
from saiyai.domain.pilot import (
    ITEMS,
    LONGEST_HARM,
    MOST_MINUTES,
    HarmDraft,
    HarmKind,
    HarmStepKind,
    Phase,
    monday_of,
)
from saiyai.domain.pulse import NO_ANSWER, SCALE
from saiyai.domain.said import Said
from saiyai.domain.thai import search_key
from saiyai.domain.viewers import SOMEBODY, Eye, Viewer
from saiyai.domain.words import Say
from saiyai.queries.choices import names_to_recognise
from saiyai.queries.clock import today_of
from saiyai.queries.identities import kept_for
from saiyai.queries.voices import may_speak_for
from saiyai.records.connections import WRITING
from saiyai.records.models import (
    Actor,
    Harm,
    HarmStep,
    Network,
    PilotAnswer,
    PilotRound,
    PilotWeek,
)
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import check_word, malformed
from saiyai.services.refs import actor_ids, fresh_ref
from saiyai.services.rows import Ids, Told
from saiyai.services.said import own_ref_of, require_happened, require_voice_of, said_columns

_ANSWERS: Final = (NO_ANSWER, *SCALE)


def open_pilot_round(by: Viewer, network: Network, phase: Phase) -> PilotRound:
    """Ask everybody inside, before or after. An after takes a before that was closed.

    Raises: StepOutOfOrder while a round is open, or without a before; UnknownWord, KeepersOnly.
    """
    require_keeper(by)
    check_word("phase", phase, Phase)
    with telling(by, Action("open_pilot_round"), network) as now:
        rows = PilotRound.objects.using(WRITING).filter(network=network).known(None)
        if rows.filter(closed__isnull=True).exists():
            raise StepOutOfOrder(step=Say("pilot.open"), state=Say("pilot.is_open"))
        if phase is Phase.AFTER and not rows.filter(phase=Phase.BEFORE).exists():
            raise StepOutOfOrder(step=Say("pilot.open_after"), state=Say("pilot.no_before"))
        return PilotRound.objects.using(WRITING).create(
            network=network,
            ref=fresh_ref(PilotRound, network, "t", now.seq),
            phase=phase,
            opened=today_of(network),
            told=now.seq,
        )


def answer_pilot(
    by: Viewer, asked: PilotRound, answers: Mapping[str, int], *, agrees: bool, actor: str = ""
) -> PilotAnswer:
    """Answer a round, for oneself or for whom one may speak; an earlier answer is written over.

    A keeper fills it in for who answered on paper or aloud, and never over what somebody wrote
    themselves.

    `answers` are 1 to 5 by id of the question; 0, or nothing, where somebody gives no answer.
    `agrees` says that it may be kept under the name, as the form tells; without it nothing is.
    Raises: ConsentMissing, AnswersMissing, StepOutOfOrder once it is closed, UnknownWord,
        UnknownActor, NotYours.
    """
    network = asked.network
    who = _own_or(by, network, actor)
    if not agrees:
        raise ConsentMissing
    told = _checked(answers)
    with telling(by, Action("answer_pilot", asked.ref), network):
        standing = _open(asked)
        row = PilotAnswer.objects.using(WRITING).filter(round=standing, actor_id=who).first()
        row = row or PilotAnswer(round=standing, actor_id=who, own_hand=False)
        row.own_hand = _require_own(by, row)
        row.answers = told
        row.save(using=WRITING)
    return row


def withdraw_pilot_answer(by: Viewer, asked: PilotRound, actor: str = "") -> None:
    """Take an answer back while the round is open; it is gone, and no history holds it.

    Raises: AnswersMissing where there is none, StepOutOfOrder once it is closed, NotYours.
    """
    who = _own_or(by, asked.network, actor)
    with telling(by, Action("withdraw_pilot_answer", asked.ref), asked.network):
        rows = PilotAnswer.objects.using(WRITING).filter(round=_open(asked), actor_id=who)
        row = rows.first()
        if row is None:
            raise AnswersMissing
        _require_own(by, row)
        row.delete(using=WRITING)


def close_pilot_round(by: Viewer, asked: PilotRound) -> PilotRound:
    """End a round, and with that let it be read. Raises: StepOutOfOrder, KeepersOnly."""
    require_keeper(by)
    with telling(by, Action("close_pilot_round", asked.ref), asked.network) as now:
        standing = _open(asked)
        now.edit(standing, {"closed": today_of(asked.network)})
    return standing


def record_pilot_week(
    by: Viewer, network: Network, day: date, minutes: int, actor: str = ""
) -> PilotWeek:
    """How many minutes somebody spent on the record in the week of a day, as they tell it.

    Nothing of it is ever watched. Told again, the newer number stands for the older.
    Raises: FutureDay, MalformedData for more minutes than a week has, UnknownActor, NotYours.
    """
    who = _own_or(by, network, actor)
    week, today = monday_of(day), today_of(network)
    if week > today:
        raise FutureDay(day=day, today=today)
    if minutes < 0:
        raise malformed("pilot.week", "minutes", "greater_than_equal", ge=0)
    if minutes > MOST_MINUTES:
        raise malformed("pilot.week", "minutes", "less_than_equal", le=MOST_MINUTES)
    with telling(by, Action("record_pilot_week"), network) as now:
        rows = PilotWeek.objects.using(WRITING).filter(network=network, actor_id=who, week=week)
        now.untell(rows)
        return PilotWeek.objects.using(WRITING).create(
            network=network, actor_id=who, week=week, minutes=minutes, told=now.seq
        )


def record_harm(by: Viewer, network: Network, draft: HarmDraft) -> Harm:
    """Tell a harm. Whoever is inside can; who it was stands neither here nor in the history.

    Everybody inside reads it at once, and it stays. So it may name no person.
    Raises: NamesInWords, FutureDay, UnknownWord, MalformedData for too many words; NotYours
        outside.
    """
    if by.eye is Eye.OUTSIDE:
        raise NotYours
    check_word("kind", draft.kind, HarmKind)
    words = draft.words.strip()
    if len(words) > LONGEST_HARM:
        raise malformed("pilot.harm", "words", "too_long", limit=LONGEST_HARM)
    today = today_of(network)
    if draft.when:
        require_happened(network, draft.when)
    _require_no_names(by, network, words)
    with telling(SOMEBODY, Action("record_harm"), network) as now:
        return Harm.objects.using(WRITING).create(
            network=network,
            ref=fresh_ref(Harm, network, "x", now.seq),
            kind=draft.kind,
            earliest=draft.when.earliest if draft.when else today,
            latest=draft.when.latest if draft.when else today,
            words=words,
            told=now.seq,
        )


def take_harm_step(by: Viewer, harm: Harm, step: HarmStepKind, said: Said) -> HarmStep:
    """A keeper says what was done about a harm; the harm itself stays as it was told.

    Raises: UnknownWord, FutureDay, UnknownActor, NamesInWords, KeepersOnly.
    """
    require_keeper(by)
    check_word("step", step, HarmStepKind)
    _require_no_names(by, harm.network, said.words)
    with telling(by, Action("take_harm_step", harm.ref), harm.network) as now:
        row = HarmStep(harm=harm, step=step, **said_columns(by, Told(harm.network, now.seq), said))
        row.save(using=WRITING)
    return row


def _own_or(by: Viewer, network: Network, actor: str) -> int:
    """The row of an actor for whom this viewer may speak; their own without a ref."""
    ref = actor or own_ref_of(by, network)
    require_voice_of(by, network, ref)
    found = Ids(actors=actor_ids(network, [ref])).actor(ref)
    return kept_for([found])[found]


def _require_own(by: Viewer, row: PilotAnswer) -> bool:
    """Whether this is the answer of who writes, or of whom they speak for.

    Raises: NotYours for a keeper where somebody else wrote it themselves.
    """
    own = may_speak_for(by, [row.actor_id])
    if row.own_hand and not own:
        raise NotYours
    return own


def _open(asked: PilotRound) -> PilotRound:
    """The round with its row held. Raises: StepOutOfOrder once it is closed."""
    rows = PilotRound.objects.using(WRITING).select_for_update()
    standing = rows.select_related("network").get(pk=asked.pk)
    if standing.closed is not None:
        raise StepOutOfOrder(step=Say("pilot.answer"), state=Say("pilot.closed"))
    return standing


def _checked(answers: Mapping[str, int]) -> str:
    for name, answer in answers.items():
        if name not in ITEMS:
            raise UnknownWord(field="answers", value=name, known=", ".join(ITEMS))
        if answer not in _ANSWERS:
            raise UnknownWord(field=name, value=answer, known=", ".join(map(str, _ANSWERS)))
    told = {name: int(answers.get(name, NO_ANSWER)) for name in ITEMS}
    if not any(told.values()):
        raise AnswersMissing
    return json.dumps(told)


def _require_no_names(by: Viewer, network: Network, words: str) -> None:
    """Raises: NamesInWords for the name of a person whom this teller may see.

    Of others it is not said that they are there, so their names pass.
    """
    if not words:
        return
    key = search_key(words)
    found = names_to_recognise(by, network)
    refs = {ref for name, of in found.items() if name in key for ref in of}
    persons = Actor.objects.using(WRITING).filter(network=network, ref__in=refs, kind="person")
    if refs and persons.filter(untold__isnull=True).exists():
        raise NamesInWords
