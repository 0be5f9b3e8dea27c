"""Everything that is worth attention in a scope on a day, ranked, and what went well."""

from dataclasses import dataclass

from saiyai.assessment.conventions import HOUSE, Conventions
from saiyai.assessment.diagnoses.diagnosed import Raised
from saiyai.assessment.diagnoses.early_signs import flags_of
from saiyai.assessment.diagnoses.learning_gaps import learning_gap
from saiyai.assessment.look.inside import Inside
from saiyai.assessment.look.record import Record, Scope
from saiyai.assessment.warnings.agreements import agreement_matters
from saiyai.assessment.warnings.calls import unanswered_matters
from saiyai.assessment.warnings.carriers import carrier_matters
from saiyai.assessment.warnings.contact import contact_matters
from saiyai.assessment.warnings.good import good_news
from saiyai.assessment.warnings.help import help_matters
from saiyai.assessment.warnings.late import late_matters
from saiyai.assessment.warnings.learning import learning_matters
from saiyai.assessment.warnings.lines import sole_matters
from saiyai.assessment.warnings.noticed import Good, Noticed
from saiyai.assessment.warnings.outside import outside_matters
from saiyai.assessment.warnings.rank import without_repeats
from saiyai.assessment.warnings.tensions import tension_matters


@dataclass(frozen=True, slots=True)
class WarningsReading:
    """What went well, and then every matter once; which of them are shown, `ranked` tells."""

    good: tuple[Good, ...]
    matters: tuple[Noticed, ...]
    conventions: int


def read_warnings(
    record: Record, scope: Scope, conventions: Conventions = HOUSE
) -> WarningsReading:
    """Matters and good news of a scope on the record's day.

    Cost: O(parts + flows + hits), a walk through the lines for each sole link, and that of the
    diagnoses for each network inside the record in which something changed.
    """
    inside = Inside(record, scope, conventions)
    return warnings_of(inside, flags_of(inside, learning_gap(inside)))


def warnings_of(inside: Inside, flags: tuple[Raised, ...]) -> WarningsReading:
    """The same, of what is already looked at, with the early signs of the same day."""
    found = [
        *sole_matters(inside),
        *unanswered_matters(inside),
        *outside_matters(inside),
        *agreement_matters(inside),
        *carrier_matters(inside),
        *late_matters(inside),
        *help_matters(inside),
        *learning_matters(inside, flags),
        *tension_matters(inside),
        *contact_matters(inside, flags),
    ]
    matters = tuple(without_repeats(found))
    return WarningsReading(tuple(good_news(inside)), matters, inside.bounds.version)
