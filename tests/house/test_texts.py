"""Every text that is asked for is there, and every text that is there is asked for."""

import ast
import re
from collections.abc import Iterable
from csv import DictReader
from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from saiyai.assessment.claims.card import Expects, NotHere, Way
from saiyai.assessment.claims.card import Unit as ClaimUnit
from saiyai.assessment.claims.catalogue import CLAIMS
from saiyai.assessment.claims.reading import Declared, Found, Limit
from saiyai.assessment.compared.networks import Apart
from saiyai.assessment.compared.since import COMPARED
from saiyai.assessment.concept_links import READ, Sort
from saiyai.assessment.indicators.card import OWN_PARTS, Dimension, Indicator
from saiyai.assessment.indicators.catalogue import INDICATORS
from saiyai.assessment.lenses.loading import lenses
from saiyai.assessment.lenses.reading import NotRead
from saiyai.assessment.lenses.record_tests import TESTS as LENS_TESTS
from saiyai.assessment.lenses.writing import FIELDS as LENS_FIELDS
from saiyai.assessment.pictures.card import PictureOf
from saiyai.assessment.pictures.rhythm import LOOSENED, ORDERED
from saiyai.assessment.reading import Sure
from saiyai.assessment.statistics.estimates import Method, NoEstimate, Scope
from saiyai.assessment.statistics.total import CHOICES
from saiyai.domain import errors
from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.agreements import (
    AgreementKind,
    Answer,
    CharterForm,
    CommitmentState,
    Entry,
    Origin,
    PartyStep,
    Rights,
)
from saiyai.domain.consent import Consent
from saiyai.domain.coverage import Share
from saiyai.domain.decisions import Voice
from saiyai.domain.duplicates import POINTS
from saiyai.domain.facet_fields import fields_of as facet_fields
from saiyai.domain.facet_words import Reason
from saiyai.domain.facets import FACETS
from saiyai.domain.goals import (
    Fit,
    GoalKind,
    GoalScope,
    GoalStance,
    GoalState,
    GoalStepKind,
    Horizon,
    Permanence,
)
from saiyai.domain.goods import Good, Unit
from saiyai.domain.kinds.activity import ActivityType
from saiyai.domain.kinds.catalogue import KINDS
from saiyai.domain.kinds.decision import DecisionMethod, DecisionStep
from saiyai.domain.kinds.fields import fields_of
from saiyai.domain.kinds.learning import LearningHorizon, LearningLevel
from saiyai.domain.kinds.lifecycle import LifecycleOrigin, LifecycleStep
from saiyai.domain.kinds.request import RequestReach, RequestStep
from saiyai.domain.kinds.tension import TensionOver
from saiyai.domain.library import FAMILIES as LIBRARY_FAMILIES
from saiyai.domain.library import library
from saiyai.domain.lists import ActorSort
from saiyai.domain.one_line import OneLine
from saiyai.domain.pilot import ITEMS as PILOT_ITEMS
from saiyai.domain.pilot import HarmKind, HarmStepKind
from saiyai.domain.pilot import Phase as PilotPhase
from saiyai.domain.places import Medium, PlaceKind, Resource, Within
from saiyai.domain.pulse import ITEMS, NO_ANSWER, SCALE
from saiyai.domain.pulse import Form as PulseForm
from saiyai.domain.reports import Edition, Length
from saiyai.domain.requests import RequestState
from saiyai.domain.rosters import RosterQuestion
from saiyai.domain.stakeholders import (
    ProblemStepKind,
    RaisedFrom,
    Severity,
    StakeholderStepKind,
)
from saiyai.domain.switches import Switch
from saiyai.domain.thresholds import THRESHOLDS, Fixed, Floor, ThresholdPart, ThresholdUnit
from saiyai.domain.tie_kinds import SIGNS, Nature
from saiyai.domain.ties import BASES as BASES_OF_LINES
from saiyai.domain.ties import Foundation, Rhythm, Stance, Standing, TieState
from saiyai.domain.verdicts import (
    Birth,
    Condition,
    Contrast,
    Dependence,
    Diagnosis,
    Firmness,
    Flag,
    Form,
    GoodNews,
    Held,
    Manner,
    Matter,
    Networkhood,
    NetworkType,
    Ownership,
    Readiness,
    Signature,
    Stage,
)
from saiyai.domain.viewers import AccessRole, Eye
from saiyai.domain.warnings import WarningState, WarningStepKind
from saiyai.domain.words import texts
from saiyai.engine import errors as engine_errors
from saiyai.engine.result import Why
from saiyai.formats.catalogue import FORMATS, WRITTEN
from saiyai.formats.shapes.fields import FIELDS
from saiyai.formats.shapes.plan import Shape
from saiyai.queries.hidden import RULES, Seen
from saiyai.queries.past_deeds import BOTH_ENDS
from saiyai.queries.past_rows import STRANDS
from saiyai.queries.past_values import past_fields_of
from saiyai.queries.reports import LIMITS
from saiyai.queries.reports import SECTIONS as SECTIONS_OF_REPORTS
from saiyai.records.models.facts import fact_tables
from saiyai.web.figures.drawn import ALONE, FACES, PARTIES
from saiyai.web.views.facets import SECTIONS
from tests.house.spoken import (
    calls,
    constants,
    formatted,
    said,
    shown,
    speaking,
    templates,
    values_of,
)
from tests.house.tree import ROOT, name_of, tree_of

