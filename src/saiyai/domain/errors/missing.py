"""What is not there, or not for this viewer: both look the same."""

from saiyai.domain.errors.families import Missing


class UnknownNetwork(Missing):
    """No network of this name in this installation."""

    code = "unknown_network"


class UnknownActor(Missing):
    """No actor with this id in the record."""

    code = "unknown_actor"


class UnknownTie(Missing):
    """No line with this number in the record."""

    code = "unknown_tie"


class UnknownPlace(Missing):
    """No place with this id in the record."""

    code = "unknown_place"


class UnknownIssue(Missing):
    """No issue with this id in the record."""

    code = "unknown_issue"


class UnknownArea(Missing):
    """No official area with this code."""

    code = "unknown_area"


class UnknownTieKind(Missing):
    """No kind of line with this number in the record, or none this reader may see."""

    code = "unknown_tie_kind"


class UnknownEvent(Missing):
    """No event with this number in the record."""

    code = "unknown_event"


class UnknownMatter(Missing):
    """No matter with this key is read now, and nobody has told anything of one."""

    code = "unknown_matter"


class UnknownThreshold(Missing):
    """No threshold of this name that the network set for itself."""

    code = "unknown_threshold"


class UnknownSwitch(Missing):
    """Nothing of this name that the network switched on."""

    code = "unknown_switch"


class UnknownRelease(Missing):
    """No report with this number that stands released."""

    code = "unknown_release"


class UnknownRemark(Missing):
    """No remark with this number that is still open."""

    code = "unknown_remark"


class UnknownBatch(Missing):
    """No import with this number."""

    code = "unknown_batch"


class UnknownChange(Missing):
    """No change with this number."""

    code = "unknown_change"


class UnknownFact(Missing):
    """No such row of what is told of actors and memberships."""

    code = "unknown_fact"


class UnknownAccess(Missing):
    """No access with this number in the network."""

    code = "unknown_access"


class UnknownAccount(Missing):
    """No account with this number."""

    code = "unknown_account"


class UnknownInvitation(Missing):
    """No invitation with this link, or one that was used, withdrawn, or is too old."""

    code = "unknown_invitation"


class UnknownCode(Missing):
    """No other record has a person who goes by this code."""

    code = "unknown_code"


class NotMerged(Missing):
    """A row that no other stands for."""

    code = "not_merged"


class UnknownFile(Missing):
    """No file at this path."""

    code = "unknown_file"


class UnknownGoal(Missing):
    """No goal with this id in the record."""

    code = "unknown_goal"


class UnknownAgreement(Missing):
    """No agreement with this id in the record."""

    code = "unknown_agreement"


class UnknownVersion(Missing):
    """No version with this number."""

    code = "unknown_version"


class UnknownCharter(Missing):
    """No charter in the record, or not under this address."""

    code = "unknown_charter"


class UnknownCommitment(Missing):
    """No promise with this id in the record."""

    code = "unknown_commitment"


class UnknownProblem(Missing):
    """No problem with this id in the record."""

    code = "unknown_problem"


class UnknownStakeholder(Missing):
    """Nobody with this id among those whom a problem touches."""

    code = "unknown_stakeholder"


class UnknownView(Missing):
    """No view was kept under this number."""

    code = "unknown_view"


class UnknownConcept(Missing):
    """No concept with this id in the library."""

    code = "unknown_concept"


class UnknownLens(Missing):
    """No lens with this id."""

    code = "unknown_lens"


class UnknownSurvey(Missing):
    """No survey with this id in the record."""

    code = "unknown_survey"


class UnknownClaimTest(Missing):
    """No test of a claim by this ref."""

    code = "unknown_claim_test"


class UnknownPilotRound(Missing):
    """No round of the pilot by this ref."""

    code = "unknown_pilot_round"


class UnknownHarm(Missing):
    """No harm by this ref."""

    code = "unknown_harm"


class UnknownRoster(Missing):
    """No roster with this id in the record."""

    code = "unknown_roster"


class UnknownRosterLink(Missing):
    """A link that is nobody's, or was replaced by another."""

    code = "unknown_roster_link"


class UnknownSurveyLink(Missing):
    """A link that opens no sheet, or none any more."""

    code = "unknown_survey_link"
