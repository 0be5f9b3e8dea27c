"""The second step of signing in: a code of a device, or one of the codes kept for its loss."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from django.db.models import QuerySet

from saiyai.domain.errors import AlreadyTold, NotYours, SecondStepMissing, WrongStep
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING, writing
from saiyai.services.access import account_of, require_administrator
from saiyai.services.changes import Action, telling


def record_second_step(by: Viewer, secret: str, code: str) -> list[str]:
    """Make a device one's second step, once it shows the right code.

    Returns: the codes to keep for its loss, which are shown this once.
    Raises: NotYours for who has not signed in; AlreadyTold if there is one; WrongStep.
    """
    if _held(by).exists():
        raise AlreadyTold(what="TOTP")
    if not validate_totp_code(secret, code):
        raise WrongStep
    account = account_of(by.account or 0)
    with telling(by, Action("record_second_step"), None):
        TOTP.activate(account, secret)
        codes: list[str] = RecoveryCodes.activate(account).get_unused_codes()
    return codes


def require_second_step(by: Viewer, code: str) -> None:
    """Whether a code is right now; each is right once. Raises: NotYours, WrongStep."""
    held = _held(by)
    with writing():
        passed = any(one.wrap().validate_code(code) for one in held)
    if not passed:
        raise WrongStep


def withdraw_second_step(by: Viewer, account_id: int) -> None:
    """Take a device away, to set up another: one's own, or administrators of who lost theirs.

    One's own only with the step passed: whoever found a password would have it otherwise.
    Raises: SecondStepMissing, AdministratorsOnly, UnknownAccount.
    """
    if by.account is None or by.account != account_id:
        require_administrator(by)
    elif not by.second_step:
        raise SecondStepMissing
    with telling(by, Action("withdraw_second_step", str(account_id)), None):
        account = account_of(account_id)
        Authenticator.objects.using(WRITING).filter(user=account).delete()


def _held(by: Viewer) -> QuerySet[Authenticator]:
    if by.account is None:
        raise NotYours
    held: QuerySet[Authenticator] = Authenticator.objects.using(WRITING).filter(user=by.account)
    return held
