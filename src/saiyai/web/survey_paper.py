"""The pulse survey on paper: what stands on the sheet, in the language it is wanted in."""

from datetime import date

from saiyai.adapters.sheets import Sheet
from saiyai.domain.pulse import NO_ANSWER, NOT_VALIDATED, PREFACE, SCALE, Item, words_of_answer
from saiyai.domain.words import Language, Say, tell


def paper_of(items: tuple[Item, ...], network: str, opened: date, language: Language) -> Sheet:
    """A sheet with these questions; it has no number, and nothing tells it from the next."""

    def words(said: Say) -> str:
        return tell(said, language)

    low, high, none = (words(words_of_answer(one)) for one in (SCALE[0], SCALE[-1], NO_ANSWER))
    mark, skip = words(Say("surveys.paper.mark")), words(Say("surveys.answer.skip"))
    return Sheet(
        title=words(Say("surveys.heading")),
        under=network,
        lead=[words(PREFACE), f"{mark} · {skip}"],
        questions=[words(item.words) for item in items],
        low=low,
        high=high,
        none=none,
        foot=[words(Say("surveys.paper.fold")), words(NOT_VALIDATED)],
        page=words(Say("surveys.paper.page", n="{n}", all="{all}")),
        day=opened,
    )
