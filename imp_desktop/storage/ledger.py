"""Who changed what, when and why: one row a change, whose hash covers the rows it wrote and the row before it."""

import hashlib
import json
import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from imp_desktop import __version__
from imp_desktop.storage import processes
from imp_desktop.storage.migrations import PAYLOADS

if TYPE_CHECKING:
    from sqlite_utils import Database

Column = int | str | None

BEGINNING = "0" * 64  # the chain hash before the first change
_HIDDEN = ("salt",)


@dataclass(frozen=True)
class Person:
    """Somebody who works with the program."""

    id: int
    name: str
    initials: str


@dataclass(frozen=True)
class End:
    """The newest row of the ledger; `seq` is 0 and `hash` BEGINNING where there is none."""

    seq: int
    hash: str
    utc: datetime | None


@dataclass
class Change:
    """One change of a study while it is being made; every writing function demands it as its first argument."""

    db: "Database"
    who: Person
    action: str
    why: str
    seq: int
    uid: str = field(default_factory=lambda: uuid.uuid4().hex)
    when: datetime = field(default_factory=lambda: now())  # noqa: PLW0108 - looked up when called, so that a test can set the clock
    spoiled: bool = False
    _written: list[str] = field(default_factory=list)

    def add(self, table: str, **columns: Column) -> int:
        """Add a row to `table` as part of this change; gives its id."""
        row: dict[str, Column] = {**columns, "change": self.seq}
        payload = PAYLOADS[table]
        if payload is not None:
            row |= _sealed(columns.get(payload))
        row_id = _insert(self.db, table, row)
        self._written.append(canonical(table, row | {"id": row_id}))
        return row_id

    @property
    def wrote(self) -> bool:
        """Whether any row was added."""
        return bool(self._written)

    def enter(self, before: End) -> None:
        """Put this change into the ledger, after the row `before`."""
        row: dict[str, Column] = {
            "seq": self.seq,
            "uid": self.uid,
            "utc": written(self.when),
            "utc_offset": _offset_minutes(self.when),
            "person": self.who.id,
            "action": self.action,
            "why": self.why or None,
            "program_version": __version__,
            "pc": processes.this_pc(),
            "rows_hash": rows_hash(self._written),
        }
        row |= _sealed(row["why"])
        row["chain_hash"] = chain_hash(before.hash, row)
        _insert(self.db, "ledger", row)


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """A moment as it stands in the file: UTC, to the microsecond, ending in Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """The moment that `written` put down."""
    return datetime.fromisoformat(text)


def end(db: "Database") -> End:
    """The newest row of the ledger."""
    row = db.execute("SELECT seq, chain_hash, utc FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return End(row[0], row[1], moment_of(row[2])) if row else End(0, BEGINNING, None)


def holds(db: "Database", uid: str) -> bool:
    """Whether the change `uid` is in the ledger."""
    return db.execute("SELECT 1 FROM ledger WHERE uid = ?", (uid,)).fetchone() is not None


def canonical(table: str, row: Mapping[str, Column]) -> str:
    """A row as the text its change is hashed over; what was typed is replaced by its salted hash."""
    left_out = (*_HIDDEN, PAYLOADS[table])
    plain = {name: value for name, value in row.items() if name not in left_out and value is not None}
    return json.dumps([table, plain], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def rows_hash(rows: Iterable[str]) -> str:
    """The hash over the rows a change wrote, given as `canonical` texts in any order."""
    return _sha256("\n".join(sorted(rows)))


def chain_hash(before: str, row: Mapping[str, Column]) -> str:
    """The hash of a ledger row: over the hash before it and everything it says; the reason enters by its hash."""
    said = {name: value for name, value in row.items() if name not in {"why", "salt", "chain_hash"}}
    return _sha256(before + json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def payload_hash(salt: str | None, payload: Column) -> str:
    """The salted hash that stands for what was typed, so that it can be blanked without breaking the chain."""
    return _sha256((salt or "") + json.dumps(payload, ensure_ascii=False))


def _sealed(payload: Column) -> dict[str, Column]:
    salt = secrets.token_hex(16)
    return {"salt": salt, "payload_hash": payload_hash(salt, payload)}


def _insert(db: "Database", table: str, row: Mapping[str, Column]) -> int:
    names: Sequence[str] = list(row)
    # names come from this program's own code, values are bound
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    cursor: Any = db.execute(sql, list(row.values()))
    return int(cursor.lastrowid)


def _offset_minutes(moment: datetime) -> int:
    offset = moment.astimezone().utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
