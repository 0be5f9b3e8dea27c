"""Two people correct one thing: neither overwrites the other unseen, and nothing typed is lost."""

import pytest

from saiyai.domain.drafts import ActorDraft, GoalDraft, IssueDraft, PlaceDraft
from saiyai.domain.errors import ChangedSince
from saiyai.domain.viewers import LOCAL_KEEPER
from saiyai.queries.networks import newest_seq
from saiyai.records.models import Actor, Goal, Issue, Network, Place
from saiyai.services.actors import correct_actor
from saiyai.services.goals import correct_goal
from saiyai.services.issues import correct_issue
from saiyai.services.places import correct_place
from saiyai.services.seen import as_known
from saiyai.web.standing_form import form_in
from tests.doors import Reader
from tests.web.forms import Form, form_to

pytestmark = pytest.mark.either
N = "/n/trial"


def form_of(page: str, address: str) -> Form:
    return form_to(Reader().get(page).content.decode(), address)


def test_what_was_not_seen_is_not_overwritten(trial: Network) -> None:
    actor = Actor.objects.get(network=trial, ref="a")
    seen = newest_seq(trial)
    correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", note="theirs"))

    with as_known(seen), pytest.raises(ChangedSince) as refused:
        correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", note="mine"))
    assert refused.value.facts == {"columns": "note"}
    with as_known(seen):  # the same is no conflict
        correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", note="theirs"))
    with as_known(newest_seq(trial)):
        correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", note="mine"))


def test_a_field_that_is_rows_of_its_own_is_held_as_well(trial: Network) -> None:
    actor = Actor.objects.get(network=trial, ref="a")
    seen = newest_seq(trial)
    correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", issues=("water",)))

    with as_known(seen), pytest.raises(ChangedSince):
        correct_actor(LOCAL_KEEPER, actor, ActorDraft("a"), {"issues"})


def test_a_program_says_what_it_has_seen(trial: Network) -> None:
    actor = Actor.objects.get(network=trial, ref="a")
    seen = newest_seq(trial)
    correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", note="theirs"))
    address, told = "/api/v1/networks/trial/actors/a", {"note": "mine"}
    program = Reader()

    late = program.patch(
        address, told, content_type="application/json", headers={"If-Match": f'"{seen}"'}
    )
    assert (late.status_code, late.json()["error"]["code"]) == (409, "changed_since")
    assert program.patch(address, told, content_type="application/json").status_code == 200


def test_both_versions_stand_side_by_side_and_what_is_chosen_is_kept(trial: Network) -> None:
    edit = f"{N}/member/edit/a"
    mine = form_of(edit, "")
    actor = Actor.objects.get(network=trial, ref="a")
    theirs = ActorDraft("a", note="met them <in> May", name_en="Veg")
    correct_actor(LOCAL_KEEPER, actor, theirs)

    answer = Reader().post(edit, mine.filled(note="met them in June", name_en="", place="river"))
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("met them &lt;in&gt; May", "met them in June", "Veg"):
        assert words in page
    both = form_to(page, edit)
    assert sorted(name for name in both.choices) == []
    chosen = {name: value for name, value in both.fields.items() if name.startswith("take:")}
    assert list(chosen.values()) == [["yours"]]  # the place, which nobody else touched

    versions = [name.split(":") for name in both.fields if name.count(":") == 2]
    numbers = {name: number for _, number, name in versions}
    take = {f"take:{numbers['note']}": "theirs", f"take:{numbers['name_en']}": "yours"}
    assert Reader().post(edit, both.filled(**take)).status_code == 302
    actor.refresh_from_db()
    assert (actor.note, actor.name_en) == ("met them <in> May", "")
    assert actor.place == Place.objects.get(network=trial, ref="river")


@pytest.mark.parametrize("noun", ["place", "issue", "goal"])
def test_every_form_that_corrects_is_held(trial: Network, noun: str) -> None:
    goal = Goal.objects.filter(network=trial).order_by("pk")[0]
    stands, sent, correct = {
        "place": (f"{N}/place/edit/river", "", _correct_place),
        "issue": (f"{N}/issue/edit/water", "", _correct_issue),
        "goal": (f"{N}/goal/of/{goal.ref}", f"{N}/goal/edit/{goal.ref}", _correct_goal),
    }[noun]
    mine = form_of(stands, sent)
    correct(trial)

    answer = Reader().post(sent or stands, mine.filled(name_en="Mine"))
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()
    assert "Theirs" in answer.content.decode()


def _correct_place(trial: Network) -> None:
    place = Place.objects.get(network=trial, ref="river")
    correct_place(LOCAL_KEEPER, place, PlaceDraft("river", name_th="ลุ่มน้ำ", name_en="Theirs"))


def _correct_issue(trial: Network) -> None:
    issue = Issue.objects.get(network=trial, ref="water")
    correct_issue(LOCAL_KEEPER, issue, IssueDraft("water", name_th="น้ำ", name_en="Theirs"))


def _correct_goal(trial: Network) -> None:
    goal = Goal.objects.filter(network=trial).order_by("pk")[0]
    correct_goal(LOCAL_KEEPER, goal, GoalDraft(goal.ref, name_en="Theirs"))


@pytest.mark.parametrize(
    "leads", ["https://elsewhere.example/", "/n/other/", "/n/trial/nothing", ""]
)
def test_a_page_that_is_none_of_this_record_is_not_asked(trial: Network, leads: str) -> None:
    mine = form_of(f"{N}/member/edit/a", "")
    actor = Actor.objects.get(network=trial, ref="a")
    correct_actor(LOCAL_KEEPER, actor, ActorDraft("a", note="theirs"))

    answer = Reader().post(f"{N}/member/edit/a", mine.filled(note="mine", seen_at=leads))
    assert answer.status_code == 409
    assert "theirs" not in answer.content.decode()


def test_fields_that_belong_together_are_one_choice_with_the_words_of_the_page() -> None:
    page = """<form method="post"><label for="k">Kind</label><select id="k" name="kind">
        <option value="">none</option><option value="g" selected>Group</option></select>
        <fieldset><legend>Lies in</legend><select name="also" aria-label="where">
        <option value="a" selected>A</option></select><label>No. <input name="no" value="3">
        </label></fieldset><label><input type="checkbox" name="ticks" value="w" checked> Water
        </label><textarea name="note">x &lt; y</textarea><input type="hidden" name="was"
        value="note"></form>"""
    form = form_in(page, "/here", "/here")

    said = {
        one.name: (one.group == one.name, one.label, one.values) for one in form.fields.values()
    }
    assert said == {
        "kind": (True, "Kind", ["g"]),
        "also": (False, "Lies in", ["a"]),
        "no": (False, "Lies in", ["3"]),
        "ticks": (True, "ticks", ["w"]),
        "note": (True, "note", ["x < y"]),
    }
    assert form.fields["ticks"].words == {"w": "Water"}
    assert form.filled == ["note"]
    assert not form_in(page, "/there", "/here")
