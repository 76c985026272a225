"""Instruments and protocol as they were when first used, kept inside the study."""

import hashlib

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments import shape
from imp_desktop.instruments.model import Instrument
from imp_desktop.protocols import shape as protocol_shape
from imp_desktop.protocols.model import Protocol
from imp_desktop.storage.ledger import Change
from imp_desktop.storage.study_file import StudyFile


def pin_protocol(change: Change, protocol: Protocol) -> None:
    """Copy a protocol into the study."""
    body = protocol_shape.protocol_json(protocol)
    change.add("protocol_definition", protocol=protocol.id, version=protocol.version, body=body, body_hash=_hash(body))


def pin_instrument(change: Change, instrument: Instrument) -> None:
    """Copy an instrument into the study, structure and words."""
    change.add(
        "instrument_definition",
        instrument=instrument.id,
        version=instrument.version,
        shape=shape.shape_json(instrument),
        shape_hash=shape.shape_hash(instrument),
    )
    pin_words(change, instrument)


def pin_words(change: Change, instrument: Instrument) -> None:
    """Copy the words of an instrument into the study as their newest version."""
    words = shape.words_json(instrument.words)
    change.add("instrument_words", instrument=instrument.id, words=words, words_hash=_hash(words))


def keep_words(change: Change, study: StudyFile, instrument: Instrument) -> None:
    """Copy the words in which an instrument is keyed now into the study, unless the newest copy has them already.

    An instrument whose left-out items are named takes its words from its parent and is not copied anew.
    """
    if instrument.left_out:
        return
    words = shape.words_json(instrument.words)
    newest = study.rows(
        "SELECT words FROM instrument_words WHERE instrument = ? ORDER BY id DESC LIMIT 1", (instrument.id,)
    )
    if newest and newest[0][0] != words:
        pin_words(change, instrument)


def protocol(study: StudyFile) -> Protocol:
    """The protocol of the study, as it was when the study was made."""
    (body,) = study.rows("SELECT body FROM protocol_definition ORDER BY id DESC LIMIT 1")[0]
    return protocol_shape.protocol_from(body)


def instruments(study: StudyFile) -> tuple[str, ...]:
    """The ids of every instrument the study holds."""
    return tuple(row[0] for row in study.rows("SELECT DISTINCT instrument FROM instrument_definition ORDER BY id"))


def instrument(study: StudyFile, instrument_id: str) -> Instrument:
    """An instrument as the study holds it. Raises ImpError (UNKNOWN_INSTRUMENT)."""
    rows = study.rows(
        "SELECT shape FROM instrument_definition WHERE instrument = ? ORDER BY id DESC LIMIT 1", (instrument_id,)
    )
    if not rows:
        raise ImpError(
            Problem.UNKNOWN_INSTRUMENT, instrument=instrument_id, known=", ".join(sorted(instruments(study)))
        )
    words = study.rows(
        "SELECT words FROM instrument_words WHERE instrument = ? ORDER BY id DESC LIMIT 1", (instrument_id,)
    )
    return shape.instrument_from(rows[0][0], shape.words_from(words[0][0]))


def refuse_changed(pinned: Instrument, known: Instrument) -> None:
    """Raise ImpError (INSTRUMENT_CHANGED) if `known` has another structure than `pinned` under the same version."""
    if pinned.version == known.version and not same_shape(pinned, known):
        raise ImpError(Problem.INSTRUMENT_CHANGED, instrument=pinned.id, version=pinned.version)


def same_shape(one: Instrument, other: Instrument) -> bool:
    """Whether two instruments have the same structure, words aside."""
    return shape.shape_json(one) == shape.shape_json(other)


def hashes(study: StudyFile) -> list[tuple[str, int, str]]:
    """(id, version, hash of the structure) of the protocol and of every instrument."""
    rows = study.rows(
        "SELECT protocol, version, body_hash FROM protocol_definition UNION ALL "
        "SELECT instrument, version, shape_hash FROM instrument_definition ORDER BY 1, 2"
    )
    return [(name, version, digest) for name, version, digest in rows]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
