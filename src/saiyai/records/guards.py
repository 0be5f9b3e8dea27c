"""What the database itself refuses beyond what Django can declare, on SQLite and on PostgreSQL.

- A part or flow has the kind of its event, and its role is one its kind's card allows.
- A line has the direction of its kind.
- Changes with their edits, events, parts, flows and whatever was said are append-only: the only
  edits are `told` (null to a number, once) and `untold` (null to a number, once); only staged rows
  can be deleted; of a Change only salt and payload can be emptied.
- A test of a claim that was declared, and a harm that was told, stay as they are.
- A vote that was counted stays counted, and who has voted has voted.
- A sheet of a survey that was filled stays as it is, and a link that was used is used.
- On SQLite, whose columns take any type, numbers are whole numbers.

Rebuilding a table, which SQLite needs for most migrations, drops its triggers, and a migration
knows only the columns of its own time. So guards are no migration: `saiyai upgrade` migrates and
then installs them, and a server does not start without them.
"""

from collections.abc import Iterable
from typing import Final

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_TOLD_ONCE: Final = (
    *("Event", "TieAssertion", "GoalStep", "GoalStanceSaid", "GoalFit"),
    *("AgreementParty", "AgreementVersion", "CharterVersion", "Acceptance", "CommitmentStep"),
    *("ProblemStep", "Stakeholder", "StakeholderStep", "WarningStep"),
    *("Threshold", "OwnLens", "Switch", "Release"),
    *("ClaimTest", "PilotWeek", "Harm", "HarmStep"),
)
_BALLOTS: Final = (
    ("ballotvoter_unedited", "BallotVoter", "UPDATE", "OLD.voted AND NOT NEW.voted"),
    ("ballotvoter_kept", "BallotVoter", "DELETE", "1 = 1"),
    ("ballotoption_unedited", "BallotOption", "UPDATE", "NEW.votes < OLD.votes"),
    ("ballotoption_kept", "BallotOption", "DELETE", "1 = 1"),
)
_SURVEYS: Final = (
    (
        *("surveysheet_unedited", "SurveySheet", "UPDATE"),
        "OLD.answers <> '' AND NEW.answers <> OLD.answers OR NEW.survey_id <> OLD.survey_id",
    ),
    ("surveysheet_kept", "SurveySheet", "DELETE", "1 = 1"),
    (
        *("surveylink_unedited", "SurveyLink", "UPDATE"),
        "OLD.used AND NOT NEW.used OR NEW.token <> OLD.token OR NEW.survey_id <> OLD.survey_id",
    ),
    ("surveylink_kept", "SurveyLink", "DELETE", "1 = 1"),
    ("surveyasked_unedited", "SurveyAsked", "UPDATE", "1 = 1"),
    ("surveyasked_kept", "SurveyAsked", "DELETE", "1 = 1"),
)
_WHOLE: Final = (
    ("Flow", "amount"),
    ("Event", "proof"),
    ("Event", "version"),
    ("TieAssertion", "culture"),
    ("TieAssertion", "power"),
    ("TieAssertion", "learning"),
    ("TieAssertion", "sign"),
    ("TieKind", "sign"),
    ("GoalStep", "number"),
    ("Commitment", "amount"),
    ("Threshold", "value"),
    ("OwnLens", "number"),
    ("ClaimTest", "version"),
    ("PilotWeek", "minutes"),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in place; those that stand are replaced."""
    remove(connection)
    _run(connection, _sqlite() if connection.vendor == "sqlite" else _postgres())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away: before a table is rebuilt, and when tests empty the tables."""
    on = "" if connection.vendor == "sqlite" else " ON {}"
    standing = _standing(connection)
    _run(connection, [f"DROP TRIGGER {name}{on.format(table)}" for name, table in standing])


def names(connection: BaseDatabaseWrapper) -> set[str]:
    """The guards that stand in this database."""
    return {name for name, _ in _standing(connection)}


def expected(connection: BaseDatabaseWrapper) -> set[str]:
    """The guards that should stand in a database of this kind."""
    made = _sqlite() if connection.vendor == "sqlite" else _postgres()
    return {words.split()[2] for words in made if words.startswith("CREATE TRIGGER ")}


def _standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type='trigger' AND name GLOB 'guard_*'"
            if connection.vendor == "sqlite"
            else "SELECT tgname, relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE tgname LIKE 'guard\\_%'"
        )
        return [(str(name), str(table)) for name, table in cursor.fetchall()]


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _table(model: str) -> str:
    return str(apps.get_model("records", model)._meta.db_table)


def _columns(model: str, *, but: tuple[str, ...]) -> list[str]:
    fields = apps.get_model("records", model)._meta.concrete_fields
    return [str(f.column) for f in fields if isinstance(f, models.Field) and f.column not in but]


# Each rule is a name, a table, an operation and the condition under which the row is refused,
# written so that both databases read it alike.


def _rules() -> list[tuple[str, str, str, str]]:
    return [*_BALLOTS, *_SURVEYS, *_rules_of_changes(), *_rules_of_parts(), *_rules_of_kinds()]


