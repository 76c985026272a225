"""An instrument as text for keeping: its structure in one form only, so that a hash can pin it, and its words apart."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.instruments.declaration import complaint
from imp_desktop.instruments.model import (
    Choices,
    Condition,
    Derivation,
    Direction,
    Instrument,
    Item,
    ItemType,
    Rule,
    ScoreRule,
    Words,
)


def shape_json(instrument: Instrument) -> str:
    """The structure of the instrument as canonical JSON: no words, no licence; the same structure, the same text."""
    return canonical(
        {
            "id": instrument.id,
            "version": instrument.version,
            "items": [_item_data(item) for item in instrument.items],
            "scores": [_score_data(score) for score in instrument.scores],
            "derivation": _derivation_data(instrument.derivation),
            "left_out": list(instrument.left_out),
        }
    )


def shape_hash(instrument: Instrument) -> str:
    """SHA-256 of the structure, 64 hexadecimal digits."""
    return hashlib.sha256(shape_json(instrument).encode()).hexdigest()


def instrument_from(shape: str, words: Mapping[str, Words], licence: str = "") -> Instrument:
    """The instrument kept as `shape`; ImpError (FORM_FILE) where the text is not what shape_json gives."""
    try:
        return _instrument(json.loads(shape), words, licence)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise _damaged("shape") from error


def words_json(words: Mapping[str, Words]) -> str:
    """The words of all languages as canonical JSON."""
    return canonical({language: _words_data(given) for language, given in words.items()})


def words_from(text: str) -> dict[str, Words]:
    """The words kept as `text`; ImpError (FORM_FILE) where the text is not what words_json gives."""
    try:
        return {language: _words(data) for language, data in json.loads(text).items()}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise _damaged("words") from error


def canonical(data: object) -> str:
    """JSON in one form only: keys sorted, no spaces, no NaN, everything beyond ASCII as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _damaged(what: str) -> ImpError:
    return complaint(what, _("the kept copy of an instrument cannot be read"), _("Open a copy of the study instead"))


def _item_data(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "number": item.number,
        "type": item.type.value,
        "page": item.page,
        "choices": None if item.choices is None else {"id": item.choices.id, "codes": list(item.choices.codes)},
        "minimum": None if item.minimum is None else str(item.minimum),
        "maximum": None if item.maximum is None else str(item.maximum),
        "asked_if": None if item.asked_if is None else [item.asked_if.item, list(item.asked_if.codes)],
    }


def _score_data(score: ScoreRule) -> dict[str, object]:
    return {
        "id": score.id,
        "rule": score.rule.value,
        "of": list(score.of),
        "direction": score.direction.value,
        "recode": {item: _pairs(table) for item, table in score.recode.items()},
        "reversed": sorted(score.reversed),
        "minimum": str(score.minimum),
        "maximum": str(score.maximum),
    }


def _pairs(table: Mapping[int, int]) -> list[list[int]]:
    return [list(pair) for pair in sorted(table.items())]


def _derivation_data(derivation: Derivation | None) -> object:
    return None if derivation is None else [derivation.parent, [list(group) for group in derivation.leave_out]]


def _words_data(words: Words) -> dict[str, object]:
    labels = {scale: {str(code): label for code, label in given.items()} for scale, given in words.choices.items()}
    kept: dict[str, object] = {
        "name": words.name,
        "short": words.short,
        "cues": dict(words.cues),
        "choices": labels,
        "scores": dict(words.scores),
        "score_notes": dict(words.score_notes),
        "units": dict(words.units),
    }
    on_paper = {
        "worded": sorted(words.worded),
        "paper_title": words.paper_title,
        "paper_instruction": words.paper_instruction,
    }
    return kept | {name: value for name, value in on_paper.items() if value}  # words kept before have none of them


# What json.loads gives is of any type; a wrong one raises here and is told as damage by the two callers above.


def _instrument(data: dict[str, Any], words: Mapping[str, Words], licence: str) -> Instrument:
    return Instrument(
        id=data["id"],
        version=int(data["version"]),
        items=tuple(_item(item) for item in data["items"]),
        scores=tuple(_score(score) for score in data["scores"]),
        words=dict(words),
        derivation=_derivation(data["derivation"]),
        left_out=tuple(int(number) for number in data["left_out"]),
        licence=licence,
    )


def _item(data: dict[str, Any]) -> Item:
    choices, condition = data["choices"], data["asked_if"]
    return Item(
        id=data["id"],
        number=int(data["number"]),
        type=ItemType(data["type"]),
        page=int(data["page"]),
        choices=None if choices is None else Choices(choices["id"], tuple(int(code) for code in choices["codes"])),
        minimum=None if data["minimum"] is None else Decimal(data["minimum"]),
        maximum=None if data["maximum"] is None else Decimal(data["maximum"]),
        asked_if=None if condition is None else Condition(condition[0], tuple(int(code) for code in condition[1])),
    )


def _score(data: dict[str, Any]) -> ScoreRule:
    return ScoreRule(
        id=data["id"],
        rule=Rule(data["rule"]),
        of=tuple(data["of"]),
        direction=Direction(data["direction"]),
        recode={item: {int(code): int(worth) for code, worth in table} for item, table in data["recode"].items()},
        reversed=frozenset(data["reversed"]),
        minimum=Fraction(data["minimum"]),
        maximum=Fraction(data["maximum"]),
    )


def _derivation(data: list[Any] | None) -> Derivation | None:
    return None if data is None else Derivation(data[0], tuple(tuple(group) for group in data[1]))


def _words(data: dict[str, Any]) -> Words:
    labels = {scale: {int(code): label for code, label in given.items()} for scale, given in data["choices"].items()}
    return Words(
        name=data["name"],
        short=data["short"],
        cues=dict(data["cues"]),
        choices=labels,
        scores=dict(data["scores"]),
        score_notes=dict(data["score_notes"]),
        units=dict(data["units"]),
        worded=frozenset(data.get("worded", ())),
        paper_title=data.get("paper_title", ""),
        paper_instruction=data.get("paper_instruction", ""),
    )
