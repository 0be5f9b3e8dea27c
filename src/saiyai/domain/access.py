"""What a network's people may do, as far as every room has to know it."""

from typing import Final

ABOUT_ACCESS: Final = frozenset(
    {
        *("invite", "invite_again", "invite_administrator", "accept_invitation"),
        *("withdraw_invitation", "withdraw_access", "open_network", "close_network"),
        *("close_account", "record_second_step", "withdraw_second_step"),
        "choose_email",
    }
)
"""Actions that give access or take it away. A press of undo gives nobody access: they invite."""

NOT_UNDONE: Final = ABOUT_ACCESS | {
    *("record_network", "open_ballot", "close_ballot"),
    *("open_survey", "invite_to_survey", "close_survey"),
    *("open_pilot_round", "answer_pilot", "withdraw_pilot_answer", "close_pilot_round"),
    *("record_claim_test", "record_harm", "take_harm_step"),
    *("open_roster", "invite_to_roster", "close_roster", "withdraw_from_roster"),
}
"""Actions that no undo takes back: a vote, or a sheet, is nobody's any more once it is there, and
what was declared, or told as harm, stays, whoever would rather not have it there."""
