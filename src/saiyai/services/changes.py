"""Every write is one Change in the same transaction; undo is a Change as well."""

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from saiyai.domain.errors import KeepersOnly, NotYours
from saiyai.domain.viewers import Viewer
from saiyai.queries.voices import may_speak_for
from saiyai.records.connections import WRITING, writing
from saiyai.records.models import Change, Edit, Head, ImportBatch, Network
from saiyai.services.seen import require_row_as_seen


@dataclass(slots=True)
class Telling:
    """A Change being made: facts told now carry `seq`; edited rows leave what stood before."""

    seq: int
    network: Network | None
    before: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def edit(self, row: models.Model, values: dict[str, Any]) -> None:
        """Set columns of a row that may be edited, keeping what stood there before."""
        if changed := self._set(row, values):
            row.save(using=WRITING, update_fields=changed)

    def edit_many(self, edits: Mapping[models.Model, dict[str, Any]]) -> None:
        """The same for many rows of one table, in one statement per few hundred."""
        changed = {row: names for row, told in edits.items() if (names := self._set(row, told))}
        columns = sorted({one.removesuffix("_id") for names in changed.values() for one in names})
        if changed:
            table: Any = type(next(iter(changed)))
            table.objects.using(WRITING).bulk_update(changed, columns, batch_size=200)

    def _set(self, row: models.Model, values: Mapping[str, Any]) -> list[str]:
        """Set the columns that differ, keeping what stood there before this Change. Which?"""
        names = [name for name, value in values.items() if getattr(row, name) != value]
        if not names:
            return []
        require_row_as_seen(row, names)
        kept = self.before.setdefault(type(row).__name__, {}).setdefault(str(row.pk), {})
        for name in names:
            kept.setdefault(name, getattr(row, name))
            setattr(row, name, values[name])
        return names

    def untell(self, rows: models.QuerySet[Any]) -> int:
        """Take back facts that stand. Returns: how many."""
        return rows.filter(told__isnull=False, untold__isnull=True).update(untold=self.seq)


@dataclass(frozen=True, slots=True)
class Action:
    """What a Change says of itself: a word of `action.*`, the row it is about, what it undoes."""

    name: str
    about: str = ""
    batch: ImportBatch | None = None
    undoes: int | None = None


@contextmanager
def telling(by: Viewer, action: Action, network: Network | None) -> Iterator[Telling]:
    """One transaction that ends in one Change, numbered in the order of commits.

    Raises: whatever the body raises, and then nothing was written.
    Cost: holds the head row until commit, so writers follow one another.
    """
    with turn() as head:
        now = Telling(head.seq + 1, network)
        yield now
        _write(by, action, now, head)


@contextmanager
def turn() -> Iterator[Head]:
    """A transaction in which nobody else tells: between what is looked at and what is written.

    Cost: holds the head row until commit; a `telling` inside joins it.
    """
    with writing():
        yield Head.objects.using(WRITING).select_for_update().get(pk=1)


def require_keeper(by: Viewer) -> None:
    """Raises: KeepersOnly unless the viewer keeps the record."""
    if not by.is_keeper:
        raise KeepersOnly


def require_keeper_of(by: Viewer, actors: Collection[int]) -> None:
    """Raises: KeepersOnly unless the viewer keeps the rows of one of these actors."""
    if not (by.is_keeper or any(by.keeps_row(actor) for actor in actors)):
        raise KeepersOnly


def require_some_keeper(by: Viewer) -> None:
    """Asked before any ref is looked up. Raises: KeepersOnly for who keeps nobody's rows."""
    if not (by.is_keeper or by.keeps):
        raise KeepersOnly


def require_voice(by: Viewer, actors: Collection[int | None]) -> None:
    """Whether this viewer may tell this: keepers for those they keep, others for whom they speak.

    Raises: NotYours unless the viewer keeps the rows of one of these actors, is one, or speaks
    today for one of them who has no login.
    """
    kept = by.is_keeper or any(by.keeps_row(one) for one in actors if one is not None)
    if not (kept or may_speak_for(by, actors)):
        raise NotYours


def require_some_voice(by: Viewer) -> None:
    """Asked before any ref is looked up. Raises: NotYours for who can speak for nobody."""
    if not (by.is_keeper or by.keeps or by.actor is not None):
        raise NotYours


def _write(by: Viewer, action: Action, now: Telling, head: Head) -> None:
    salt = secrets.token_hex(16)
    payload = {
        "seq": now.seq,
        "by": by.name,
        "action": action.name,
        "about": action.about,
        "before": now.before or None,
    }
    digest = digest_of(payload, salt)
    head.seq, head.chain = now.seq, chained(head.chain, digest)
    head.save(using=WRITING)
    change = Change.objects.using(WRITING).create(
        seq=now.seq,
        network=now.network,
        by=by.name,
        at=timezone.now(),
        action=action.name,
        about=action.about,
        before=json.loads(json.dumps(now.before, cls=DjangoJSONEncoder)) or None,
        batch=action.batch,
        undoes=action.undoes,
        salt=salt,
        digest=digest,
        chain=head.chain,
    )
    Edit.objects.using(WRITING).bulk_create(
        (
            Edit(change=change, table=table, row=int(row))
            for table, rows in now.before.items()
            for row in rows
        ),
        batch_size=2_000,
    )


def digest_of(payload: dict[str, Any], salt: str) -> str:
    """The salted digest of what a Change says."""
    text = json.dumps(payload, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def chained(previous: str, digest: str) -> str:
    """The end of the chain after one more Change."""
    return hashlib.sha256(f"{previous}{digest}".encode()).hexdigest()


def broken_links(changes: Iterable[Change]) -> list[int]:
    """Numbers of Changes, given in order from the first, whose digest or chain does not hold.

    An erased Change (no salt) keeps its digest, so the chain holds over it.
    """
    broken, chain = [], ""
    for change in changes:
        chain = chained(chain, change.digest)
        said = {
            "seq": change.seq,
            "by": change.by,
            "action": change.action,
            "about": change.about,
            "before": change.before,
        }
        # Without its salt a Change was erased, and only the chain still vouches for it.
        holds = change.salt is None or digest_of(said, change.salt) == change.digest
        if change.chain != chain or not holds:
            broken.append(change.seq)
    return broken