TEXTS = frozenset(texts())
TEMPLATE_WORDS = "\n".join(path.read_text("utf-8") for path in templates())


def words(ids: Iterable[object]) -> set[str]:
    return {str(one) for one in ids if str(one)}


def codes() -> set[str]:
    classes = [*vars(errors).values(), *vars(engine_errors).values()]
    return {c.code for c in classes if isinstance(c, type) and hasattr(c, "code")} - {
        engine_errors.EngineError.code  # a family that is never raised itself
    }


def among_constants(group: str) -> set[str]:
    """Texts of a group whose last part stands somewhere in the code: a code that is raised."""
    last = {text.removeprefix(f"{group}.") for text in TEXTS if text.startswith(f"{group}.")}
    return last & constants()


def found_by_pydantic() -> set[str]:
    """What pydantic may find wrong with data and we have words for."""
    return {one for one in get_args(ErrorType) if f"malformed.{one}" in TEXTS}


def changes() -> set[str]:
    """What a Change says of itself; `record_*` stands for one per kind of event."""
    told = calls("Action", "")
    return (told - {"record_*"}) | {f"record_{kind}" for kind in KINDS}


def facet_words() -> set[str]:
    """Words of the lists of facets that have no texts of their own elsewhere, and yes and no."""
    fields = [field for card in FACETS.values() for field in facet_fields(card)]
    found = {f"{field.group}.{word}" for field in fields for word in field.words if word}
    found |= {f"reason.{word}" for word in Reason} | {"yes_no.yes", "yes_no.no"}
    return found - TEXTS


def own_parts(card: Indicator) -> tuple[str, ...]:
    """Parts that are named by no list of their own."""
    return card.parts if card.part_words == OWN_PARTS else ()


SPECIFIED = {
    row["id"]
    for row in DictReader((ROOT / "tests/datasets/indicators.csv").read_text("utf-8").splitlines())
}
"""Indicators of the theory; those that no code measures yet have their words already."""

PAST_FIELDS = {
    field.label.removeprefix("past_field.")
    for strands in STRANDS.values()
    for strand in strands
    if strand.table not in BOTH_ENDS
    for field in past_fields_of(strand.table)
    if field.label.startswith("past_field.") and field.name != strand.by
} | {"flows", "parts", "rows"}
IN_OWN_WORDS = {
    f"{lens.id}.{one}"
    for lens in lenses().values()
    for one in lens.statements
    if f"lens_statement.{lens.id}.{one}" in TEXTS
}
STATES = {state.id for state in TieState}
BASES = {"answering", "told"}
READINGS = calls("Reading", "id")
REASONS = among_constants("not_undoable") - {"and", "fact"}
SENTENCES = {
    f"{kind.id}.{one}" if one else kind.id
    for kind in KINDS.values()
    if kind.goods
    for one in (kind.variants or ("",))
}

