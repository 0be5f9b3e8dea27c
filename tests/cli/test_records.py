"""`import`, `export`, `assess`: files into a record and out of it, and what can be read of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from saiyai.domain.claims import ClaimTestDraft
from saiyai.domain.lenses import LensDraft
from saiyai.domain.periods import AsOf
from saiyai.domain.switches import Switch, SwitchDraft
from saiyai.domain.thresholds import ThresholdDraft
from saiyai.domain.viewers import LOCAL_KEEPER, Viewer
from saiyai.formats.catalogue import FORMATS, format_of
from saiyai.queries.clock import today_of
from saiyai.queries.networks import get_network
from saiyai.queries.totals import get_total
from saiyai.records.models import Actor, Change, Event, ImportBatch, Network, Tie
from saiyai.services.claims import record_claim_test
from saiyai.services.imports.batches import get_batch, undo_import
from saiyai.services.lenses import record_lens
from saiyai.services.sample.loading import SLUG
from saiyai.services.switches import record_switch
from saiyai.services.thresholds import record_threshold
from tests.cast import LONGAN_GROWERS, PATRON
from tests.cli.conftest import Run
from tests.own_lens import LENS
from tests.processes import saiyai

IMPORTS = Path(__file__).parents[1] / "datasets" / "imports"
pytestmark = pytest.mark.usefixtures("db")


def test_a_file_begins_a_record(run: Run, keeper: Viewer) -> None:
    told = run("import", IMPORTS / "kumu.xlsx", "--name", "ลุ่มน้ำ").json
    network = get_network(keeper, told["network"])

    assert set(told) == {"network", "batch", "told"}
    assert network.actor.name_th == "ลุ่มน้ำ"
    assert told["told"]["Actor"] == Actor.objects.filter(network=network).count() == 9
    assert told["told"]["Tie"] == Tie.objects.filter(network=network).count() == 5


def test_problems_of_a_file_are_told_beside_what_was_brought_in(run: Run) -> None:
    said = run("import", IMPORTS / "mistakes.xlsx")

    assert said.code == 0
    assert "“ดวงดาว”" in said.err
    assert "45/13/68" in said.err


def test_two_tables_are_brought_in_together(run: Run) -> None:
    told = run("import", IMPORTS / "gephi_nodes.csv", IMPORTS / "gephi_edges.csv").json

    assert (told["told"]["Actor"], told["told"]["Tie"]) == (5, 3)


def test_the_same_file_again_tells_nothing_new(run: Run) -> None:
    slug = run("import", IMPORTS / "gephi_nodes.csv", IMPORTS / "gephi_edges.csv").json["network"]
    counts = Actor.objects.count(), Tie.objects.count()
    again = ("import", IMPORTS / "gephi_nodes.csv", IMPORTS / "gephi_edges.csv")
    told = run(*again, "--network", slug).json

    assert told["network"] == slug
    assert (told["told"].get("Actor", 0), told["told"].get("Tie", 0)) == (0, 0)
    assert (Actor.objects.count(), Tie.objects.count()) == counts


def test_a_whole_import_is_undone(run: Run, keeper: Viewer) -> None:
    told = run("import", IMPORTS / "kumu.xlsx").json
    undo_import(keeper, get_batch(keeper, told["batch"]))

    assert not Actor.objects.filter(network__slug=told["network"]).known(None).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "nofile.csv"), "There is no file nofile.csv"),
        (("import", IMPORTS), "The file “imports” does not open"),
        (("import", IMPORTS / "line_note.txt"), "There is nothing to bring in"),
        (("import", IMPORTS / "kumu.xlsx", "--network", "none"), "There is no network “none”"),
        (("export", "none"), "There is no network “none”"),
        (("assess", "none"), "There is no network “none”"),
        (("assess", "nofile.csv"), "There is no file nofile.csv"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_a_refusal_and_begins_no_record(
    run: Run, arguments: tuple[object, ...], said: str
) -> None:
    found = run(*arguments)

    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not Network.objects.exists()


def test_a_name_that_several_have_waits_for_a_page(
    run: Run, network: Network, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,name,kind\none,สมชาย,person\nother,สมชาย,person\n", "utf-8")
    run("import", path, "--network", network.slug)
    path.write_text("source,target\nสมชาย,ใหม่\n", "utf-8")
    found = run("import", path, "--network", network.slug)

    assert found.code == 2
    assert "waiting for names to be chosen" in found.err


def test_an_import_that_goes_wrong_says_so_and_leaves_nothing(
    run: Run, network: Network, tmp_path: Path
) -> None:
    record = tmp_path / "record.json"
    run("export", network.slug, "--format", "json", "-o", record)
    told = json.loads(record.read_text("utf-8"))
    told["tables"]["actors"] = [{"ref": "a", "name_en": "A"}]
    told["tables"]["coverage"] = [{"kind": "contact", "period": "2026-01", "share": "most"}]
    record.write_text(json.dumps(told), "utf-8")
    found = run("import", record)

    assert (found.code, found.out) == (2, "")
    assert "“most” is not a value of share" in found.err
    assert ImportBatch.objects.get(state="failed").error["code"] == "unknown_word"
    assert not Actor.objects.filter(ref="a").exists()


def test_a_record_goes_out_and_comes_back_equal(run: Run, sample: Network, tmp_path: Path) -> None:
    out, first, again = (tmp_path / name for name in ("out.xlsx", "first.json", "again.json"))
    run("export", SLUG, "-o", out)
    slug = run("import", out).json["network"]
    run("export", SLUG, "--format", "json", "-o", first)
    run("export", slug, "--format", "json", "-o", again)

    assert slug != SLUG
    assert json.loads(again.read_text("utf-8")) == json.loads(first.read_text("utf-8"))


@pytest.mark.parametrize("form", [card.id for card in FORMATS.values() if card.writes])
def test_a_record_goes_out_in_every_format(
    run: Run, network: Network, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "out"
    said = run("export", network.slug, "--format", form, "-o", out)

    assert (said.code, said.out) == (0, "")
    assert str(out) in said.err
    assert format_of("out", out.read_bytes()).id == form


def test_a_file_without_a_name_is_called_like_its_record(
    run: Run, sample: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("export", SLUG)

    assert (tmp_path / f"{SLUG}.xlsx").read_bytes()[:2] == b"PK"
    assert said.out == ""
    assert run("export", SLUG, "-o", "/no/such/folder/x.xlsx").code == 2
    assert run("export", SLUG, "--format", "tape").code == 2


def test_a_record_is_read_as_its_pages_read_it(run: Run, sample: Network) -> None:
    found = run("assess", SLUG).json

    assert (found["network"], found["day"], found["basis"]) == (SLUG, "2026-10-31", "answering")
    assert found["readings"]["size"]["value"] == 60
    assert found["readings"]["connectedness"]["value"] == pytest.approx(0.81, abs=0.005)
    assert found["heading"] == "Network"
    assert found["reading"]["warnings"]["good"][0]["of"] == "emergence"
    assert found["nearest"] is None or isinstance(found["nearest"], str)


def test_evidence_is_told_by_the_ids_of_the_record(run: Run, sample: Network) -> None:
    found = run("assess", SLUG).json
    matters = found["reading"]["warnings"]["matters"]
    load = next(one for one in matters if one["of"] == "heavy_load")
    refs = {
        "actors": set(Actor.objects.values_list("ref", flat=True)),
        "lines": set(Tie.objects.values_list("ref", flat=True)),
        "events": set(Event.objects.values_list("ref", flat=True)),
    }

    assert {PATRON, LONGAN_GROWERS} < set(found["evidence"][load["key"]]["actors"])
    assert {one["key"] for one in matters} <= set(found["evidence"])
    assert {key for place in found["shown"] for key in place} <= {one["key"] for one in matters}
    for told in found["evidence"].values():
        for what, known in refs.items():
            assert set(told[what]) <= known
        assert told["more"] >= 0
    assert found["evidence"]["condition-purpose"]["rows"]["goals"]


@pytest.mark.usefixtures("thai")
def test_a_day_is_written_as_people_write_it(run: Run, sample: Network, tmp_path: Path) -> None:
    out = tmp_path / "reading.json"
    said = run("assess", SLUG, "--as-of", "21 ส.ค. 2569", "-o", out)
    found = json.loads(out.read_text("utf-8"))

    assert (said.code, said.out) == (0, "")
    assert found["day"] == "2026-08-21"
    assert "60" in found["readings"]["size"]["says"]
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in found["readings"]["size"]["says"])
    assert run("assess", SLUG, "--as-of", "some day").code == 2


def test_importing_tells_one_change(run: Run, network: Network) -> None:
    before = Change.objects.count()
    run("import", IMPORTS / "kumu.xlsx", "--network", network.slug)

    assert Change.objects.count() == before + 1


def test_a_file_is_read_in_a_record_of_its_own_which_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    home = tmp_path / "home"
    said = saiyai("assess", IMPORTS / "kumu.xlsx", home=home)

    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["readings"]["size"]["value"] == 9
    assert list(tmp_path.iterdir()) == []


def test_assess_looks_through_every_lens_and_adds_none_up(run: Run, sample: Network) -> None:
    told = run("assess", SLUG).json["lenses"]

    assert [lens["id"] for lens in told][:3] == ["five_elements", "link", "three_bases"]
    words = {one["held"] for lens in told for one in lens["statements"].values()}
    assert words <= {"met", "partly", "not", "unknown"}
    assert all("total" not in lens and "value" not in lens for lens in told)


def test_assess_tells_what_declared_tests_of_claims_come_to(run: Run, sample: Network) -> None:
    assert run("assess", SLUG).json["claims"] == {}
    days = ClaimTestDraft("CLAIM-19", date(2025, 5, 1), date(2026, 10, 31))
    made = record_claim_test(LOCAL_KEEPER, sample, days)
    told = run("assess", SLUG).json["claims"][made.ref]

    assert (told["first"], told["declared"]) == ("2025-05-01", "2026-10-31")
    assert told["result"]["units"] > 0
    assert "association" in told["result"]["limits"]


def test_assess_reads_by_the_networks_own_thresholds_and_says_so(
    run: Run, sample: Network
) -> None:
    assert run("assess", SLUG).json["thresholds"] == {}
    record_threshold(LOCAL_KEEPER, sample, ThresholdDraft("least_cut_off", 1000, "ใหญ่พอแล้ว"))
    told = run("assess", SLUG).json

    (own,) = told["thresholds"].values()
    assert (own["value"], own["house"], own["reason"]) == (1000, 3, "ใหญ่พอแล้ว")
    assert (own["since"], own["is_read"]) == ("2026-10-31", True)
    assert "sole_link" not in {one["of"] for one in told["reading"]["warnings"]["matters"]}


def test_assess_looks_through_the_networks_own_lenses_as_well(run: Run, sample: Network) -> None:
    record_lens(LOCAL_KEEPER, sample, LensDraft(LENS, "น้ำเป็นเรื่องของทุกคน"))
    told = run("assess", SLUG).json

    assert told["own_lenses"] == {
        "water_watch": {
            "version": 1,
            "since": "2026-10-31",
            "reason": "น้ำเป็นเรื่องของทุกคน",
            "problem": None,
        }
    }
    assert (told["lenses"][-1]["id"], told["lenses"][-1]["is_own"]) == ("water_watch", True)
    assert told["lenses"][-1]["statements"]["work"]["held"] == "met"


def test_report_writes_the_report_of_a_network_as_pdf(
    run: Run, network: Network, tmp_path: Path
) -> None:
    there = [tmp_path / name for name in ("one.pdf", "other.pdf")]
    for file in there:
        said = run("report", network.slug, "--edition", "coded", "--length", "full", "-o", file)
        assert said.code == 0, said.err

    assert there[0].read_bytes() == there[1].read_bytes()
    assert there[0].read_bytes().startswith(b"%PDF-")
    assert run("report", "none").code == 2


def test_assess_tells_the_total_where_it_is_switched_on(run: Run, sample: Network) -> None:
    assert run("assess", SLUG).json["total"] is None
    record_switch(LOCAL_KEEPER, sample, SwitchDraft(Switch.TOTAL, "ผู้ให้ทุนขอ"))
    told = run("assess", SLUG).json["total"]
    read = get_total(LOCAL_KEEPER, sample, AsOf(today_of(sample)), at_once=True).value

    assert (told["since"], told["reason"]) == ("2026-10-31", "ผู้ให้ทุนขอ")
    assert read is not None
    assert {name: told[name] for name in read} == read
