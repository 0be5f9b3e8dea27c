"""The page of the reference about lenses: each statement, its concept, and what it rests on."""

from collections.abc import Iterator, Mapping

from reference_text import code, codes, page, section, table

from saiyai.assessment.lenses.joins import MET, NOT
from saiyai.assessment.lenses.lens import THRESHOLD, Lens, Sign, Statement
from saiyai.assessment.lenses.loading import lenses
from saiyai.assessment.lenses.record_tests import TESTS
from saiyai.domain.words import Language, say

OWN = (
    "The same form, kept by a network beside these: "
    "[Keep a lens of your own](../how-to/keep-a-lens.md)."
)
FORM = """\
```toml
id = "our_own"                  # a–z, 0–9 and _
title_th = "อย่างที่เราเรียก"
title_en = "As we call it"
order = 1                       # where it stands among others

[statement.alive]
th = "ยังมีชีวิตชีวา"              # own words, in both languages; or the title of the concept
en = "Still lively"
children = ["meets", "answers"] # statements that it is made of
join = "all"                    # all, any; mean only of indicators

[statement.meets]
concept = "CBH4-1"              # of the library
indicators = ["A1"]             # high values speak for it; a part as "P2.long"
tests = ["acts_together"]       # record tests, from the table below

[statement.answers]
concept = "COM-04"
indicators = ["C1"]
low = ["E3"]                    # low values speak for it
beside = ["C2"]                 # shown with it, and never joined
threshold = 0.6                 # more than this; 0.5 where it is not told
```"""


def lens_pages() -> Mapping[str, str]:
    """The page of lenses, by path."""
    return {
        "lenses.md": page(
            "Lenses",
            "A lens is a way in which a text looks at a network: statements, and what each rests "
            "on. Each is a file in `saiyai/assessment/lenses/`, and this page is made from them. "
            "What they are, and what they are not, is told under "
            "[Lenses](../explanation/lenses.md).",
            *(_lens(lens) for lens in lenses().values()),
            section("Record tests", _tests()),
            section("How words come about", *_rules()),
            section("A lens of one's own", OWN, FORM),
        )
    }


def _lens(lens: Lens) -> str:
    title = f"{code(lens.id)} {lens.title.en} · {lens.title.th}"
    heads = ("statement", "English", "ไทย", "concept", "tile", "rests on", "beside")
    rows = (row for root in lens.roots for row in _rows(lens, root, 0))
    return section(title, table(heads, rows))


def _rows(lens: Lens, start: str, depth: int) -> Iterator[tuple[str, ...]]:
    one = lens.statements[start]
    concept = f"[{code(one.concept)}](library.md#{one.concept.casefold()})" if one.concept else ""
    yield (
        f"{'· ' * depth}{code(one.id)}",
        one.words.en,
        one.words.th,
        concept,
        code(one.construct),
        _rests_on(one),
        codes(sign.key for sign in one.beside),
    )
    for child in one.children:
        yield from _rows(lens, child, depth + 1)


def _rests_on(one: Statement) -> str:
    if not one.in_text:
        return say("why.not_in_text", Language.EN)
    told = [*map(_sign, one.signs), *map(code, one.tests)]
    told += ["what stands below"] if one.children else []
    above = f" > {one.threshold:g}" if one.threshold != THRESHOLD else ""
    return f"{one.join} of {', '.join(told)}{above}"


def _sign(sign: Sign) -> str:
    return f"low {code(sign.key)}" if sign.low else code(sign.key)


def _tests() -> str:
    rows = (
        (
            code(test),
            say(f"lens_test.{test}", Language.EN),
            say(f"lens_test.{test}", Language.TH),
        )
        for test in TESTS
    )
    return table(("id", "English", "ไทย"), rows)


def _rules() -> Iterator[str]:
    heads = ("word", "English", "ไทย", "of an indicator")
    likely = {
        "met": f"above its threshold with {MET:.0%} and more",
        "partly": "between the two",
        "not": f"above it with {NOT:.0%} at most",
        "unknown": "its gate fails, or its questions were not asked",
    }
    yield table(
        heads,
        (
            (code(word), say(f"held.{word}", Language.EN), say(f"held.{word}", Language.TH), says)
            for word, says in likely.items()
        ),
    )
    yield (
        "`all` takes the least of what is joined, `any` the most, `mean` the mean of the numbers. "
        "A word is told only if it is the same whatever the unknown ones turn out to be."
    )
