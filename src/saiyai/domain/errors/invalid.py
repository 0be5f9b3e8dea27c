"""What was given has the wrong form or meaning."""

from saiyai.domain.errors.families import Invalid


class WrongCode(Invalid):
    """A code that does not belong to its link or device."""

    code = "wrong_code"


class WrongStep(Invalid):
    """A code that the second step's device does not show now."""

    code = "wrong_step"


class WrongPassword(Invalid):
    """An e-mail address and a password that do not belong together."""

    code = "wrong_password"


class WeakPassword(Invalid):
    """A password that is soon guessed."""

    code = "weak_password"


class UnusableEmail(Invalid):
    """Not an e-mail address, or one with which somebody signs in already."""

    code = "unusable_email"


class PartMissing(Invalid):
    """A keeper of a part without the part."""

    code = "part_missing"


class UnknownPage(Invalid):
    """A page of a list that no answer has offered."""

    code = "unknown_page"


class UnknownFormat(Invalid):
    """A file whose format is not read or written here."""

    code = "unknown_format"


class UnreadableFile(Invalid):
    """A file that says it has a format and does not keep to it."""

    code = "unreadable_file"


class UnreadableStory(Invalid):
    """A constructed history that does not keep to its format: in which entry, and why."""

    code = "unreadable_story"


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


class EndsNotAllowed(Invalid):
    """A line between two whom its kind does not join."""

    code = "ends_not_allowed"


class PersonsNamed(Invalid):
    """What could harm, told of one person and another."""

    code = "persons_named"


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


class NotAgreed(Invalid):
    """Names that were given without agreeing that they are kept."""

    code = "not_agreed"


class LastDayTooEarly(Invalid):
    """A survey that would end before it begins."""

    code = "last_day_too_early"


class LastDayBeforeFirst(Invalid):
    """A span of days that would end before it begins."""

    code = "last_day_before_first"


class ClaimNotHere(Invalid):
    """A claim that no record of one network can be held against; `because` says why."""

    code = "claim_not_here"


class AnswersMissing(Invalid):
    """A sheet of questions on which nothing was answered."""

    code = "answers_missing"


class ConsentMissing(Invalid):
    """An answer under a name, of which nobody said that it may be kept."""

    code = "consent_missing"


class NamesInWords(Invalid):
    """Words that everybody inside reads, and that name a person."""

    code = "names_in_words"


class ColumnMissing(Invalid):
    """A sheet whose mapping lacks the column it cannot do without."""

    code = "column_missing"


class NothingToImport(Invalid):
    """A file in which nothing was marked for import."""

    code = "nothing_to_import"


class NotANetwork(Invalid):
    """Members can join a network, a group or an organisation, not this kind of actor."""

    code = "not_a_network"


class UnwritableFile(Invalid):
    """A path where nothing can be written."""

    code = "unwritable_file"


class NothingChosen(Invalid):
    """Nobody was chosen, or nothing to set of them, or nothing would change."""

    code = "nothing_chosen"


class TooManyChosen(Invalid):
    """More members at once than one step takes."""

    code = "too_many_chosen"


class ConsentOfPerson(Invalid):
    """What persons agree to is not told of many at once."""

    code = "consent_of_person"


class MalformedLens(Invalid):
    """A lens that names what is not there, stands below itself, or is no lens at all."""

    code = "malformed_lens"


class ThresholdFixed(Invalid):
    """A convention that is not a network's to set: which, and why."""

    code = "threshold_fixed"


class ThresholdOutOfBounds(Invalid):
    """A threshold set to what cannot be read by, or laxer than it may be made."""

    code = "threshold_out_of_bounds"


class ThresholdsCross(Invalid):
    """Two thresholds of which the first would lie above the second."""

    code = "thresholds_cross"
