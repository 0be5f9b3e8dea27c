"""The charter of a network: its versions, and what members say to them."""

from saiyai.domain.agreements import Answer, AnswerDraft, CharterDraft, CharterForm, Origin
from saiyai.domain.errors import UnknownVersion, WordsMissing
from saiyai.domain.kinds.decision import DECISION
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Acceptance, CharterVersion, Event, Network
from saiyai.services.changes import Action, require_keeper, telling
from saiyai.services.checks import check_word
from saiyai.services.refs import actor_ids
from saiyai.services.rows import Ids, Told, known
from saiyai.services.said import fresh_number, own_ref_of, require_voice_of, said_columns


def record_charter(by: Viewer, network: Network, draft: CharterDraft) -> CharterVersion:
    """Tell a version of the charter; earlier ones stay readable.

    Raises: WordsMissing unless it says what is linked and for what; UnknownWord, also for a
    decision that is none; FutureDay, KeepersOnly.
    """
    require_keeper(by)
    if not (draft.links.strip() and draft.aim.strip()):
        raise WordsMissing
    check_word("form", draft.form, CharterForm)
    check_word("origin", draft.origin, Origin)
    with telling(by, Action("record_charter"), network) as now:
        decisions = Event.objects.using(WRITING).filter(network=network, kind=DECISION.id)
        ids = dict(decisions.filter(untold__isnull=True).values_list("ref", "pk"))
        told = CharterVersion.objects.using(WRITING).filter(network=network)
        row = CharterVersion(
            network=network,
            number=fresh_number(told),
            links=draft.links.strip(),
            aim=draft.aim.strip(),
            form=draft.form,
            origin=draft.origin,
            controller=draft.controller.strip(),
            contact=draft.contact.strip(),
            terms_th=draft.terms_th.strip(),
            terms_en=draft.terms_en.strip(),
            decision_id=known(ids, draft.decision, DECISION.id),
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def say_charter_answer(by: Viewer, network: Network, draft: AnswerDraft) -> Acceptance:
    """A member accepts or declines a version of the charter, or takes its word back.

    Raises: UnknownVersion, UnknownWord, UnknownActor, FutureDay, NotYours.
    """
    actor = draft.actor or own_ref_of(by, network)
    require_voice_of(by, network, actor)
    check_word("answer", draft.answer, Answer)
    with telling(by, Action("say_charter_answer"), network) as now:
        row = Acceptance(
            charter=_version(network, draft.number),
            actor_id=Ids(actors=actor_ids(network, [actor])).actor(actor),
            answer=draft.answer,
            **said_columns(by, Told(network, now.seq), draft.said),
        )
        row.save(using=WRITING)
    return row


def _version(network: Network, number: int | None) -> CharterVersion:
    """The version by number, or the newest. Raises: UnknownVersion."""
    rows = CharterVersion.objects.using(WRITING).filter(network=network, untold__isnull=True)
    standing = rows.order_by("-number")
    found = (standing if number is None else standing.filter(number=number)).first()
    if found is None:
        raise UnknownVersion(number=number or 1)
    return found
