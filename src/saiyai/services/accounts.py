"""One's own account: the e-mail address and password that can be used beside a link."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from saiyai.domain.errors import NotYours, UnusableEmail, WeakPassword
from saiyai.domain.viewers import Viewer
from saiyai.records.connections import WRITING
from saiyai.records.models import Account
from saiyai.services.changes import Action, telling


def choose_email(by: Viewer, email: str, password: str) -> Account:
    """From now on this address and password sign this account in. Nothing is sent to it.

    Raises: NotYours for who has not signed in; UnusableEmail, WeakPassword.
    """
    if by.account is None:
        raise NotYours
    wanted = email.strip().lower()
    try:
        validate_email(wanted)
    except ValidationError as wrong:
        raise UnusableEmail from wrong
    try:
        validate_password(password)
    except ValidationError as wrong:
        raise WeakPassword from wrong
    with telling(by, Action("choose_email"), None):
        others = Account.objects.using(WRITING).exclude(pk=by.account)
        if others.filter(email=wanted).exists():
            raise UnusableEmail
        account = Account.objects.using(WRITING).get(pk=by.account)
        account.email = wanted
        account.set_password(password)
        account.save(using=WRITING, update_fields=["email", "password"])
    return account
