"""Every problem and every refusal can be told in both languages, and every field has a name."""

import re
from pathlib import Path

import pytest

from saiyai.domain.tables import Problem
from saiyai.domain.words import Language, say, texts
from saiyai.formats.shapes import FIELDS, Shape
from tests.formats.sheets import read, sheet

SOURCE = Path(__file__).parents[2] / "src" / "saiyai"
RAISED = {
    "problem": r"""(?:[Pp]roblem\(|UnreadableCell\(|"why": )\s*"(\w+)\"""",
    "unreadable": r"""[( ]unreadable\(\s*\w+(?:\.\w+)?,\s*"(\w+)\"""",
    "unknown_format": r"""unknown_format\(\s*\w+,\s*"(\w+)"|\), "(\w+)"\)|^ +"(other_\w+)",""",
    "too_large": r"""too_large\(\s*.+?,\s*"(\w+)\"""",
}
CODE = "\n".join(
    path.read_text("utf-8")
    for room in ("formats", "services/imports", "cli")
    for path in sorted((SOURCE / room).rglob("*.py"))
)


@pytest.mark.parametrize("family", RAISED)
def test_every_reason_that_is_raised_has_its_text_and_no_text_is_idle(family: str) -> None:
    found = re.findall(RAISED[family], CODE, re.MULTILINE)
    raised = {code for match in found for code in (match if isinstance(match, tuple) else [match])}
    told = {key.removeprefix(f"{family}.") for key in texts() if key.startswith(f"{family}.")}

    idle = told - raised - {"sheet_left_out", "not_a_table"}
    assert raised - {"", "asked"} <= told
    assert not idle


def tell(problem: Problem, language: Language) -> str:
    place = {"sheet": problem.sheet, "row": problem.row, "column": problem.column}
    return say(
        f"problem.{problem.code}", language, **place, value=problem.value, **dict(problem.facts)
    )


def test_a_problem_is_told_with_its_facts() -> None:
    made = read(sheet(("ชื่อ", "ประเภท"), ("ก", "คน"), ("ข", "ดาว")))
    (problem,) = made.problems

    assert "“ดาว”" in tell(problem, Language.TH)
    assert "คน, กลุ่ม, องค์กร" in tell(problem, Language.TH)
    assert "person, group, organisation" in tell(problem, Language.EN)


def test_every_field_and_every_shape_has_its_name() -> None:
    for shape in Shape:
        for language in Language:
            assert say(f"shape.{shape}", language)
    for fields in FIELDS.values():
        for field in fields:
            for language in Language:
                assert say(f"field.{field.id}", language)