def _rules_of_changes() -> list[tuple[str, str, str, str]]:
    rules = [
        ("change_unedited", "Change", "UPDATE", _change_edited()),
        ("edit_unedited", "Edit", "UPDATE", "1 = 1"),
        *((f"{name.lower()}_kept", name, "DELETE", "1 = 1") for name in ("Change", "Edit")),
    ]
    for model in _TOLD_ONCE:
        rules += [
            (f"{model.lower()}_unedited", model, "UPDATE", _fact_edited(model)),
            (f"{model.lower()}_kept", model, "DELETE", "OLD.told IS NOT NULL"),
        ]
    return rules


def _rules_of_parts() -> list[tuple[str, str, str, str]]:
    event = _table("Event")
    staged = f"(SELECT told FROM {event} WHERE id = OLD.event_id)"
    same_kind = f"SELECT 1 FROM {event} e WHERE e.id = NEW.event_id AND e.kind = NEW.kind"
    rules = []
    for model in ("Part", "Flow"):
        name = model.lower()
        rules += [
            (f"{name}_unedited", model, "UPDATE", "1 = 1"),
            (f"{name}_kept", model, "DELETE", f"{staged} IS NOT NULL"),
            (f"{name}_kind", model, "INSERT", f"NOT EXISTS ({same_kind})"),
        ]
    return rules


def _rules_of_kinds() -> list[tuple[str, str, str, str]]:
    role, kind = _table("KindRole"), _table("TieKind")
    allowed = f"SELECT 1 FROM {role} r WHERE r.kind = NEW.kind AND r.role = NEW.role"
    told = f"SELECT 1 FROM {kind} k WHERE k.id = NEW.kind_id AND k.directed = NEW.directed"
    return [
        ("part_role", "Part", "INSERT", f"NOT EXISTS ({allowed})"),
        ("tie_direction", "Tie", "INSERT", f"NOT EXISTS ({told})"),
    ]


def _fact_edited(model: str) -> str:
    kept = _columns(model, but=("told", "untold"))
    return " OR ".join(
        [
            "OLD.told IS NOT NULL AND NEW.told IS DISTINCT FROM OLD.told",
            "OLD.untold IS NOT NULL AND NEW.untold IS DISTINCT FROM OLD.untold",
            *(_differs(column) for column in kept),
        ]
    )


def _change_edited() -> str:
    kept = _columns("Change", but=("before", "salt"))
    emptied = "(NEW.salt IS NOT NULL OR NEW.before IS NOT NULL)"
    return " OR ".join([emptied, *(_differs(column) for column in kept)])


def _differs(column: str) -> str:
    # PostgreSQL's json type has no equality; as text it compares like SQLite's.
    return f'CAST(NEW."{column}" AS text) IS DISTINCT FROM CAST(OLD."{column}" AS text)'


def _sqlite() -> list[str]:
    made = []
    for name, model, operation, condition in _rules():
        made.append(
            f"CREATE TRIGGER guard_{name} BEFORE {operation} ON {_table(model)} "
            f"WHEN {condition.replace('IS DISTINCT FROM', 'IS NOT')} "
            f"BEGIN SELECT RAISE(ABORT, 'guard_{name}'); END"
        )
    for model, column in _WHOLE:
        name = f"{model.lower()}_{column}_whole"
        made.append(
            f"CREATE TRIGGER guard_{name} BEFORE INSERT ON {_table(model)} "
            f"WHEN typeof(NEW.{column}) NOT IN ('integer', 'null') "
            f"BEGIN SELECT RAISE(ABORT, 'guard_{name}'); END"
        )
    return made


def _postgres() -> list[str]:
    made = [
        (
            "CREATE OR REPLACE FUNCTION saiyai_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', "
            "MESSAGE = TG_NAME; END $$"
        )
    ]
    for name, model, operation, condition in _rules():
        if " EXISTS (SELECT" in condition or "(SELECT told" in condition:
            made += _postgres_with_query(name, model, operation, condition)
        else:
            made.append(
                f"CREATE TRIGGER guard_{name} BEFORE {operation} ON {_table(model)} "
                f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION saiyai_refuse()"
            )
    return made


def _postgres_with_query(name: str, model: str, operation: str, condition: str) -> list[str]:
    """PostgreSQL allows no subquery in WHEN, so the condition moves into a function."""
    passed = "OLD" if operation == "DELETE" else "NEW"
    return [
        (
            f"CREATE OR REPLACE FUNCTION saiyai_guard_{name}() RETURNS trigger "
            f"LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN RAISE EXCEPTION USING "
            f"ERRCODE = 'integrity_constraint_violation', MESSAGE = TG_NAME; END IF; "
            f"RETURN {passed}; END $$"
        ),
        (
            f"CREATE TRIGGER guard_{name} BEFORE {operation} ON {_table(model)} "
            f"FOR EACH ROW EXECUTE FUNCTION saiyai_guard_{name}()"
        ),
    ]
