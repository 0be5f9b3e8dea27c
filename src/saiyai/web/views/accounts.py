"""An account: come in, sign in and out, the second step, and what administrators see to."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saiyai.queries.access import get_account, list_accounts
from saiyai.queries.asking import Asked
from saiyai.queries.networks import list_networks
from saiyai.services.access import close_account
from saiyai.services.accounts import choose_email
from saiyai.services.invitations import accept_invitation, invitation_of, invite_administrator
from saiyai.services.second_steps import (
    record_second_step,
    require_second_step,
    withdraw_second_step,
)
from saiyai.web import signing
from saiyai.web.pages import number, shown_ticket
from saiyai.web.signing import served_only


@require_http_methods(["GET", "HEAD", "POST"])
@served_only
def sign_in(request: Asked) -> HttpResponse:
    """Ask for e-mail address and password; a link needs neither."""
    if request.method != "POST":
        return render(request, "web/sign_in.html")
    given = request.POST
    account = signing.account_with(request, given.get("email", ""), given.get("password", ""))
    signing.sign_in(request, account, "password")
    return redirect("account")


@require_POST
@served_only
def sign_out(request: Asked) -> HttpResponseRedirect:
    """Leave this browser."""
    signing.sign_out(request)
    return redirect("start")


@require_http_methods(["GET", "HEAD", "POST"])
@served_only
def invited(request: Asked, token: str) -> HttpResponse:
    """Take up an invitation with its six digits, or sign in again with a link."""
    if request.method != "POST":
        found = invitation_of(token)
        return render(request, "web/invited.html", {"again": found.account_id is not None})
    signing.limit(request, "link")
    account = accept_invitation(request.viewer, token, request.POST.get("code", ""))
    if account.pk != request.viewer.account:
        signing.sign_in(request, account, "link")
    return redirect("account")


@require_safe
@served_only
def account(request: Asked) -> HttpResponse:
    """The reader's own account: its networks, its ways in, its second step."""
    if request.viewer.account is None:
        return redirect("sign_in")
    return render(request, "web/account.html", {"account": get_account(request.viewer)})


@require_POST
@served_only
def set_email(request: Asked) -> HttpResponseRedirect:
    """Choose an e-mail address and a password beside the link."""
    given = request.POST
    changed = choose_email(request.viewer, given.get("email", ""), given.get("password", ""))
    had_step = request.viewer.second_step
    signing.sign_in(request, changed, "password")  # other browsers are signed out with the change
    if had_step:
        signing.step_passed(request)
    return redirect("account")


@require_POST
@served_only
def leave(request: Asked) -> HttpResponseRedirect:
    """Close one's own account."""
    close_account(request.viewer, request.viewer.account or 0)
    signing.sign_out(request)
    return redirect("start")


@require_http_methods(["GET", "HEAD", "POST"])
@served_only
def second_step(request: Asked) -> HttpResponse:
    """Set up the second step, or pass it."""
    has_step = get_account(request.viewer).has_second_step
    if request.method != "POST":
        secret, picture = ("", "") if has_step else signing.device_secret(request)
        told = {"has_step": has_step, "secret": secret, "picture": picture}
        return render(request, "web/second_step.html", told)
    signing.limit(request, "step", str(request.viewer.account))
    code = request.POST.get("code", "")
    if has_step:
        require_second_step(request.viewer, code)
        signing.step_passed(request)
        return redirect("account")
    secret, _ = signing.device_secret(request)
    codes = record_second_step(request.viewer, secret, code)
    signing.forget_secret(request)
    signing.step_passed(request)
    return render(request, "web/second_step.html", {"codes": codes})


@require_POST
@served_only
def drop_step(request: Asked) -> HttpResponseRedirect:
    """Take the device away, to set up another."""
    withdraw_second_step(request.viewer, request.viewer.account or 0)
    signing.step_dropped(request)
    return redirect("second_step")


@require_safe
@served_only
def administration(request: Asked) -> HttpResponse:
    """Accounts and networks of the installation. Raises: AdministratorsOnly."""
    told = {"accounts": list_accounts(request.viewer), "networks": list_networks(request.viewer)}
    return render(request, "web/administration.html", told)


@require_POST
@served_only
def administration_invite(request: Asked) -> HttpResponse:
    """Invite another administrator; link and code are shown this once."""
    ticket = invite_administrator(request.viewer, request.POST.get("name", ""))
    return shown_ticket(request, ticket.token, ticket.code)


@require_POST
@served_only
def administration_close(request: Asked) -> HttpResponseRedirect:
    """Close an account."""
    close_account(request.viewer, number(request.POST.get("account", "")) or 0)
    return redirect("administration")


@require_POST
@served_only
def administration_reset(request: Asked) -> HttpResponseRedirect:
    """Take away the second step of somebody who lost the device."""
    withdraw_second_step(request.viewer, number(request.POST.get("account", "")) or 0)
    return redirect("administration")