CRITERIA = ("a_count", "a_amount", "b")
READY = {f"{of}.{held}" for of, held in product(Readiness, Held)}
SPOKEN = {
    f"{sort}.{one}"
    for sort, readings in READ.items()
    if sort not in {Sort.VERDICT, Sort.FIRST, Sort.MEASURE, Sort.CLAIM, Sort.LENS, Sort.QUESTION}
    for one in readings
}
SIDES = {f"{contrast}.{side}" for contrast in Contrast for side in ("network", "group")}
WHYS = {
    Condition.PURPOSE: "agreed decided told written occasion open worked_for not_agreed none"
    " untold",
    Condition.ACTION: "done recorded_none fallen before untold",
    Condition.CONSCIOUS: "duties claims no_duties untold",
    Condition.COOPERATION: "with_say without_say maybe_without_say few untold",
    Condition.LINE: "laid gone few untold",
    Condition.MULTI: "several few",
}

FAMILIES: dict[str, set[str]] = {
    "action.*": changes(),
    "activity_type.*": words(ActivityType),
    "actor_sort.*": words(ActorSort),
    "actor_kind.*": words(ActorKind),
    "basis.*": set(BASES_OF_LINES),
    "concept.*": {one for one in library() if f"concept.{one}" in TEXTS},
    "lifecycle_origin.*": words(LifecycleOrigin),
    "lifecycle_step.*": words(LifecycleStep),
    "compared_apart.*": words(Apart),
    "concept_family.*": set(LIBRARY_FAMILIES),
    "year_before.*": set(COMPARED),
    "access_role.*": words(AccessRole),
    "access_role.*.help": words(AccessRole),
    "by.*": {f"local_{eye}" for eye in words(Eye)} | {"visitor", "account", "somebody"},
    "agreement_kind.*": words(AgreementKind),
    "answer.*": words(Answer),
    "born.*": words(Birth),
    "charter_form.*": words(CharterForm),
    "charter_origin.*": words(Origin),
    "commitment_state.*": words(CommitmentState),
    "condition.*": {f"{of}.{why}" for of, whys in WHYS.items() for why in whys.split()}
    | words(Condition),
    "condition.*.tell": words(Condition),
    "contrast.*": SIDES,
    "contrast.*.tell": words(Contrast),
    "consent.*": words(Consent),
    "claim.*.exposed": set(CLAIMS),
    "claim.*.others": set(CLAIMS),
    "claim.*.outcome": set(CLAIMS),
    "claim_declared.*": words(Declared),
    "claim_expects.*": words(Expects),
    "claim_found.*": words(Found),
    "claim_limit.*": words(Limit),
    "claim_not.*": words(NotHere) | {"no_claim"},
    "claim_unit.*": words(ClaimUnit),
    "claim_way.*": words(Way),
    "claims.effect.*": words(Way),
    "coverage.*": words(Share),
    "decision_method.*": words(DecisionMethod),
    "decision_step.*": words(DecisionStep),
    "dependence.*": words(Dependence),
    "diagnosis.*": words(Diagnosis),
    "diagnosis.*.seen": words(Diagnosis),
    "diagnosis.*.try": words(Diagnosis),
    "diagnosis.*.unknown": words(Diagnosis),
    "dimension.*": words(Dimension),
    "dimension.*.asks": words(Dimension),
    "direction.*": {"yes", "no"},
    "entry.*": words(Entry),
    "error.*": codes(),
    "error.*.next": codes(),
    "data.*": {one.label.removeprefix("data.") for k in KINDS.values() for one in fields_of(k)},
    "event.*": SENTENCES,
    "export.format.*": set(WRITTEN),
    "eye.*": words(Eye),
    "facet.*": set(FACETS),
    "facet.*.help": set(FACETS),
    "facet_field.*": {field.name for card in FACETS.values() for field in facet_fields(card)}
    - {"actor"},
    "facet_word.*": facet_words(),
    "facets.section.*": set(SECTIONS),
    "field.*": {field.id for fields in FIELDS.values() for field in fields},
    "firmness.*": words(Firmness),
    "flag.*.seen": words(Flag),
    "flag.*.try": words(Flag),
    "flag.*.unknown": words(Flag),
    "form.observed.*": words(Form),
    "format.*": set(FORMATS),
    "foundation.*": words(Foundation),
    "goal_fit.*": words(Fit),
    "goal_horizon.*": words(Horizon),
    "goal_kind.*": words(GoalKind),
    "goal_permanence.*": words(Permanence),
    "goal_scope.*": words(GoalScope),
    "goal_stance.*": words(GoalStance),
    "goal_state.*": words(GoalState),
    "goal_step.*": words(GoalStepKind),
    "good.*": words(Good),
    "good_news.*": words(GoodNews),
    "harm_kind.*": words(HarmKind),
    "harm_step.*": words(HarmStepKind),
    "held.*": words(Held),
    "hidden_group.*": words(Seen),
    "hidden_rule.*": set(RULES),
    "hidden_thing.*": set(RULES),
    "import_state.*": among_constants("import_state"),
    "indicator.*": SPECIFIED,
    "indicator.*.asks": SPECIFIED,
    "indicator.*.care": SPECIFIED,
    "indicator.*.counts": SPECIFIED,
    "indicator.*.lacks": SPECIFIED,
    "indicator.*.says": SPECIFIED,
    "indicator.beside.*": {n for c in INDICATORS.values() for n in (*c.beside, *c.counted)},
    "picture.*": words(PictureOf),
    "picture.*.asks": words(PictureOf),
    "picture.*.care": words(PictureOf),
    "picture.*.next": words(PictureOf),
    "picture.fit.*": {*ALONE, *PARTIES.values()},
    "picture.growth.*": {"members", "active"},
    "picture.rhythm.*": {*ORDERED, *LOOSENED},
    "picture.spaces.*": set(FACES),
    "reading.give_take.*": {"both", "give_only", "take_only"},
    "reading.routes.*": {"centre", "direct"},
    "indicator.part.*": {name for card in INDICATORS.values() for name in own_parts(card)},
    "kind.*": set(KINDS),
    "kind.*.help": set(KINDS),
    "learning_horizon.*": words(LearningHorizon),
    "learning_level.*": words(LearningLevel),
    "lens.*": set(lenses()),
    "lens_field.*": set(LENS_FIELDS),
    "lens_problem.*": among_constants("lens_problem"),
    "lens_statement.*": IN_OWN_WORDS,
    "lens_test.*": set(LENS_TESTS),
    "manner.*": words(Manner),
    "malformed.*": among_constants("malformed") | found_by_pydantic(),
    "medium.*": words(Medium),
    "method.*": words(Method),
    "nav.*": values_of(TEMPLATE_WORDS, "to"),
    "not_mergeable.*": among_constants("not_mergeable"),
    "network_type.*": words(NetworkType),
    "nature.*": words(Nature),
    "not_undoable.*": among_constants("not_undoable"),
    "not_undoable.*.next": REASONS,
    "one_of_kind.*": words(ActorKind),
    "one_line.*": words(OneLine),
    "one_line.*.words": words(OneLine),
    "ownership.*": words(Ownership),
    "part_role.*": {role for kind in KINDS.values() for role in kind.roles}
    | {end for kind in KINDS.values() if kind.goods for end in kind.ends},
    "past_field.*": PAST_FIELDS,
    "phase.*": {phase for kind in KINDS.values() for phase in filter(None, kind.phases)},
    "party_step.*": words(PartyStep),
    "pilot.item.*": set(PILOT_ITEMS),
    "pilot.phase.*": words(PilotPhase),
    "place_kind.*": words(PlaceKind),
    "power.*": {f"{name}.{of}" for name in CRITERIA for of in Signature},
    "power.verdict.*": words(Signature),
    "problem_step.*": words(ProblemStepKind),
    "problem.*": among_constants("problem"),
    "pulse.answer.*": {str(answer) for answer in (NO_ANSWER, *SCALE)},
    "pulse.form.*": words(PulseForm),
    "pulse.item.*": set(ITEMS),
    "raised_from.*": words(RaisedFrom),
    "readiness.*": words(Readiness),
    "ready.*": READY,
    "reading.*": READINGS,
    "reading.*.question": READINGS,
    "reading.connectedness.*": BASES,
    "reading.line_states.*": BASES,
    "resource.*": words(Resource),
    "roster.question.*": words(RosterQuestion),
    "request_reach.*": words(RequestReach),
    "request_state.*": words(RequestState),
    "request_step.*": words(RequestStep),
    "rhythm.*": words(Rhythm),
    "rights.*": words(Rights),
    "role.*": words(Role),
    "scope.*": words(Scope),
    "sector.*": words(Sector),
    "severity.*": words(Severity),
    "shape.*": words(Shape),
    "sign.*": {str(sign) for sign in SIGNS},
    "spoken.*": SPOKEN,
    "spoken.matter.*": words(Matter),
    "spoken_sort.*": words(Sort),
    "stage.*": words(Stage),
    "stakeholder_step.*": words(StakeholderStepKind),
    "stance.*": words(Stance),
    "standing.*": {standing.id for standing in Standing},
    "state.*": STATES | {"resting"},
    "state.*.help": STATES,
    "edition.*": words(Edition),
    "report.about.*": words(Edition),
    "report.limit.*": words(Edition) | set(LIMITS),
    "report.section.*": set(SECTIONS_OF_REPORTS),
    "report_length.*": words(Length),
    "sure.*": words(Sure),
    "switch.*": words(Switch),
    "tension_over.*": words(TensionOver),
    "thing.*": {one.__name__.lower() for one in fact_tables()},
    "threshold.*": set(THRESHOLDS),
    "threshold_fixed.*": words(Fixed),
    "threshold_floor.*": words(Floor) | {"none"},
    "threshold_part.*": words(ThresholdPart),
    "threshold_unit.*": words(ThresholdUnit),
    "too_large.*": among_constants("too_large"),
    "total.lacks.*": {"too_few_members", "too_few_dimensions"},
    "total.than.*": {"more", "less", "unsure"},
    "total_choice.*": set(CHOICES),
    "twice.reason.*": set(POINTS),
    "type.observed.*": words(NetworkType),
    "verdict.*": words(Networkhood),
    "verdict.*.says": words(Networkhood),
    "unit.*": words(Unit),
    "voice.*": words(Voice),
    "unit_of.*": calls("Reading", "unit"),
    "unknown_format.*": among_constants("unknown_format"),
    "unreadable.*": among_constants("unreadable"),
    "unreadable_story.*": among_constants("unreadable_story"),
    "warning.*.unknown": words((Matter.SOLE_LINK, Matter.HEAVY_LOAD)),
    "warning.felt_apart.*": {"seen", "seen_more"},
    "warning.lines.loss.*": {"pause", "rest"},
    "warning.lines.loss_goals.*": {"pause", "rest"},
    "warning_state.*": words(WarningState),
    "warning_step.*": words(WarningStepKind),
    "warning_step.*.press": words(WarningStepKind),
    "within.*": words(Within),
    "why.*": words(Why) | words(NoEstimate) | words(NotRead) | {"fewer_than_five"},
}
"""Texts whose id is put together while the program runs: the pattern, and what may fill it."""

