"""What this viewer may not do; and what is a fault of ours."""

from saiyai.domain.errors.families import Forbidden


class FormExpired(Forbidden):
    """A form without the token of this session."""

    code = "form_expired"


class NotYours(Forbidden):
    """Only keepers, and whom it is about, do this."""

    code = "not_yours"


class KeepersOnly(Forbidden):
    """Only keepers of the record may do this."""

    code = "keepers_only"


class AdministratorsOnly(Forbidden):
    """Only administrators of the installation may do this."""

    code = "administrators_only"


class SecondStepMissing(Forbidden):
    """Only with the second step passed, since it would weaken what the step protects."""

    code = "second_step_missing"
