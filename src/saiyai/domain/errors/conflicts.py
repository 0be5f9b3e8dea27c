"""What contradicts what stands in the record."""

from saiyai.domain.errors.families import Conflict


class MembershipCycle(Conflict):
    """A network that would become a member of itself, directly or through others."""

    code = "membership_cycle"


class TreeCycle(Conflict):
    """A place or an issue that would lie in itself, directly or through others."""

    code = "tree_cycle"


class AlreadyMember(Conflict):
    """One open membership per network, member and role."""

    code = "already_member"


class NotAMember(Conflict):
    """Somebody who takes no part in a network and is to be told as active or paused in it."""

    code = "not_a_member"


class AlreadyTold(Conflict):
    """The same fact stands in the record."""

    code = "already_told"


class ChangedSince(Conflict):
    """A row that somebody changed after the writer read it; `columns` names what they changed."""

    code = "changed_since"


class RefTaken(Conflict):
    """Another actor in this record has this id."""

    code = "ref_taken"


class SlugTaken(Conflict):
    """Another network of this installation has this short name."""

    code = "slug_taken"


class DecisionNotAdopted(Conflict):
    """A report that is to leave by a decision which was not adopted, or not yet."""

    code = "decision_not_adopted"


class NotUndoable(Conflict):
    """A change that later facts rest on, or that was undone before."""

    code = "not_undoable"


class StillNeeded(Conflict):
    """An actor on whom facts rest, who is to be taken out."""

    code = "still_needed"


class NotMergeable(Conflict):
    """Two rows that cannot be told to be one actor; `because` says why."""

    code = "not_mergeable"


class BatchState(Conflict):
    """An import that is not in the state this step needs."""

    code = "batch_state"


class LineRests(Conflict):
    """One end asked for quiet; nobody is asked to test this line now."""

    code = "line_rests"


class AlreadyTested(Conflict):
    """A line that was tested within its rhythm, and no end asks for it again."""

    code = "already_tested"


class ReadingFailed(Conflict):
    """A reading that a job could not make."""

    code = "reading_failed"


class LastKeeper(Conflict):
    """A record, or the installation, would be left without anybody to keep it."""

    code = "last_keeper"


class TooOften(Conflict):
    """More tries than one person makes."""

    code = "too_often"


class PortTaken(Conflict):
    """Another program listens there."""

    code = "port_taken"


class NotPrepared(Conflict):
    """A database of another version of Saiyai."""

    code = "not_prepared"


class GoalCycle(Conflict):
    """A goal that would lie below itself, directly or through others."""

    code = "goal_cycle"


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


class FirstMonth(Conflict):
    """A survey in a record that has only begun."""

    code = "first_month"


class TooFewAsked(Conflict):
    """A survey among so few that its result would tell what somebody answered."""

    code = "too_few_asked"


class SurveyOpen(Conflict):
    """A second survey while one is open."""

    code = "survey_open"


class SurveyOver(Conflict):
    """An answer to a survey that is closed, or whose last day has passed."""

    code = "survey_over"


class RosterOpen(Conflict):
    """A second roster while one is open."""

    code = "roster_open"


class RosterOver(Conflict):
    """An answer to a roster that is closed, or whose last day has passed."""

    code = "roster_over"


class SurveyFull(Conflict):
    """One more sheet than there are members who were asked."""

    code = "survey_full"


class TooManyLenses(Conflict):
    """One more lens of a network's own than may stand beside one another."""

    code = "too_many_lenses"


class StepOutOfOrder(Conflict):
    """A step that cannot follow on how a request or a decision stands."""

    code = "step_out_of_order"
