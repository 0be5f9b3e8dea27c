"""What can be refused, and why: each with a code, the facts, and a text with the next step.

Texts stand under `error.<code>` in `domain/texts`; doors translate them and map the four
families to a status.
"""

from typing import ClassVar


class Refused(Exception):
    """A request that cannot be carried out. `facts` fill the places in its text."""

    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{self.code}: {facts}")
        self.facts = facts


class Missing(Refused):
    """There is no such thing, or this viewer may not know of it: both look the same."""

    code = "missing"


class Invalid(Refused):
    """What was given has the wrong form or meaning."""

    code = "invalid"


class Conflict(Refused):
    """What was asked contradicts what stands in the record."""

    code = "conflict"


class Forbidden(Refused):
    """This viewer may know of the thing, but not do this with it."""

    code = "forbidden"


class Fault(Refused):
    """Something went wrong that is nobody's doing but ours."""

    code = "fault"


class UnknownNetwork(Missing):
    """No network of this name in this installation."""

    code = "unknown_network"


class UnknownActor(Missing):
    """No actor with this id in the record."""

    code = "unknown_actor"


class UnknownTie(Missing):
    """No line with this number in the record."""

    code = "unknown_tie"


class UnknownEvent(Missing):
    """No event with this number in the record."""

    code = "unknown_event"


class UnknownRemark(Missing):
    """No remark with this number that is still open."""

    code = "unknown_remark"


class UnknownBatch(Missing):
    """No import with this number."""

    code = "unknown_batch"


class UnknownChange(Missing):
    """No change with this number."""

    code = "unknown_change"


class UnknownPage(Invalid):
    """A page of a list that no answer has offered."""

    code = "unknown_page"


class UnknownFormat(Invalid):
    """A file whose format is not read or written here."""

    code = "unknown_format"


class UnreadableFile(Invalid):
    """A file that says it has a format and does not keep to it."""

    code = "unreadable_file"


class EmptyFile(Invalid):
    """A file without a single filled cell."""

    code = "empty_file"


class FileTooLarge(Invalid):
    """A file above the limit of this installation."""

    code = "file_too_large"


class UnreadableDate(Invalid):
    """A date written in no way we know."""

    code = "unreadable_date"


class NameMissing(Invalid):
    """An actor without a name in either language."""

    code = "name_missing"


class WordsMissing(Invalid):
    """A remark in which nothing is said."""

    code = "words_missing"


class UnknownWord(Invalid):
    """A value that is not in its closed list."""

    code = "unknown_word"


class MalformedData(Invalid):
    """An event whose data does not fit its card."""

    code = "malformed_data"


class SameEnds(Invalid):
    """A line or a flow from an actor to itself."""

    code = "same_ends"


class FlowMissing(Invalid):
    """An event of a kind that needs at least one flow, without one."""

    code = "flow_missing"


class TooFewParts(Invalid):
    """An event of a kind that needs participants, without them."""

    code = "too_few_parts"


class NamesSomebody(Invalid):
    """A kind of event that is not told of this kind of actor."""

    code = "names_somebody"


class FutureDay(Invalid):
    """Something told as having happened after the record's own today."""

    code = "future_day"


class ColumnMissing(Invalid):
    """A sheet whose mapping lacks the column it cannot do without."""

    code = "column_missing"


class NothingToImport(Invalid):
    """A file in which nothing was marked for import."""

    code = "nothing_to_import"


class NotANetwork(Invalid):
    """Members can join a network, a group or an organisation, not this kind of actor."""

    code = "not_a_network"


class MembershipCycle(Conflict):
    """A network that would become a member of itself, directly or through others."""

    code = "membership_cycle"


class AlreadyMember(Conflict):
    """One open membership per network, member and role."""

    code = "already_member"


class AlreadyTold(Conflict):
    """The same fact stands in the record."""

    code = "already_told"


class RefTaken(Conflict):
    """Another actor in this record has this id."""

    code = "ref_taken"


class SlugTaken(Conflict):
    """Another network of this installation has this short name."""

    code = "slug_taken"


class NotUndoable(Conflict):
    """A change that later facts rest on, or that was undone before."""

    code = "not_undoable"


class StillNeeded(Conflict):
    """An actor on whom facts rest, who is to be taken out."""

    code = "still_needed"


class BatchState(Conflict):
    """An import that is not in the state this step needs."""

    code = "batch_state"


class LineRests(Conflict):
    """One end asked for quiet; nobody is asked to test this line now."""

    code = "line_rests"


class AskedRests(Conflict):
    """Somebody who is asked for help has asked for a rest."""

    code = "asked_rests"


class OwnLesson(Conflict):
    """A lesson that is checked, or learned again, by who learned it."""

    code = "own_lesson"


class AlreadyVoted(Conflict):
    """Somebody who votes a second time in one ballot."""

    code = "already_voted"


class TooFewVoters(Conflict):
    """A ballot among so few that its result would tell what somebody voted."""

    code = "too_few_voters"


class StepOutOfOrder(Conflict):
    """A step that cannot follow on how a request or a decision stands."""

    code = "step_out_of_order"


class ReadingFailed(Conflict):
    """A reading that a job could not make."""

    code = "reading_failed"


class PortTaken(Conflict):
    """Another program listens there."""

    code = "port_taken"


class NotPrepared(Conflict):
    """A database of another version of Saiyai."""

    code = "not_prepared"


class UnwritableFile(Invalid):
    """A path where nothing can be written."""

    code = "unwritable_file"


class UnknownFile(Missing):
    """No file at this path."""

    code = "unknown_file"


class FormExpired(Forbidden):
    """A form without the token of this session."""

    code = "form_expired"


class NotYours(Forbidden):
    """Only keepers, and whom it is about, do this."""

    code = "not_yours"


class KeepersOnly(Forbidden):
    """Only keepers of the record may do this."""

    code = "keepers_only"