ON_CARDS = {
    f"{field.family}.{word}"
    for kind in KINDS.values()
    for field in fields_of(kind)
    for word in filter(None, field.choices)
}
"""Words of the closed lists of cards, said wherever a form is made from a card."""

WAITING = {
    *("field_word.when", "field_word.who"),
    *("goal_horizon.immediate", "goal_horizon.long", "goal_horizon.short"),
    *("import.counts.actors", "import.new_network", "import.open"),
    *("map.filter", "map.lines", "members.roles", "members.this_network", "state.resting.help"),
}
"""Nobody says these yet. May shrink, never grow: say it or take it out."""


@cache
def members(pattern: str) -> frozenset[str]:
    return frozenset(pattern.replace("*", one, 1) for one in FAMILIES.get(pattern, ()))


@cache
def patterns() -> frozenset[str]:
    """Every pattern in code and templates that some text of ours fits."""
    found = {one for module in speaking() for one in formatted(tree_of(module))}
    found |= {one for module in speaking() for one in said(tree_of(module))}
    found |= {one for path in templates() for one in shown(path.read_text("utf-8"))}
    groups = {text.split(".")[0] for text in TEXTS}
    return frozenset(
        one for one in found if "*" in one and "." in one and one.split(".")[0] in groups
    )


@cache
def plain() -> frozenset[str]:
    """Ids that stand whole in code or a template; those without a dot only where they are said."""
    in_templates = {one for path in templates() for one in shown(path.read_text("utf-8"))}
    in_code = {one for module in speaking() for one in said(tree_of(module))}
    return frozenset(in_templates | in_code | {one for one in constants() if "." in one})


