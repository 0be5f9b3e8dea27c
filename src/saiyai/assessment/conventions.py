"""Thresholds of the readings: conventions of this house, with a version, shown with every number.

Nothing here is law: which of them a network may set for itself, and how far, says
`saiyai.domain.thresholds`.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Conventions:
    """What has to hold before a reading is given, and what counts as worth attention."""

    version: int = 1
    tried_share: float = 0.5
    """Lines are read as answering or not once so many of them have been tried at all."""
    least_lines: int = 5
    least_calls: int = 10
    least_gifts: int = 5
    call_days: int = 90
    gift_days: int = 365
    news_days: int = 90
    """Good news is of so many days back, and so is an unanswered call worth attention by name."""
    least_cut_off: int = 3
    """Fewer than so many who would lose contact are no matter for the whole network."""
    window_days: int = 90
    """How far indicators look back where nothing else is said; a rhythm may be slower."""
    year_days: int = 365
    """How far they look back for what is rare: requests, lines at rest, adoptions."""
    check_days: int = 180
    """For so long a line that answered counts as one that can be reached."""
    asked_share: float = 0.6
    """Something is told of members once it is known of so many of those it is asked of."""
    reply_days: int = 7
    """A reply after more days is late; a no is a reply."""
    adoption_days: int = 180
    """What was learned counts as taken up when it was used within so many days."""
    need_days: int = 60
    """A need counts as met in time within so many days."""
    rest_days: int = 365
    """A line silent for so long is at rest; to call it is to wake it."""
    long_rest_days: int = 1095
    """Three years: told apart, since so long a rest is rare."""
    record_days: int = 14
    """Within so many days the record of a meeting is to reach everybody."""
    review_days: int = 30
    """Needs asked within so many days of a review belong to it."""
    month_days: int = 30
    """For growth and for how far news comes."""
    nearly_all: float = 0.9
    """What a few missing answers would turn round is told once so many have answered."""
    named_share: float = 0.7
    """Whose view counts is read once so many of those who were asked answered."""
    known_share: float = 0.8
    """Something about structure is told once it is known of so many."""
    least_aware: int = 2
    """So many others have to know of a need."""
    least_reviews: int = 4
    """Reviews of goals in a year, below which the course is not read…"""
    least_goals: int = 6
    """…unless there are so many goals."""
    least_activities: int = 10
    """Meetings and decisions, for the share whose record reached everybody."""
    least_structural: int = 10
    """Of fewer members nothing is said of structure: only counts and stories."""
    least_phased: int = 6
    """Activities of which phases were told, for how deep participation goes."""
    least_based: int = 60
    """Lines of which it was told what they rest on."""
    least_requests: int = 20
    """Requests in a year, for how soon they are answered."""
    least_practices: int = 8
    """Things learned in a year, for how many were taken up."""
    least_needs: int = 10
    """Needs told in a year, for how many were met."""
    least_due: int = 10
    """Promises that came due in a year, for how many were kept."""
    least_duty_acts: int = 10
    """Duties and claims in a year, for their share to be told as a number."""
    least_overdue: int = 10
    """Lines called after too much silence, for how many answered."""
    least_woken: int = 5
    """Lines called at rest, for how many answered."""
    most_items: int = 5
    sure_share: float = 0.9
    fair_share: float = 0.6
    sure_width: float = 0.2
    """An interval of an indicator no wider than this is told as sure…"""
    fair_width: float = 0.4
    """…and no wider than this as fairly sure."""

    # --- what a record shows at all --------------------------------------------------------------
    recorded_share: float = 0.9
    """Nothing is read as absent unless so much of the time was told to be recorded completely:
    keepers say it once a quarter, so the last weeks may lack it."""
    most_rows: int = 100
    """Of the rows behind one fact so many are named, and the others are counted."""

    # --- networkhood: the necessary conditions ---------------------------------------------------
    action_days: int = 120
    """Done together of late: so far back, or as far as the rhythm of the lines reaches."""
    action_most_days: int = 400
    """And no farther than this: once a year, with a month to spare."""
    agreed_share: float = 0.5
    """A purpose is shared where so many of those asked agree to it or work for it."""
    duty_share: float = 0.5
    """Duties done among duties and claims; below this there is more claiming than doing."""
    least_duties: int = 3
    """Duties and claims together, before their share says anything."""
    above_share: float = 0.5
    """Called together by another: so many of the members did not come of themselves."""
    vertical_share: float = 0.6
    """Help comes from above where so much of it left the helped without a say."""
    least_helps: int = 3
    """Times that help was told, before its direction says anything."""
    laid_share: float = 0.5
    """Lines are laid where so many of the members have one that nothing speaks against."""
    ready_share: float = 0.8
    """Called, they answer: so many of the lines tried of late did."""
    unready_share: float = 0.4
    """And they do not where no more than so many did."""
    least_tried: int = 5
    """Lines tried of late, before their answering says anything."""
    months_share: float = 0.5
    """It goes on where something happened in so many of the last twelve months."""

    # --- networkhood: group or network -----------------------------------------------------------
    least_coverage: float = 0.22
    """How much of the fourteen contrasts has to be known for a group or a network to be told."""
    least_acts: int = 2
    """Joint acts on record, for the same."""
    least_days: int = 60
    """And so many days from the first of them."""
    network_from: float = 0.2
    """A profile from here on is that of a network, to minus this that of a group."""
    sure_coverage: float = 0.4
    """Contrasts known, for a verdict to be sure, if no condition is unknown."""
    fair_coverage: float = 0.3
    """And for one to be fairly sure; below, not sure yet."""
    most_facts: int = 3
    """The strongest facts each way that are told with a verdict."""
    loose_density: float = 0.15
    """Pairs in touch, as a share of all: loose up to here,"""
    tight_density: float = 0.6
    """and close from here on."""
    small_number: int = 10
    """Among fewer than so many, being close says less: who is few is soon close."""
    some_come: float = 0.4
    """Of the members, the share at a usual activity: as suits each up to here,"""
    all_come: float = 0.85
    """and everybody at everything from here on."""
    enough_acts: int = 6
    """So many of a thing tell all that they can of a contrast; fewer tell less."""
    enough_told: int = 3
    """The same for what was said once and stands: statements, own goals, own work."""
    few_persons: float = -0.4
    """What a membership of persons alone says: little, and towards a group."""
    sameness: float = 0.3
    """Agreeing is of groups and of networks; that all agree weighs so little."""
    core_share: float = 0.5
    """A close circle of persons inside that is more than so much of the whole makes it a group
    growing; beside as many others it is who carries a network, as heads and sub-centres do."""
    core_comes: float = 0.75
    """Who is in that circle comes to so much of what is done,"""
    core_close: float = 0.8
    """and so many of its pairs are in touch."""
    widening_share: float = 0.25
    """So much of the work that widens what is coordinated is wholly a network's."""

    # --- type, form, whose it is, stage ----------------------------------------------------------
    main_share: float = 0.6
    """So much of the work on one issue, in one area or sector is what it gathers around."""
    least_placed: int = 3
    """Acts told with a place or an issue, before they say around what a network gathers."""
    form_share: float = 0.5
    """Structured, or for one occasion: so much of the work has rules, or one occasion."""
    least_rules: int = 2
    """Of roles shared out, something written, and regular work: so many make a structure."""
    regular_days: int = 45
    """Work is regular with no more than so many days between: a month, and some slack."""
    beside_share: float = 1 / 3
    """Structured in part: so much of the work without anybody who holds a role."""
    least_sectors: int = 3
    """Members of so many of the four sectors are allies in society."""
    own_share: float = 0.6
    """What members set, decide and give among all of it, for a network to be theirs,"""
    others_share: float = 0.4
    """and up to which it is still that of whoever called it together."""
    least_owned: int = 3
    """Goals, decisions and means told with whose they are, before that."""

    # --- power -----------------------------------------------------------------------------------
    power_days: int = 548
    """Eighteen months: what is lent in one season and returned in the next stands together."""
    least_flows: int = 5
    """Acts of giving, before anything is read of power, unless all was recorded."""
    fewer_share: float = 0.5
    """Givers are fewer where they are so much of the receivers: one more or less is chance."""
    reach_share: float = 0.5
    """A kind of giving counts where it reaches so many of those who exchange at all,"""
    reach_members: float = 0.25
    """and so many of the members."""
    indicated: float = 0.9
    """A criterion is indicated from this probability on,"""
    possible: float = 0.5
    """and possible from this one."""
    draws: int = 400
    """How often the record is redrawn to see how far a reading hangs on single events."""
    most_between: int = 2000
    """Among more members than these it is not worked out who stands between whom."""
    many_flows: int = 20_000
    """Of more acts of giving than these it is redrawn a quarter as often: they vary less."""
    least_returns: int = 2
    """Returns go both ways where there were so many acts either way."""
    taken_times: float = 2.0
    """One side takes out more than it puts in: so many times, in one unit."""
    equal_step: float = 0.1
    """A share of the voice that fell by so much from one half of the time to the other."""

    # --- what can befall a network ---------------------------------------------------------------
    decline_days: int = 180
    """Calls of so many days back tell whether lines answer."""
    decline_share: float = 1 / 3
    """So many of the lines that were tried did not answer: a sign of decline."""
    least_missed: int = 2
    """And so many lines at least: one line is a matter between two."""
    rise_days: int = 90
    """Calls in vain of so many days are held against those of as many before."""
    least_forums: int = 4
    """Times of learning together, before they have a rhythm that can stop."""
    gap_times: float = 3.0
    """A stop is a silence of so many times the usual pause,"""
    gap_days: int = 90
    """and of so many days at least."""
    slow_share: float = 0.5
    """Progress has slowed to so much of what it was, or turned back."""
    least_progress: int = 3
    """Steps of progress before, for a slower pace to be read."""
    command_share: float = 0.5
    """Decided by command, in a gap of learning: so much of all,"""
    command_rise: float = 0.3
    """and so much more than before."""
    least_decisions: int = 3
    """Decisions in the gap, and before it."""
    survived_share: float = 0.5
    """Of the lines on a post that changed, so many or fewer still answer,"""
    survived_less: float = 0.3
    """and so many fewer than of the other lines."""
    least_attached: int = 2
    """Lines on the post, before their fate says anything."""
    power_based: float = 0.5
    """So much of a line, or so many of the lines on a post, rest on power."""
    base_share: float = 0.25
    """Something of a scope falls with a post where so many of its lines hung on it."""
    survival_days: tuple[int, ...] = (30, 90, 365)
    """Days after a change at which lines are looked at."""
    history_days: int = 730
    """A change, or a stop, that is longer ago is history."""
    least_silent: int = 3
    """Lines that stand, before most of them can be said to be silent."""
    lacking_share: float = 0.5
    """Contact is lacking across the whole where so many lines are silent beyond their rhythm."""
    fall_share: float = 0.5
    """Participation has fallen to so much of the same season a year before."""
    least_before: int = 3
    """So many a year before, for less of it to be a fall."""

    # --- what is worth attention, and what went well ---------------------------------------------
    heavy_share: float = 0.5
    """One carries most of the contact where so much of it runs through them,"""
    heavy_lost: int = 5
    """and so many would lose contact without them."""
    most_of_one: int = 1
    """Of one kind of matter so many are shown, before any other kind has had its place."""
    calls_in_vain: int = 2
    """One call without an answer is between two; so many are a matter for all,"""
    same_end: int = 3
    """So many unanswered lines of one actor are one matter."""
    paper_days: int = 183
    """An agreement is given half a year before anybody asks what was done under it."""
    few_carriers: int = 2
    """A practice known by no more than these hangs on few."""
    late_days: int = 7
    """News is late where it takes so many days longer than to others,"""
    late_times: int = 3
    """so many times in the last half year,"""
    late_share: float = 0.5
    """and in so many of the times that it was passed on to them."""
    vertical_help: float = 0.4
    """Help without a say is a matter from such a share on,"""
    least_help: int = 10
    """of so many acts of help."""
    open_days: int = 90
    """A difference is left open after so many days without a word of how it ended."""
    answered_lines: int = 5
    """Good news: so many lines that had rested answered,"""
    one_occasion: int = 14
    """within so many days."""
    young_learners: int = 3
    """Passed on: so many younger people learned it."""
    confirmers: int = 3
    """Something new is no more a candidate when so many members have confirmed it."""
    good_days: int = 365
    """What was passed on, mended or made anew is news for a year."""


HOUSE: Final = Conventions()
"""What a reading uses where a network has not set its own."""
