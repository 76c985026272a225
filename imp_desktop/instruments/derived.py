"""Instruments made from another one by leaving items out, such as the Dutch 24-item form of a 26-item scale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from imp_desktop.errors import ImpError, Problem
from imp_desktop.instruments.model import Derivation, Instrument, Rule, ScoreRule, Words
from imp_desktop.instruments.worth import can_be_scored, item_range, score_range


def awaiting(name: str, derivation: Derivation, parent: Instrument) -> Instrument:
    """The derived instrument before the left-out items are named: numbered items, no cues, no scores.

    The parent's items must all be of one kind, since nobody knows yet which of them stands where.
    """
    kept = len(parent.items) - len(derivation.leave_out)
    width = max(2, len(str(kept)))
    items = tuple(
        replace(parent.items[0], id=f"{name}_{place:0{width}}", number=place, page=1) for place in range(1, kept + 1)
    )
    words = {language: _without_cues(name, parent, given) for language, given in parent.words.items()}
    return Instrument(name, 1, items, (), words, derivation)


def misfit(derivation: Derivation, parent: Instrument) -> str:
    """Why nothing can be derived so: the first reason as "mixed" or "numbers"; "" where it can."""
    kinds = {(item.type, item.choices, item.minimum, item.maximum, item.asked_if) for item in parent.items}
    numbers = [number for group in derivation.leave_out for number in group]
    if len(set(numbers)) < len(numbers) or not set(numbers) <= {item.number for item in parent.items}:
        return "numbers"
    return "mixed" if len(kinds) > 1 else ""


def without(derived: Instrument, parent: Instrument, left_out: Sequence[int]) -> Instrument:
    """The derived instrument as printed when `left_out` are the parent's numbers that do not stand on it.

    Items keep the parent's order and take its cues and keys by position. Raises PAIR_DOES_NOT_FIT unless `left_out`
    names exactly one number of each group of the derivation.
    """
    derivation = derived.derivation
    if derivation is None or not _fits(derivation, left_out):
        raise _pair_does_not_fit(derived, left_out)
    kept = [item for item in parent.items if item.number not in left_out]
    ids = {old.id: new.id for old, new in zip(kept, derived.items, strict=True)}
    return replace(
        derived,
        scores=tuple(_score(derived.id, rule, parent, ids) for rule in parent.scores),
        words={language: _with_cues(words, parent, language, ids) for language, words in derived.words.items()},
        left_out=tuple(sorted(left_out)),
    )


def _fits(derivation: Derivation, left_out: Sequence[int]) -> bool:
    one_each = all(sum(number in group for number in left_out) == 1 for group in derivation.leave_out)
    return one_each and len(left_out) == len(derivation.leave_out)


def _pair_does_not_fit(derived: Instrument, left_out: Sequence[int]) -> ImpError:
    groups = derived.derivation.leave_out if derived.derivation else ()
    shown = [", ".join(str(number) for number in group) for group in groups]
    return ImpError(
        Problem.PAIR_DOES_NOT_FIT,
        given=", ".join(str(number) for number in left_out) or "–",
        instrument=derived.id,
        first=shown[0] if shown else "–",
        second=shown[1] if len(shown) > 1 else "–",
    )


def _score(name: str, rule: ScoreRule, parent: Instrument, ids: Mapping[str, str]) -> ScoreRule:
    if rule.rule is Rule.MEAN_OF_SCORES:
        return replace(rule, id=_own(name, parent, rule.id), of=tuple(_own(name, parent, part) for part in rule.of))
    kept = [item for item in rule.of if item in ids]
    parts = [item_range(parent.item(item), rule.recode.get(item)) for item in kept if can_be_scored(parent.item(item))]
    least, most = score_range(rule.rule, parts)
    return replace(
        rule,
        id=_own(name, parent, rule.id),
        of=tuple(ids[item] for item in kept),
        recode={ids[item]: table for item, table in rule.recode.items() if item in ids},
        reversed=frozenset(ids[item] for item in rule.reversed if item in ids),
        minimum=least,
        maximum=most,
    )


def _own(name: str, parent: Instrument, score: str) -> str:
    """The parent's score id with the derived instrument's name in front: scs26.isolation becomes scs.isolation."""
    return name + score.removeprefix(parent.id)


def _without_cues(name: str, parent: Instrument, words: Words) -> Words:
    labels, notes = (
        {_own(name, parent, score): text for score, text in given.items()}
        for given in (words.scores, words.score_notes)
    )
    return Words(name="", short="", choices=words.choices, scores=labels, score_notes=notes)


def _with_cues(words: Words, parent: Instrument, language: str, ids: Mapping[str, str]) -> Words:
    lent = parent.in_language(language)
    cues = {ids[item]: cue for item, cue in lent.cues.items() if item in ids}
    worded = frozenset(ids[item] for item in lent.worded if item in ids and ids[item] not in words.cues)
    return replace(words, cues=cues | dict(words.cues), worded=worded | words.worded)
