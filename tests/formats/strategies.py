"""Records as strangers would have them: every field told or not, every text nasty."""

from datetime import date

from hypothesis import strategies as st

from saiyai.domain.actors import ActorKind, Role, Sector
from saiyai.domain.carried import CARRIED, KEY, Carried, Column, Value
from saiyai.domain.consent import Consent
from saiyai.domain.drafts import (
    ActorDraft,
    AssertionDraft,
    CoverageDraft,
    Draft,
    EventDraft,
    FlowDraft,
    GoalDraft,
    IssueDraft,
    MembershipDraft,
    PartDraft,
    PlaceDraft,
    QuietDraft,
    TieDraft,
)
from saiyai.domain.goals import GoalKind, GoalScope, Permanence
from saiyai.domain.periods import Span, in_month, in_year, on
from saiyai.domain.places import Medium, PlaceKind, Resource
from saiyai.domain.ties import Foundation, Rhythm, Stance

NASTY = (
    "007", "=1+1", "'=1", "-", "+66 81", "@x", "1", "1.0", "true", "null", "NaN", "[1]", '"q"',
    "a,b", "a;b", "a|b", "\\", "\\e", "a\\|b", "สายใย", "น้ำ\nป่า", "แม่ฮอม\r\n", " x ", "\t",
    "_x000D_", "2026-10-31", "sep=,",
)  # fmt: skip

_SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
texts = st.sampled_from(NASTY) | st.text(_SIGNS, max_size=8)
names = texts.filter(lambda text: bool(text.strip()))
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
spans = st.one_of(
    days.map(on),
    st.builds(in_month, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(in_year, st.integers(1, 9999)),
    st.tuples(days, days).map(lambda pair: Span(min(pair), max(pair))),
)
numbers = st.integers(-(2**63), 2**63)
weights = st.floats(allow_nan=False, allow_infinity=False)
extras = st.dictionaries(texts, texts, max_size=3)
plain = st.one_of(st.none(), st.booleans(), numbers, weights, texts)
data = st.dictionaries(
    texts,
    plain | st.lists(plain, max_size=2) | st.dictionaries(texts, plain, max_size=2),
    max_size=3,
)


def _some(rows: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(rows, max_size=3).map(tuple)


lists = st.lists(texts, max_size=3).map(tuple)
places = st.builds(
    PlaceDraft, ref=names, name_th=texts, name_en=texts, kind=st.sampled_from(PlaceKind),
    code=texts, parent=texts, order=st.none() | numbers,
    resource=st.sampled_from(Resource), medium=st.sampled_from(Medium), used_for=texts,
    valid_from=st.none() | days, valid_until=st.none() | days,
)  # fmt: skip
issues = st.builds(
    IssueDraft, ref=names, name_th=texts, name_en=texts, parent=texts, situation=texts
)
actors = st.builds(
    ActorDraft, ref=texts, name_th=texts, name_en=texts, kind=st.sampled_from(ActorKind),
    sector=st.sampled_from(Sector), place=texts, issues=lists,
    consent=st.sampled_from(Consent), note=texts, aliases=lists, extra=extras,
)  # fmt: skip
memberships = st.builds(
    MembershipDraft, network=texts, member=names, role=st.sampled_from(Role),
    joined=st.none() | spans, left=st.none() | spans, why=texts,
    voluntary=st.none() | st.booleans(), reasons=lists, admitted_by=texts, duties=texts,
    term=st.none() | spans, deputy=texts, successor=texts, exit_why=texts,
)  # fmt: skip
goals = st.builds(
    GoalDraft, ref=names, name_th=texts, name_en=texts, owner=texts, parent=texts,
    main=st.booleans(), horizon=texts, due=st.none() | spans,
    kind=st.sampled_from(GoalKind), scope=st.sampled_from(GoalScope),
    permanence=st.sampled_from(Permanence), measure=texts, target=st.none() | numbers,
    unit=texts, target_words=texts,
)  # fmt: skip
assertions = st.builds(
    AssertionDraft, stance=st.sampled_from(Stance), said_by=texts, said=st.none() | spans,
    since=st.none() | spans, foundation=st.sampled_from(Foundation),
    rhythm=st.sampled_from(Rhythm), culture=st.none() | numbers, power=st.none() | numbers,
    learning=st.none() | numbers, weight=st.none() | weights, via=texts, occasion=texts,
    culture_why=texts, power_why=texts, learning_why=texts, sign=st.none() | numbers,
    note=texts, extra=extras,
)  # fmt: skip
ties = st.builds(
    TieDraft, source=names, target=names, ref=texts, kind=texts, directed=st.booleans(),
    assertions=_some(assertions),
)  # fmt: skip
events = st.builds(
    EventDraft, kind=names, when=st.none() | spans, data=data, ref=texts,
    parts=_some(st.builds(PartDraft, actor=names, role=names, phase=texts)),
    flows=_some(
        st.builds(
            FlowDraft, source=names, target=names, good=names, amount=st.none() | numbers,
            unit=texts,
        )
    ),
    place=texts, issue=texts, goal=texts, via_centre=st.none() | st.booleans(),
    channel=texts, source=texts, occasion=texts, about=texts, version=st.integers(1, 9),
)  # fmt: skip
coverage = st.builds(CoverageDraft, kind=names, period=spans, share=names, told_by=texts)
quiet = st.builds(QuietDraft, actor=names, period=spans, reason=texts)
KEYED = {name for name, table in CARRIED.items() if table.has_key}
_VALUES = {
    Value.TEXT: texts.filter(bool), Value.FLAG: st.booleans(), Value.NUMBER: numbers,
    Value.DAY: days, Value.DAYS: spans, Value.WORDS: lists.filter(bool),
    Value.ROW: texts.filter(bool),
}  # fmt: skip


def _value(column: Column) -> st.SearchStrategy[object]:
    if column.to in KEYED:
        return st.just("1")
    words = [word for word in column.words if word]
    return st.sampled_from(words) if column.holds is Value.WORD else _VALUES[column.holds]


def _told_rows(table: Carried) -> st.SearchStrategy[tuple[dict[str, object], ...]]:
    """Rows of one table; where they have keys there is a first one, for others to rest on."""
    values = {name: _value(column) for name, column in table.columns.items()}
    needed = {name: values.pop(name) for name in table.needs}
    row = st.fixed_dictionaries(needed, optional=values)
    if not table.has_key:
        return st.lists(row.filter(bool), max_size=2).map(tuple)
    some = st.lists(row, min_size=1, max_size=2)
    return some.map(lambda rows: tuple({KEY: str(n), **row} for n, row in enumerate(rows, 1)))


more = st.fixed_dictionaries({name: _told_rows(table) for name, table in CARRIED.items()}).map(
    lambda tables: {name: rows for name, rows in tables.items() if rows}
)
drafts = st.builds(
    Draft, places=_some(places), issues=_some(issues), actors=_some(actors),
    memberships=_some(memberships), goals=_some(goals), ties=_some(ties),
    events=_some(events), coverage=_some(coverage), quiet=_some(quiet),
    facts=st.dictionaries(names, texts, max_size=3), more=more,
)  # fmt: skip
