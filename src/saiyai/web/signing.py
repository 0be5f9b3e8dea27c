"""Signing in and out of a served installation: what of it is a matter of requests and sessions."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import (
    clear_authentication_records,
    record_authentication,
)
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.conf import settings
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from saiyai.domain.errors import Missing, TooOften, WrongPassword
from saiyai.queries.asking import EYE_IN_SESSION, Asked

_LIMITS: Final = {"link": "30/m/ip", "step": "5/5m/key"}
"""How often a link is tried from one address, and a second step for one account."""

_BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"
V = TypeVar("V", bound=Callable[..., HttpResponse])


def served_only(view: V) -> V:
    """A page of accounts: where there are none, an address that leads nowhere."""

    @wraps(view)
    def answer(request: Asked, **given: Any) -> HttpResponse:  # noqa: ANN401 - as the view
        if not settings.ACCOUNTS:
            raise Missing
        return view(request, **given)

    return cast("V", answer)


def limit(request: Asked, action: str, key: str = "") -> None:
    """Count a try. Raises: TooOften."""
    config = {action: _LIMITS[action]}
    if not ratelimit.consume(request, app="saiyai", action=action, config=config, key=key):
        raise TooOften


def account_with(request: Asked, email: str, password: str) -> Any:  # noqa: ANN401 - an Account
    """Whose address and password these are. Raises: WrongPassword, TooOften."""
    given = {"email": email.strip().lower(), "password": password}
    try:
        account = account_adapter(request).authenticate(request, **given)
    except ValidationError as wrong:
        raise TooOften from wrong
    if account is None or not account.is_active:
        raise WrongPassword
    return account


def sign_in(request: Asked, account: Any, method: str) -> None:  # noqa: ANN401 - an Account
    """From now on this browser is this account, without the second step for now."""
    clear_authentication_records(request)
    login(request, account, backend=_BACKEND)
    request.session.pop(EYE_IN_SESSION, None)
    record_authentication(request, account, method=method)


def step_passed(request: Asked) -> None:
    """From now on, in this browser, roles that wait for the second step take effect."""
    request.session.cycle_key()
    record_authentication(request, cast("Any", request.user), method="mfa")


def step_dropped(request: Asked) -> None:
    """No second step has been passed any more."""
    request.session.pop(AUTHENTICATION_METHODS_SESSION_KEY, None)


def sign_out(request: Asked) -> None:
    """This browser is nobody."""
    logout(request)


def device_secret(request: Asked) -> tuple[str, SafeString]:
    """What a device needs to show codes: in letters, and as a picture it reads."""
    secret = get_totp_secret()
    adapter = mfa_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    drawing = picture[picture.index("<svg") :]
    return secret, mark_safe(drawing)  # noqa: S308 - drawn here, from our own words


def forget_secret(request: Asked) -> None:
    """The secret stands with the account now, and no longer in the session."""
    clear_totp_secret(request)
