"""Who may be in the record twice: the hand-made cases, their precision, and the keys beneath."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind
from saiyai.domain.duplicates import (
    LEAST,
    MOST_TOGETHER,
    POINTS,
    Entry,
    find_likenesses,
    mails_in,
    phones_in,
)
from saiyai.domain.likeness import forms_of_group, forms_of_person, latin_skeleton

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "datasets" / "duplicates.toml").read_text("utf-8")
)
SEVERAL_CALLED_SO = [
    Entry(100 + at, ActorKind.PERSON, (name,))
    for at, name in enumerate(
        ["แดง", "แดง ทองดี", "แดง แสนสุข", "แดง ยอดคำ", "สมชาย", "สมชาย ยอดคำ", "สมชาย แสนสุข"]
    )
]
"""Common names, so that nothing is rare only because a test is small."""


def entry(number: int, told: dict[str, Any]) -> Entry:
    return Entry(
        number,
        ActorKind(told.get("kind", "person")),
        (told["name"],),
        tuple(told.get("aliases", ())),
        told.get("place"),
        (told.get("told", ""),),
    )


def is_found(case: dict[str, Any]) -> bool:
    pair = [entry(1, case["a"]), entry(2, case["b"])]
    found = find_likenesses([*pair, *SEVERAL_CALLED_SO])
    return {1, 2} in [{one.one, one.other} for one in found]


def words(case: dict[str, Any]) -> str:
    return f"{case['a']['name']} = {case['b']['name']}"


def test_nearly_all_that_are_one_are_found_and_hardly_any_that_are_two() -> None:
    missed = [words(case) for case in CASES["one"] if not is_found(case)]
    wrong = [words(case) for case in CASES["two"] if is_found(case)]
    right = len(CASES["one"]) - len(missed)

    assert right / len(CASES["one"]) >= 0.95, missed
    assert right / (right + len(wrong)) >= 0.97, wrong


def test_one_given_name_is_never_enough() -> None:
    people = [Entry(i, ActorKind.PERSON, (f"สมชาย {family}",)) for i, family in enumerate("กขคงจ")]

    assert find_likenesses(people) == []
    assert POINTS["same_given"] + POINTS["same_place"] < LEAST


def test_a_pair_told_to_be_two_is_not_shown_again() -> None:
    people = [
        Entry(7, ActorKind.PERSON, ("นางอรทัย ใจดี",)),
        Entry(3, ActorKind.PERSON, ("อรทัย ใจดี",)),
    ]

    assert len(find_likenesses(people)) == 1
    assert find_likenesses(people, but=[(3, 7)]) == []


def test_only_pairs_of_those_asked_about_are_compared() -> None:
    names = ["นางอรทัย ใจดี", "อรทัย ใจดี", "นายคำปัน ฝายแก้ว", "คำปัน ฝายแก้ว"]
    people = [Entry(i, ActorKind.PERSON, (name,)) for i, name in enumerate(names)]

    assert [(pair.one, pair.other) for pair in find_likenesses(people, about=[3])] == [(2, 3)]


def test_reasons_are_said_the_weightiest_first() -> None:
    told = ("โทร 0812345678",)
    people = [
        Entry(1, ActorKind.PERSON, ("นางอรทัย ใจดี",), place=1, told=told),
        Entry(2, ActorKind.PERSON, ("อรทัย ใจดี",), place=1, told=told),
    ]

    assert find_likenesses(people)[0].reasons == ("without_title", "same_phone", "same_place")


def test_very_many_of_one_name_make_no_square_of_pairs() -> None:
    people = [Entry(i, ActorKind.GROUP, ("กลุ่มออมทรัพย์บ้านใหม่",)) for i in range(5 * MOST_TOGETHER)]

    assert len(find_likenesses(people)) == 5 * MOST_TOGETHER - 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("โทร 081-234-5678", {"0812345678"}),
        ("+66 81 234 5678 / (053) 123456", {"0812345678", "053123456"}),
        ("+66(0)81-234-5678", {"0812345678"}),
        ("๐๘๑-๒๓๔-๕๖๗๘", {"0812345678"}),
        ("1-5099-00123-45-6", set()),
        ("12/10/2569", set()),
        ("0", set()),
    ],
)
def test_telephone_numbers_are_read_as_people_write_them(text: str, numbers: set[str]) -> None:
    assert phones_in(text) == numbers


def test_mail_addresses_are_one_in_any_case() -> None:
    assert mails_in("ถึง Or.Thai@Example.org, ok") == {"or.thai@example.org"}


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("สมชาย", "Somchai"), ("กรรณิการ์", "Kannika"), ("ประเสริฐ", "Prasert"),
        ("วิไลวรรณ", "Wilaiwan"), ("วิชัย", "Vichai"), ("สุภาพร", "Supaporn"), ("ทองคำ", "Thongkham"),
        ("พรทิพย์", "Pornthip"), ("ศรีจันทร์", "Sijan"), ("หญิง", "Ying"), ("ปัญญา", "Panya"),
    ],
)  # fmt: skip
def test_a_name_sounds_alike_in_both_scripts(thai: str, latin: str) -> None:
    assert latin_skeleton(thai) == latin_skeleton(latin.casefold())


def test_titles_and_ranks_are_no_part_of_a_name_and_names_that_begin_like_them_are() -> None:
    assert forms_of_person("ผศ.ดร.นางสาวสมหญิง รักถิ่น").bare == ("สมหญิง", "รักถิ่น")
    assert forms_of_person("นายิกา ดีงาม").bare == ("นายิกา", "ดีงาม")
    assert forms_of_person("อรทัย ใจดี (พี่อ้อม)").nicknames == ("ออม",)


def test_an_office_is_found_under_its_short_name() -> None:
    assert forms_of_group("อบต.ดอนชัย").whole == forms_of_group("องค์การบริหารส่วนตำบลดอนชัย").whole


@given(st.lists(st.text("กขคงอรทัยใจดี aำา่์(). 12", max_size=14), max_size=6))
def test_any_names_give_pairs_of_different_rows_in_one_order(names: list[str]) -> None:
    entries = [Entry(i, ActorKind.PERSON, (name,)) for i, name in enumerate(names)]
    found = find_likenesses(entries)

    assert found == find_likenesses(list(entries))
    assert all(pair.one < pair.other and pair.points >= LEAST for pair in found)