@pytest.mark.parametrize("module", speaking(), ids=name_of)
def test_every_text_that_code_says_is_there(module: Path) -> None:
    asked = {one for one in said(tree_of(module)) if re.fullmatch(r"\w+(\.[\w ]+)+", one)}

    assert asked - TEXTS == set()


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_every_text_that_a_template_says_is_there(path: Path) -> None:
    asked = {one for one in shown(path.read_text("utf-8")) if "*" not in one}

    assert asked - TEXTS == set()


def test_every_pattern_in_code_is_a_declared_family_and_every_family_is_used() -> None:
    assert patterns() == set(FAMILIES)


@pytest.mark.parametrize("pattern", FAMILIES)
def test_every_text_a_pattern_may_ask_for_is_there(pattern: str) -> None:
    assert members(pattern)
    assert members(pattern) - TEXTS == set()


def test_every_word_of_a_card_is_there() -> None:
    assert set() == ON_CARDS - TEXTS


def test_no_text_is_idle() -> None:
    in_families = {text for pattern in patterns() for text in members(pattern)}

    assert TEXTS - plain() - in_families - ON_CARDS - WAITING == set()
    assert WAITING <= TEXTS


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("a.b", language)', {"a.b"}),
        ('done(request, "a.b")', {"a.b"}),
        ('Say("a.b" if x else "a.c")', {"a.b", "a.c"}),
        ('Say(f"a.{kind}.help")', {"a.*.help"}),
        ("Say(f\"a.{'b' if x else 'c'}\")", {"a.b", "a.c"}),
        ('by_words("role", Role)', {"role.*"}),
        ('other("a.b")', set()),
    ],
)
def test_what_code_says_is_seen(code: str, found: set[str]) -> None:
    assert {one for one in said(ast.parse(code)) if "." in one} == found


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% say "a.b" day=when %}', "a.b"),
        ("{% say 'a.b' %}", "a.b"),
        ('{% say "reading."|add:one.id|add:".question" %}', "reading.*.question"),
        ('{% word "role" one.role %}', "role.*"),
        ('{% word "state" "resting" %}', "state.resting"),
    ],
)
def test_what_a_template_says_is_seen(template: str, found: str) -> None:
    assert list(shown(template)) == [found]
